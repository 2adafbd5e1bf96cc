"""What the shared pages know of replications."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from gieo.dossiers.audience import Holder, Party, bodies_of
from gieo.dossiers.kinds import DossierKind, Opening, Options
from gieo.dossiers.shown import Check, Fact, Table, facts_of, money
from gieo.identity.models import Organisation
from gieo.identity.models.appointment import ROLE_LABELS
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import _
from gieo.outcomes.models import Outcome, Replication, ReplicationLine
from gieo.outcomes.outcome.choices import ReplicationChoice
from gieo.outcomes.outcome.kind import bodies_of_province
from gieo.outcomes.outcome.states import OutcomeState
from gieo.outcomes.replication.choices import LineSource
from gieo.outcomes.replication.facts import SchemeFacts
from gieo.outcomes.replication.papers import PAPERS
from gieo.outcomes.replication.states import ReplicationState
from gieo.outcomes.replication.tables import assignments_table, money_table
from gieo.outcomes.replication.workflow import REPLICATION
from gieo.outcomes.services.open_replication import open_replication


def holder(replication: Replication) -> Holder:
    """While bodies plan: those without an estimate, then the director who signs; else the owner of the state."""
    state = ReplicationState(replication.state)
    role = REPLICATION.owners.get(state)
    if role is None:
        return Holder()
    if role is not Role.FOCAL_OFFICER:
        return Holder(role, name=ROLE_LABELS[role])
    charged = replication.assignments.all()
    if state is ReplicationState.ASSIGNED:
        charged = charged.filter(lines__isnull=True)
    bodies = Organisation.objects.filter(pk__in=charged.values("body")).order_by("name")
    names = {body.pk: body.name for body in bodies}
    if not names:
        return Holder(Role.DIRECTOR, name=ROLE_LABELS[Role.DIRECTOR])
    return Holder(role, Party(bodies=frozenset(names)), ", ".join(names.values()))


def facts(replication: Replication) -> Iterable[Fact]:
    """What the scheme says and what was decided on it."""
    places = [
        f"{place['body']['name']}, {place['place']}: {place['quantity']} {place['unit']} ({money(place['cost'])})"
        for place in replication.places
    ]
    return facts_of(
        (_("Kết quả nhân rộng"), list(replication.outcomes.order_by("pk").values_list("title", flat=True))),
        (_("Năm dự toán"), str(replication.plan_year)),
        (_("Lần soạn"), str(replication.version)),
        (_("Nơi nhân rộng đề xuất"), places),
        (_("Hỗ trợ kỹ thuật"), replication.technical_support),
        (_("Hiệu quả dự kiến"), replication.benefits),
        (_("Văn bản giao"), replication.assignment_document),
        (_("Giao ngày"), replication.assigned_on),
        (_("Văn bản phê duyệt dự toán"), replication.budget_document),
    )


def tables(replication: Replication) -> Iterable[Table]:
    """Who does what, and the money."""
    if replication.assigned_on:
        yield assignments_table(replication)
        yield money_table(replication)


def checklist(replication: Replication, _actor: Actor) -> Iterable[Check]:
    """Which bodies have taken it on and have an estimate."""
    for assignment in replication.assignments.select_related("body").prefetch_related("lines"):
        is_planned = bool(assignment.confirmed_at and assignment.lines.all())
        yield Check(assignment.body.name, is_planned, assignment.place, ("GIEO-MACDINH:33",))


def choices(name: str, replication: Replication, actor: Actor) -> Options:
    """Bodies, results, assignments and lines, as far as they are the actor's."""
    own = replication.assignments.filter(body__in=bodies_of(actor)).select_related("body", "outcome")
    match name:
        case "results":
            return replicable(replication.province_id)
        case "own_results":
            return list(replication.outcomes.order_by("pk").values_list("pk", "title"))
        case "assignments":
            return [(assignment.pk, str(assignment)) for assignment in own]
        case "lines":
            return [(line.pk, _words(line)) for line in _with_bodies(replication.lines)]
        case "own_lines":
            lines = ReplicationLine.objects.filter(assignment__in=own)
            return [(line.pk, _words(line)) for line in _with_bodies(lines)]
        case _:
            return bodies_of_province(replication.province_id)


def _with_bodies(lines: QuerySet[ReplicationLine]) -> QuerySet[ReplicationLine]:
    return lines.select_related("assignment__body").order_by("assignment", "year", "source")


def _words(line: ReplicationLine) -> str:
    return f"{line.assignment.body.name}, {LineSource(line.source).label} {line.year}: {money(line.requested)}"


def replicable(province: str) -> Options:
    """Results found effective and put forward for replication."""
    results = Outcome.objects.filter(
        province=province, state=OutcomeState.EFFECTIVE, replication_choice=ReplicationChoice.YES
    )
    return [(outcome.pk, f"{outcome.number} {outcome.title}"[:200]) for outcome in results.order_by("number")]


def opening_choices(name: str, province: str, _actor: Actor) -> Options:
    """Results and bodies of the province."""
    return replicable(province) if name == "results" else bodies_of_province(province)


def suggestions(act: str, replication: Replication, actor: Actor) -> Mapping[str, object]:
    """The scheme as it stands; the places of the scheme as assignees; the requested as the approved."""
    match act:
        case "write":
            return _scheme(replication)
        case "assign":
            return {"assignees": _assignees(replication)}
        case "write_back_budget":
            return {"approved": [{"line": {"id": line.pk}, "approved": line.requested} for line in replication.lines]}
        case "report_progress":
            own = replication.lines.filter(assignment__body__in=bodies_of(actor))
            return {"used": [{"line": {"id": line.pk}, "used": line.used} for line in own]}
        case _:
            return {}


def _scheme(replication: Replication) -> dict[str, object]:
    names = ("title", "plan_year", "places", "technical_support", "benefits")
    results = replication.outcomes.order_by("pk").values_list("pk", flat=True)
    return {**{name: getattr(replication, name) for name in names}, "results": [str(pk) for pk in results]}


def _assignees(replication: Replication) -> list[dict[str, object]]:
    first = replication.outcomes.order_by("pk").first()
    result = {"id": first.pk} if first else None
    kept = ("body", "place", "quantity", "unit")
    return [{**{name: place[name] for name in kept}, "result": result} for place in replication.places]


REPLICATION_KIND = DossierKind(
    workflow=REPLICATION,
    model=Replication,
    code="NR",
    stage="ket-qua",
    plural=_("Nhân rộng"),
    holder=holder,
    facts=facts,
    tables=tables,
    checklist=checklist,
    choices=choices,
    suggests=suggestions,
    papers=PAPERS,
    opening=Opening(
        label=_("Lập phương án nhân rộng"),
        actors=frozenset({Role.SCIENCE_OFFICER}),
        facts=SchemeFacts,
        do=open_replication,
        legal_basis=("GIEO-MACDINH:33",),
        choices=opening_choices,
    ),
)
