"""What the moves of a decision on bodies write."""

from gieo.dossiers.docket import entry_of
from gieo.identity.models import Organisation
from gieo.kernel import text
from gieo.kernel.workflow import Attempt
from gieo.succession.act.facts import DirectionFacts, ListFacts, PartFacts, PickedPart
from gieo.succession.act.guards import stored_of
from gieo.succession.ledger import made_in, take_back
from gieo.succession.listing import read_lines
from gieo.succession.models import Direction, Succession, SuccessionList, SuccessionPart
from gieo.succession.naming_listed import outcomes
from gieo.succession.proposing import parts_for_province, parts_left
from gieo.succession.writing import carry_out as write
from gieo.succession.writing import redraw


def name_body(succession: Succession, attempt: Attempt) -> None:
    """A line."""
    facts = attempt.facts
    if isinstance(facts, PartFacts):
        SuccessionPart.objects.create(
            succession=succession,
            body_id=facts.body.pk,
            heir_id=facts.heir.pk if facts.heir else None,
            heir_name=text.nfc(facts.heir_name.strip()),
            heir_kind=str(facts.heir_kind.id) if facts.heir_kind else "",
            new_name=text.nfc(facts.new_name.strip()),
            code_list=str(facts.code_list.id) if facts.code_list else "",
            code=facts.code,
        )


def name_listed(succession: Succession, attempt: Attempt) -> None:
    """A line for each line of a list that names a body of ours and its heir; the report of all of them is kept."""
    facts = attempt.facts
    if not isinstance(facts, ListFacts):
        return
    stored = stored_of(facts)
    told = list(outcomes(succession, read_lines(stored.read(), facts.file.name)))
    SuccessionPart.objects.bulk_create(each.part for each in told if each.part is not None)
    SuccessionList.objects.create(
        succession=succession, file=stored, at=attempt.at, report=[each.told for each in told],
        code_list=next((each.part.code_list for each in told if each.part is not None), ""),
    )  # fmt: skip


def name_all(succession: Succession, _attempt: Attempt) -> None:
    """A line for every body of the province that has none yet."""
    known = set(succession.parts.values_list("body", flat=True))
    SuccessionPart.objects.bulk_create(part for part in parts_for_province(succession) if part.body_id not in known)


def name_left(succession: Succession, _attempt: Attempt) -> None:
    """A line for every body that ended, has no heir and holds something yet."""
    known = set(succession.parts.values_list("body", flat=True))
    SuccessionPart.objects.bulk_create(part for part in parts_left(succession) if part.body_id not in known)


def take_off(succession: Succession, attempt: Attempt) -> None:
    """Without the line, and what was said to go by it."""
    if isinstance(attempt.facts, PickedPart):
        SuccessionPart.objects.filter(succession=succession, pk=attempt.facts.part.pk).delete()


def direct(succession: Succession, attempt: Attempt) -> None:
    """This thing, or all of its kind, to this heir; what was said of it before no longer holds."""
    facts = attempt.facts
    if not isinstance(facts, DirectionFacts):
        return
    claim, _dot, pk = str(facts.thing.id).partition("-")
    part = SuccessionPart.objects.get(succession=succession, pk=facts.part.pk)
    object_id = int(pk) if pk else None
    said = Direction.objects.filter(succession=succession, claim=claim, object_id=object_id, part__body=part.body_id)
    said.delete()
    Direction.objects.create(succession=succession, claim=claim, object_id=object_id, part=part)


def carry_out(succession: Succession, attempt: Attempt) -> None:
    """Everything passes on."""
    write(succession, at=attempt.at)
    succession.carried_out_at = attempt.at


def reverse(succession: Succession, attempt: Attempt) -> None:
    """Everything goes back."""
    entry = entry_of(succession)
    bodies = set(succession.parts.values_list("body", flat=True))
    heirs = set(succession.parts.filter(heir__isnull=False).values_list("heir", flat=True))
    made = made_in(entry, Organisation)  # of several heirs a body names the first as its successor
    take_back(entry, at=attempt.at)
    redraw(bodies | heirs | made)
