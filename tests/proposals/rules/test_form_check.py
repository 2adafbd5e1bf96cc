"""What the form must hold before it may be sent, field by field, read off the rulebook's own form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.proposals.forms import form_of
from gieo.proposals.rules.form_check import check_answers, is_asked
from gieo.proposals.rules.issues import Weight, errors
from tests.proposals.forms import COMPLETE, complete

pytestmark = pytest.mark.unit

DAY = date(2024, 4, 20)
FORM = form_of("lang-son/2018-09-03")
REQUIRED = [field.id for field in FORM.fields if field.required or field.least_rows]


def found(answers, *, for_submission=True):
    return check_answers(FORM, answers, for_submission=for_submission, on=DAY)


def codes(answers, field=None):
    return [issue.code for issue in errors(found(answers)) if field is None or issue.field == field]


@pytest.mark.requirement("LS25-I-0")
def test_a_complete_form_has_no_error():
    assert errors(found(COMPLETE)) == []


@pytest.mark.parametrize("field", REQUIRED)
@pytest.mark.requirement("LS25-F-1", "LS25-F-2", "LS25-F-3", "LS25-F-5", "LS25-F-6", "LS25-F-C", "LS25-I-1", "LS25-I-2")
def test_what_is_compulsory_and_missing_blocks_and_names_the_field_and_its_article(field):
    missing = [issue for issue in found(complete(**{field: None})) if issue.code == "missing"]
    assert [issue.field for issue in missing] == [field]
    assert missing[0].basis == FORM.field(field).basis
    assert FORM.field(field).label in str(missing[0])


@pytest.mark.requirement("LS25-I-1")
def test_urgency_and_expected_contribution_are_compulsory():
    assert {"urgency", "expected_contribution"} <= set(REQUIRED)


def test_a_draft_may_have_gaps():
    assert errors(found({}, for_submission=False)) == []


@pytest.mark.parametrize("value", ["", [], {}, False, None, [{"result": " "}]])
def test_an_empty_shell_is_as_missing_as_nothing(value):
    assert "missing" in codes(complete(results=value), "results")


# ---------------------------------------------------------------- 2a: answering a demand

DEMAND = {"document": "Kế hoạch", "number": "53/KH-UBND", "date": "2023-03-03", "quotation": "Phát triển giống cây"}


@pytest.mark.requirement("LS25-F-2a")
def test_answering_a_demand_makes_its_document_compulsory():
    assert codes(complete(answers_demand=True), "demand") == ["missing"]
    assert codes(complete(answers_demand=True, demand=DEMAND)) == []


@pytest.mark.parametrize("part", DEMAND)
@pytest.mark.requirement("LS25-F-2a")
def test_a_demand_is_quoted_in_full(part):
    assert codes(complete(answers_demand=True, demand={**DEMAND, part: ""}), "demand") == ["missing_part"]


@pytest.mark.requirement("LS25-F-2a")
def test_without_a_demand_nothing_is_asked_even_if_something_was_typed():
    assert codes(complete(answers_demand=False, demand={**DEMAND, "quotation": ""})) == []


# ---------------------------------------------------------------- 2b: origin of projects


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("research_topic", False), ("science_project", True), ("trial_production", True), ("other", False)],
)
@pytest.mark.requirement("LS25-F-2b")
def test_projects_tell_where_they_come_from(kind, asked):
    answers = complete(task_type=kind)
    assert is_asked(FORM.field("origin"), answers) is asked
    assert codes(answers, "origin") == (["missing"] if asked else [])
    assert codes(complete(task_type=kind, origin="Kết quả đề tài cấp tỉnh đã nghiệm thu")) == []


@pytest.mark.requirement("LS25-F-2b")
def test_a_type_that_the_form_does_not_know_is_refused():
    assert codes(complete(task_type="program")) == ["not_a_choice"]


# ---------------------------------------------------------------- rows


@pytest.mark.requirement("LS25-F-4")
def test_every_result_has_a_measure():
    rows = [COMPLETE["results"][0], {"result": "Mô hình", "measure": "", "quantity": "1"}]
    [issue] = errors(found(complete(results=rows)))
    assert (issue.field, issue.code, issue.params["row"]) == ("results", "missing_part", 2)


@pytest.mark.requirement("LS25-F-7", "LS25-I-3")
def test_an_application_address_names_its_capacity():
    assert codes(complete(application_addresses=[]), "application_addresses") == ["missing"]
    row = {"organisation": "HTX Hồi Vân", "address": "Văn Lãng", "capacity": " "}
    assert codes(complete(application_addresses=[row])) == ["missing_part"]


@pytest.mark.requirement("LS25-I-4")
def test_without_a_citation_the_form_is_refused():
    assert codes(complete(citations=[]), "citations") == ["missing"]


@pytest.mark.parametrize(
    ("written", "old"), [("2013", True), ("22/08/2013", True), ("2014-01-01", False), ("2023", False)]
)
@pytest.mark.requirement("LS25-I-4")
def test_an_old_citation_warns_and_does_not_block(written, old):
    rows = [{"kind": "legal", "document": "Quyết định", "date": written}, COMPLETE["citations"][0]]
    issues = found(complete(citations=rows))
    assert errors(issues) == []
    assert ("old_citation" in [issue.code for issue in issues]) is old


@pytest.mark.parametrize(
    ("field", "row", "code"),
    [
        ("citations", {"kind": "rumour", "document": "X", "date": "2023"}, "bad_choice"),
        ("citations", {"kind": "legal", "document": "X", "date": "hôm qua"}, "bad_date"),
        ("results", {"result": "X", "measure": "Y", "quantity": "vài"}, "bad_number"),
    ],
)
def test_a_part_of_a_row_is_of_its_kind(field, row, code):
    assert codes(complete(**{field: [row]})) == [code]


# ---------------------------------------------------------------- time, money, contact


@pytest.mark.parametrize(
    ("months", "start", "end", "code"),
    [
        (18, "2025-01", "2026-06", None),
        (17, "2025-01", "2026-06", None),  # the last month not counted
        (12, "2025-01", "2026-06", "months_disagree"),
        (18, "2026-06", "2025-01", "ends_before_it_starts"),
        (0, "2025-01", "2026-06", "no_months"),
        (-3, "2025-01", "2026-06", "no_months"),
        (18, "", "2026-06", "no_months_named"),
        (18, "2025-13", "2026-06", "no_months_named"),
    ],
)
@pytest.mark.requirement("LS25-F-8")
def test_months_start_and_end_agree(months, start, end, code):
    duration = {"months": months, "start": start, "end": end}
    assert codes(complete(duration=duration)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("budget", "code"),
    [
        ({"science_budget": 1, "counterpart": None, "other": None}, None),
        ({"science_budget": 0, "counterpart": 0, "other": 0}, "no_amount"),
        ({"science_budget": -1, "counterpart": 5, "other": 0}, "bad_amount"),
        ({"science_budget": "12.5", "counterpart": 5, "other": 0}, "bad_amount"),
    ],
)
@pytest.mark.requirement("LS25-F-9")
def test_the_budget_is_whole_dong_and_more_than_nothing(budget, code):
    assert codes(complete(budget=budget)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("email", "good"),
    [
        ("nam@example.vn", True),
        ("nam.hv@so.langson.gov.vn", True),
        ("nam@", False),
        ("nam example.vn", False),
        ("a@b", False),
    ],
)
@pytest.mark.requirement("LS25-F-10")
def test_a_bad_address_is_refused(email, good):
    contact = {**COMPLETE["contact"], "email": email}
    assert codes(complete(contact=contact)) == ([] if good else ["bad_email"])


@pytest.mark.parametrize(
    ("phone", "good"),
    [
        ("0912 345 678", True),
        ("(0205) 3 874 205", True),
        ("+84 912 345 678", True),
        ("12345", False),
        ("0912abc678", False),
    ],
)
@pytest.mark.requirement("LS25-F-10")
def test_a_bad_phone_number_is_refused(phone, good):
    contact = {**COMPLETE["contact"], "phone": phone}
    assert codes(complete(contact=contact)) == ([] if good else ["bad_phone"])


@pytest.mark.requirement("LS25-F-C")
def test_the_commitment_is_ticked():
    [issue] = errors(found(complete(commitment=False)))
    assert (issue.code, issue.field) == ("missing", "commitment")


# ---------------------------------------------------------------- length and hints

CITATION_FAULTS = {
    "citation_of_the_future": Weight.ERROR,
    "bad_link": Weight.WARNING,
    "citation_without_place": Weight.HINT,
    "old_citation": Weight.WARNING,
    "citation_twice": Weight.WARNING,
}


def test_too_long_blocks_longer_than_advised_only_warns():
    field = FORM.field("objectives")
    long = {issue.code: issue.weight for issue in found(complete(objectives="5 " * (field.advice_length // 2 + 5)))}
    assert long["longer_than_advised"] is Weight.WARNING
    assert codes(complete(objectives="5" * (field.max_length + 1))) == ["too_long"]


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"objectives": "Làm chủ quy trình"}, "aim_without_measure"),
        ({"results": [{"result": "Quy trình", "measure": "Tốt", "quantity": ""}]}, "product_without_number"),
        ({"citations": [COMPLETE["citations"][0]]}, "one_kind_of_ground"),
        ({"application_addresses": [{"organisation": "HTX Hồi Vân", "capacity": "đủ"}]}, "address_without_means"),
        ({"contents": [{"content": "Khảo sát ba xã"}]}, "budget_without_basis"),
    ],
)
def test_hints_advise_and_never_block(changes, hint):
    issues = found(complete(**changes))
    assert hint in [issue.code for issue in issues if issue.weight is Weight.HINT]
    assert errors(issues) == []


@pytest.mark.requirement("LS25-I-4")
def test_a_citation_must_be_such_that_it_can_be_looked_up():
    good = COMPLETE["citations"][0]
    rows = [
        {**good, "date": "2031"},
        {**good, "document": "Báo cáo tổng kết", "link": "www báo cáo"},
        {**good, "document": "Đề án", "place": "", "link": ""},
        {**good, "document": "Quy hoạch", "date": "2001"},
        {**good, "document": "QUY HOẠCH"},
    ]
    weights = {issue.code: issue.weight for issue in found(complete(citations=rows)) if issue.field == "citations"}
    assert {code: weights.get(code) for code in CITATION_FAULTS} == CITATION_FAULTS
    assert {issue.code for issue in found(complete())} & CITATION_FAULTS.keys() <= {"citation_without_place"}


@given(field=st.sampled_from(["task_name", "objectives", "task_type", "grounds"]), value=st.text(max_size=50))
def test_no_text_breaks_the_check(field, value):
    assert isinstance(found(complete(**{field: value})), list)


@given(present=st.sets(st.sampled_from(sorted(COMPLETE))))
def test_the_check_never_asks_for_what_is_there(present):
    answers = {field: COMPLETE[field] for field in present}
    assert not [issue for issue in errors(found(answers)) if issue.field in present - {"answers_demand"}]
