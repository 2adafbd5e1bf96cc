"""Tell the register what became of an own task: its other numbers, its results, who uses them and who owns them."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db import transaction

from gieo.registry.models import RegisterEntry, Task

LONGEST_NUMBER, LONGEST_OWNER = 60, 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What the dossiers of a task say by now; what is empty is not known yet and leaves the entry as it is.

    Attributes:
        results: what came of it.
        application: where it is used.
        effect: the judgement of its effect with the evidence.
        result_owner: who owns the result, by the ledger of rights.
    """

    results: str = ""
    application: str = ""
    effect: str = ""
    result_owner: str = ""


@transaction.atomic
def describe_result(*, task: Task, said: Results, numbers: Iterable[str] = ()) -> RegisterEntry:
    """Write it into the entry under the number for life; told twice it is written once.

    Args:
        task: whose entry.
        said: what its dossiers say.
        numbers: what it is called elsewhere: its contract, its certificate. An alias is never taken away.
    """
    entry = RegisterEntry.objects.select_for_update(no_key=True).get(task=task)
    said_now = {each.name: getattr(said, each.name) for each in fields(said)}
    said_now["result_owner"] = said_now["result_owner"][:LONGEST_OWNER]
    told = {name: value for name, value in said_now.items() if value and value != getattr(entry, name)}
    aliases = [*entry.other_numbers, *(number[:LONGEST_NUMBER] for number in numbers if number)]
    known = list(dict.fromkeys(each for each in aliases if each != entry.number))
    if known != entry.other_numbers:
        told["other_numbers"] = known
    for name, value in told.items():
        setattr(entry, name, value)
    if told:
        entry.save(update_fields=sorted(told))
    return entry
