"""What the results sum up to: made known, replicated, budgeted, in use; who was commended."""

from collections.abc import Sequence

from gieo.dossiers.summaries import MONEY_READERS, Asked, Row, Summary, Summed, added_up
from gieo.kernel.refusal import _
from gieo.outcomes.finance import BodyMoney, Sums
from gieo.outcomes.models import Commendation, Outcome, ReplicationAssignment
from gieo.outcomes.outcome.choices import EventKind
from gieo.outcomes.replication.choices import LineSource
from gieo.outcomes.selectors import dissemination_coverage, effective_outcomes, funnel, replication_budget

MONEY = frozenset({3, 4, 5})


def _made_known(asked: Asked) -> Summed:
    """Every effective result of the tasks accepted in the year; 100 % are asked for."""
    found = effective_outcomes(asked.actor, province=asked.province.code, year=asked.year)
    rows = [_known(outcome) for outcome in found.prefetch_related("disseminations")]
    share = dissemination_coverage(asked.actor, province=asked.province.code, year=asked.year)
    says = [
        (_("Kết quả có hiệu quả"), str(len(rows))),
        (_("Đã phổ biến"), f"{len(share.covered)} ({share.percent}%)"),
        (_("Chưa phổ biến"), str(len(share.missing))),
    ]
    return Summed(rows=rows, says=says)


def _known(outcome: Outcome) -> Row:
    events = sorted(outcome.disseminations.all(), key=lambda event: event.on)
    told = "; ".join(f"{EventKind(event.kind).label} {event.on:%d/%m/%Y}: {event.outlet}" for event in events)
    return Row((outcome.number, outcome.title, len(events), told or "chưa phổ biến"), outcome.get_absolute_url())


def _assignments(asked: Asked) -> Summed:
    """What the Chairman charged bodies with in the year, and how far it is (CT-6-1b, CT-6-1c)."""
    charged = ReplicationAssignment.objects.filter(
        replication__in=asked.seen("replication"), replication__assigned_on__year=asked.year
    )
    charged = charged.select_related("replication", "body", "outcome").order_by("replication__number", "pk")
    rows = [
        Row(
            (
                each.replication.number, each.replication.assignment_document, each.body.name, each.outcome.title,
                each.place, each.quantity, each.achieved, each.unit, f"{each.deadline:%d/%m/%Y}",
            ),
            each.replication.get_absolute_url(),
        )
        for each in charged
    ]  # fmt: skip
    return Summed(rows=rows, says=((_("Việc đã giao"), str(len(rows))),))


def _for_finance(asked: Asked) -> Summed:
    """Every line of the budget year that the department signed, by body and source (CT-6-2c)."""
    table = replication_budget(asked.actor, province=asked.province.code, year=asked.year)
    rows = [row for body in table.bodies for row in _money_of(body)]
    says = [(source.label, _in_words(table.totals[source])) for source in LineSource]
    return Summed(rows=rows, says=says, total=added_up(rows, _("Tổng cộng"), MONEY))


def _money_of(body: BodyMoney) -> Sequence[Row]:
    level = _("Địa phương") if body.is_local else _("Sở, ngành")
    return [
        Row((body.body, level, source.label, sums.requested, sums.approved, sums.used))
        for source, sums in body.by_source.items()
        if sums.requested
    ]


def _in_words(sums: Sums) -> str:
    return f"{sums.requested:,} đồng".replace(",", ".")


def _way(asked: Asked) -> Summed:
    """Accepted → effective → spread → assigned → budgeted → applied (X-19)."""
    stages = funnel(asked.actor, province=asked.province.code, year=asked.year)
    return Summed(rows=[Row((stage.label, len(stage.numbers), "; ".join(stage.numbers))) for stage in stages])


def _commended(asked: Asked) -> Summed:
    found = Commendation.objects.filter(outcome__in=asked.seen("outcome"), on__year=asked.year)
    rows = [
        Row(
            (each.subject, each.merit, each.form, each.decision, f"{each.on:%d/%m/%Y}", each.outcome.number),
            each.outcome.get_absolute_url(),
        )
        for each in found.select_related("outcome").order_by("on", "pk")
    ]
    return Summed(rows=rows, says=((_("Được khen thưởng"), str(len(rows))),))


SUMMARIES = (
    Summary(
        key="pho-bien",
        report="RP-13",
        title=_("Phổ biến kết quả có hiệu quả"),
        basis=("CT02-2022-BG:5",),
        columns=(_("Số hồ sơ"), _("Kết quả"), _("Số lần"), _("Đã phổ biến ở đâu")),
        numeric=frozenset({2}),
        ask=_made_known,
    ),
    Summary(
        key="giao-nhan-rong",
        report="RP-14",
        title=_("Việc nhân rộng đã giao và tiến độ"),
        basis=("CT02-2022-BG:6",),
        columns=(
            _("Phương án"), _("Văn bản giao"), _("Nơi được giao"), _("Kết quả"), _("Địa điểm"), _("Được giao"),
            _("Đã làm"), _("Đơn vị"), _("Hạn"),
        ),
        numeric=frozenset({5, 6}),
        ask=_assignments,
    ),
    Summary(
        key="kinh-phi-nhan-rong",
        report="RP-15",
        title=_("Kinh phí nhân rộng gửi Sở Tài chính"),
        basis=("CT02-2022-BG:6",),
        columns=(
            _("Cơ quan, địa phương"), _("Cấp"), _("Nguồn"), _("Đề nghị (đồng)"), _("Được duyệt (đồng)"),
            _("Đã dùng (đồng)"),
        ),
        numeric=MONEY,
        ask=_for_finance,
        readers=MONEY_READERS,
    ),
    Summary(
        key="duong-di",
        report="RP-25",
        title=_("Đường đi của kết quả"),
        basis=("CT02-2022-BG:6",),
        columns=(_("Bước"), _("Số kết quả"), _("Các hồ sơ")),
        numeric=frozenset({1}),
        ask=_way,
    ),
    Summary(
        key="khen-thuong",
        report="RP-26",
        title=_("Tập thể, cá nhân được khen thưởng"),
        basis=("CT02-2022-BG:5",),
        columns=(
            _("Tập thể, cá nhân"), _("Thành tích"), _("Hình thức"), _("Quyết định"), _("Ngày"), _("Hồ sơ kết quả"),
        ),
        ask=_commended,
    ),
)  # fmt: skip
