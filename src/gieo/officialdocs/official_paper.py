"""The paper that every stage fills in: one typed model for decision, notice, letter, minutes, contract and the rest.

Whatever is not known stays empty: the page shows by name what a kind of document may not be without.
"""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from gieo.officialdocs.signing import FOR_ANOTHER, Capacity

# A number in a numeric column is grouped as it is written in Vietnam. "" leaves the cell to the hand; None is a value
# that ought to be there, and is shown as missing.
Cell = str | int | float | None
FactRow = tuple[str, str | None]


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


# ---------------------------------------------------------------- parts of the body


class Article(_Plain):
    """Điều: numbered 1, 2, 3 by the layout. Each line of the text is a paragraph."""

    kind: Literal["article"] = "article"
    heading: str = ""
    text: str = ""


class Chapter(_Plain):
    """Chương: numbered I, II, III by the layout, over the articles of a regulation; their numbers go on through it."""

    kind: Literal["chapter"] = "chapter"
    heading: str


class Section(_Plain):
    """Mục: numbered I, II, III by the layout, in capitals; at level 2 numbered 1, 2, 3 within its section."""

    kind: Literal["section"] = "section"
    heading: str
    text: str = ""
    level: Literal[1, 2] = 1


class Paragraph(_Plain):
    """Text; each line is a paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    text: str


class Facts(_Plain):
    """Labels with their values, a line each."""

    kind: Literal["facts"] = "facts"
    rows: tuple[FactRow, ...]


class Items(_Plain):
    """Lines behind a dash."""

    kind: Literal["list"] = "list"
    items: tuple[str, ...]


class Numbered(_Plain):
    """Khoản 1., 2., 3. of an article, or điểm a), b), c)… đ) of a clause, lettered by the Vietnamese alphabet."""

    kind: Literal["clauses", "points"]
    items: tuple[str, ...]


class Entry(_Plain):
    """One item of a form, under the number that the form prints.

    Attributes:
        value: what was filled in; "" leaves a dotted line to the hand, None ought to be there and is shown as missing.
        choices: what can be ticked, and whether it is.
        is_heading: what belongs to it follows: a table, the lines of a group.
        unconfirmed: the item was rebuilt and not seen on paper; it bears a mark that the remark explains.
    """

    kind: Literal["entry"] = "entry"
    number: str = ""
    label: str
    value: str | None = ""
    choices: tuple[tuple[str, bool], ...] = ()
    is_heading: bool = False
    unconfirmed: bool = False


class Table(_Plain):
    """A table; its heading is repeated on each page.

    Attributes:
        numeric: places of the columns of figures, counted from 0.
        total: the last row, in bold; as many cells as there are columns.
    """

    kind: Literal["table"] = "table"
    caption: str = ""
    columns: tuple[str, ...] = Field(min_length=1)
    numeric: frozenset[int] = frozenset()
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None

    @model_validator(mode="after")
    def _has_a_cell_for_each_column(self) -> Self:
        if any(len(row) != len(self.columns) for row in (*self.rows, *([self.total] if self.total else []))):
            raise ValueError(f"each row needs {len(self.columns)} cells: {', '.join(self.columns)}")
        return self


Part = Annotated[
    Chapter | Article | Section | Paragraph | Facts | Items | Numbered | Entry | Table, Field(discriminator="kind")
]


class Annex(_Plain):
    """Phụ lục: on pages of its own, with their own numbers, and sideways where its tables are wide."""

    title: str
    parts: tuple[Part, ...]


# ---------------------------------------------------------------- people


class Party(_Plain):
    """A party to a contract, with further facts in the order of the form: address, account, tax number."""

    role: str
    name: str
    representative: str = ""
    position: str = ""
    facts: tuple[FactRow, ...] = ()


class Signer(_Plain):
    """Who signs, in the words of `gieo.officialdocs.signing.signing_lines`."""

    capacity: Capacity = ""
    on_behalf: str = ""
    collective: str = ""
    position: str = ""
    name: str = ""
    note: str = ""  # what has to be done here: "(Ký, ghi rõ họ tên, đóng dấu)"

    @model_validator(mode="after")
    def _names_another_only_in_words_for_another(self) -> Self:
        if self.on_behalf and self.capacity not in FOR_ANOTHER:
            raise ValueError(f"on behalf of {self.on_behalf} in which capacity? {', '.join(sorted(FOR_ANOTHER))}")
        return self


# ---------------------------------------------------------------- the paper

Urgency = Literal["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]


class OfficialPaper(_Plain):
    """Everything that stands on an official document; the descriptions are what a missing value is called on paper."""

    letterhead_parent: str = Field("", description="Cơ quan chủ quản")
    letterhead_body: str = Field("", description="Cơ quan ban hành")
    number: str = Field("", description="Số")
    symbol: str = Field("", description="Ký hiệu")
    place: str = Field("", description="Địa danh")
    date: dt.date | None = Field(None, description="Ngày ban hành")
    type: str = Field("", description="Tên loại văn bản")
    subject: str = Field("", description="Trích yếu")
    attached_to: str = Field("", description="Văn bản mà tài liệu này kèm theo")
    code: str = Field("", description="Mã biểu mẫu")
    authority: str = Field("", description="Thẩm quyền ban hành")
    addressee: str = Field("", description="Nơi kính gửi")
    bases: tuple[str, ...] = Field((), description="Các căn cứ")
    on_proposal_of: str = Field("", description="Người đề nghị")
    parties: tuple[Party, ...] = Field((), description="Các bên")
    opening: str = Field("", description="Lời mở đầu")
    parts: tuple[Part, ...] = Field((), description="Nội dung")
    recipients: tuple[str, ...] = Field((), description="Nơi nhận")
    signers: tuple[Signer, ...] = Field((), description="Người ký")
    annexes: tuple[Annex, ...] = Field((), description="Phụ lục")
    urgency: Urgency = Field("", description="Độ khẩn")
    circulation: str = Field("", description="Chỉ dẫn phạm vi lưu hành")
    drafter: str = Field("", description="Ký hiệu người soạn thảo và số bản")
    issuer_contact: str = Field("", description="Địa chỉ, điện thoại, thư điện tử")
    remark: str = Field("", description="Chú thích")
    blank: bool = Field(default=False, description="Biểu mẫu để trống")
    draft: bool = Field(default=False, description="Dự thảo")


FieldName = Literal[
    "letterhead_body", "symbol", "place", "type", "subject", "authority", "addressee", "bases", "parties", "parts",
    "recipients", "signers",
]  # fmt: skip


class PaperForm(_Plain):
    """In what one kind of official document differs from the others.

    Attributes:
        type: its name in capitals, where the paper gives none.
        required: what it may not be without; an absent one is shown as missing. All else is left out when it is empty.
        enacts: words that lead over from the bases to the articles.
        dated: where place and day stand: under the State, over the signature, or in the text.
        ends: whether the last paragraph carries the end mark.
        upright_columns: a table with more of them turns the paper sideways.
    """

    type: str = ""
    required: frozenset[FieldName] = frozenset()
    enacts: str = ""
    dated: Literal["head", "signature", "text"] = "head"
    ends: bool = True
    upright_columns: int | None = None
