"""Whom the host named as unwanted judges, before the team that appraises its money is founded.

What was found of a name when the council was prepared holds for the team too; it may be found anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gieo.councils.choosing import may_choose, names_shown
from gieo.councils.links import Suspicion, SuspicionKind, named_among
from gieo.councils.models import SuspicionReview, Verdict
from gieo.councils.roster import entry_pk
from gieo.identity.models import Person
from gieo.kernel.actors import Actor
from gieo.selection.budget_appraisal.states import BudgetAppraisalState
from gieo.selection.models import BudgetAppraisal, UnwantedJudge


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Somebody of the province who bears a name the host wrote, and what was found of it last."""

    person: Person
    suspicion: Suspicion
    review: SuspicionReview | None


def written_by_host(appraisal: BudgetAppraisal) -> list[tuple[str, str]]:
    """The names, and the names with their place of work."""
    named = UnwantedJudge.objects.filter(application=appraisal.application_id, application__unsealed_at__isnull=False)
    return [(each.name, each.in_words) for each in named]


def suspicions_of_team(appraisal: BudgetAppraisal, people: Sequence[int]) -> list[Suspicion]:
    """Who of the people bears a name that was written."""
    return named_among(written_by_host(appraisal), people)


def reviews_of_team(appraisal: BudgetAppraisal) -> Mapping[tuple[int, str], SuspicionReview]:
    """What was found last, by person and cause: when the council was prepared, or for the team."""
    entries = [entry_pk(appraisal.selection), entry_pk(appraisal)]
    causes = [words for _name, words in written_by_host(appraisal)]
    found = SuspicionReview.objects.filter(entry__in=entries, kind=SuspicionKind.UNWANTED, cause__in=causes)
    return {(each.person_id, each.cause): each for each in found.order_by("at", "pk")}


def kept_out_of_team(appraisal: BudgetAppraisal) -> set[int]:
    """People against whom it was confirmed."""
    reviews = reviews_of_team(appraisal)
    return {person for (person, _cause), each in reviews.items() if each.verdict == Verdict.CONFIRMED}


def may_prepare(appraisal: BudgetAppraisal, actor: Actor) -> bool:
    """Whoever prepares councils, until the team is founded."""
    return appraisal.state == BudgetAppraisalState.WAITING and may_choose(actor, appraisal.province_id)


def names_for(appraisal: BudgetAppraisal, reader: Actor) -> list[str]:
    """The names as written; not that of the reader."""
    return names_shown(written_by_host(appraisal), reader)


def namesakes(appraisal: BudgetAppraisal, reader: Actor) -> list[Namesake]:
    """Everybody of the province who bears a name that was written, but the reader; as many queries for any number."""
    known = Person.objects.filter(province=appraisal.province_id).exclude(user=reader.user)
    found = suspicions_of_team(appraisal, list(known.order_by().values_list("pk", flat=True)))
    people = Person.objects.in_bulk([each.person for each in found])
    reviews = reviews_of_team(appraisal) if found else {}
    return [
        Namesake(person=people[each.person], suspicion=each, review=reviews.get((each.person, each.cause)))
        for each in found
    ]
