"""What the public reads about the windows of a province: the ledger, and the dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from gieo.core.clock import LEGAL_ZONE
from gieo.identity.models import Province
from gieo.kernel.working_days import Boundary
from gieo.orientation.calendar_feed import Entry, feed
from gieo.orientation.models import FairnessRecord, IntakeWindow
from gieo.orientation.services.tell_fairness import faults_of
from gieo.orientation.states import NoticeState
from gieo.rulebooks import library
from gieo.rulebooks.models import OutageRule, Rulebook

REMINDERS = (30, 7, 1)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The public ledger of a province.

    Attributes:
        records: from the first line to the last.
        faults: every break of the chain; empty in an honest ledger.
        rule: on outages, as it is published.
    """

    province: Province
    records: list[FairnessRecord]
    faults: list[str]
    rule: OutageRule | None


def ledger_of(slug: str, *, at: datetime) -> Ledger:
    """The ledger, checked line by line as it is read.

    Raises:
        Province.DoesNotExist: no such province.
    """
    province = Province.objects.get(slug=slug)
    records = list(FairnessRecord.objects.filter(province=province).select_related("window__body").order_by("sequence"))
    return Ledger(province, records, faults_of(records), _rulebook(province, at).outages)


def calendar_of(slug: str, *, at: datetime) -> str:
    """The windows of the published notices, the calls of bodies in them, the standing days of two years, as a feed.

    Raises:
        Province.DoesNotExist: no such province.
    """
    province = Province.objects.get(slug=slug)
    windows = IntakeWindow.every.filter(province=province, notice__state=NoticeState.PUBLISHED)
    entries = [*_windows(windows.select_related("notice", "body").order_by("pk")), *_standing(province, at)]
    return feed(_("Đợt nhận đề xuất, đặt hàng: %(province)s") % {"province": province.name}, entries, at=at)


def public_facts(record: FairnessRecord) -> dict[str, Any]:
    """A line as the public file gives it: everything its hash is taken of."""
    return {
        "province": record.province_id,
        "sequence": record.sequence,
        "window": record.window_id,
        "event": record.event,
        "key": record.key,
        "at": record.at.timestamp(),
        "recorded_at": record.recorded_at.timestamp(),
        "facts": record.facts,
        "basis": record.basis,
        "previous_hash": record.previous_hash,
        "hash": record.hash,
    }


def _windows(windows: Any) -> Iterator[Entry]:
    for window in windows:
        url = f"{settings.BASE_URL}/dinh-huong/{window.province.slug}/{window.plan_year}"
        title = f"{window.notice.title} ({window.body})" if window.body else window.notice.title
        grounds = _grounds((window.basis,))
        if window.opens_at:
            summary = _("Mở nhận đề xuất: %(title)s") % {"title": title}
            uid = f"window-{window.pk}-opens@gieo"
            yield Entry(uid=uid, starts=window.opens_at, summary=summary, description=grounds, url=url)
        if window.closes_at:
            last = f"{window.last_instant.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}"
            yield Entry(
                uid=f"window-{window.pk}-closes@gieo",
                starts=window.closes_at,
                summary=_("Đóng nhận đề xuất: %(title)s") % {"title": title},
                description=" ".join([_("Lúc cuối còn trong hạn: %(last)s (giờ Việt Nam).") % {"last": last}, grounds]),
                url=url,
                remind_days=REMINDERS,
            )


def _standing(province: Province, at: datetime) -> Iterator[Entry]:
    """A day that is still in time is named as it is; of a "before" the day itself is the first too late.

    The dated window of a year goes before it (its note says so) and stands beside it, each with its source.
    """
    year = at.astimezone(LEGAL_ZONE).year
    for key, rule in _rulebook(province, at).windows.items():
        words = _("đến hết ngày này") if rule.boundary == Boundary.THROUGH else _("trước ngày này")
        for each in (year, year + 1):
            yield Entry(
                uid=f"{province.code}-{key}-{each}@gieo",
                starts=rule.closing_day(each),
                summary=f"{rule.what} ({words})",
                description=". ".join(filter(None, [_grounds(rule.basis), rule.note])),
                remind_days=REMINDERS,
            )


def _grounds(basis: tuple[str, ...]) -> str:
    """The source of a date, as a sentence names it."""
    named = "; ".join(library.legal_index()[key].citation for key in basis)
    return _("Căn cứ: %(grounds)s") % {"grounds": named}


def _rulebook(province: Province, at: datetime) -> Rulebook:
    return library.in_force(province.family, on=at.astimezone(LEGAL_ZONE).date())
