"""The form of Lạng Sơn as data, and the forms that borrow it."""

from datetime import date

import pytest

from gieo.rulebooks import library
from gieo.rulebooks.models import FieldKind, ProposalForm, Status

pytestmark = pytest.mark.unit


def form_of(family: str) -> ProposalForm:
    form = library.in_force(family, on=date(2025, 1, 1)).proposal_form  # while the law of 2013 held
    assert form is not None
    return form


FORM = form_of("lang-son")
# The contract of a proposal's answers: every key that may be stored, in the order of the form.
ANSWERS = (
    "task_name", "task_type", "grounds", "answers_demand", "demand", "urgency", "expected_contribution", "origin",
    "importance_in_province", "solves_provincial_problem", "citations", "objectives", "results", "contents",
    "applicability", "application_addresses", "duration", "budget", "contact", "commitment",
)  # fmt: skip


def test_the_fields_are_those_an_answer_may_have():
    assert tuple(field.id for field in FORM.fields) == ANSWERS


@pytest.mark.requirement("LS25-F-2")
def test_ten_numbers_in_order_the_second_in_two_parts():
    assert [field.number for field in FORM.numbered] == ["1", "2a", "2b", "3", "4", "5", "6", "7", "8", "9", "10"]


@pytest.mark.requirement("LS25-F-P")
def test_four_pages_by_the_annex():
    assert FORM.page_limit == 4
    assert FORM.page_limit_basis == ("TB-LS-2025:PL",)


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        pytest.param("task_name", FieldKind.LINE, marks=pytest.mark.requirement("LS25-F-1")),
        pytest.param("grounds", FieldKind.TEXT, marks=pytest.mark.requirement("LS25-F-2a")),
        pytest.param("urgency", FieldKind.TEXT, marks=pytest.mark.requirement("LS25-F-2b")),
        ("expected_contribution", FieldKind.TEXT),
        pytest.param("objectives", FieldKind.TEXT, marks=pytest.mark.requirement("LS25-F-3")),
        pytest.param("results", FieldKind.ROWS, marks=pytest.mark.requirement("LS25-F-4")),
        pytest.param("contents", FieldKind.ROWS, marks=pytest.mark.requirement("LS25-F-5")),
        pytest.param("applicability", FieldKind.TEXT, marks=pytest.mark.requirement("LS25-F-6")),
        pytest.param("application_addresses", FieldKind.ROWS, marks=pytest.mark.requirement("LS25-F-7")),
        pytest.param("duration", FieldKind.DURATION, marks=pytest.mark.requirement("LS25-F-8")),
        pytest.param("budget", FieldKind.MONEY, marks=pytest.mark.requirement("LS25-F-9")),
        pytest.param("contact", FieldKind.CONTACT, marks=pytest.mark.requirement("LS25-F-10")),
        pytest.param("commitment", FieldKind.SWITCH, marks=pytest.mark.requirement("LS25-F-C")),
        ("citations", FieldKind.ROWS),
        ("importance_in_province", FieldKind.TEXT),
        ("solves_provincial_problem", FieldKind.TEXT),
    ],
)
def test_compulsory_fields_and_their_kind(field, kind):
    asked = FORM.field(field)
    assert (asked.kind, asked.required) == (kind, True)
    assert asked.least_rows == (1 if kind is FieldKind.ROWS else 0)


@pytest.mark.requirement("LS25-F-2a", "LS25-F-2b")
@pytest.mark.parametrize(
    ("field", "waits_for", "values"),
    [("demand", "answers_demand", (True,)), ("origin", "task_type", ("science_project", "trial_production"))],
)
def test_fields_that_another_answer_makes_compulsory(field, waits_for, values):
    when = FORM.field(field).required_when
    assert when is not None
    assert (when.field, when.values) == (waits_for, values)


@pytest.mark.requirement("LS25-F-2a", "LS25-F-4", "LS25-F-7", "LS25-F-9", "LS25-F-10")
@pytest.mark.parametrize(
    ("field", "columns", "compulsory"),
    [
        ("demand", {"document", "number", "date", "quotation"}, {"document", "number", "date", "quotation"}),
        ("citations", {"kind", "document", "place", "date", "link"}, {"kind", "document"}),
        ("results", {"result", "kind", "measure", "unit", "quantity"}, {"result", "measure"}),
        ("contents", {"content"}, {"content"}),
        ("application_addresses", {"organisation", "address", "capacity"}, {"organisation", "capacity"}),
        ("budget", {"science_budget", "counterpart", "other"}, set()),
        ("contact", {"name", "phone", "address", "email"}, {"name", "phone", "address", "email"}),
    ],
)
def test_the_columns_of_rows_and_groups(field, columns, compulsory):
    asked = FORM.field(field).columns
    assert {column.id for column in asked} == columns
    assert {column.id for column in asked if column.required} == compulsory


@pytest.mark.requirement("LS25-F-2b")
def test_what_may_be_chosen():
    assert [option.value for option in FORM.field("task_type").options] == [
        "research_topic",
        "science_project",
        "trial_production",
        "other",
    ]
    kinds = FORM.field("citations").columns[0].options
    assert [option.value for option in kinds] == ["scientific", "political", "legal", "practical", "data"]


def test_four_requirements_each_with_its_place_in_the_notice():
    assert [(rule.key, rule.basis[0]) for rule in FORM.requirements] == [
        ("grounds", "TB-LS-2025:I.1"),
        ("criteria", "TB-LS-2025:I.2"),
        ("application", "TB-LS-2025:I.3"),
        ("citations", "TB-LS-2025:I.4"),
    ]
    assert "QD47-2018-LS:3" in FORM.requirements[0].basis
    assert "QD47-2018-LS:3" in FORM.field("grounds").basis


def test_the_right_to_propose_outside_the_orientation():
    assert FORM.outside_orientation is not None
    assert FORM.outside_orientation.basis == ("TB-LS-2025:II",)


def test_the_advice_on_lengths_leaves_room_on_four_pages():
    """About 3,300 characters stand on an A4 page of NĐ 30/2020 with 14-point type."""
    advised = sum(field.advice_length for field in FORM.fields)
    assert advised < FORM.page_limit * 3300


@pytest.mark.parametrize("field", FORM.fields, ids=lambda field: field.id)
def test_every_field_says_what_it_is_for_and_who_uses_it(field):
    assert field.purpose
    assert field.used_by
    assert field.basis


@pytest.mark.parametrize("family", ["bac-giang", "binh-phuoc"])
def test_a_borrowed_form_is_marked_and_leaves_out_what_is_peculiar_to_the_lender(family):
    form = form_of(family)
    assert form.status is Status.TO_CONFIRM
    assert form.id != FORM.id
    assert [field.id for field in form.fields] == [field.id for field in FORM.fields]
    assert form.requirements == ()
    said = [
        form.title,
        form.commitment,
        *(part for field in form.fields for part in (field.label, field.purpose, field.guidance)),
    ]
    assert [text for text in said if "47/2018" in text] == []
