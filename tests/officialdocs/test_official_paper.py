"""What an official paper says before any engine sets it: words, numbers, order, what is missing."""

import io
from typing import Any, get_args

import pypdfium2
import pytest
from pydantic import ValidationError
from pyhanko.pdf_utils.reader import PdfFileReader

from gieo.officialdocs import Article, Items, OfficialPaper, Paragraph, Section, Signer, library, render_pdf
from gieo.officialdocs.contexts import prepare
from gieo.officialdocs.official_paper import FieldName

pytestmark = pytest.mark.unit

KINDS = [kind.kind for kind in library.kinds() if kind.form]


def page(kind: str, **changes: Any) -> dict[str, Any]:
    return prepare(kind, {**library.get(kind).dummy, **changes})


def lines(kind: str, **changes: Any) -> list[str]:
    blocks = page(kind, **changes)["blocks"]
    return [block.get("lead", "") + block["text"] for block in blocks if "text" in block]


def test_there_is_a_kind_for_each_form_of_document() -> None:
    assert (
        sorted(
            (
                "decision",
                "notice",
                "official_form",
                "official_letter",
                "submission_note",
                "minutes",
                "report",
                "plan",
                "contract",
                "sheet",
            )
        )
        == KINDS
    )


@pytest.mark.parametrize("kind", KINDS)
def test_model_and_dump_say_the_same(kind: str) -> None:
    paper = OfficialPaper.model_validate(library.get(kind).dummy)
    assert prepare(kind, paper) == prepare(kind, paper.model_dump(mode="json")) == prepare(kind, paper.model_dump())


def test_every_field_has_a_name_for_the_paper_and_required_ones_are_fields() -> None:
    assert all(info.description for info in OfficialPaper.model_fields.values())
    assert set(get_args(FieldName)) <= set(OfficialPaper.model_fields)


def test_a_field_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="title"):
        page("notice", title="Về việc")


# ---------------------------------------------------------------- numbers and words


def test_articles_and_sections_are_numbered() -> None:
    parts = [
        Section(heading="Kết quả"), Section(heading="Tiến độ", level=2), Section(heading="Kinh phí", level=2),
        Section(heading="Kiến nghị"), Section(heading="Về vốn", level=2), Article(text="Một."), Article(heading="Hai"),
    ]  # fmt: skip
    assert lines("report", opening="", parts=[part.model_dump() for part in parts]) == [
        "I. KẾT QUẢ", "1. Tiến độ", "2. Kinh phí", "II. KIẾN NGHỊ", "1. Về vốn", "Điều 1. Một.", "Điều 2. Hai",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("Thi hành", "Thi hành./."), ("Thi hành.", "Thi hành./."), ("Thi hành./.", "Thi hành./."), ("a/b;", "a/b./.")],
)
def test_the_last_paragraph_has_one_end_mark(typed: str, printed: str) -> None:
    parts = [Paragraph(text="Một."), Items(items=("Hai;", typed))]
    assert lines("notice", parts=[part.model_dump() for part in parts])[-2:] == ["- Hai;", f"- {printed}"]


@pytest.mark.parametrize("kind", ["contract", "sheet"])
def test_contracts_and_sheets_have_no_end_mark(kind: str) -> None:
    assert lines(kind, parts=[{"kind": "paragraph", "text": "Xong."}])[-1] == "Xong."


def test_bases_begin_and_end_as_the_decree_says() -> None:
    bases = ["Luật A.", "Căn cứ Nghị định B;", "Thực hiện Chỉ thị C"]
    assert lines("decision", bases=bases, on_proposal_of="Giám đốc Sở")[:5] == [
        "Căn cứ Luật A;", "Căn cứ Nghị định B;", "Thực hiện Chỉ thị C;", "Theo đề nghị của Giám đốc Sở.", "QUYẾT ĐỊNH:",
    ]  # fmt: skip


def test_one_addressee_stands_alone_and_several_are_listed() -> None:
    assert page("report", addressee="Sở Y tế")["addressees"] == ["Sở Y tế"]
    assert page("report", addressee="Sở Y tế\nSở Tài chính.")["addressees"] == ["- Sở Y tế;", "- Sở Tài chính."]


def test_recipients_end_like_bases() -> None:
    assert page("notice", recipients=["Như Điều 3;", "Lưu: VT"])["recipients"] == ["- Như Điều 3;", "- Lưu: VT."]


def test_number_and_day_stay_dotted_until_the_clerk_gives_them() -> None:
    unnumbered = page("decision", number="", date=None)
    assert unnumbered["number_line"] == "Số: ………/QĐ-UBND"
    assert unnumbered["place_date"] == "Hà Sơn, ngày …… tháng …… năm ……"
    assert page("decision", number=5)["number_line"] == "Số: 05/QĐ-UBND"


def test_a_letter_has_its_subject_under_the_number_unless_it_has_a_name() -> None:
    letter = page("official_letter", subject="góp ý dự thảo")
    assert (letter["about"], letter["heading"]) == ("V/v góp ý dự thảo", "")
    returned = page("official_letter", type="PHIẾU TRẢ HỒ SƠ", subject="Hồ sơ đăng ký")
    assert (returned["about"], returned["heading"], returned["subject"]) == ("", "PHIẾU TRẢ HỒ SƠ", "Hồ sơ đăng ký")


def test_the_territory_of_a_committee_has_its_own_line() -> None:
    assert page("decision")["letterhead_body"] == "ỦY BAN NHÂN DÂN\nTỈNH HÀ SƠN"


def test_minutes_have_no_day_in_the_head_and_a_sheet_has_it_over_the_signature() -> None:
    assert page("minutes")["place_date"] == page("minutes")["signed_on"] == ""
    assert page("sheet")["place_date"] == ""
    assert page("sheet")["signed_on"] == "Hà Sơn, ngày 15 tháng 4 năm 2025"


@pytest.mark.parametrize(("columns", "landscape"), [(6, False), (7, True)])
def test_a_sheet_turns_for_a_table_of_many_columns(columns: int, *, landscape: bool) -> None:
    parts = [{"kind": "table", "columns": ["a"] * columns, "rows": [["b"] * columns]}]
    assert page("sheet", parts=parts)["landscape"] is landscape
    assert page("report", parts=parts)["landscape"] is False


# ---------------------------------------------------------------- signatures


@pytest.mark.parametrize(("signers", "rows"), [(2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (7, [3, 3, 1])])
def test_several_signatures_stand_in_rows(signers: int, rows: list[int]) -> None:
    people = [{"position": "THÀNH VIÊN", "name": f"Người {at}"} for at in range(signers)]
    assert [len(row) for row in page("minutes", signers=people)["signature_rows"]] == rows


def test_one_signature_stands_beside_the_recipients() -> None:
    signed = page("notice")
    assert signed["signature"] == {"lines": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "note": "", "name": "Trần Thị Mây"}
    assert signed["signature_rows"] == []


def test_the_parties_sign_a_contract_unless_others_sign_for_them() -> None:
    left, right = page("contract")["signature_rows"][0]
    assert left == {"lines": ["ĐẠI DIỆN BÊN ĐẶT HÀNG (BÊN A)", "GIÁM ĐỐC"], "note": "", "name": "Vi Văn Sơn"}
    assert right["name"] == "Hoàng Văn Nam"
    signers = [Signer(position="Kế toán trưởng", name="A").model_dump(), Signer(position="B", name="C").model_dump()]
    assert page("contract", signers=signers)["signature_rows"][0][0]["lines"] == ["KẾ TOÁN TRƯỞNG"]


def test_who_is_absent_from_a_signature_is_named() -> None:
    signature = page("notice", signers=[{"capacity": "KT.", "position": "Phó Giám đốc"}])["signature"]
    assert signature == {"lines": ["[thiếu: người được ký thay]"], "note": "", "name": "[thiếu: người ký]"}


def test_nobody_signs_for_another_without_the_word_for_it() -> None:
    with pytest.raises(ValidationError, match="in which capacity"):
        Signer(on_behalf="Giám đốc", position="Phó Giám đốc")


# ---------------------------------------------------------------- missing


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_paper_names_all_that_is_required(kind: str) -> None:
    entry = library.get(kind)
    assert entry.form
    printed = str(prepare(kind, {}))
    absent = [name for name in entry.form.required if f"[thiếu: {entry.labels[name]}]" not in printed]
    assert absent == []


def test_empty_parts_are_named_where_they_stand() -> None:
    parts = [
        {"kind": "article"}, {"kind": "section", "heading": ""}, {"kind": "facts", "rows": [["Địa điểm", None]]},
        {"kind": "list", "items": [""]}, {"kind": "paragraph", "text": ""},
    ]  # fmt: skip
    assert lines("minutes", parts=parts) == [
        "Điều 1. [thiếu: nội dung điều]", "I. [thiếu: tiêu đề mục]", "Địa điểm: [thiếu: Địa điểm]",
        "- [thiếu: nội dung]", "[thiếu: nội dung]./.",
    ]  # fmt: skip


def test_an_unknown_party_is_named() -> None:
    printed = lines("contract", place="", date=None, parties=[{"role": "Bên A", "name": ""}])
    assert "Hôm nay, ngày …… tháng …… năm ……, tại [thiếu: Địa danh], chúng tôi gồm:" in printed
    assert "Bên A: [thiếu: tên bên]" in printed
    assert "Đại diện: [thiếu: Đại diện]" in printed


@pytest.mark.parametrize("label", ["Tên", "Thời gian thực hiện", "Họ và tên, học hàm, học vị của chủ nhiệm nhiệm vụ"])
def test_dots_for_the_hand_stay_on_the_line_of_their_name(label: str) -> None:
    """A run of dots that went over would stretch the words before it over the whole line."""
    parts = [{"kind": "entry", "number": "2", "label": label, "value": ""}]
    content = render_pdf("official_form", {**library.get("official_form").dummy, "parts": parts}).content
    with pypdfium2.PdfDocument(content) as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()
    line = next(line for line in lines if line.strip().startswith("2. "))
    assert label.rsplit(maxsplit=1)[-1] in line
    assert "…" in line


@pytest.mark.parametrize("kind", [kind.kind for kind in library.kinds()])
def test_a_pdf_is_archival_tagged_and_in_vietnamese(kind: str) -> None:
    reader = PdfFileReader(io.BytesIO(render_pdf(kind, library.get(kind).dummy).content))
    said = reader.root["/Metadata"].get_object().data.decode()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert reader.root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in reader.root
    assert str(reader.root["/Lang"]).startswith("vi")
