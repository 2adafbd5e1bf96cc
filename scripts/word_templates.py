"""Build the Word templates that docxtpl fills: the same layout as the PDF, for clerks who go on in Word.

Run after changing the layout: `.venv/bin/python scripts/word_templates.py`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx.shared import Mm
from word_official_paper import INDENT, PAGE, STYLES, official_paper
from word_paper import ISSUER, JUSTIFIED, LEFT, STATE, Paper, Style, repeated

TEMPLATES = Path(__file__).resolve().parents[1] / "src" / "gieo" / "officialdocs" / "templates"
ALPHABET = "abcdđeghiklmnopqrstuvxy"  # of the points: a), b), c), d), đ) (NĐ 30/2020, annex I)
# The form is set closer than a letter: its four pages belong to the proposer.
CLOSE = {
    "GieoItem": Style(name="Mục của phiếu", bold=True, align=LEFT, before=5, after=3, keeps_next=True),
    "GieoText": Style(name="Nội dung phiếu", align=JUSTIFIED, after=2, first_line=INDENT),
    "GieoNote": Style(name="Ghi chú", size=12, italic=True, align=LEFT, before=8),
    "GieoFact": Style(name="Dòng của giấy", align=LEFT, after=3),
}


def letterhead(paper: Paper, number: str, day: str) -> None:
    """Issuer left, the State right, number and date below."""
    table = paper.grid(2, [ISSUER, STATE])
    issuer, state = table.rows[0].cells
    paper.styled("GieoParent", "{{ letterhead_parent }}", cell=issuer)
    paper.styled("GieoIssuer", "{{ letterhead_body }}", cell=issuer)
    paper.rule(issuer, indent=ISSUER / 3)
    paper.styled("GieoState", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", cell=state)
    paper.styled("GieoMotto", "Độc lập - Tự do - Hạnh phúc", cell=state)
    paper.rule(state, indent=STATE / 5)
    paper.styled("GieoNumber", number, cell=table.rows[1].cells[0])
    paper.styled("GieoDay", day, cell=table.rows[1].cells[1])


def heading(paper: Paper, kind: str, subject: str) -> None:
    """Type and subject, with the rule under them."""
    paper.styled("GieoType", kind)
    paper.styled("GieoSubject", subject)
    paper.rule(paper.document, indent=PAGE * 0.375)


def labelled(paper: Paper, label: str, text: str, *, style: str = "GieoText") -> None:
    """A label in italics before what it names."""
    paragraph = paper.styled(style)
    paragraph.add_run(label).italic = True
    paragraph.add_run(text)


def written(paper: Paper, name: str, label: str = "") -> None:
    """Each line that was typed is a paragraph; a label goes before the first of them."""
    paper.command(f"for part in ({name}|string).splitlines() if part.strip()")
    labelled(paper, f"{{{{ '- {label}: ' if loop.first else '' }}}}" if label else "", "{{ part }}")
    paper.command("endfor")


def each_of(paper: Paper, loop: str, style: str, text: str) -> None:
    """A paragraph for each."""
    paper.command(f"for {loop}")
    paper.styled(style, text)
    paper.command("endfor")


def lined_table(paper: Paper, widths: list[float], heads: list[str], loop: str, cells: list[str]) -> None:
    """A table whose row repeats, with its heading on each page."""
    table = paper.grid(4, widths, lined=True)
    first, start, row, end = (each.cells for each in table.rows)
    for at, (head, cell) in enumerate(zip(heads, cells, strict=True)):
        paper.styled("GieoHead", head, cell=first[at])
        paper.styled("GieoMark" if at in {0, len(heads) - 1} else "GieoCell", cell, cell=row[at])
    start[0].add_paragraph(f"{{%tr for {loop} %}}")
    end[0].add_paragraph("{%tr endfor %}")
    repeated(table.rows[0])


def proposal_form(paper: Paper) -> None:
    """The ten-field form."""
    paper.add_styles({**STYLES, **CLOSE})
    for line in ("PHIẾU ĐỀ XUẤT ĐẶT HÀNG", "NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ CẤP TỈNH"):
        paper.styled("GieoSubject", line)
    paper.styled(
        "GieoAttached",
        "(Ban hành kèm theo Thông báo số {{ notice.number }}/{{ notice.symbol }} ngày {{ notice_date }} của {{ department }})",
    )
    paper.styled("GieoItem", "1. Tên nhiệm vụ khoa học và công nghệ")
    written(paper, "task_name")
    _reasons(paper)
    paper.styled("GieoItem", "3. Mục tiêu")
    written(paper, "objectives")
    paper.styled("GieoItem", "4. Yêu cầu các kết quả chính và các chỉ tiêu cần đạt")
    lined_table(
        paper,
        [9, 46, 22, 46, 20, 22],
        ["TT", "Kết quả", "Dạng", "Chỉ tiêu cần đạt", "Đơn vị", "Số lượng"],
        "row in results",
        [
            "{{ loop.index }}", "{{ row.result }}", "{{ row.kind or '' }}", "{{ row.measure }}",
            "{{ row.unit or '' }}", "{{ row.quantity or '' }}",
        ],
    )  # fmt: skip
    paper.styled("GieoItem", "5. Các nội dung chính cần thực hiện để đạt kết quả")
    each_of(paper, "row in contents", "GieoText", "- Nội dung {{ loop.index }}: {{ row.content }}")
    paper.styled("GieoItem", "6. Khả năng ứng dụng")
    written(paper, "applicability")
    paper.styled("GieoItem", "7. Dự kiến tổ chức, cơ quan, địa chỉ ứng dụng kết quả và năng lực ứng dụng")
    where = "- {{ row.organisation }}{% if row.address %} ({{ row.address }}){% endif %}: {{ row.capacity }}"
    each_of(paper, "row in application_addresses", "GieoText", where)
    _time_money_address(paper)
    _commitment(paper)


def _reasons(paper: Paper) -> None:
    paper.styled("GieoItem", "2. Lý do đề xuất")
    paper.command("if task_type_label")
    labelled(paper, "- Loại nhiệm vụ: ", "{{ task_type_label }}")
    paper.command("endif")
    written(paper, "grounds", "Căn cứ đề xuất")
    paper.command("if answers_demand")
    labelled(
        paper,
        "- Đáp ứng yêu cầu của Tỉnh ủy, Ủy ban nhân dân tỉnh: ",
        "{{ demand.document }} số {{ demand.number }} ngày {{ demand.date }}: “{{ demand.quotation }}”.",
    )
    paper.command("endif")
    written(paper, "urgency", "Tính cấp thiết")
    for name, label in (
        ("expected_contribution", "Triển vọng đóng góp của kết quả"),
        ("importance_in_province", "Tầm quan trọng đối với tỉnh"),
        ("solves_provincial_problem", "Vấn đề của tỉnh được giải quyết"),
        ("origin", "Xuất xứ và thông tin của dự án"),
    ):
        paper.command(f"if {name}")
        written(paper, name, label)
        paper.command("endif")
    paper.command("if citations")
    labelled(paper, "- Tài liệu trích dẫn:", "")
    paper.command("endif")
    cited = "{% for part in (row.place, row.date_words, row.link) if part %}, {{ part }}{% endfor %}"
    each_of(
        paper, "row in citations", "GieoText",
        "[{{ loop.index }}] {% if row.kind_label %}{{ row.kind_label }}: {% endif %}{{ row.document }}" + cited + ".",
    )  # fmt: skip


def _time_money_address(paper: Paper) -> None:
    paper.styled("GieoItem", "8. Yêu cầu về thời gian thực hiện")
    paper.styled("GieoText", "{{ duration_words }}{{ '.' if duration_words else '' }}")
    paper.styled("GieoItem", "9. Dự kiến nhu cầu kinh phí")
    paper.styled("GieoText", "Tổng số: {{ budget_total }} ({{ budget_words }}).")
    paper.command("if budget_lines")
    paper.styled(
        "GieoText",
        "Trong đó: {% for line in budget_lines %}{{ line.label }} {{ line.amount }}{{ '.' if loop.last else '; ' }}{% endfor %}",
    )
    paper.command("endif")
    paper.styled("GieoItem", "10. Địa chỉ liên hệ")
    for name, label in (
        ("name", "Tổ chức, cá nhân"),
        ("address", "Địa chỉ"),
        ("phone", "Điện thoại"),
        ("email", "Thư điện tử"),
    ):
        paper.styled("GieoText", f"- {label}: {{{{ contact.{name} }}}}")


def _commitment(paper: Paper) -> None:
    pledge = paper.styled(
        "GieoText",
        "{{ proposer_name }} cam kết có phương án ứng dụng kết quả tạo ra khi nhiệm vụ khoa học và công nghệ hoàn thành.",
    )
    pledge.paragraph_format.space_before, pledge.paragraph_format.keep_with_next = Mm(3), True
    table = paper.grid(1, [PAGE - 100, 100])
    place = table.rows[0].cells[1]
    paper.styled("GieoDay", "{{ province_place }}, {{ submitted_words }}", cell=place)
    paper.styled("GieoCapacity", "TỔ CHỨC, CÁ NHÂN ĐỀ XUẤT", cell=place)
    paper.styled(
        "GieoSignNote", "(Họ, tên và chữ ký{% if is_organisation %}; đóng dấu đối với tổ chức{% endif %})", cell=place
    )
    paper.styled("GieoSigner", "{{ signer_name }}", cell=place)
    paper.styled("GieoNote", "Ghi chú: Phiếu đề xuất dài không quá {{ page_limit or 4 }} trang giấy khổ A4.")


def receipt(paper: Paper) -> None:
    """The receipt."""
    paper.add_styles({**STYLES, **CLOSE})
    letterhead(paper, "Số: {{ number }}", "{{ place }}, {{ arrived_date_words }}")
    heading(paper, "GIẤY TIẾP NHẬN", "Phiếu đề xuất nhiệm vụ khoa học và công nghệ năm {{ plan_year }}")
    for label, name in (
        ("Mã hồ sơ", "dossier_number"), ("Tên nhiệm vụ", "title"), ("Người đề xuất", "proposer"), ("Nộp cho", "department"),
        ("Thời điểm nhận (giờ Việt Nam)", "arrived_words"), ("Mã băm nội dung (SHA-256)", "content_hash"), ("Việc tiếp theo", "next_step"), ("Hỏi đáp", "questions_to"),
    ):  # fmt: skip
        paper.styled("GieoFact", f"{label}: {{{{ {name} }}}}")
    paper.styled("GieoCaption", "Tệp đã lưu")
    lined_table(
        paper, [75, 25, 65], ["Tên tệp", "Dung lượng", "Mã băm SHA-256"], "file in files",
        ["{{ file.name }}", "{{ file.size_words }}", "{{ file.sha256 }}"],
    )  # fmt: skip
    paper.styled("GieoGap")
    paper.styled("GieoFact", "Kiểm tra tại: {{ verification_url }}")
    paper.styled("GieoFact", "Căn cứ: {{ basis_words }}")


def notice(paper: Paper) -> None:
    """The orientation notice."""
    paper.add_styles(STYLES)
    letterhead(paper, "Số: {{ number }}/{{ symbol }}", "{{ place }}, {{ date_words }}")
    heading(paper, "THÔNG BÁO", "{{ title }}")
    each_of(paper, "basis in bases", "GieoBasis", "{{ basis }}")
    opening = "{{ issuer }} thông báo định hướng nhiệm vụ khoa học và công nghệ năm {{ plan_year }} như sau:"
    paper.styled("GieoBody", opening)
    paper.command("if requirements")
    paper.styled("GieoHeading", "I. YÊU CẦU ĐỐI VỚI ĐỀ XUẤT")
    each_of(paper, "each in requirements", "GieoBody", "{{ loop.index }}. {{ each }}")
    paper.command("endif")
    paper.styled("GieoHeading", "{{ 'II' if requirements else 'I' }}. NỘI DUNG ĐỊNH HƯỚNG")
    paper.command("for field in fields")
    paper.styled("GieoHeading", "{{ field.label }}. {{ field.title }}")
    each_of(paper, "each in field['items']", "GieoBody", "- {{ each }}")
    paper.command("endfor")
    _time_and_place(paper)
    _signed(paper)


def _time_and_place(paper: Paper) -> None:
    """The last line bears the end mark and stays with the signature."""
    paper.styled("GieoHeading", "{{ 'III' if requirements else 'II' }}. THỜI GIAN, NƠI NHẬN PHIẾU ĐỀ XUẤT")
    paper.styled("GieoBody", "1. Thời gian: {{ window }}.")
    paper.command("if places|length == 1")
    paper.styled("GieoHeld", "2. Nơi nhận: {{ (places[0]|string).rstrip(' ;.') }}.{{ '' if phones else '/.' }}")
    paper.command("else")
    paper.styled("GieoBody", "2. Nơi nhận:")
    point = f"{{{{ '{ALPHABET}'[loop.index0 % {len(ALPHABET)}] }}}}) {{{{ (each|string).rstrip(' ;.') }}}}."
    each_of(paper, "each in places", "GieoHeld", point + "{{ '/.' if loop.last and not phones else '' }}")
    paper.command("endif")
    paper.command("if phones")
    paper.styled("GieoHeld", "3. Điện thoại: {{ (phones|string).rstrip(' ;.') }}./.")
    paper.command("endif")


def _signed(paper: Paper) -> None:
    paper.styled("GieoGap")
    table: Any = paper.grid(1, [PAGE * 0.45, PAGE * 0.55])
    copies, signed = table.rows[0].cells
    paper.styled("GieoCopies", "Nơi nhận:", cell=copies)
    paper.command("for each in recipients", copies)
    paper.styled("GieoCopy", "{{ each }}", cell=copies)
    paper.command("endfor", copies)
    paper.command("if signatory.capacity", signed)
    paper.styled("GieoCapacity", "{{ signatory.capacity }}", cell=signed)
    paper.command("endif", signed)
    paper.styled("GieoCapacity", "{{ signatory.position }}", cell=signed)
    paper.styled("GieoSigner", "{{ signatory.name }}", cell=signed)


BUILDERS: dict[str, Callable[[Paper], None]] = {
    "proposal_form_lang_son": proposal_form,
    "submission_receipt": receipt,
    "orientation_notice": notice,
    "official_paper": official_paper,
}


def main() -> None:
    """Write every template beside its markup."""
    for kind, build in BUILDERS.items():
        paper = Paper()
        build(paper)
        paper.save(TEMPLATES / kind / "document.docx")
        print(kind)


if __name__ == "__main__":
    main()
