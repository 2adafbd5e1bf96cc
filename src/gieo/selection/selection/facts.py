"""What is asked and recorded when a council chooses a host."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gieo.councils.sitting.facts import CloseFacts
from gieo.kernel.asking import Ask, Kept, Picked
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts
from gieo.selection.application.states import LumpSum
from gieo.selection.rows import MoneyRow
from gieo.selection.selection.states import Opinion


class SheetFacts(Facts):
    """Which score sheet the ballots use (TT 20/2023, article 12.3: by the content of the task)."""

    sheet: Annotated[Picked, Ask(label=_("Phiếu chấm"), choices="sheets")]


class MarkRow(Facts):
    """One mark, before the coefficient."""

    application: Annotated[Picked, Ask(label=_("Hồ sơ"), choices="applications")]
    criterion: Annotated[Picked, Ask(label=_("Tiêu chí"), choices="criteria")]
    mark: Annotated[int, Field(ge=0, le=100), Ask(label=_("Điểm chấm"))]


class OpinionRow(Facts):
    """What a member says of a dossier; the vote is asked where the law lets it decide."""

    application: Annotated[Picked, Ask(label=_("Hồ sơ"), choices="applications")]
    opinion: Annotated[Opinion | None, Ask(label=_("Đề nghị"))] = None
    remark: Annotated[str, Ask(label=_("Nhận xét"))] = ""


class BallotFacts(Facts):
    """A score sheet for every dossier."""

    marks: Annotated[tuple[MarkRow, ...], Ask(label=_("Chấm điểm từng tiêu chí"))]
    opinions: Annotated[tuple[OpinionRow, ...], Ask(label=_("Nhận xét từng hồ sơ"))]


class WinnerFacts(CloseFacts):
    """What the council wants of the winner."""

    edits: Annotated[str, Ask(label=_("Nội dung cần chỉnh sửa, bổ sung"), long=True)] = ""
    experts: Annotated[int, Field(ge=0, le=100), Ask(label=_("Số chuyên gia trong nước, nước ngoài"))] = 0
    lump_sum: Annotated[LumpSum | None, Ask(label=_("Phương thức khoán chi đề nghị"))] = None


class RecommendFacts(Facts):
    """Whom the council names when every step of the rulebook leaves dossiers equal."""

    application: Annotated[Picked, Ask(label=_("Hồ sơ được kiến nghị"), choices="tied")]
    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class NobodyFacts(Facts):
    """Why the council names none of the equal dossiers."""

    reason: Annotated[str, Ask(label=_("Lý do"), long=True)]


class RevisionFacts(Facts):
    """The winner's revised description (TT 20/2023, article 11.12); with it the detailed estimate."""

    explanation: Annotated[str, Ask(label=_("Giải trình việc tiếp thu kết luận"), long=True)]
    estimate: Annotated[
        tuple[MoneyRow, ...],
        Ask(label=_("Dự toán theo nguồn và năm"), help=_("Để trống nếu giữ kinh phí đã đề nghị (Luật 2013).")),
    ] = ()
    quoted_on: Annotated[date | None, Ask(label=_("Ngày của báo giá cũ nhất"))] = None
    description: Annotated[Kept | None, Ask(label=_("Thuyết minh đã hoàn thiện"))] = None
