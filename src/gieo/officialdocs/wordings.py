"""What a province calls the items of a form now."""

from dataclasses import dataclass

from gieo.officialdocs.catalogue import Sample
from gieo.officialdocs.contexts import Given
from gieo.officialdocs.forms import OfficialForm, filled
from gieo.officialdocs.forms.dummy import dummy_head, dummy_values
from gieo.officialdocs.models import ItemWording


@dataclass(frozen=True, slots=True)
class Wordings:
    """The latest of each item that was worded, by its number."""

    latest: dict[str, ItemWording]

    @property
    def labels(self) -> dict[str, str]:
        """Names by number."""
        return {item: each.label for item, each in self.latest.items()}

    @property
    def seen(self) -> frozenset[str]:
        """Items that were found on paper."""
        return frozenset(item for item, each in self.latest.items() if each.seen_at)


def wordings_of(form: OfficialForm, province: str) -> Wordings:
    """What a province has said about a form; what is none of its unconfirmed items any more is passed over."""
    open_items = {item.n for item in form.fields if not form.is_confirmed(item)}
    rows = ItemWording.objects.filter(province=province, form=form.key, item__in=open_items).order_by("pk")
    return Wordings({each.item: each for each in rows})


def filled_for(sample: Sample, province: str, *, blank: bool) -> Given:
    """A sample as the province words it; what is no form, or worded by nobody, as it is."""
    if sample.form is None:
        return sample.fill(blank)
    said = wordings_of(sample.form, province)
    if not said.latest:
        return sample.fill(blank)
    values = {} if blank else dummy_values(sample.form)
    head = {} if blank else dummy_head(sample.form)
    return filled(sample.form, values, labels=said.labels, seen=said.seen, blank=blank, **head)
