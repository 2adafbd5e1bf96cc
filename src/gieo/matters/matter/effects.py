"""What the moves of a matter write beside its state."""

from gieo.dossiers.audience import bodies_of
from gieo.dossiers.models import DocketEntry
from gieo.kernel.workflow import Attempt
from gieo.matters.matter.facts import EnterFacts, ForwardFacts, MatterFacts, StepFacts, WordsFacts
from gieo.matters.models import Matter, MatterStep, Participation

COLUMNS = ("title", "plan_year", "partner", "place", "amount", "from_on", "until_on", "document", "detail", "request")


def fill(matter: Matter, facts: MatterFacts) -> None:
    """Take over what was typed, as far as it stands on the matter itself."""
    for name in COLUMNS:
        setattr(matter, name, getattr(facts, name))
    matter.theme = str(facts.theme.id) if facts.theme else ""
    matter.addressee_id = facts.addressee.pk if facts.addressee else None
    if facts.subject:
        _belong(matter, facts.subject.pk)


def _belong(matter: Matter, entry: int) -> None:
    matter.parent = DocketEntry.objects.select_related("task").get(pk=entry)
    matter.task = matter.parent.task


def take_in(matter: Matter, attempt: Attempt) -> None:
    """Which dossier it belongs to, where whoever entered it could not say."""
    if isinstance(attempt.facts, EnterFacts) and attempt.facts.subject:
        _belong(matter, attempt.facts.subject.pk)


def keep_participants(matter: Matter, facts: MatterFacts) -> None:
    """The bodies that were named, once each."""
    matter.participations.all().delete()
    Participation.objects.bulk_create(
        [Participation(matter=matter, body_id=row.body.pk, part=row.part) for row in facts.participants],
        ignore_conflicts=True,
    )


def rewrite(matter: Matter, attempt: Attempt) -> None:
    """What was asked to be completed."""
    if isinstance(attempt.facts, MatterFacts):
        fill(matter, attempt.facts)
        keep_participants(matter, attempt.facts)


def pass_on(matter: Matter, attempt: Attempt) -> None:
    """Who is to answer."""
    facts = attempt.facts
    if isinstance(facts, ForwardFacts):
        matter.addressee_id = facts.addressee.pk if facts.addressee else None


def keep_answer(matter: Matter, attempt: Attempt) -> None:
    """What was answered."""
    if isinstance(attempt.facts, WordsFacts):
        matter.answer = attempt.facts.words


def keep_outcome(matter: Matter, attempt: Attempt) -> None:
    """What came of it."""
    if isinstance(attempt.facts, WordsFacts):
        matter.outcome = attempt.facts.words


def keep_step(matter: Matter, attempt: Attempt) -> None:
    """One more step, in the name of the body that reports it."""
    if not isinstance(attempt.facts, StepFacts):
        return
    mine = bodies_of(attempt.actor)
    body = next(
        (each.pk for each in (matter.raised_by, matter.addressee, *matter.participants()) if each and each.pk in mine),
        None,
    )
    MatterStep.objects.create(matter=matter, body_id=body, **attempt.facts.model_dump())
