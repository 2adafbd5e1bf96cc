"""Pages of an uploaded form held against what is asked of them: which page, why, by which article."""

from typing import Any

import pytest

from gieo.officialdocs.page_looks import PageLook
from gieo.proposals.forms import form_of
from gieo.proposals.rules.issues import Weight
from gieo.proposals.rules.page_check import faults_of, issue_of, page_rule

pytestmark = [pytest.mark.unit, pytest.mark.requirement("LS25-F-P")]

FORM = form_of("lang-son/2018-09-03")
GOOD: dict[str, Any] = {
    "width_mm": 210.0,
    "height_mm": 297.0,
    "margins": {"left": 30.0, "right": 15.0, "top": 20.0, "bottom": 20.0},
    "faces": {"TimesNewRomanPSMT": 700, "TimesNewRomanPS-BoldMT": 80, "Symbol": 5},
    "sizes": {14.0: 700, 11.0: 60},
}
SCAN: dict[str, Any] = {"width_mm": 211.0, "height_mm": 296.0, "is_picture": True}


def pages(*looks: dict[str, Any]) -> list[PageLook]:
    return [PageLook(number=at, **look) for at, look in enumerate(looks, start=1)]


def said(*looks: dict[str, Any], form=FORM) -> list[str]:
    return [str(issue_of(fault, form, field="x")) for fault in faults_of(pages(*looks), form)]


def test_four_pages_as_they_should_be_have_no_fault() -> None:
    assert said(GOOD, GOOD, GOOD, GOOD) == []
    landscape = {**GOOD, "width_mm": 297.0, "height_mm": 210.0}
    assert said(landscape) == []


def test_the_fifth_page_blocks_and_is_named() -> None:
    [fault] = faults_of(pages(*[GOOD] * 6), FORM)
    issue = issue_of(fault, FORM, field="attachments")
    assert str(issue) == "Bản tải lên có 6 trang, mẫu không quá 4 trang A4: thừa từ trang 5."
    assert (issue.weight, issue.basis) == (Weight.ERROR, ("TB-LS-2025:PL",))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"width_mm": 148.0, "height_mm": 210.0}, "Bản tải lên, trang 2: khổ 148 × 210 mm, không phải A4."),
        ({"margins": {**GOOD["margins"], "left": 20.0}}, "Bản tải lên, trang 2: lề trái 20 mm, ít nhất 30 mm."),
        ({"margins": {**GOOD["margins"], "right": 10.0}}, "Bản tải lên, trang 2: lề phải 10 mm, ít nhất 15 mm."),
        ({"margins": {**GOOD["margins"], "top": 12.0}}, "Bản tải lên, trang 2: lề trên 12 mm, ít nhất 20 mm."),
        ({"margins": {**GOOD["margins"], "bottom": 8.0}}, "Bản tải lên, trang 2: lề dưới 8 mm, ít nhất 20 mm."),
        ({"sizes": {11.0: 700, 14.0: 60}}, "Bản tải lên, trang 2: cỡ chữ 11, ít nhất 13."),
        ({"faces": {"Arial-BoldMT": 700}}, "Bản tải lên, trang 2: kiểu chữ Arial-BoldMT, không phải Times New Roman."),
    ],
)
def test_a_fault_says_which_page_and_why_and_does_not_block(changes: dict[str, Any], words: str) -> None:
    assert said(GOOD, {**GOOD, **changes}) == [words]
    [fault] = faults_of(pages(GOOD, {**GOOD, **changes}), FORM)
    issue = issue_of(fault, FORM, field="x")
    assert issue.weight is Weight.WARNING
    assert issue.basis


def test_what_is_amiss_alike_on_several_pages_is_said_once() -> None:
    narrow = {**GOOD, "margins": {**GOOD["margins"], "left": 20.0}}
    assert said(narrow, GOOD, narrow) == ["Bản tải lên, trang 1, 3: lề trái 20 mm, ít nhất 30 mm."]


@pytest.mark.parametrize("margin", [29.0, 31.0, 60.0])
def test_what_a_printer_rounds_away_and_wider_margins_are_no_fault(margin: float) -> None:
    assert said({**GOOD, "margins": {**GOOD["margins"], "left": margin}}) == []


def test_of_a_scan_only_number_and_paper_are_told() -> None:
    [hint] = faults_of(pages(SCAN, SCAN), FORM)
    assert (hint["code"], issue_of(hint, FORM, field="x").weight) == ("scanned", Weight.HINT)
    assert [fault["code"] for fault in faults_of(pages(*[SCAN] * 5), FORM)] == ["too_many_pages", "scanned"]
    small = {**SCAN, "width_mm": 148.0, "height_mm": 210.0}
    assert [fault["code"] for fault in faults_of(pages(small), FORM)] == ["other_paper", "scanned"]


def test_a_form_whose_instrument_lays_out_its_pages_goes_before_the_common_rule() -> None:
    rule = page_rule(FORM)
    own = rule.model_copy(update={"faces": ("Arial",), "smallest_pt": 12.0, "basis": ("TB-LS-2025:PL",)})
    form = FORM.model_copy(update={"page": own})
    other = {**GOOD, "faces": {"ArialMT": 700}, "sizes": {12.0: 700}}
    assert said(other, form=form) == []
    [fault] = faults_of(pages(GOOD), form)
    assert (fault["code"], issue_of(fault, form, field="x").basis) == ("other_face", ("TB-LS-2025:PL",))
