"""What an address that changes something is asked with: a row that is there, and a form that is filled enough to be heard."""

from typing import Any

from allauth.usersessions.models import UserSession

from gieo.core.perform import open_dossier
from gieo.councils.models import ExpertApplication
from gieo.councils.models.expert import Origin
from gieo.files.models import StoredFile
from gieo.identity.models import Appointment, Delegation, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import Actor
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Attempt
from gieo.law.services.enter_document import enter_document
from gieo.orientation.models import (
    DocumentReading,
    IntakePlace,
    IntakeWindow,
    NoticeFinding,
    OrientationNotice,
    ReadingLine,
)
from gieo.orientation.models.reading import LineKind, ReadingKind
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.reading.workflow import DOCUMENT_READING
from gieo.orientation.services.open_order import open_order
from gieo.orientation.services.open_reading import READING
from gieo.proposals.counter.paper import Paper
from gieo.proposals.models import AnswerRevision, Attachment, ImplementationPlace, Proposal
from gieo.proposals.services.invite_collaborator import invite_collaborator
from gieo.proposals.services.keep_counter_book import enter_paper, reserve_block
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.sharing import Part
from gieo.rulebooks import library
from tests.conftest import moment

AT = moment("2026-11-24 10:00")
Values = dict[str, dict[str, Any]]

# What a form must say at least, so that whoever is let in is told what else is missing, or has it done.
FILLED: dict[str, dict[str, str]] = {
    "councils:answer": {"answer": "yes"},
    "novelty:judge": {"verdict": "other_place", "reason": "Cùng đối tượng"},
    "orientation:act": {"act": "withdraw"},
    "orientation:finding": {"decision": "kept"},
    "orientation:part": {"text": "Bộ phận một cửa"},
    "orientation:reading-act": {"act": "confirm"},
    "orientation:reading-accept": {"kind": "goal"},
    "orientation:reading-line": {"text": "Nâng cao năng suất"},
    "proposals:choose": {"lay": "moi"},
}


def planted(*, notice: OrientationNotice, task: int, writer: User, others: dict[str, str]) -> Values:
    """Make the rows; what each address is asked with.

    Args:
        notice: of the province.
        task: of the register, to judge a pair with.
        writer: who owns the drafts.
        others: addresses of the accounts of readers, by reader.
    """
    FILLED["novelty:judge"]["task"] = str(task)
    province = Province.objects.get(pk="LS")
    return {
        **_bank(province, others),
        **_law(province),
        **_notice(notice),
        **_reading(province, _officer(others)),
        **_draft(writer, others["proposer"]),
        **_people(province, writer, others),
        **_order(others),
    }


def _officer(others: dict[str, str]) -> Actor:
    return actor_of(User.objects.get(email=others["science_officer"]), AT.date())


def _bank(province: Province, others: dict[str, str]) -> Values:
    """One who was put forward and has not answered; one who waits for an officer."""
    sender = User.objects.get(email=others["focal_officer"])
    body = Appointment.objects.get(person__user=sender).organisation
    asked, waiting = (
        ExpertApplication.objects.create(
            province=province, origin=Origin.NOMINATED, full_name="Chu Thị Thu", email=email, speciality="Luật",
            science_fields=[], nominated_by=body, sent_by=sender, sent_at=AT,
        )
        for email in (others["council_member"], "cho-xet@gieo.local")
    )  # fmt: skip
    return {"councils:answer": {"pk": asked.pk}, "councils:decide": {"what": "dang-ky", "pk": waiting.pk}}


def _law(province: Province) -> Values:
    """A text at hand without its number, and the record others cite it by."""
    words = "Trồng và chăm sóc cây phân tán trên địa bàn tỉnh"
    held = enter_document(
        number="", type="Chỉ thị", issuer="Chủ tịch UBND tỉnh Lạng Sơn", subject=words, province=province, text_held=True
    )  # fmt: skip
    stub = enter_document(number="12/CT-UBND", issued_on=AT.date(), subject=words, province=province)
    return {"law:match": {"pk": held.pk, "stub": stub.pk}}


def _notice(notice: OrientationNotice) -> Values:
    finding = NoticeFinding.objects.create(notice=notice, code="unknown_body", severity="warning", message="Không rõ")
    place = IntakePlace.objects.create(notice=notice, text="Bộ phận một cửa", order=90)
    return {
        "orientation:act": {"pk": notice.pk},
        "orientation:finding": {"pk": notice.pk, "finding_pk": finding.pk},
        "orientation:part": {"pk": notice.pk, "kind": "place", "part_pk": place.pk},
    }


def _reading(province: Province, officer: Actor) -> Values:
    """A directive that was read, with a line nobody has answered for."""
    document = enter_document(number="07/CT-UBND", issued_on=AT.date(), subject="Ứng dụng", province=province)
    reading = DocumentReading(
        province=province, document=document, kind=ReadingKind.DIRECTIVE, plan_year=AT.year, place=1, title="Ứng dụng",
        opened_at=AT, source_file=StoredFile.objects.filter(province=province).earliest("pk"),
        rulebook=library.in_force(province.family, on=AT.date()).id,
    )  # fmt: skip
    opened = open_dossier(DOCUMENT_READING, reading, Attempt(actor=officer, at=AT), legal_basis=READING).subject
    line = ReadingLine.objects.create(
        reading=opened, kind=LineKind.GOAL, order=1, text="Nâng năng suất", is_proposed=True
    )
    return {
        **{f"orientation:{page}": {"pk": opened.pk} for page in ("reading", "reading-act", "reading-accept")},
        "orientation:reading-line": {"pk": opened.pk, "line_pk": line.pk},
    }


def _draft(writer: User, invited: str) -> Values:
    """A draft with everything that can be taken off it, and one that is written by two."""
    first = Proposal.objects.filter(created_by=writer, state="draft").earliest("pk")
    actor = actor_of(writer, AT.date())
    shared = start_proposal(window=first.window, actor=actor, at=AT)
    invitation = invite_collaborator(proposal=shared, email=invited, part=Part.EDITOR, actor=actor, at=AT)
    place = ImplementationPlace.objects.create(proposal=first, name="Xã Hội Hoan")
    file = StoredFile.objects.filter(province="LS").earliest("pk")
    paper = Attachment.objects.create(proposal=first, kind="other", file=file, added_at=AT)
    met = AnswerRevision.objects.create(
        proposal=first, field="task_name", revision=1, value="Na Chi Lăng", at=AT, by=writer, conflicted=True
    )
    number = {"number": first.number}
    return {
        **{f"proposals:{name}": {**number, "place": place.pk} for name in ("remove-place", "agreement")},
        "proposals:remove-paper": {**number, "paper": paper.pk},
        **{f"proposals:{page}": number for page in ("preview", "orientation")},
        "proposals:choose": {**number, "save": met.pk},
        "proposals:take-back": {"number": shared.number, "collaborator": invitation.pk},
    }


def _people(province: Province, writer: User, others: dict[str, str]) -> Values:
    """A block of numbers of the counter, a session, a seat that is lent."""
    clerk = actor_of(User.objects.get(email=others["counter_clerk"]), AT.date())
    window = IntakeWindow.objects.filter(province=province).latest("closes_at")
    paper = Paper(key="ma-tran-1", title="Nuôi cá", proposer_name="Lê Văn Ba", window=window.pk)
    entry, block = enter_paper(paper=paper, actor=clerk, at=AT), reserve_block(province=province, actor=clerk, at=AT)
    session = UserSession.objects.create(user=writer, ip="127.0.0.1", session_key="m" * 32, user_agent="x")
    seat = Appointment.objects.get(person__user__email=others["science_officer"])
    lent = Delegation.objects.create(
        province=province, appointment=seat, to=Person.objects.create(full_name="Người thay", province=province),
        valid_from=AT.date(), valid_to=AT.date(), reason="Nghỉ phép", made_by_id=seat.person.user_id, made_at=AT,
    )  # fmt: skip
    return {
        "proposals:counter-sync": {"block": block.pk},
        **{f"proposals:counter-{page}": {"number": entry.number} for page in ("entry", "receipt")},
        "usersessions_end": {"pk": session.pk},
        "workspace:recall": {"pk": lent.pk},
    }


def _order(others: dict[str, str]) -> Values:
    """One that its focal officer has begun and not sent."""
    focal = actor_of(User.objects.get(email=others["focal_officer"]), AT.date())
    facts = OrderFacts(
        title="Chẩn đoán sớm", plan_year=2028, need="Bệnh tăng", expected_result="Quy trình",
        grounds=(Picked(id="development_plan", name="Kế hoạch phát triển"),),
    )  # fmt: skip
    order = open_order(province="LS", facts=facts, actor=focal, at=AT)
    return {"dossiers:act": {"number": order.number, "act": "send"}}
