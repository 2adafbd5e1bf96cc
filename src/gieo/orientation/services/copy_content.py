"""What one notice says is taken over into another: a corrected version, or the draft of the next year."""

from gieo.orientation.models import (
    IntakePlace,
    NoticeBasis,
    NoticeFootnote,
    NoticeRequirement,
    OrientationField,
    OrientationNotice,
    Recipient,
)
from gieo.orientation.models.line import Line


def copy_fields(old: OrientationNotice, new: OrientationNotice, *, anew: bool = False) -> None:
    """Fields and items with what they rest on; `anew`, nobody has answered for them yet, and no order is theirs."""
    for field in old.fields.prefetch_related("items__documents", "items__organisations", "items__orders"):
        items = list(field.items.all())
        copy = OrientationField(
            notice=new, order=field.order, label=field.label, title=field.title,
            science_fields=field.science_fields, line=field.line,
        )  # fmt: skip
        _save(copy, anew=anew)
        for item in items:
            documents, bodies = list(item.documents.all()), list(item.organisations.all())
            orders = list(item.orders.all())
            item.field = copy
            if anew and item.period == str(old.plan_year):
                item.period = ""  # it was for the year of its notice
            _save(item, anew=anew)
            item.documents.set(documents)
            item.organisations.set(bodies)
            item.orders.set([] if anew else orders)


def copy_parts(old: OrientationNotice, new: OrientationNotice, *, anew: bool = False) -> None:
    """Grounds, footnotes, requirements, places and recipients, in their order."""
    bases: dict[int, NoticeBasis] = {}
    for basis in NoticeBasis.objects.filter(notice=old):
        known, basis.notice = basis.pk, new
        _save(basis, anew=anew)
        bases[known] = basis
    for footnote in NoticeFootnote.objects.filter(notice=old):
        footnote.notice, footnote.basis = new, bases.get(footnote.basis_id or 0)
        _save(footnote, anew=anew)
    for model in (NoticeRequirement, IntakePlace):
        for part in model.objects.filter(notice=old):
            part.notice = new
            _save(part, anew=anew)
    for recipient in Recipient.objects.filter(notice=old):
        bodies = list(recipient.bodies.all())
        recipient.notice = new
        _save(recipient, anew=anew)
        recipient.bodies.set(bodies)


def _save(row: Line, *, anew: bool) -> None:
    """As a row of its own; anew it stands in no text yet, and waits for a person."""
    row.pk, row._state.adding = None, True
    vars(row).pop("_prefetched_objects_cache", None)  # what was fetched for the old row is not the new one's
    if anew:
        row.is_proposed, row.accepted_by_id = True, None
        for place in ("line", "first_line", "last_line"):
            if hasattr(row, place):
                setattr(row, place, None)
    row.save(force_insert=True)
