"""What the contracts sum up to: number and money by mode of spending, year by year (CT-2-3c)."""

from gieo.contracts.selectors import ModeOfYear, lump_sum_by_year
from gieo.dossiers.summaries import MONEY_READERS, Asked, Row, Summary, Summed, added_up
from gieo.kernel.refusal import _
from gieo.registry.models import LumpSumMode

NUMERIC = frozenset({2, 3, 4, 5, 6})


def _by_mode(asked: Asked) -> Summed:
    """Every year up to the one asked for: the directive wants to see it rise."""
    found = [each for each in lump_sum_by_year(asked.province.code) if each.year <= asked.year]
    rows = [_row(each) for each in found]
    now = [each for each in found if each.year == asked.year]
    lump = sum(each.count for each in now if each.mode != LumpSumMode.NONE)
    says = ((_("Hợp đồng ký trong năm"), str(sum(each.count for each in now))), (_("Trong đó có khoán"), str(lump)))
    return Summed(rows=rows, says=says, total=added_up(rows, _("Cộng"), NUMERIC))


def _row(found: ModeOfYear) -> Row:
    return Row((str(found.year), found.mode.label, found.count, found.lump, found.non_lump, found.other, found.value))


SUMMARIES = (
    Summary(
        key="khoan-chi",
        report="RP-08",
        title=_("Khoán chi theo phương thức"),
        basis=("CT02-2022-BG:2", "TTLT27-2015:6"),
        columns=(
            _("Năm ký"), _("Phương thức"), _("Số hợp đồng"), _("Phần khoán (đồng)"), _("Không khoán (đồng)"),
            _("Nguồn khác (đồng)"), _("Giá trị hợp đồng (đồng)"),
        ),
        numeric=NUMERIC,
        ask=_by_mode,
        readers=MONEY_READERS,
    ),
)  # fmt: skip
