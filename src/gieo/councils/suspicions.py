"""What becomes of links that may be conflicts: shown before anybody is invited, looked into, remembered.

They bar nobody by themselves. An officer confirms a suspicion, which then keeps the person out, or dismisses it, and it
is not raised again for the same cause.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.translation import gettext

from gieo.core.lookups import keys
from gieo.core.lookups import spelled as listed
from gieo.core.prepared import Prepared
from gieo.councils.links import Suspicion, SuspicionKind
from gieo.councils.models import CouncilItem, SuspicionReview, Verdict
from gieo.councils.roster import entry_pk
from gieo.councils.rules.conflicts import Item
from gieo.kernel.refusal import _

CONCLUDED = _("theo kết luận của người chuẩn bị hội đồng")


@dataclass(frozen=True, slots=True)
class Looked:
    """What is read of a dossier once, for everybody who could be chosen.

    Attributes:
        judged: the people and bodies it is about.
        reviews: what was found of suspicions, by person, kind and cause.
    """

    judged: Item
    reviews: Mapping[tuple[int, str, str], SuspicionReview]


def look(item: CouncilItem) -> Looked:
    """Read it."""
    return Looked(item.judged(), reviews_of(item))


def reviews_of(item: CouncilItem) -> dict[tuple[int, str, str], SuspicionReview]:
    """What was found of the suspicions of a dossier, by person, kind and cause."""
    return {(each.person_id, each.kind, each.cause): each for each in _REVIEWS.ask(entry=entry_pk(item))}


_REVIEWS = Prepared(lambda entry: SuspicionReview.objects.filter(entry=entry), entry=-1)


def remembered(item: CouncilItem, suspected: Iterable[Suspicion]) -> dict[Suspicion, Suspicion]:
    """Each with what was found of the same link on another dossier of the province, the latest; one question.

    It is looked into anew, as another dossier is about other people: but nobody looks for what is known. Names that
    hosts wrote are known to whoever prepares their council alone, and are not told of elsewhere.
    """
    asked = [each for each in suspected if each.kind is not SuspicionKind.UNWANTED]
    if not asked:
        return {}
    reviews = _ELSEWHERE_FOUND.ask(
        people=listed({each.person for each in asked}), province=item.province_id, entry=entry_pk(item)
    )
    latest = {(each.person_id, each.kind, each.cause): each for each in reviews}
    return {each: replace(each, earlier=latest.get((each.person, each.kind.value, each.cause))) for each in asked}


def _elsewhere_found(people: str, province: str, entry: int) -> QuerySet[SuspicionReview]:
    found = SuspicionReview.objects.filter(person__any_of=keys(people), entry__province=province).exclude(entry=entry)
    return found.select_related("entry").order_by("at", "pk")


_ELSEWHERE_FOUND = Prepared(_elsewhere_found, people="{-1}", province="?", entry=-1)


def not_dismissed(
    suspected: Sequence[Suspicion], reviews: Mapping[tuple[int, str, str], SuspicionReview]
) -> list[tuple[Suspicion, SuspicionReview | None]]:
    """Those that still stand, each with its review where somebody looked into it."""
    looked_at = [(each, reviews.get((each.person, each.kind.value, each.cause))) for each in suspected]
    return [(each, review) for each, review in looked_at if review is None or review.verdict != Verdict.DISMISSED]


def kept_out(item: CouncilItem) -> dict[int, str]:
    """Whom a confirmed suspicion keeps out, and why.

    That somebody was named is not said: whoever founds a council may read it of themselves.
    """
    return confirmed_in(SuspicionReview.objects.filter(entry=entry_pk(item), verdict=Verdict.CONFIRMED))


def confirmed_in(reviews: Iterable[SuspicionReview]) -> dict[int, str]:
    """What was confirmed against whom, as `kept_out` says it, among what was found of the suspicions of a dossier."""
    confirmed = (each for each in reviews if each.verdict == Verdict.CONFIRMED)
    return {each.person_id: why_out(SuspicionKind(each.kind), each.cause) for each in confirmed}


def why_out(kind: SuspicionKind, cause: str) -> str:
    """Why a confirmed suspicion keeps somebody out, as the person may read it."""
    return gettext(CONCLUDED) if kind is SuspicionKind.UNWANTED else f"{kind.label}: {cause}"
