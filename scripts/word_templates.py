"""Build the Word templates that docxtpl fills: the same layout as the PDF, for clerks who go on in Word.

Run after changing the layout: `.venv/bin/python scripts/word_templates.py`.
"""

from collections.abc import Callable
from pathlib import Path

from word_official_paper import official_paper
from word_paper import CENTRE, JUSTIFIED, Paper

TEMPLATES = Path(__file__).resolve().parents[1] / "src" / "gieo" / "officialdocs" / "templates"


def letterhead(paper: Paper, number: str, date: str) -> None:
    """Issuer left, the State right, number and date below."""
    paper.columns(
        [
            {"text": "{{ letterhead_parent }}", "size": 12.5},
            {"text": "{{ letterhead_body }}", "bold": True, "size": 12.5},
            {"text": number, "size": 13},
        ],
        [
            {"text": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold": True, "size": 12.5},
            {"text": "Độc lập - Tự do - Hạnh phúc", "bold": True, "underlined": True},
            {"text": date, "italic": True},
        ],
    )


def proposal_form(paper: Paper) -> None:
    """The ten-field form."""
    paper.line("PHIẾU ĐỀ XUẤT ĐẶT HÀNG", bold=True, size=14, align=CENTRE)
    paper.line("NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ CẤP TỈNH", bold=True, size=14, align=CENTRE)
    paper.line(
        "(Ban hành kèm theo Thông báo số {{ notice.number }}/{{ notice.symbol }} ngày {{ notice_date }} của {{ department }})",
        italic=True,
        align=CENTRE,
    )
    paper.line("1. Tên nhiệm vụ khoa học và công nghệ", bold=True)
    paper.line("{{ task_name }}", align=JUSTIFIED)
    paper.line("2. Lý do đề xuất", bold=True)
    paper.line("- Căn cứ đề xuất: {{ grounds }}", align=JUSTIFIED)
    paper.line("{%p if answers_demand %}")
    paper.line(
        "- Theo yêu cầu của Tỉnh ủy, Ủy ban nhân dân tỉnh: {{ demand.document }} số {{ demand.number }} ngày {{ demand.date }}: “{{ demand.quotation }}”",
        align=JUSTIFIED,
    )
    paper.line("{%p endif %}")
    paper.line("- Tính cấp thiết: {{ urgency }}", align=JUSTIFIED)
    for name, label in (
        ("expected_contribution", "Triển vọng đóng góp của kết quả"),
        ("importance_in_province", "Tầm quan trọng đối với tỉnh"),
        ("solves_provincial_problem", "Vấn đề trên địa bàn được giải quyết"),
        ("origin", "Xuất xứ và thông tin của dự án"),
    ):
        paper.line(f"{{%p if {name} %}}")
        paper.line(f"- {label}: {{{{ {name} }}}}", align=JUSTIFIED)
        paper.line("{%p endif %}")
    paper.repeat(
        "row in citations",
        "[{{ loop.index }}] {{ row.kind_label }}: {{ row.document }} {{ row.place or '' }} {{ row.date_words or '' }}",
        align=JUSTIFIED,
    )
    paper.line("3. Mục tiêu", bold=True)
    paper.line("{{ objectives }}", align=JUSTIFIED)
    paper.line("4. Yêu cầu các kết quả chính và các chỉ tiêu cần đạt", bold=True)
    paper.table(
        ["TT", "Kết quả", "Chỉ tiêu", "Đơn vị", "Số lượng"],
        "row in results",
        [
            "{{ loop.index }}",
            "{{ row.result }}",
            "{{ row.measure }}",
            "{{ row.unit or '' }}",
            "{{ row.quantity or '' }}",
        ],
    )
    paper.line("5. Các nội dung chính cần thực hiện để đạt kết quả", bold=True)
    paper.repeat("row in contents", "{{ loop.index }}) {{ row.content }}", align=JUSTIFIED)
    paper.line("6. Khả năng ứng dụng", bold=True)
    paper.line("{{ applicability }}", align=JUSTIFIED)
    paper.line("7. Dự kiến tổ chức, cơ quan hoặc địa chỉ ứng dụng kết quả và năng lực ứng dụng", bold=True)
    paper.repeat(
        "row in application_addresses",
        "- {{ row.organisation }}, {{ row.address or '' }}. Năng lực: {{ row.capacity }}",
        align=JUSTIFIED,
    )
    paper.line("8. Yêu cầu về thời gian thực hiện", bold=True)
    paper.line("{{ duration_words }}")
    paper.line("9. Dự kiến nhu cầu kinh phí", bold=True)
    paper.line("Tổng số: {{ budget_total }} ({{ budget_words }})")
    paper.repeat("line in budget_lines", "- {{ line.label }}: {{ line.amount }}")
    paper.line("10. Địa chỉ liên hệ", bold=True)
    for name, label in (
        ("name", "Tổ chức, cá nhân"),
        ("address", "Địa chỉ"),
        ("phone", "Điện thoại"),
        ("email", "Thư điện tử"),
    ):
        paper.line(f"- {label}: {{{{ contact.{name} }}}}")
    paper.line(
        "{{ proposer_name }} cam kết có phương án ứng dụng kết quả tạo ra khi nhiệm vụ khoa học và công nghệ hoàn thành.",
        align=JUSTIFIED,
    )
    paper.columns(
        [{"text": ""}],
        [
            {"text": "{{ province_place }}, {{ submitted_words }}", "italic": True},
            {"text": "TỔ CHỨC, CÁ NHÂN ĐỀ XUẤT", "bold": True},
            {"text": "(Họ, tên và chữ ký{% if is_organisation %}; đóng dấu đối với tổ chức{% endif %})", "italic": True, "size": 12.5},
            {"text": ""}, {"text": ""}, {"text": ""},
            {"text": "{{ signer_name }}", "bold": True},
        ],
    )  # fmt: skip
    paper.line("Ghi chú: Phiếu trình bày không quá {{ page_limit or 4 }} trang giấy khổ A4.", italic=True, size=12)


def receipt(paper: Paper) -> None:
    """The receipt."""
    letterhead(paper, "Số: {{ number }}", "{{ place }}, {{ arrived_date_words }}")
    paper.line("GIẤY TIẾP NHẬN", bold=True, size=14, align=CENTRE)
    paper.line("Phiếu đề xuất nhiệm vụ khoa học và công nghệ năm {{ plan_year }}", bold=True, size=14, align=CENTRE)
    for label, name in (
        ("Mã hồ sơ", "dossier_number"), ("Tên nhiệm vụ", "title"), ("Người đề xuất", "proposer"), ("Nộp cho", "department"),
        ("Thời điểm nhận (giờ Việt Nam)", "arrived_words"), ("Mã băm nội dung (SHA-256)", "content_hash"), ("Việc tiếp theo", "next_step"), ("Hỏi đáp", "questions_to"),
    ):  # fmt: skip
        paper.line(f"{label}: {{{{ {name} }}}}")
    paper.table(
        ["Tên tệp", "Dung lượng", "Mã băm SHA-256"],
        "file in files",
        ["{{ file.name }}", "{{ file.size_words }}", "{{ file.sha256 }}"],
    )
    paper.line("Kiểm tra tại: {{ verification_url }}")
    paper.line("Căn cứ: {{ basis_words }}")


def notice(paper: Paper) -> None:
    """The orientation notice."""
    letterhead(paper, "Số: {{ number }}/{{ symbol }}", "{{ place }}, {{ date_words }}")
    paper.line("THÔNG BÁO", bold=True, size=14, align=CENTRE)
    paper.line("{{ title }}", bold=True, size=14, align=CENTRE)
    paper.repeat("basis in bases", "{{ basis }}", italic=True, align=JUSTIFIED)
    paper.line(
        "{{ issuer }} thông báo định hướng nhiệm vụ khoa học và công nghệ năm {{ plan_year }} như sau:", align=JUSTIFIED
    )
    paper.line("{%p if requirements %}")
    paper.line("YÊU CẦU", bold=True)
    paper.repeat("each in requirements", "- {{ each }}", align=JUSTIFIED)
    paper.line("{%p endif %}")
    paper.line("NỘI DUNG ĐỊNH HƯỚNG", bold=True)
    paper.line("{%p for field in fields %}")
    paper.line("{{ field.label }}. {{ field.title }}", bold=True)
    paper.repeat("each in field['items']", "- {{ each }}", align=JUSTIFIED)
    paper.line("{%p endfor %}")
    paper.line("THỜI GIAN, NƠI NHẬN", bold=True)
    paper.line("- {{ window }}.")
    paper.repeat("each in places", "- Nơi nhận: {{ each }}")
    paper.line("- Điện thoại: {{ phones or '' }}")
    paper.columns(
        [{"text": "Nơi nhận:", "bold": True, "italic": True, "size": 12, "align": None}, {"text": "{% for each in recipients %}{{ each }}\n{% endfor %}", "size": 11, "align": None}],
        [
            {"text": "{{ signatory.capacity or '' }}", "bold": True}, {"text": "{{ signatory.position }}", "bold": True},
            {"text": ""}, {"text": ""}, {"text": ""}, {"text": "{{ signatory.name }}", "bold": True},
        ],
    )  # fmt: skip


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
