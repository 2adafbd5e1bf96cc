"""For how many dossiers somebody was named in a year, and whether one more is allowed.

No national text has such a limit, so no rulebook holds the figure; a province that decides on one writes it down.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef

from gieo.core.clock import LEGAL_ZONE
from gieo.core.models import TransitionLog
from gieo.councils.models import CouncilItem, NamedReviewer
from gieo.dossiers.kinds import kind_of, kinds
from gieo.identity.models import Person
from gieo.kernel.refusal import Refusal, _
from gieo.rulebooks import library
from gieo.rulebooks.models import FigureRule

CAP = "council.dossiers_a_year"  # no figure: the load is shown and nobody is refused
NAMING = ("found_council", "assign_council")


@dataclass(frozen=True, slots=True)
class YearlyLoad:
    """What people carry in the year of a dossier, beside the dossier itself.

    Attributes:
        rule: the limit; None where there is none, and then nothing is counted.
        named: dossiers of the year by person.
    """

    rule: FigureRule | None = None
    named: Counter[int] = field(default_factory=Counter)

    def is_full(self, person: int, *, more: int = 1) -> bool:
        """Whether so many dossiers more are too many."""
        return self.rule is not None and not self.rule.holds_for(self.named[person] + more)


def yearly_load(item: CouncilItem, people: Collection[int]) -> YearlyLoad:
    """What people carry in the year in which the council of a dossier sits; asks nothing where no limit holds."""
    rule = library.get(item.rulebook).figures.get(CAP)
    if rule is None:
        return YearlyLoad()
    return YearlyLoad(rule, dossiers_of(people, item.bench_day.year, besides=item))


def dossiers_of(people: Collection[int], year: int, *, besides: CouncilItem) -> Counter[int]:
    """By person, the dossiers of a year: all of a council named for them, of a council of a term those one reviews.

    Args:
        people: primary keys.
        year: of the act that named them, on the legal clock.
        besides: left out.
    """
    begins, ends = (datetime(each, 1, 1, tzinfo=LEGAL_ZONE) for each in (year, year + 1))
    own = kind_of(besides)
    counted: Counter[int] = Counter()
    for kind in kinds():
        if not issubclass(kind.model, CouncilItem):
            continue
        acts = TransitionLog.objects.filter(
            workflow=kind.name, subject_id=OuterRef("pk"), name__in=NAMING, at__gte=begins, at__lt=ends
        )
        items = kind.model._base_manager.filter(
            Exists(acts), council__term_ends_on__isnull=True, council__memberships__person__in=people
        )
        if kind.name == own.name:
            items = items.exclude(pk=besides.pk)
        counted.update(items.order_by().values_list("council__memberships__person", flat=True))
    reviews = NamedReviewer.objects.filter(membership__person__in=people, at__gte=begins, at__lt=ends)
    reviews = reviews.exclude(entry__kind=own.name, entry__subject_id=besides.pk).order_by()
    counted.update(reviews.values_list("membership__person", flat=True))
    return counted


def too_many(item: CouncilItem, people: Iterable[int], *, field: str) -> Refusal | None:
    """Who of those to be named would carry more than the year allows.

    Args:
        item: what they are named for.
        people: primary keys, each as often as dossiers are added; of a dossier with several parts a reviewer may get
            more than one.
        field: of the form.
    """
    added = Counter(people)
    load = yearly_load(item, added.keys())
    full = [pk for pk, more in added.items() if load.is_full(pk, more=more)]
    if load.rule is None or not full:
        return None
    names = Person.objects.filter(pk__in=full).order_by("full_name", "pk")
    return Refusal(
        code="named_too_often",
        message=_("Đã được cử đủ số hồ sơ trong năm: %(who)s. %(rule)s."),
        params={
            "who": "; ".join(f"{person.full_name} ({load.named[person.pk]})" for person in names),
            "rule": load.rule.in_words,
        },
        basis=load.rule.basis,
        field=field,
    )
