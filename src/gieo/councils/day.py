"""The day of a council, as its secretaries run it: agenda, questions, minutes by section, observers, signed papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from gieo.core.models import Stateful
from gieo.core.trail import history_of
from gieo.councils.bench import Sitter, bench_of, helper_of
from gieo.councils.minutes import standing, waiting
from gieo.councils.models import BoundScan, CouncilItem, MemberNote, MinutesEdit, ObserverReport
from gieo.councils.notes import NoteKind
from gieo.councils.phases import Phase, next_in, now_in, phases_of
from gieo.councils.procedure import Procedure
from gieo.councils.roster import entry_pk
from gieo.councils.sections import MinutesPart
from gieo.councils.services.bind_signed_paper import PAPERS
from gieo.councils.services.report_as_observer import may_observe
from gieo.councils.services.write_minutes import may_write
from gieo.councils.sitting.audience import cover
from gieo.councils.sitting.hearing import is_heard
from gieo.councils.sitting.parts import MINUTES, TALLY_SHEET
from gieo.councils.sitting.record import result_in_words
from gieo.dossiers.kinds import kind_of
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _

MOST = 60
COUNTING = "open_count"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSection:
    """A section of the minutes.

    Attributes:
        stands: the text in force; None before anybody wrote.
        aside: texts that met a colleague's and wait until somebody who has seen them saves the section.
        latest: the highest version of all; whoever saves has seen up to it.
        drafted: what the system can say of it, until somebody writes.
    """

    part: MinutesPart
    stands: MinutesEdit | None
    aside: Sequence[MinutesEdit]
    latest: int
    drafted: str = ""

    @property
    def words(self) -> str:
        """The text in force."""
        return self.stands.words if self.stands else self.drafted


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """What closes the voting, as a button."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperToSign:
    """A paper of the sitting that is signed: the official text to print, and the signed copy once there is one.

    Attributes:
        url: of the PDF that the act issued by which the ballots were opened, or the voting closed.
    """

    key: str
    label: str
    url: str
    scan: BoundScan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilDay:
    """Everything the page shows.

    Attributes:
        agenda: the dossiers of the council with their states in words, this one among them; at most `MOST`.
        further: how many more there are.
        leader: who leads this item.
        left: members whom a conflict keeps out of it.
        opinions: of absent members.
        papers: those that are signed, once the voting is closed.
        closing: the ballots are opened, then concluded from; None while any is missing, and for whoever does not write.
        phases: of the work, where the desk has set any; `now` is the one that is open.
        phasing: sets, moves, takes them away; None for whoever does not run the council, and after the count.
        writes, answers, observes: what the reader may do.
        hears: those it is about answer remarks before the vote, and the reader looks after it.
    """

    item: CouncilItem
    agenda: Sequence[tuple[Stateful, str]]
    further: int
    leader: Sitter | None
    left: Sequence[Sitter]
    sections: Sequence[WrittenSection]
    questions: Sequence[MemberNote]
    opinions: Sequence[MemberNote]
    reports: Sequence[ObserverReport]
    papers: Sequence[PaperToSign]
    closing: NextAct | None
    phases: Sequence[Phase]
    phasing: NextAct | None
    writes: bool
    answers: bool
    observes: bool
    hears: bool

    @property
    def now(self) -> Phase | None:
        """What is open now."""
        return now_in(self.phases)

    @property
    def next(self) -> Phase | None:
        """What comes next."""
        return next_in(self.phases)


def may_see_day(item: CouncilItem, actor: Actor) -> bool:
    """Secretaries and observers, once the council was called; never whom a conflict bars."""
    if item.papers_sent_at is None or cover(item, actor) is not None:
        return False
    return may_write(item, actor) or may_observe(item, actor)


def has_to_pledge(item: CouncilItem, actor: Actor) -> bool:
    """An administrative secretary of a council that was called, whom nothing bars and who has not pledged."""
    helper = helper_of(item, actor.user)
    called = item.papers_sent_at is not None
    return called and helper is not None and not (helper.has_pledged or helper.is_barred)


def day_of(procedure: Procedure, item: CouncilItem, actor: Actor, *, at: datetime) -> CouncilDay:
    """The page for one of its readers at an instant; as many queries whatever was written."""
    bench, entry = bench_of(item), entry_pk(item)
    notes = list(MemberNote.objects.filter(entry=entry).select_related("membership__person").order_by("pk"))
    kind = kind_of(item)
    of_council = type(item)._base_manager.filter(council=item.council_id)
    others = list(of_council.order_by("pk")[: MOST + 1])
    further = of_council.count() - MOST if len(others) > MOST else 0
    return CouncilDay(
        item=item,
        agenda=[(other, kind.state_label(other.state)) for other in others[:MOST]],
        further=further,
        leader=bench.leader(is_vice_authorised=bool(item.authorisation.strip())),
        left=[sitter for sitter in bench.sitters if sitter.barred],
        sections=_sections(entry, {MinutesPart.CONCLUSION: result_in_words(procedure, item)}),
        questions=[note for note in notes if note.kind == NoteKind.QUESTION],
        opinions=[note for note in notes if note.kind == NoteKind.OPINION] if item.sat_at else (),
        reports=list(ObserverReport.objects.filter(entry=entry)),
        papers=_papers(procedure, item, entry) if item.closed_at else (),
        closing=_closing(procedure, item) if may_write(item, actor) else None,
        phases=phases_of(procedure, item, at),
        phasing=_phasing(procedure, item, actor),
        writes=may_write(item, actor),
        answers=actor.holds(Role.SCIENCE_OFFICER, item.province_id),
        observes=may_observe(item, actor),
        hears=may_write(item, actor) and is_heard(procedure, item),
    )


def _papers(procedure: Procedure, item: CouncilItem, entry: int) -> list[PaperToSign]:
    """The tally sheet as the opening of the ballots issued it, the minutes as the conclusion did."""
    scans = {scan.paper: scan for scan in BoundScan.objects.filter(entry=entry).select_related("file")}
    issuing = {COUNTING: TALLY_SHEET, **{outcome.name: MINUTES for outcome in procedure.outcomes}}
    acts = history_of(item).filter(name__in=issuing, at__gte=item.closed_at).order_by("sequence")
    issued = {issuing[act.name]: act.sequence for act in acts}
    return [
        PaperToSign(
            key=paper,
            label=label,
            url=reverse("dossiers:paper", args=[item.number, issued[paper], paper, "pdf"]) if paper in issued else "",
            scan=scans.get(paper),
        )
        for paper, label in PAPERS.items()
    ]


def _closing(procedure: Procedure, item: CouncilItem) -> NextAct | None:
    """Nothing is read of the ballots before they were opened by an act of its own (X-14)."""
    if item.state != procedure.voting or bench_of(item).to_vote:
        return None
    name, label = COUNTING, _("Kiểm phiếu")
    if item.closed_at is not None:
        key, label = procedure.outcome_of(item), _("Kết luận theo phiếu")
        name = next((outcome.name for outcome in procedure.outcomes if outcome.key == key), "")
    return NextAct(label=label, url=reverse("dossiers:act", args=[item.number, name])) if name else None


def _phasing(procedure: Procedure, item: CouncilItem, actor: Actor) -> NextAct | None:
    """The act by which the phases are set in the state the dossier is in."""
    acts = {
        procedure.papers_sent: "set_phases",
        procedure.sitting: "set_phases_in_sitting",
        procedure.voting: "set_phases_in_voting",
    }
    name = next((name for state, name in acts.items() if state == item.state and item.closed_at is None), "")
    workflow = kind_of(item).workflow
    if not name or workflow.stranger(workflow[name], item, actor):
        return None
    return NextAct(label=workflow[name].label, url=reverse("dossiers:act", args=[item.number, name]))


def _sections(entry: int, drafted: Mapping[MinutesPart, str]) -> list[WrittenSection]:
    edits = list(MinutesEdit.objects.filter(entry=entry).order_by("version", "pk"))
    texts = {part: [edit for edit in edits if edit.section == part] for part in MinutesPart}
    return [
        WrittenSection(
            part=part,
            stands=standing(written),
            aside=waiting(written),
            latest=written[-1].version if written else 0,
            drafted=drafted.get(part, ""),
        )
        for part, written in texts.items()
    ]
