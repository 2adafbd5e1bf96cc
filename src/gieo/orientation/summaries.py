"""What the notices of a year sum up to: coverage of the fields, and what was found while they were read in."""

from django.db.models import QuerySet
from django.urls import reverse

from gieo.dossiers.summaries import Asked, Row, Summary, Summed, added_up
from gieo.kernel.refusal import _
from gieo.orientation.models import NoticeFinding, OrientationNotice
from gieo.orientation.models.findings import Severity
from gieo.orientation.policies import EDITORS
from gieo.orientation.selectors import visible_to
from gieo.orientation.sources import inputs_of

COVERAGE = ("ordered", "interdisciplinary", "interregional", "total")


def _coverage(asked: Asked) -> Summed:
    """The latest notice of the plan year: items by field and period (CT-1-2b), orders that became none (CT-1-2a)."""
    notice = _notices(asked).order_by("-version", "-pk").first()
    if notice is None:
        return Summed(rows=())
    inputs = inputs_of(notice)
    rows = [
        Row((each.field.title, *each.counts, *(getattr(each, name) for name in COVERAGE))) for each in inputs.coverage
    ]
    columns = (
        _("Lĩnh vực"), *inputs.periods, _("Có đặt hàng"), _("Liên ngành"), _("Liên vùng"), _("Tất cả"),
    )  # fmt: skip
    says = (
        (_("Đặt hàng chưa thành nội dung"), str(len(inputs.orders))),
        (_("Nội dung không ghi nguồn"), str(inputs.sourceless)),
        (_("Lĩnh vực chưa có nội dung"), "; ".join(field.title for field in inputs.empty) or "không"),
    )
    total = added_up(rows, _("Cộng"), range(1, len(columns)))
    return Summed(rows=rows, says=says, total=total, columns=columns)


def _notices(asked: Asked) -> QuerySet[OrientationNotice]:
    return visible_to(asked.actor).filter(province=asked.province, plan_year=asked.year)


def _findings(asked: Asked) -> Summed:
    found = NoticeFinding.objects.filter(notice__in=_notices(asked)).select_related("notice", "decided_by")
    rows = [
        Row(
            (
                each.notice.title, Severity(each.severity).label, each.code, each.message,
                each.get_decision_display() if each.decision else "chưa xem", each.note,
            ),
            reverse("orientation:desk", args=[each.notice_id]),
        )
        for each in found.order_by("notice", "pk")
    ]  # fmt: skip
    waiting = sum(not each.decision for each in found)
    return Summed(rows=rows, says=((_("Điểm cần xem"), str(len(rows))), (_("Chưa xem"), str(waiting))))


SUMMARIES = (
    Summary(
        key="do-phu-dinh-huong",
        report="RP-05",
        title=_("Nguồn và độ phủ của định hướng"),
        basis=("CT02-2022-BG:1",),
        columns=(_("Lĩnh vực"), _("Có đặt hàng"), _("Liên ngành"), _("Liên vùng"), _("Tất cả")),
        numeric=frozenset(range(1, 20)),
        ask=_coverage,
        readers=EDITORS,
    ),
    Summary(
        key="diem-can-xem",
        report="RP-30",
        title=_("Điểm cần xem khi đọc văn bản"),
        basis=("GIEO-MACDINH:45",),
        columns=(_("Văn bản"), _("Mức"), _("Mã"), _("Nội dung"), _("Quyết định"), _("Ghi chú")),
        ask=_findings,
        readers=EDITORS,
    ),
)  # fmt: skip
