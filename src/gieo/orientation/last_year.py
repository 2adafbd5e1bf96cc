"""The notice of the year before: what this year's draft is begun with, and held against."""

from collections.abc import Sequence

from gieo.orientation.models import OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.rules.changes import Change, changes_between
from gieo.orientation.states import NoticeState


def notice_before(province: str, year: int) -> OrientationNotice | None:
    """The latest of an earlier plan year that was published."""
    published = OrientationNotice.objects.filter(province=province, plan_year__lt=year, published_at__isnull=False)
    return published.exclude(state=NoticeState.DRAFT).order_by("-plan_year", "-version").first()


def changes_since(
    notice: OrientationNotice, fields: Sequence[OrientationField]
) -> tuple[OrientationNotice | None, list[Change]]:
    """What it is held against, and the items that differ: the version it replaces, else the year before.

    A notice that shares no item with the one before was not made of it: there is nothing to hold it against.
    """
    before = notice.supersedes or notice_before(notice.province_id, notice.plan_year)
    if before is None:
        return None, []
    items = OrientationItem.objects.filter(field__notice=before).order_by("field__order", "order")
    old = dict(items.values_list("code", "text"))
    new = {item.code: item.text for field in fields for item in field.items.all()}
    if notice.supersedes is None and not set(old.values()) & set(new.values()):
        return None, []
    return before, changes_between(old, new)
