"""What the gallery shows: every kind of document, one of them with its items, one item with what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_noop

from gieo.kernel.actors import Actor
from gieo.kernel.text import search_key
from gieo.officialdocs import catalogue, render_pdf
from gieo.officialdocs.catalogue import Sample
from gieo.officialdocs.forms import Certainty, FormField
from gieo.officialdocs.models import ItemWording
from gieo.officialdocs.services.word_item import may_word
from gieo.officialdocs.templatetags.documents import STAGES
from gieo.officialdocs.wordings import filled_for, wordings_of

SOURCES: Mapping[str, str] = {
    "form": gettext_noop("Biểu mẫu"),
    "paper": gettext_noop("Văn bản của việc"),
    "layout": gettext_noop("Thể thức"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The samples of one stage of the year."""

    stage: str
    samples: list[Sample]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """All kinds that were found.

    Attributes:
        groups: by stage of the year, in its order.
        sources: key, label, number of all kinds of each source.
    """

    groups: Sequence[Group]
    sources: Sequence[tuple[str, str, int]]


def gallery_of(words: str, source: str) -> Gallery:
    """All kinds, found without accents, of a source or of all."""
    everything, terms = catalogue.samples(), search_key(words).split()
    found = [
        sample
        for sample in everything
        if (not source or sample.source == source) and all(term in sample.search for term in terms)
    ]
    years_way = list(STAGES)
    ordered = sorted(found, key=lambda each: (years_way.index(each.stage), each.source, each.code, each.title))
    groups = [Group(stage, list(samples)) for stage, samples in groupby(ordered, key=lambda sample: sample.stage)]
    counted = [(name, label, sum(each.source == name for each in everything)) for name, label in SOURCES.items()]
    return Gallery(groups=groups, sources=counted)


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item with what the province says about it."""

    item: FormField
    label: str
    certainty: Certainty
    wording: ItemWording | None

    @property
    def is_open(self) -> bool:
        """Whether it was rebuilt and not seen on the official paper."""
        return self.certainty is Certainty.RECONSTRUCTED


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePage:
    """One kind: its items with how sure each is, how many pages its sample has."""

    sample: Sample
    items: Sequence[ShownItem]
    pages: range
    may_word: bool

    @property
    def may_be_blank(self) -> bool:
        """Whether it is handed out empty, to be filled by hand."""
        return self.sample.source != "paper"


def sample_page(key: str, *, province: str, actor: Actor, blank: bool) -> SamplePage:
    """One kind as a province words it; `province` is empty for a reader without a seat.

    Raises:
        KeyError: there is none.
    """
    found = catalogue.find(key)
    pages = render_pdf(found.kind, filled_for(found, province, blank=blank)).pages
    return SamplePage(
        sample=found,
        items=items_of(found, province),
        pages=range(1, pages + 1),
        may_word=bool(province) and may_word(actor, province),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """One item that was rebuilt, with what was said of it before, the last first."""

    sample: Sample
    asked: ShownItem
    history: Sequence[ItemWording]
    may_word: bool


def item_page(key: str, number: str, *, province: str, actor: Actor) -> ItemPage:
    """An item of a form that a province may word.

    Raises:
        KeyError: there is none, or it was seen on paper and keeps its name.
    """
    found = catalogue.find(key)
    if found.form is None:
        raise KeyError(key)
    asked = next((each for each in items_of(found, province) if each.item.n == number and each.is_open), None)
    if asked is None:
        raise KeyError(number)
    said = ItemWording.objects.filter(province=province, form=found.form.key, item=number).order_by("-pk")
    return ItemPage(sample=found, asked=asked, history=list(said), may_word=may_word(actor, province))


def items_of(found: Sample, province: str) -> list[ShownItem]:
    """The items of a form, as a province calls them."""
    if found.form is None:
        return []
    said = wordings_of(found.form, province).latest if province else {}
    return [
        ShownItem(
            each,
            said[each.n].label if each.n in said else each.label,
            found.form.certainty_of(each),
            said.get(each.n),
        )
        for each in found.form.fields
    ]
