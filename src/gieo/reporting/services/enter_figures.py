"""Write into a statistical table what the registers do not know."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.reporting.models import StatisticFigure
from gieo.reporting.statistics.sheet import Cell, chosen_in, figure_in, may_write, sheet_of
from gieo.reporting.statistics.tables import StatisticTable

LONGEST = 500


@transaction.atomic
def enter_figures(
    *, table: StatisticTable, province: Province, year: int, typed: Mapping[str, str], actor: Actor, at: datetime
) -> int:
    """Keep each cell that changed, with who and when; a cell the registers fill is not asked.

    Args:
        table: the table.
        province: whose.
        year: the year it is about.
        typed: by the name of the cell (`Cell.name`); what is not named stays as it is, "" empties.
        actor: an officer of the Sở.
        at: when.

    Returns:
        How many cells changed.

    Raises:
        Refused: not an officer of the province, or something typed is no figure; then nothing is kept.
    """
    basis = table.official.legal_basis
    if not may_write(actor, province.code):
        message = _("Số liệu thống kê do cán bộ của Sở KH&CN điền.")
        raise Refused([Refusal(code="not_yours", message=message, basis=basis)])
    open_cells = [cell for cell in sheet_of(table, province, year).cells if cell.known is None and cell.name in typed]
    said = [(cell, text.collapse(typed[cell.name])) for cell in open_cells]
    changed = [(cell, value) for cell, value in said if value != cell.words]
    if refusals := [refusal for cell, value in changed for refusal in _faults(cell, value, basis)]:
        raise Refused(refusals)
    for cell, value in changed:
        item, row, column = cell.place
        StatisticFigure.objects.update_or_create(
            province=province,
            form=table.form,
            year=year,
            item=item,
            row=row,
            column=column,
            defaults={"value": value, "entered_at": at, "entered_by_id": actor.user},
        )
    return len(changed)


def _faults(cell: Cell, value: str, basis: tuple[str, ...]) -> list[Refusal]:
    where = {"row": cell.place[1] or cell.place[0], "column": cell.head, "value": value[:60]}
    if len(value) > LONGEST:
        message = _("Dòng %(row)s, cột %(column)s: dài quá.")
    elif value and cell.options and not set(chosen_in(value) if cell.several else (value,)) <= set(cell.options):
        message = _("Dòng %(row)s, cột %(column)s: “%(value)s” không có trong danh sách.")
    elif value and cell.is_figure and figure_in(value) is None:
        message = _("Dòng %(row)s, cột %(column)s: “%(value)s” không phải số.")
    else:
        return []
    return [Refusal(code="no_figure", message=message, params=where, field=cell.name, basis=basis)]
