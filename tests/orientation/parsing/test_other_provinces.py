"""Notices of provinces that do not exist, each in a style of its own; what is written here is ours."""

from pathlib import Path

import pytest

from gieo.orientation.parsing import ParsedDocument, parse, read_source
from tests.orientation.parsing.versions import as_pdf, as_word

pytestmark = pytest.mark.unit

HERE = Path(__file__).parent / "notices"
ALL = sorted(path.stem for path in HERE.glob("*.txt"))
KINDS = ("txt", "docx", "pdf")


def text_of(name: str) -> str:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def read_as(name: str, kind: str) -> ParsedDocument:
    text = text_of(name)
    content = as_word(text) if kind == "docx" else as_pdf(text, spacing="1.1em") if kind == "pdf" else text.encode()
    return parse(read_source(content, f"van-ban.{kind}"))


def items(document: ParsedDocument) -> list[tuple[str, int]]:
    return [(field.title, len(field.items)) for field in document.fields]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        (
            "phan_va_chu_cai",
            [("Nông nghiệp và kinh tế nông thôn", 3), ("Y tế và chăm sóc sức khỏe", 2), ("Chuyển đổi số", 5)],
        ),
        ("la_ma_va_thap_phan", [("Kinh tế biển và cảng", 3), ("Đô thị và môi trường", 3), ("Văn hóa, xã hội", 2)]),
        (
            "cong_van_dau_cong",
            [
                ("Lĩnh vực nông nghiệp, lâm nghiệp", 3),
                ("Lĩnh vực công nghiệp, năng lượng", 2),
                ("Lĩnh vực khoa học xã hội và nhân văn", 2),
            ],
        ),
        ("khong_danh_dau", [("Lĩnh vực nông nghiệp", 3), ("Lĩnh vực công nghệ thông tin", 2)]),
        ("bang_noi_dung", [("Nông nghiệp", 2), ("Y tế", 1), ("Du lịch", 1)]),
    ],
)
def test_every_item_of_every_style_is_found_in_every_kind_of_file(
    name: str, fields: list[tuple[str, int]], kind: str
) -> None:
    assert items(read_as(name, kind)) == fields


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("phan_va_chu_cai", ("THÔNG BÁO", "Sông Mây", "215/TB-SKHCN", "2026-01-12", 2027)),
        ("la_ma_va_thap_phan", ("THÔNG BÁO", "Cửa Biển", "1204/TB-SKHCN", "2025-11-03", 2026)),
        ("cong_van_dau_cong", ("CÔNG VĂN", "Đồi Chè", "88/SKHCN-QLKH", "2025-03-20", 2026)),
        ("khong_danh_dau", ("THÔNG BÁO", "Lúa Vàng", "07/TB-SKHCN", "2026-01-05", 2026)),
        ("bang_noi_dung", ("THÔNG BÁO", "Đầm Sen", "340/TB-SKHCN", "2026-04-02", 2027)),
        ("chi_thi_sach", ("CHỈ THỊ", "Sông Mây", "06/CT-UBND", "2026-02-09", None)),
        ("ke_hoach_sach", ("KẾ HOẠCH", "Đầm Sen", "19/KH-SKHCN", "2026-01-10", 2026)),
    ],
)
def test_the_face_of_every_style(name: str, face: tuple[str, str, str, str, int | None], kind: str) -> None:
    head = read_as(name, kind).document
    assert (head.type, head.province, head.number, head.date, head.plan_year) == face


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    ["phan_va_chu_cai", "la_ma_va_thap_phan", "cong_van_dau_cong", "bang_noi_dung", "chi_thi_sach", "ke_hoach_sach"],
)
def test_no_false_alarm_on_six_clean_documents(name: str, kind: str) -> None:
    """0 findings on 6 clean texts in 3 kinds of file: 207 lines, 31 items, 8 rules and targets."""
    findings = [(finding.code, finding.lines) for finding in read_as(name, kind).findings if finding.severity != "info"]
    assert findings == []


def test_windows_written_in_words_and_in_rounds() -> None:
    found = [(each.what, each.iso, each.time, each.boundary) for each in read_as("phan_va_chu_cai", "txt").deadlines]
    assert found == [
        ("open", "2026-01-15", None, "from"),
        ("open", "2026-06-01", None, "from"),
        ("close", "2026-02-28", None, "through"),
        ("close", "2026-06-30", "17:00", "through"),
    ]


def test_of_several_rounds_the_draft_opens_the_first_and_says_so() -> None:
    (finding,) = [each for each in read_as("phan_va_chu_cai", "txt").findings if each.code == "several_windows"]
    assert (finding.code, finding.severity) == ("several_windows", "info")
    assert "28/02/2026, 30/06/2026" in finding.message


def test_mail_phones_and_places_are_found() -> None:
    document = read_as("phan_va_chu_cai", "txt")
    assert document.emails == ["qlkh@skhcn.songmay.example", "dexuat.kh@songmay.example"]
    assert document.phones == ["02133812345", "0912345678"]
    assert document.addresses == [
        "Trung tâm Phục vụ hành chính công, số 3/2 đường Trần Phú, phường Mây Trắng, tỉnh Sông Mây"
    ]


def test_a_footnote_and_page_numbers_in_mid_sentence_leave_the_item_whole() -> None:
    document = read_as("la_ma_va_thap_phan", "txt")
    assert document.fields[0].items[2].text == (
        "Thu gom rác thải nhựa trên vịnh gắn với sinh kế của ngư dân, trong đó có mô hình đổi rác lấy điểm thưởng."
    )
    assert [(note.document, note.resolves_to) for note in document.footnotes] == [("27-CTr/TU", 2)]
    assert document.fields[0].items[0].footnotes == [1]


def test_a_directive_becomes_rules_with_actor_quota_and_day() -> None:
    rules = read_as("chi_thi_sach", "txt").rules
    assert [(rule.actors, rule.minimum, rule.share, rule.recurring, rule.boundary) for rule in rules] == [
        (["Các sở, ban, ngành"], 1, None, "05-31", "before"),
        (["UBND các xã, phường"], None, None, "11-15", "before"),
        (["Sở Khoa học và Công nghệ"], None, 100, None, None),
        (["Sở Khoa học và Công nghệ"], None, None, "12-20", "before"),
    ]


@pytest.mark.parametrize("name", ALL)
def test_no_line_is_lost(name: str) -> None:
    assert read_as(name, "txt").unassigned_lines == []
