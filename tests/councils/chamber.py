"""A province with everybody a council needs, and a proposal that was forwarded to it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.test import Client

from gieo.core import trail
from gieo.core.perform import open_dossier
from gieo.councils.models import Membership
from gieo.councils.seats import CouncilSeat
from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.councils.sitting.facts import (
    Answer,
    DeclarationFacts,
    FoundFacts,
    MemberRow,
    PapersFacts,
    SittingFacts,
    VotingFacts,
)
from gieo.dossiers.docket import entry_of
from gieo.dossiers.services.act import act
from gieo.files.models import StoredFile
from gieo.identity.models import Organisation, OrganisationKind, Person, Province, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.workflow import Attempt
from gieo.novelty.searched_in import SearchedIn
from gieo.orientation.models import IntakeWindow
from gieo.proposals.determination.counting import criteria_of
from gieo.proposals.determination.facts import BallotFacts, Mark, ResultFacts, Verdict
from gieo.proposals.facts import SubmissionFacts
from gieo.proposals.forms import form_of
from gieo.proposals.models import Determination, Proposal
from gieo.proposals.rules.requirements import criteria_of as criteria_of_form
from gieo.proposals.screening.facts import ForwardFacts, SearchFacts
from gieo.proposals.screening.facts import Verdict as SearchVerdict
from gieo.proposals.services.compile_proposal import compile_proposal
from gieo.proposals.services.open_determination import open_determination
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks import library
from tests.conftest import moment
from tests.councils.secretaries import secretaries
from tests.factories import notice_draft, officer_of, person_in, province_of, window_for
from tests.proposals.forms import complete

SEATS = (
    CouncilSeat.CHAIR,
    CouncilSeat.VICE_CHAIR,
    CouncilSeat.REVIEWER,
    CouncilSeat.REVIEWER,
    CouncilSeat.SECRETARY,
    *(CouncilSeat.MEMBER,) * 4,
)
DAY = date(2026, 1, 1)
START = moment("2024-06-10 08:00")


@dataclass
class Chamber:
    """The province, its officers, nine people, and the hours of the story."""

    code: str = "BG"
    start: datetime = START
    people: list[Person] = field(default_factory=list)
    pledged: set[tuple[int | None, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.province = province_of(self.code)
        self.officer = officer_of(self.province)
        self.director = self._seated(Role.DIRECTOR, "Giám đốc")
        self.chairman = self._seated(Role.CHAIRMAN, "Chủ tịch tỉnh")
        self.clerk = self._seated(Role.RECORDS_CLERK, "Văn thư")
        if not self.people:
            self.people = [self.expert(f"Thành viên {at}") for at in range(1, 10)]

    def _seated(self, role: Role, name: str) -> Actor:
        person = person_in(role, self.province, name=name, email=f"{role}.{self.code.lower()}@gieo.test")
        assert person.user
        return actor_of(person.user, DAY)

    def expert(self, name: str, body: Organisation | None = None) -> Person:
        email = f"{name.replace(' ', '.').lower()}.{self.code.lower()}@gieo.test"
        return person_in(Role.COUNCIL_MEMBER, self.province, name=name, email=email, body=body)

    def actor(self, person: Person) -> Actor:
        assert person.user
        return actor_of(person.user, DAY)

    # ------------------------------------------------------------ the proposal

    def _window(self) -> IntakeWindow:
        known = IntakeWindow.objects.filter(province=self.province).first()
        return known or window_for(notice_draft(self.province, at=moment("2024-03-05 08:00")))

    @transaction.atomic
    def proposal(self, *, body: Organisation | None = None, proposer: Person | None = None, **answers) -> Proposal:
        """One that was submitted, as if it had come in by the window."""
        window = self._window()
        person = proposer or person_in(
            Role.PROPOSER, self.province, name="Người nêu", email=f"neu.{self.code.lower()}@gieo.test"
        )
        at = self.start - timedelta(days=30)
        serial = Proposal.objects.filter(province=self.province).count() + 1
        content = complete(**answers)
        proposal = Proposal(
            province=self.province, number=f"{self.code}-DX-2025-{serial:04d}", window=window, plan_year=2025,
            proposer=person, organisation=body, created_by=person.user, created_at=at, form="lang-son/2018-09-03",
            rulebook=library.in_force(self.province.family, on=self.start.date()).id,
            title=content["task_name"], title_key=content["task_name"], answers=content,
        )  # fmt: skip
        open_dossier(PROPOSAL, proposal, Attempt(actor=self.actor(person), at=at), legal_basis=("TT06-2023:3",))
        pdf = StoredFile.objects.create(
            province=self.province, sha256="0" * 64, size=1, name="phieu.pdf", media_type="application/pdf",
            scan_state="clean", received_at=at,
        )  # fmt: skip
        Proposal.objects.filter(pk=proposal.pk).update(
            state="submitted", submitted_at=at, content_hash="0" * 64, submitted_pdf=pdf
        )
        facts = SubmissionFacts(receipt="GTN-1", content_hash="0" * 64, pages=2, files=0)
        trail.append([trail.link(
            workflow=PROPOSAL, name="submit", subject=proposal, source="draft", target="submitted",
            legal_basis=("TT06-2023:3",), attempt=Attempt(actor=SYSTEM, at=at, facts=facts),
        )])  # fmt: skip
        proposal.refresh_from_db()
        return proposal

    def compiled(self, **made) -> Proposal:
        return self.taken_in(self.proposal(**made))

    def taken_in(self, proposal: Proposal) -> Proposal:
        criteria = {criterion.id: True for criterion in criteria_of_form(form_of(proposal.form))}
        return compile_proposal(proposal=proposal, criteria=criteria, actor=self.officer, at=self.start)

    def searched(self, verdict: SearchVerdict = SearchVerdict.NEW, hits=(), **made) -> Proposal:
        facts = SearchFacts(
            sources=(SearchedIn.NATIONAL, SearchedIn.PROVINCIAL), keywords="hồng", verdict=verdict, hits=hits
        )
        return act(self.compiled(**made), "search_duplicates", actor=self.officer, at=self.start, facts=facts).subject

    def forwarded(self, **made) -> Proposal:
        return act(self.searched(**made), "forward", actor=self.officer, at=self.start, facts=ForwardFacts()).subject

    def determination(self, **made) -> Determination:
        return open_determination(parent=entry_of(self.forwarded(**made)), actor=SYSTEM, at=self.start)

    def determination_of(self, proposal: Proposal) -> Determination:
        """Of a proposal that stands before or on the common list."""
        if proposal.state == "submitted":
            proposal = self.taken_in(proposal)
        facts = SearchFacts(sources=tuple(SearchedIn), keywords="x", verdict=SearchVerdict.NEW)
        found = act(proposal, "search_duplicates", actor=self.officer, at=self.start, facts=facts).subject
        gone = act(found, "forward", actor=self.officer, at=self.start, facts=ForwardFacts()).subject
        return open_determination(parent=entry_of(gone), actor=SYSTEM, at=self.start)

    # ------------------------------------------------------------ the council

    def rows(self, people: list[Person] | None = None, seats=SEATS) -> tuple[MemberRow, ...]:
        chosen = people or self.people
        return tuple(
            MemberRow(person=Picked(id=person.pk, name=person.full_name), seat=seat)
            for person, seat in zip(chosen, seats, strict=False)
        )

    def founding(self, people: list[Person] | None = None, seats=SEATS, **changes) -> FoundFacts:
        """What the decision says: a council of nine, and the two who help it."""
        said = {"reason": "Đúng chuyên môn", "secretaries": secretaries(self.province), **changes}
        return FoundFacts(members=self.rows(people, seats), **said)

    def founded(self, item: Determination, people: list[Person] | None = None) -> Determination:
        facts = self.founding(people)
        return act(item, "found_council", actor=self.director, at=self.start, facts=facts).subject

    @property
    def sitting_at(self) -> datetime:
        return self.start + timedelta(days=21)

    def called(self, item: Determination, people: list[Person] | None = None) -> Determination:
        facts = PapersFacts(sitting_at=self.sitting_at, place="Phòng họp số 1", papers="Phiếu đề xuất")
        founded = self.founded(item, people)
        return act(founded, "send_papers", actor=self.officer, at=self.start + timedelta(days=1), facts=facts).subject

    def pledge(self, item: Determination, person: Person) -> None:
        """Once in each council."""
        if (item.council_id, person.pk) not in self.pledged:
            pledge_confidentiality(item=item, actor=self.actor(person), at=self.start + timedelta(days=2))
            self.pledged.add((item.council_id, person.pk))

    def declare(self, item: Determination, person: Person, *, kinds=(), name: str = "declare") -> Determination:
        self.pledge(item, person)
        picked = tuple(Picked(id=kind, name=kind) for kind in kinds)
        facts = DeclarationFacts(
            answer=Answer.CONFLICT if kinds else Answer.NONE, kinds=picked, words="Cùng gia đình" if kinds else ""
        )
        return act(item, name, actor=self.actor(person), at=self.start + timedelta(days=2), facts=facts).subject

    def members(self, item: Determination, people: list[Person] | None = None) -> tuple[Picked, ...]:
        there = Membership.objects.filter(council=item.council).order_by("pk").select_related("person")
        wanted = {person.pk for person in people} if people is not None else None
        return tuple(
            Picked(id=each.pk, name=each.person.full_name)
            for each in there
            if wanted is None or each.person_id in wanted
        )

    def opened(self, item: Determination, people: list[Person] | None = None, **changes) -> Determination:
        facts = SittingFacts(present=self.members(item, people), **changes)
        return act(item, "open_sitting", actor=self.officer, at=self.sitting_at, facts=facts).subject

    def voting(self, item: Determination, people: list[Person] | None = None) -> Determination:
        """Called, declared by everybody, opened, with the vote begun."""
        called = self.called(item)
        for person in people or self.people:
            called = self.declare(called, person)
        sitting = self.opened(called, people)
        facts = VotingFacts(present=self.members(sitting, people))
        return act(sitting, "open_voting", actor=self.officer, at=self.sitting_at, facts=facts).subject

    def ballot(self, item: Determination, *, favour: bool = True, reason: str = "Cần cho tỉnh") -> BallotFacts:
        marks = [
            Mark(
                criterion=Picked(id=criterion.key, name=criterion.text),
                verdict=Verdict.MET if favour or at else Verdict.NOT_MET,
            )
            for at, criterion in enumerate(criteria_of(item))
        ]
        return BallotFacts(marks=tuple(marks), reason=reason)

    def vote(self, item: Determination, person: Person, *, favour: bool = True, **changes) -> Determination:
        facts = self.ballot(item, favour=favour, **changes)
        at = self.sitting_at + timedelta(hours=1)
        return act(item, "vote", actor=self.actor(person), at=at, facts=facts).subject

    def voted(self, item: Determination, *, favour: int, people: list[Person] | None = None) -> Determination:
        """So many in favour, the others against."""
        voting = self.voting(item, people)
        for at, person in enumerate(people or self.people):
            voting = self.vote(voting, person, favour=at < favour)
        return voting

    @staticmethod
    def result(**changes) -> ResultFacts:
        return ResultFacts(**{"discussion": "Trao đổi", **changes})


def cooperative(province: Province, name: str = "Hợp tác xã Hồi Vân") -> Organisation:
    return register_organisation(name=name, kind=OrganisationKind.ENTERPRISE, province=province)


def browser(actor: Actor) -> Client:
    """A browser in which an actor is signed in."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client
