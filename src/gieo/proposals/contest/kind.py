"""What the shared pages know of contests."""

from collections.abc import Iterable, Sequence

from django.db.models import Avg, Count, QuerySet

from gieo.core import clock
from gieo.core.models import TransitionLog
from gieo.dossiers.kinds import DossierKind, FurtherPage, Opening, Options
from gieo.dossiers.papers import PaperKind, Part, article, table
from gieo.dossiers.shown import Fact, Table, facts_of, money
from gieo.identity.models import Appointment
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.proposals.contest.facts import ContestFacts
from gieo.proposals.contest.guards import CONTEST
from gieo.proposals.contest.states import ContestState
from gieo.proposals.contest.workflow import IDEA_CONTEST
from gieo.proposals.models import ContestIdea, IdeaContest
from gieo.proposals.services.open_contest import open_contest

JUDGES = (Role.COUNCIL_MEMBER, Role.SCIENCE_OFFICER, Role.DIRECTOR)


def facts(contest: IdeaContest) -> Iterable[Fact]:
    """Rules, days, prizes, judges, and what became of the ideas."""
    grown = contest.ideas.filter(proposal__isnull=False).count()
    return facts_of(
        (_("Nhận ý tưởng từ"), contest.opens_at),
        (_("Nhận ý tưởng đến"), contest.closes_at),
        (_("Thể lệ, tiêu chí chấm"), contest.rules),
        (_("Ban giám khảo"), [judge["name"] for judge in contest.judges]),
        (_("Phát triển thành nhiệm vụ"), str(grown) if contest.state == ContestState.AWARDED else ""),
    )


def ideas_of(contest: IdeaContest) -> QuerySet[ContestIdea]:
    """Those whose address was confirmed, with their mean; what is judged is shown without its author."""
    confirmed = ContestIdea.objects.filter(contest=contest, confirmed_at__isnull=False).select_related("proposal")
    return confirmed.annotate(mean=Avg("scores__points"), votes=Count("scores")).order_by("pk")


def tables(contest: IdeaContest) -> Iterable[Table]:
    """Prizes; ideas; the means only once the results are out, so that no judge follows another."""
    yield Table(
        title=_("Cơ cấu giải"),
        columns=(_("Giải"), _("Số giải"), _("Mức thưởng")),
        rows=[(prize["name"], str(prize["number"]), money(prize["amount"])) for prize in contest.prizes],
        numeric=frozenset({1, 2}),
    )
    awarded = contest.state == ContestState.AWARDED
    yield Table(
        title=_("Ý tưởng dự thi"),
        columns=(_("Số"), _("Tên ý tưởng"), _("Vấn đề"), _("Ý tưởng giải quyết"), _("Ai được lợi"), _("Đã chấm"),
                 *((_("Điểm"), _("Giải"), _("Đề xuất")) if awarded else ())),
        rows=[_row(at, idea, awarded=awarded) for at, idea in enumerate(ideas_of(contest), start=1)],
        empty=_("Chưa có ý tưởng nào."),
    )  # fmt: skip


def _row(at: int, idea: ContestIdea, *, awarded: bool) -> tuple[str, ...]:
    mean = getattr(idea, "mean", None)
    votes = str(getattr(idea, "votes", 0))
    said = (str(at), idea.title, idea.problem, idea.solution, idea.benefit, votes)
    if not awarded:
        return said
    grown = f"{idea.proposal.number} ({idea.proposal.state_label})" if idea.proposal else ""
    return (*said, f"{mean:.1f}".replace(".", ",") if mean is not None else "", idea.prize, grown)


def choices(name: str, contest: IdeaContest, _actor: Actor) -> Options:
    """Ideas to judge, prizes to give."""
    if name == "prizes":
        return [(prize["name"], prize["name"]) for prize in contest.prizes]
    return [(idea.pk, f"{at}. {idea.title}") for at, idea in enumerate(ideas_of(contest), start=1)]


def opening_choices(_name: str, province: str, _actor: Actor) -> Options:
    """Members of the council and people of the Sở may judge."""
    seats = Appointment.objects.filter(province=province, role__in=JUDGES, person__user__is_active=True)
    people = seats.valid_on(clock.today()).order_by("person__full_name", "pk").select_related("person")
    return list(dict.fromkeys((seat.person.user_id or 0, seat.person.full_name) for seat in people))


def _results(contest: IdeaContest, entry: TransitionLog) -> Sequence[Part]:
    awarded = list(ContestIdea.objects.filter(contest=contest).exclude(prize="").order_by("pk"))
    rows = [(str(at), idea.prize, idea.title, idea.author_name) for at, idea in enumerate(awarded, start=1)]
    return [
        article(f"Công nhận kết quả {contest.title} theo {entry.facts['decision']}, gồm {len(rows)} giải:"),
        table(("TT", "Giải", "Ý tưởng", "Tác giả"), rows),
    ]


def public_page(contest: IdeaContest, _actor: Actor) -> list[FurtherPage]:
    """What anybody reads of it."""
    if contest.state in {ContestState.PREPARING, ContestState.CANCELLED}:
        return []
    return [FurtherPage(_("Trang công khai"), contest.public_url, "world")]


CONTEST_KIND = DossierKind(
    workflow=IDEA_CONTEST,
    model=IdeaContest,
    code="HTYT",
    stage="dat-hang",
    plural=_("Hội thi ý tưởng"),
    facts=facts,
    tables=tables,
    choices=choices,
    papers={
        "contest_results": PaperKind(
            key="contest_results",
            layout="decision",
            title=_("Công nhận kết quả hội thi ý tưởng"),
            says=_results,
            symbol="QĐ-SKHCN",
        )
    },
    opening=Opening(
        label=_("Lập hội thi ý tưởng"),
        actors=frozenset({Role.SCIENCE_OFFICER}),
        facts=ContestFacts,
        do=open_contest,
        legal_basis=CONTEST,
        choices=opening_choices,
    ),
)
