"""What keeps people away from a dossier before anybody is named: from a seat, the desk, or an opinion of their own."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gieo.councils.models import CouncilItem, Membership
from gieo.councils.roster import conflict_rules, employers_of, found_against
from gieo.councils.rules.conflicts import Conflict, Item, bars
from gieo.councils.sanctions import sanctions_of
from gieo.councils.seats import CouncilSeat
from gieo.councils.suspicions import kept_out
from gieo.rulebooks.models import ConflictRule


def conflicts_of_each(
    people: Sequence[int], judged: Item, rules: Iterable[ConflictRule], on: date
) -> Mapping[int, list[Conflict]]:
    """The computed conflicts of people, by primary key, as if each were to review; as many queries for any number.

    Args:
        people: primary keys.
        judged: the people and bodies the dossier is about.
        rules: on conflicts of this kind of council.
        on: the day employers and sanctions are read for.
    """
    employers, sanctions, rules = employers_of(people, on), sanctions_of(people, on), tuple(rules)
    return {
        person: found_against(
            Membership(person_id=person, seat=CouncilSeat.REVIEWER),
            employers[person],
            judged,
            rules,
            sanctions=sanctions.get(person, ()),
        )
        for person in people
    }


def barred_from(item: CouncilItem, people: Sequence[int], on: date) -> frozenset[int]:
    """Of people, those whom a conflict, a sanction or a confirmed suspicion keeps away from a dossier."""
    found = conflicts_of_each(people, item.judged(), conflict_rules(item), on)
    return frozenset(person for person in people if bars(found[person])) | kept_out(item).keys()
