"""What the eye would catch: nothing leaves the paper, nothing is swallowed, nothing that belongs together is torn."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from gieo.officialdocs import library, measure, render_pdf
from gieo.officialdocs.contexts import prepare, size_in_words

pytestmark = pytest.mark.unit

FORM, RECEIPT, NOTICE = "proposal_form_lang_son", "submission_receipt", "orientation_notice"
KINDS = [kind.kind for kind in library.kinds()]
OWN_MARKUP = [kind.kind for kind in library.kinds() if kind.form is None]
MM = 72 / 25.4
LEFT, RIGHT = 30 * MM, (210 - 15) * MM
ROUNDING = 1.0


def dummy(kind: str, **changes: Any) -> dict[str, Any]:
    return {**library.get(kind).dummy, **changes}


def pages_of(kind: str, context: dict[str, Any], **options: Any) -> list[str]:
    with pypdfium2.PdfDocument(render_pdf(kind, context, **options).content) as document:
        return [" ".join(page.get_textpage().get_text_bounded().replace("\x02", "-").split()) for page in document]


def ink(kind: str, context: dict[str, Any]) -> tuple[float, float]:
    """Where the letters begin on the left and end on the right, in points, over all pages."""
    with pypdfium2.PdfDocument(render_pdf(kind, context).content) as document:
        texts = [page.get_textpage() for page in document]
        places = [(text, at) for text in texts for at in range(text.count_chars())]
        boxes = [text.get_charbox(at) for text, at in places if text.get_text_range(at, 1).strip()]  # spaces are no ink
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


# ---------------------------------------------------------------- on the paper

RUN = {
    "signs": "=" * 300,
    "no spaces": "a.b,c" * 100,
    "wide letters": "W" * 200,
    "address": "https://example.vn/?q=" + "%20" * 90,
}


@pytest.mark.parametrize("run", RUN.values(), ids=RUN)
def test_no_run_leaves_the_paper_of_the_form(run: str) -> None:
    row = {"result": run, "kind": run, "measure": run, "unit": run, "quantity": run}
    contact = dict.fromkeys(("name", "phone", "address", "email"), run)
    left, right = ink(FORM, dummy(FORM, task_name=run, objectives=run, results=[row], contact=contact))
    assert left > LEFT - ROUNDING
    assert right < RIGHT + ROUNDING


def test_no_run_leaves_the_paper_of_the_receipt_and_the_notice() -> None:
    run = "W" * 120
    files = [{"name": run + ".pdf", "size": 48_211_000, "sha256": "a" * 64}]
    receipt = ink(RECEIPT, dummy(RECEIPT, number=run, title=run, questions_to=run, verification_url=run, files=files))
    notice = ink(NOTICE, dummy(NOTICE, symbol=run, letterhead_body=run, places=[run], recipients=[run]))
    for left, right in (receipt, notice):
        assert left > LEFT - ROUNDING
        assert right < RIGHT + ROUNDING


def test_what_is_broken_over_lines_is_copied_as_it_was_typed() -> None:
    printed = "".join(pages_of(FORM, dummy(FORM, objectives=RUN["address"])))
    assert RUN["address"] in printed.replace(" ", "")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "sheet"])
def test_lines_end_at_the_margin_also_with_a_full_stop(kind: str) -> None:
    _left, right = ink(kind, dummy(kind))
    assert right < RIGHT + 0.1


# ---------------------------------------------------------------- nothing swallowed


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, str):
        yield value


# Printed in another shape (days, instants, choices, hashes in groups), each with its own test.
RESHAPED = {"date", "submitted_on", "arrived_at", "task_type", "proposer", "duration", "content_hash", "files", "bases"}


@pytest.mark.parametrize("kind", OWN_MARKUP)
def test_every_text_of_the_dummy_data_reaches_the_paper(kind: str) -> None:
    context = {name: value for name, value in dummy(kind).items() if name not in RESHAPED | {"notice", "citations"}}
    printed = " ".join(pages_of(kind, dummy(kind)))
    swallowed = [line for text in texts_in(context) for line in text.split("\n") if line not in printed]
    assert not swallowed


def test_the_parts_of_a_notice_are_numbered_by_the_decree() -> None:
    places = ["Trung tâm Hành chính công", "Cổng dịch vụ công", "Bưu điện tỉnh", "Sở KH&CN", "Phòng Quản lý Khoa học."]
    printed = " ".join(pages_of(NOTICE, dummy(NOTICE, places=places, requirements=["Có địa chỉ", "Có trích dẫn"])))
    for expected in (
        "I. YÊU CẦU ĐỐI VỚI ĐỀ XUẤT 1. Có địa chỉ 2. Có trích dẫn",
        "III. THỜI GIAN, NƠI NHẬN PHIẾU ĐỀ XUẤT 1. Thời gian: Từ ngày 01/03/2024 đến hết ngày 30/04/2024.",
        "2. Nơi nhận: a) Trung tâm Hành chính công. b) Cổng",
        "d) Sở KH&CN. đ) Phòng Quản lý Khoa học. 3. Điện thoại: (0299) 3 123 456./.",
    ):
        assert expected in printed


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    assert prepare(NOTICE, dummy(NOTICE, bases=["Căn cứ A.", "Căn cứ B;"]))["bases"] == ["Căn cứ A;", "Căn cứ B."]


@pytest.mark.parametrize(("number", "printed"), [("5", "Số: 05/TB"), ("12", "Số: 12/TB"), ("", "Số: ………/TB")])
def test_a_number_below_ten_is_padded(number: str, printed: str) -> None:
    assert printed in " ".join(pages_of(NOTICE, dummy(NOTICE, number=number)))


@pytest.mark.parametrize(("quantity", "printed"), [(1_250_000, "1.250.000"), (1.5, "1,5"), ("vài", "vài")])
def test_quantities_are_written_as_in_vietnam(quantity: Any, printed: str) -> None:
    row = {"result": "Quy trình", "measure": "Sản lượng", "unit": "kg", "quantity": quantity}
    assert f"kg {printed}" in " ".join(pages_of(FORM, dummy(FORM, results=[row])))


@pytest.mark.parametrize(("size", "words"), [(None, ""), (48_211, "47,1 KB"), (48_211_000, "46,0 MB")])
def test_sizes_are_told_in_the_unit_that_fits(size: int | None, words: str) -> None:
    assert size_in_words(size) == words


# ---------------------------------------------------------------- what belongs together


@pytest.mark.parametrize("lines", range(8, 26, 2))
def test_the_signature_of_a_notice_never_stands_alone(lines: int) -> None:
    fields = [{"label": 1, "title": "Lĩnh vực", "items": ["Một nội dung."] * lines}]
    assert "Điện thoại" in next(
        page for page in pages_of(NOTICE, dummy(NOTICE, fields=fields)) if "Trần Thị Mây" in page
    )


@pytest.mark.requirement("LS25-F-C", "LS25-F-S")
@pytest.mark.parametrize("lines", range(1, 25, 3))
def test_commitment_signature_and_note_stay_on_one_page(lines: int) -> None:
    pages = pages_of(FORM, dummy(FORM, objectives="một dòng\n" * lines))
    last = pages[-1]
    assert "cam kết có phương án ứng dụng" in last
    assert last.index("Hoàng Văn Nam", last.index("ĐỀ XUẤT (Họ")) < last.index("Ghi chú:")


@pytest.mark.parametrize("lines", range(1, 40, 3))
def test_no_heading_stands_at_the_foot_of_a_page(lines: int) -> None:
    first, *_rest = pages_of(FORM, dummy(FORM, urgency="một dòng\n" * lines))
    assert not first.endswith(("cần đạt", "kết quả", "ứng dụng", "thực hiện", "kinh phí", "liên hệ", "Mục tiêu"))


def test_the_blank_form_fills_two_pages_without_faults() -> None:
    assert measure(FORM, {"blank": True, "department": "Sở KH&CN"}).pages == 2


# ---------------------------------------------------------------- drafts, clocks, machines


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_so_on_each_page_and_moves_no_line(kind: str) -> None:
    context, mark = dummy(kind), "BẢN NHÁP" if kind in OWN_MARKUP else "DỰ THẢO"
    drafts, finals = pages_of(kind, context, draft=True), pages_of(kind, context)
    assert all(mark in page for page in drafts)
    assert [page.replace(mark, "").strip() for page in drafts] == finals


def test_the_hour_is_told_on_the_legal_clock() -> None:
    printed = " ".join(pages_of(RECEIPT, dummy(RECEIPT, arrived_at="2024-05-06T18:30:00+00:00")))
    assert "01:30:00 ngày 07/05/2024" in printed


def test_an_hour_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        render_pdf(RECEIPT, dummy(RECEIPT, arrived_at="2024-05-06T09:41:07"))


PRINT_HASH = """
import hashlib
from gieo.officialdocs import library, render_pdf
print(hashlib.sha256(render_pdf(%r, library.get(%r).dummy).content).hexdigest())
"""


def test_another_process_in_another_zone_gives_the_same_bytes() -> None:
    program = PRINT_HASH % (FORM, FORM)
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for zone, seed in (("UTC", "1"), ("Asia/Ho_Chi_Minh", "2"))
    }
    assert len(hashes) == 1
