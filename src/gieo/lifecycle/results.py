"""What the register learns of an own task as its dossiers go on: results, use, effect, owner, and its other numbers.

"Already done: adopt it" names the result and whoever owns it; the register is asked for that long after the dossiers
are closed, so it is told whenever one of them says more. What is told is told whole, read off the dossiers as they
stand: heard twice, or late, it comes to the same.
"""

from collections.abc import Iterator

from django.db.models import QuerySet

from gieo.acceptance.models import Acceptance, Registration, RightsEntry
from gieo.acceptance.registration.choices import Right
from gieo.contracts.models import Contract
from gieo.core import events
from gieo.core.models import TransitionLog
from gieo.core.prepared import Prepared
from gieo.dossiers.models import DocketEntry
from gieo.outcomes.models import Outcome, ResultUse
from gieo.outcomes.outcome.choices import EffectGrade, UserKind
from gieo.registry.models import Task
from gieo.registry.services.describe_result import Results, describe_result

TELLING = (
    "contract.signed",
    "acceptance.accepted",
    "registration.certified",
    "registration.right_given",
    "outcome.effective",
    "outcome.used",
)


def subscribe() -> None:
    """Hear every event after which the register can say more."""
    for event in TELLING:
        events.subscribe(event, _hear)


def _hear(heard: TransitionLog) -> None:
    for task in _TASK.ask(kind=heard.workflow, subject=heard.subject_id):
        tell_register(task)


def _task(kind: str, subject: int) -> QuerySet[Task]:
    return Task.objects.filter(pk__in=DocketEntry.objects.filter(kind=kind, subject_id=subject).values("task"))


_TASK = Prepared(_task, kind="?", subject=-1)


def tell_register(task: Task) -> None:
    """Everything the dossiers of a task say by now of what it came to."""
    outcome = _JUDGED.first(task=task.pk)
    describe_result(
        task=task,
        said=Results(
            results="\n".join(_products(task)),
            application="\n".join(_uses(task)),
            effect=f"{EffectGrade(outcome.grade).label}: {outcome.evidence}" if outcome else "",
            result_owner=_owner(task),
        ),
        numbers=_numbers(task),
    )


_JUDGED = Prepared(
    lambda task: Outcome.objects.filter(task=task, effective_on__isnull=False).order_by("-pk")[:1], task=-1
)


def _products(task: Task) -> Iterator[str]:
    """What was handed over and accepted, not what was promised."""
    acceptance = _RATED.first(task=task.pk)
    if acceptance is None or task.accepted_on is None:
        return
    for product in acceptance.products:
        made = f"{product.get('delivered', '')} {product.get('unit', '')}".strip()
        yield f"{product['name']}: {made}" if made else str(product["name"])


_RATED = Prepared(
    lambda task: Acceptance.objects.filter(task=task, rated_on__isnull=False).order_by("-pk")[:1], task=-1
)


def _uses(task: Task) -> Iterator[str]:
    """Where it is used; a household or a private person is told by kind and place alone."""
    for use in _USES.ask(task=task.pk):
        private = use.user_kind == UserKind.HOUSEHOLD
        named = UserKind(use.user_kind).label if private else use.user_name
        yield f"{named}, {use.place}: {use.scale}, {use.since:%d/%m/%Y}"


_USES = Prepared(lambda task: ResultUse.objects.filter(outcome__task=task).order_by("since", "pk"), task=-1)


def _owner(task: Task) -> str:
    """By the ledger of rights, the latest line; without one the register names nobody."""
    line = _OWNED.first(task=task.pk)
    return line.holder.name if line else ""


def _owned(task: int) -> QuerySet[RightsEntry]:
    owned = RightsEntry.objects.filter(task=task, right=Right.OWNERSHIP)
    return owned.select_related("holder").order_by("-pk")[:1]


_OWNED = Prepared(_owned, task=-1)


def _numbers(task: Task) -> list[str]:
    """What the task is called elsewhere: its contract, the certificate of its result."""
    contracts = Contract.objects.filter(task=task).order_by("pk").values_list("contract_number", flat=True)
    certificates = Registration.objects.filter(task=task).order_by("pk").values_list("certificate", flat=True)
    return [*contracts, *certificates]
