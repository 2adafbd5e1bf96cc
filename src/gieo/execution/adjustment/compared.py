"""What stands in the contract beside what is wanted."""

from gieo.dossiers.papers import Part, section, table
from gieo.execution.adjustment import ruling
from gieo.execution.models import Adjustment

COMPARED = ("Nội dung", "Theo hợp đồng", "Đề nghị điều chỉnh", "Lý do")


def compared(adjustment: Adjustment) -> list[list[str]]:
    """One row: the subject, the contract, the wish, the reason."""
    return [[adjustment.get_subject_display(), adjustment.before, ruling.wanted(adjustment), adjustment.reason]]


def asked(adjustment: Adjustment) -> list[Part]:
    """The same as a part of the council's minutes."""
    return [section("Nội dung đề nghị điều chỉnh"), table(COMPARED, compared(adjustment))]
