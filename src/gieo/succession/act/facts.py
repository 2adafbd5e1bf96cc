"""What is asked and recorded of a decision on bodies."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from gieo.kernel.asking import Ask, Kept, Picked
from gieo.kernel.choice import Choice
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1, max_length=120)]


class ChangeAsked(Choice):
    """What happens to the bodies; the values are those of the model."""

    MERGE = "merge", _("Hợp nhất, sáp nhập cơ quan")
    SPLIT = "split", _("Chia, tách cơ quan")
    RENAME = "rename", _("Đổi tên")
    END = "end", _("Kết thúc hoạt động, có nơi kế thừa")
    PROVINCE = "province", _("Sáp nhập cả tỉnh")
    LEFT = "left", _("Đã kết thúc, chưa rõ nơi kế thừa: Sở KH&CN tạm giữ")


class DecisionFacts(Facts):
    """The decision."""

    change: Annotated[ChangeAsked, Ask(label=_("Việc"))]
    decision: Annotated[Said, Ask(label=_("Quyết định, nghị quyết số"))]
    decided_on: Annotated[date, Ask(label=_("Ngày quyết định"))]
    decided_by: Annotated[Said, Ask(label=_("Cơ quan quyết định"))]
    from_day: Annotated[date, Ask(label=_("Có hiệu lực từ ngày"))]
    heir_province: Annotated[
        Picked | None, Ask(label=_("Tỉnh kế thừa"), help=_("Chỉ khi sáp nhập cả tỉnh."), choices="provinces")
    ] = None

    @model_validator(mode="after")
    def _province_where_it_is_one(self) -> "DecisionFacts":
        if (self.change is ChangeAsked.PROVINCE) != (self.heir_province is not None):
            raise ValueError("Nêu tỉnh kế thừa khi và chỉ khi sáp nhập cả tỉnh.")
        return self


class PartFacts(Facts):
    """One body and what it becomes."""

    body: Annotated[Picked, Ask(label=_("Cơ quan"), choices="ending")]
    heir: Annotated[Picked | None, Ask(label=_("Cơ quan kế thừa đã có"), choices="heirs")] = None
    heir_name: Annotated[str, Field(max_length=250), Ask(label=_("hoặc cơ quan kế thừa lập mới, tên"))] = ""
    heir_kind: Annotated[Picked | None, Ask(label=_("Loại của cơ quan lập mới"), choices="kinds")] = None
    new_name: Annotated[str, Field(max_length=250), Ask(label=_("hoặc chính cơ quan đổi tên thành"))] = ""
    code_list: Annotated[Picked | None, Ask(label=_("Danh mục mã"), choices="code_lists")] = None
    code: Annotated[str, Field(max_length=12), Ask(label=_("Mã trong danh mục"))] = ""

    @model_validator(mode="after")
    def _says_one(self) -> "PartFacts":
        if sum(map(bool, (self.heir, self.heir_name, self.new_name))) != 1:
            raise ValueError("Nêu một: cơ quan đã có, cơ quan lập mới, hoặc tên mới.")
        if bool(self.code) != bool(self.code_list):
            raise ValueError("Mã chỉ có nghĩa khi nêu danh mục.")
        return self


class ListFacts(Facts):
    """A list of heirs as a file."""

    file: Annotated[
        Kept,
        Ask(
            label=_("Danh sách .csv, .xlsx"),
            help=_(
                "Dòng đầu có các cột: Cơ quan kết thúc, Cơ quan kế thừa, Mã, Danh mục mã, Quyết định số. Mỗi dòng được "
                "báo kết quả; dòng lỗi bị bỏ qua, sửa rồi nhập lại cả tệp."
            ),
        ),
    ]


class PickedPart(Facts):
    """A line of the decision."""

    part: Annotated[Picked, Ask(label=_("Dòng"), choices="parts")]


class DirectionFacts(Facts):
    """Where one thing, or all of a kind, goes."""

    thing: Annotated[Picked, Ask(label=_("Việc, hồ sơ"), choices="things")]
    part: Annotated[Picked, Ask(label=_("Về"), choices="split_parts")]


class ReasonFacts(Facts):
    """Why."""

    reason: Annotated[str, Field(min_length=1, max_length=500), Ask(label=_("Lý do"), long=True)]
