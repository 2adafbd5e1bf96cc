"""A province at work: a council that votes, a standing council, signed papers, letters, a result, a list brought in."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gieo.contracts.contract.facts import RemunerationFacts, RemunerationRow
from gieo.core import trail
from gieo.councils.letters import LetterKind
from gieo.councils.models import (
    STANDING,
    Council,
    Membership,
    RemarkRelease,
    RemarkReply,
    ThematicSession,
    WorkingRegulation,
)
from gieo.councils.notes import NoteKind
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.close_voting import close_voting
from gieo.councils.services.found_council import NewMember, found_council
from gieo.councils.services.leave_note import leave_note
from gieo.councils.services.write_letters import write_letters
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import FrozenVersion
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Person, User
from gieo.identity.services.appoint import NOT_GIVEN
from gieo.kernel.actors import SYSTEM, Role
from gieo.outcomes.outcome.facts import OfferFacts
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import PriorityListVersion
from gieo.proposals.services.freeze_priority_list import freeze_priority_list
from gieo.records.services.sign_document import sign_document
from gieo.registry.services.look_at_list import look_at_list
from tests.acceptance import makers as ending
from tests.conftest import moment
from tests.contracts import makers as money
from tests.councils.chamber import Chamber, browser
from tests.factories import department_of, province_of
from tests.officialdocs.authority import Authority
from tests.outcomes import makers
from tests.records import office
from tests.records.test_letters import laid_down, made
from tests.selection.cast import Cast, checked_call
from tests.selection.cast_council import selection_of, walk
from tests.selection.cast_money import appraisal_of

NOW = "2026-11-24 10:00"
DAY = moment(NOW)
STANDING_PAGE = "/lam-viec/hoi-dong-tinh"
GIVEN = sorted(set(Role) - NOT_GIVEN)


class Province:
    """What there is, and everybody who asks for it.

    Attributes:
        values: what an address is asked with, by its name.
        readers: a browser by whom it belongs to.
    """

    def __init__(self) -> None:
        self.chamber = Chamber()
        self.values: dict[str, dict[str, Any]] = {}
        self._council()
        self._standing()
        self._records()
        self._sent()
        self._priorities()
        self._others()
        self._team()
        self._reviewers()
        self.readers = dict(self._readers())

    def of(self, name: str) -> str:
        """An address."""
        return reverse(name, kwargs=self.values[name])

    def _council(self) -> None:
        """One that votes on a dossier, though one member never pledged; one still to be chosen."""
        chamber = self.chamber
        self.item = chamber.voting(chamber.determination(), chamber.people[:8])
        asked = leave_note(
            procedure=PROCEDURE, item=self.item, kind=NoteKind.QUESTION, words="Mua của ai?",
            actor=chamber.actor(chamber.people[5]), at=chamber.sitting_at,
        )  # fmt: skip
        number, before = (
            {"number": each.number} for each in (self.item, chamber.determination(task_name="Chọn giống na"))
        )
        for page in (
            "board", "member", "pledge", "note", "mark", "ballot", "ballot-preview", "ballot-workbook", "ballot-import", "day",
            "observe",
        ):  # fmt: skip
            self.values[f"councils:{page}"] = number
        self.values |= {
            "councils:ballot-paper": {**number, "suffix": "docx"},
            "councils:minutes": {**number, "suffix": "docx"},
            "councils:write-minutes": {**number, "section": "discussion"},
            "councils:bind": {**number, "paper": "council_minutes"},
            "councils:answer-question": {**number, "pk": asked.pk},
            "councils:invitation": {"pk": entry_of(self.item).pk},
            "councils:remarks": number,
            **self._remarks(),
            "councils:choosing": before,
            "councils:choose": {**before, "act": "boc-tham"},
        }
        letters = write_letters(
            procedure=PROCEDURE, item=self.item, kind=LetterKind.INVITATION, subject="Mời họp", words="Kính mời {họ tên}",
            actor=chamber.officer, at=chamber.sitting_at,
        )  # fmt: skip
        self.values |= {"councils:letters": number}
        for page in ("letter-round", "release-letters", "hold-letters"):
            self.values[f"councils:{page}"] = {**number, "pk": letters.pk}
        for page in (
            "audit:procedure",
            "audit:procedure-package",
        ):
            self.values[page] = number
        sequence = trail.history_of(self.item).get(name="found_council").sequence
        issued = {**number, "sequence": sequence, "kind": "council_decision"}
        frozen = FrozenVersion.objects.get(paper="council_decision", sequence=sequence)
        self.values |= {"dossiers:version-paper": {**number, "pk": frozen.pk, "suffix": "docx"}}
        self.values |= {"dossiers:paper": {**issued, "suffix": "docx"}, "records:take-over": issued}

    def _remarks(self) -> dict[str, dict[str, Any]]:
        """What its proposer was told of the council's remarks, as where the rulebook of a province lets them answer."""
        told = RemarkRelease.objects.create(
            entry=entry_of(self.item), council=self.item.council, at=self.chamber.start, until=self.chamber.sitting_at
        )
        proposal = entry_of(self.item.proposal)
        RemarkReply.objects.create(release=told, dossier=proposal, remarks=["Bổ sung nơi áp dụng"])
        return {page: {"number": proposal.number} for page in ("councils:reply", "councils:keep-reply")}

    def _standing(self) -> None:
        chamber = self.chamber
        council = Council.objects.create(
            province=chamber.province, kind=STANDING, title="Hội đồng KH&CN tỉnh", founded_at=chamber.start,
            rulebook="bac-giang/2022-03-25",
        )  # fmt: skip
        session = ThematicSession.objects.create(
            council=council, theme="health", title="Chuyển đổi số y tế", held_at=chamber.start, place="Sở",
            agenda="1. …", conclusions="Làm ngay", concluded_at=chamber.sitting_at,
        )  # fmt: skip
        browser(chamber.officer).post(
            f"{STANDING_PAGE}/viec/quy-che",
            {"file": SimpleUploadedFile("quy-che.txt", "Quy chế".encode()), "adopted_on": "2024-06-12", "note": ""},
        )
        member = Membership.objects.create(
            council=council, person=chamber.expert("Người thường trực"), seat="chair", valid_from=chamber.start.date()
        )
        year = {"pk": member.pk, "year": chamber.start.year}
        self.values |= {
            "councils:activity": year,
            "councils:activity-sheet": {**year, "suffix": "docx"},
            "councils:standing-decision": {"pk": council.pk, "suffix": "docx"},
            "councils:conclusions": {"pk": session.pk, "suffix": "docx"},
            "councils:regulation": {"pk": WorkingRegulation.objects.get(council=council).pk},
        }

    def _sent(self) -> None:
        """A document that went out, and what the people of a running task were paid."""
        document, key = office.numbered(2), Authority().key_file(office.HEAD, b"mk")
        sign_document(document=document, actor=office.head(), at=DAY, key_file=key, passphrase="mk")
        act(document, "issue", actor=office.clerk(), at=DAY)
        for page in ("copy", "package"):
            self.values[f"records:{page}"] = {"number": document.number}
        people = money.cast()
        contract = money.running(people, rulebook=money.L2025)
        rows = (RemunerationRow(name="Trần Thị Lan", part="Chủ nhiệm", amount=100, paid_on=date(2025, 6, 1)),)
        facts = RemunerationFacts(rows=rows)
        act(contract, "state_remuneration", actor=people.host, at=moment("2025-06-20 10:00"), facts=facts)
        for page in ("remuneration", "remuneration-list"):
            self.values[f"lifecycle:{page}"] = {"number": contract.number}
        self.values["lifecycle:remuneration-sheet"] = {"number": contract.number, "place": 1}

    def _records(self) -> None:
        document, series = office.numbered(), made(laid_down(("Ủy viên 1", "Bắc Giang", 1)))
        for page in ("papers", "sign", "seal"):
            self.values[f"records:{page}"] = {"number": document.number}
        for page in ("series", "letters-package", "progress", "start", "stop"):
            self.values[f"records:{page}"] = {"pk": series.pk}
        self.values["records:letter"] = {"pk": series.pk, "at": 1}

    def _priorities(self) -> None:
        chamber = self.chamber
        second = chamber.voted(chamber.determination(task_name="Vải chín sớm"), favour=9)
        close_voting(second, PROCEDURE, actor=chamber.officer, at=chamber.sitting_at, facts=chamber.result())
        freeze_priority_list(
            province=chamber.province, year=2025, line=None, name="Trình lần 1", actor=chamber.officer,
            at=chamber.sitting_at,
        )  # fmt: skip
        version = PriorityListVersion.objects.get()
        self.values |= {
            "proposals:priorities": {"year": 2025},
            "proposals:freeze-priorities": {"year": 2025},
            "proposals:tag-technology": {"year": 2025, "pk": second.pk},
            "proposals:priority-version": {"year": 2025, "pk": version.pk},
            "councils:fees": {"number": second.number},
            "councils:fee-workbook": {"number": second.number},
            "councils:fee-list": {"number": second.number, "suffix": "docx"},
        }

    def _team(self) -> None:
        """An appraisal whose team is still to be founded."""
        waiting = {"number": appraisal_of(Cast()).number}
        self.values |= {"selection:team-unwanted": waiting, "selection:review-unwanted": waiting}

    def _reviewers(self) -> None:
        """A council of a term on the applications of a call, whose reviewers are still to be named."""
        cast, people = Cast(), self.chamber.people
        item = selection_of(checked_call(cast))
        seats = {0: CouncilSeat.CHAIR, 4: CouncilSeat.SECRETARY, 5: CouncilSeat.MEMBER}
        council = found_council(
            province=cast.province, kind="selection", title="Hội đồng nhiệm kỳ", rulebook=item.rulebook,
            members=[NewMember(person=people[place].pk, seat=seat) for place, seat in seats.items()],
            actor=cast.of(Role.CHAIRMAN), at=item.state_since, term_ends_on=date(2030, 12, 31),
        )  # fmt: skip
        walk(item, "founded", council=council)
        for page in ("reviewing", "reviewing-workbook", "reviewing-import", "ask-preferences"):
            self.values[f"councils:{page}"] = {"number": item.number}
        self.values["councils:preferences"] = {"pk": entry_of(item).pk}

    def _others(self) -> None:
        outcome = makers.effective()
        offer = OfferFacts(offer="Giống vải chín sớm", conditions="Đất đồi, có tưới", contact="Viện Cây ăn quả")
        act(outcome, "offer", actor=ending.officer(), at=moment("2024-08-01 09:00"), facts=offer)
        taken = look_at_list(
            content="TT;Tên nhiệm vụ;Mã số\n1;Sấy lạnh hồng vành khuyên;ĐT-2019-01\n".encode(), name="danh-muc.csv",
            source="Danh mục 2021", province=self.chamber.province, actor=SYSTEM, at=DAY,
        )  # fmt: skip
        self.values["outcomes:result"] = {"number": outcome.number}
        for page in ("import", "take-in", "take-back"):
            self.values[f"registry:{page}"] = {"pk": taken.pk}

    def _readers(self) -> Any:
        yield "nobody", Client()
        for role in GIVEN:
            yield role.value, _seated(f"vai-{role}.bg@gieo.test", [role], "BG")
        yield "all_elsewhere", _seated("moighe.ls@gieo.test", GIVEN, "LS")
        people = self.chamber.people
        for name, person in (
            ("sitting_chair", people[0]),
            ("sitting_secretary", people[4]),
            ("sitting_member", people[5]),
            ("unpledged", people[8]),
        ):
            yield name, browser(self.chamber.actor(person))
        yield "proposer_of_it", browser(self.chamber.actor(self.item.proposal.proposer))


def _seated(email: str, roles: list[Role], code: str) -> Client:
    province = province_of(code)
    user, body = User.objects.create_user(email), department_of(province)
    person = Person.objects.create(full_name=f"Người {email}", user=user, province=province, email=email)
    Appointment.objects.bulk_create(
        Appointment(person=person, province=province, organisation=body, role=role) for role in roles
    )
    client = Client()
    client.force_login(user)
    return client


# What a form must say at least, so that whoever is let in is told what else is missing.
FILLED = {
    "councils:note": {"kind": "remark"},
    "councils:write-minutes": {"base": "0", "words": "Đã trao đổi"},
}
