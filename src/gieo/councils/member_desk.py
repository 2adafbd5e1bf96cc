"""The desk of one member: what to do next on a dossier, what to read, what was said; and all dossiers one sits on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gieo.core.models import Stateful
from gieo.councils.bench import Sitter, bench_of
from gieo.councils.models import (
    Attendance,
    Ballot,
    Council,
    CouncilItem,
    Declaration,
    MemberNote,
    Membership,
    QualityRecord,
    RemarkReply,
)
from gieo.councils.models.item import PHASES
from gieo.councils.notes import NoteKind
from gieo.councils.phases import Phase, dated_phases, next_in, now_in, phases_of
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.rules.order import own_order
from gieo.councils.rules.phases import Standing
from gieo.councils.services.leave_note import is_before_count
from gieo.councils.services.note_quality import marked_by_chair
from gieo.councils.sitting.hearing import is_heard, release_of, replies_to
from gieo.councils.sitting.phases import why_no_remarks, why_no_votes
from gieo.dossiers import selectors
from gieo.dossiers.kinds import kind_named, kind_of
from gieo.dossiers.models import DocketEntry, Enclosure
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal
from gieo.rulebooks import library

PLEDGE, DECLARE, READ, VOTE, DONE, OUT = "pledge", "declare", "read", "vote", "done", "out"
HELPING = _("Thư ký hành chính")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a member on a dossier.

    Attributes:
        state: look of a badge: done, in_hand (this is next) or waiting.
        detail: when it was done, or what it waits for.
    """

    key: str
    label: str
    state: str
    at: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDesk:
    """A dossier as one of its council works on it.

    Attributes:
        now: key of the next step; `DONE` when nothing is left, `OUT` for whom a conflict bars.
        why_out: what bars.
        to_read: what is judged, in the member's own order; empty before declaring.
        enclosures: papers of the dossier; empty before declaring.
        own: what the member said, questions apart.
        others: what colleagues said; None until the ballots are opened or, where the rulebook shares remarks,
            until the member has voted.
        ballots: every version of the own ballot, the last first.
        may_revise: the ballot was cast and not opened yet.
        phases: of the work, where the desk of the council has set any; `no_remarks` and `no_votes` say why not now.
        takes_sheets: ballots filled in elsewhere can be brought in now or later.
        questions: everybody's, with answers; who asked is not told.
        marks: once the ballots were opened, for the chair: who was there, and what the chair noted of the work.
        replies: what was told of the remarks to whom it is about, as they read it, and their answers.
    """

    item: CouncilItem
    sitter: Sitter
    steps: Sequence[Step]
    now: str
    why_out: Refusal | None
    to_read: Sequence[Stateful]
    enclosures: Sequence[Enclosure]
    own: Sequence[MemberNote]
    others: Sequence[MemberNote] | None
    questions: Sequence[MemberNote]
    replies: Sequence[RemarkReply]
    ballots: Sequence[Ballot]
    declare_url: str
    may_speak: bool
    may_revise: bool
    shares_remarks: bool
    phases: Sequence[Phase]
    no_remarks: Refusal | None
    no_votes: Refusal | None
    takes_sheets: bool
    marks: Sequence[tuple[Attendance, QualityRecord | None]]
    hears_reply: bool

    @property
    def phase(self) -> Phase | None:
        """What is open now."""
        return now_in(self.phases)

    @property
    def next_phase(self) -> Phase | None:
        """What comes next."""
        return next_in(self.phases)


def desk_of_member(
    procedure: Procedure, item: CouncilItem, entry: DocketEntry, actor: Actor, *, at: datetime
) -> MemberDesk | None:
    """The desk of whoever reads, as a member of the council; None for everybody else, and before papers were sent."""
    sitter = bench_of(item).of(actor.user)
    if sitter is None or item.papers_sent_at is None:
        return None
    now = _now(procedure, item, sitter, at)
    notes = list(_notes(item)) if sitter.is_clear else []
    shares_remarks = procedure.rule(item).shares_remarks
    sees_others = item.closed_at is not None or (shares_remarks and sitter.ballot is not None)
    said = [note for note in notes if note.kind != NoteKind.QUESTION]
    mine = sitter.membership.pk
    return MemberDesk(
        item=item,
        sitter=sitter,
        steps=_steps(procedure, item, sitter, now, at),
        now=now,
        why_out=sitter.barred[0] if sitter.barred else None,
        to_read=_in_own_order(item.judged_dossiers(), mine) if sitter.is_clear else (),
        enclosures=selectors.enclosures_of(entry) if sitter.is_clear else (),
        own=[note for note in said if note.membership_id == mine],
        others=[note for note in said if note.membership_id != mine] if sees_others else None,
        questions=[note for note in notes if note.kind == NoteKind.QUESTION],
        replies=_replies(procedure, item) if sitter.is_clear else (),
        ballots=_versions(item, sitter) if sitter.ballot else (),
        declare_url=_declare_url(procedure, item),
        may_speak=sitter.is_clear and is_before_count(procedure, item),
        may_revise=_may_revise(procedure, item, sitter),
        shares_remarks=shares_remarks,
        phases=phases_of(procedure, item, at),
        no_remarks=why_no_remarks(item, at),
        no_votes=why_no_votes(item, at),
        takes_sheets=item.votes_span.stands(at) is not Standing.OVER,
        marks=_marks(item, actor) if item.closed_at else (),
        hears_reply=is_heard(procedure, item),
    )


def _marks(item: CouncilItem, actor: Actor) -> list[tuple[Attendance, QualityRecord | None]]:
    lines = marked_by_chair(item, actor)
    noted = QualityRecord.objects.filter(entry=entry_pk(item), by_chair=True) if lines else ()
    records = {each.membership_id: each for each in noted}
    return [(line, records.get(line.membership_id)) for line in lines]


def _replies(procedure: Procedure, item: CouncilItem) -> Sequence[RemarkReply]:
    told = release_of(item) if is_heard(procedure, item) else None
    return replies_to(told) if told else ()


def _may_revise(procedure: Procedure, item: CouncilItem, sitter: Sitter) -> bool:
    is_sealed = item.state == procedure.voting and item.closed_at is None
    return is_sealed and sitter.takes_part and sitter.ballot is not None


def _versions(item: CouncilItem, sitter: Sitter) -> Sequence[Ballot]:
    return list(Ballot.objects.filter(entry=entry_pk(item), membership=sitter.membership).order_by("-version"))


def _notes(item: CouncilItem) -> QuerySet[MemberNote]:
    notes = MemberNote.objects.filter(entry=entry_pk(item)).select_related("membership__person")
    return notes.order_by("pk")


def _in_own_order(dossiers: Sequence[Stateful], reader: int) -> list[Stateful]:
    by_number = {kind_of(dossier).number(dossier): dossier for dossier in dossiers}
    return [by_number[number] for number in own_order(by_number, reader=reader)]


def _now(procedure: Procedure, item: CouncilItem, sitter: Sitter, at: datetime) -> str:
    if sitter.barred:
        return OUT
    if sitter.ballot or item.closed_at:
        return DONE
    if sitter.membership.pledged_at is None and not sitter.has_declared:
        return PLEDGE
    if not sitter.has_declared:
        return DECLARE
    may_vote = item.state == procedure.voting and sitter.is_present and why_no_votes(item, at) is None
    return VOTE if may_vote else READ


def _steps(procedure: Procedure, item: CouncilItem, sitter: Sitter, now: str, at: datetime) -> list[Step]:
    """Pledge, declaration, reading, ballot: each done, next, or still to come."""
    declared = sitter.declarations[-1].at if sitter.declarations else None
    voted = sitter.ballot.cast_at if sitter.ballot else None
    closed = why_no_votes(item, at)
    if item.state == procedure.voting and not sitter.is_present:
        waits = _("Không có tên trong danh sách dự họp")
    elif closed:
        waits = _(closed.message) % closed.params
    else:
        waits = _("Mở khi thư ký bắt đầu bỏ phiếu")
    return [
        _step(PLEDGE, _("Cam kết bảo mật"), now, at=sitter.membership.pledged_at),
        _step(DECLARE, _("Kê khai xung đột lợi ích"), now, at=declared),
        _step(READ, _("Đọc hồ sơ, nhận xét, hỏi"), now, at=None, is_done=now in {VOTE, DONE} and sitter.is_clear),
        _step(VOTE, _("Phiếu đánh giá"), now, at=voted, detail="" if voted or now == VOTE else waits),
    ]


def _step(key: str, label: str, now: str, *, at: datetime | None, is_done: bool = False, detail: str = "") -> Step:
    state = "done" if at or is_done else "in_hand" if key == now else "waiting"
    return Step(key=key, label=label, state=state, at=at, detail=detail)


def _declare_url(procedure: Procedure, item: CouncilItem) -> str:
    """The page of the declaration in the state the dossier is in."""
    acts = {
        procedure.papers_sent: "declare",
        procedure.sitting: "declare_in_sitting",
        procedure.voting: "declare_in_voting",
    }
    act = next((name for state, name in acts.items() if state == item.state and is_before_count(procedure, item)), "")
    return reverse("dossiers:act", args=[item.number, act]) if act else ""


# ---------------------------------------------------------------- all dossiers one sits on


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """A dossier before a council one sits in, or helps as an administrative secretary.

    Attributes:
        council_kind: as the rulebook calls it; tells nothing of the dossier, as its title does.
        has_pledged, has_declared, has_voted: how far one is.
        phases: in which remarks and ballots are taken, where any were set.
        helps: one neither declares nor votes.
    """

    entry: DocketEntry
    council: str
    council_kind: str
    seat: str
    has_pledged: bool
    has_declared: bool
    has_voted: bool
    phases: Sequence[Phase]
    helps: bool = False

    @property
    def is_masked(self) -> bool:
        """Number and title wait for the pledge."""
        return not (self.has_pledged or self.has_declared)


def seated_on(actor: Actor, kinds: Sequence[str], *, at: datetime) -> list[Seated]:
    """Open dossiers that wait for councils one sits in, in one's own order; as many queries for any number.

    Args:
        actor: whose.
        kinds: names of the kinds that councils decide.
        at: when; phases are open or not by it.
    """
    seats = {seat.council_id: seat for seat in Membership.objects.filter(person__user=actor.user).order_by("pk")}
    known = selectors.known_to(actor).filter(kind__in=kinds, is_open=True)
    entries = {entry.pk: entry for entry in known}
    held = _before_councils(entries, kinds)
    councils = Council.objects.in_bulk({item.council_id for item in held.values()})
    mine = {"entry__in": entries, "membership__in": [seat.pk for seat in seats.values()]}
    said = set(Declaration.objects.filter(**mine).values_list("entry", flat=True))
    cast = set(Ballot.objects.filter(**mine).values_list("entry", flat=True))
    found: dict[str, Seated] = {}
    for pk, item in held.items():
        entry, council = entries[pk], councils[item.council_id or 0]
        seat, helping = seats.get(council.pk), _helping(council, actor)
        if seat is None and helping is None:
            continue
        found[entry.number] = Seated(
            entry=entry,
            council=council.title,
            council_kind=library.get(council.rulebook).councils[council.kind].title,
            seat=seat.in_council.label if seat else HELPING,
            has_pledged=bool(seat.pledged_at if seat else helping and helping.get("pledged_at")),
            has_declared=pk in said,
            has_voted=pk in cast,
            phases=dated_phases(item, at),
            helps=seat is None,
        )
    return [found[number] for number in own_order(found, reader=actor.user or 0)]


def _helping(council: Council, actor: Actor) -> Mapping[str, Any] | None:
    """What the decision says of a reader who helps a council; None of everybody else."""
    return next((each for each in council.secretaries if actor.user and each["user"] == actor.user), None)


def _before_councils(entries: dict[int, DocketEntry], kinds: Sequence[str]) -> dict[int, CouncilItem]:
    """By line of the docket, the dossiers that a council was called to, with their phases: one query for each kind."""
    held: dict[int, CouncilItem] = {}
    for name in kinds:
        subjects = {entry.subject_id: pk for pk, entry in entries.items() if entry.kind == name}
        items: Any = kind_named(name).model._base_manager  # every kind here is a `CouncilItem`
        called = items.filter(pk__in=subjects, papers_sent_at__isnull=False, council__isnull=False)
        held |= {subjects[item.pk]: item for item in called.only("council", *PHASES)}
    return held
