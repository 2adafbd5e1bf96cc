"""A file that does not hold is refused with its name and the place, whatever is wrong with it."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from gieo.kernel.law import Law
from gieo.rulebooks.inheritance import Section, complete
from gieo.rulebooks.loading import load_rulebooks
from gieo.rulebooks.reading import BadRulebook

pytestmark = pytest.mark.unit

LAW = {"LAW", "LAW:1", "LAW:2"}

HEAD = """
title: Luật nền
founded_on: [LAW]
"""
DEADLINES = """
proposal.screening: {what: Kiểm tra, count: 5, unit: working_days, basis: ["LAW:1"]}
"""
PROFILE = """
province: TT
parent_body: UBND tỉnh Thử
body: Sở Thử
letterhead_parent: UBND TỈNH THỬ
letterhead_body: SỞ THỬ
place: Thử
number_symbol: TB-SKHCN
address: Số 1
accent: "#123456"
basis: [LAW]
"""
LATE = """
kept: true
may_be_carried_over: false
basis: [LAW]
"""
FORM = """
id: form
title: Phiếu
template: proposal_form
page_limit: 4
page_limit_basis: [LAW]
commitment: Cam kết
citation_age_warning_years: 10
basis: [LAW]
fields:
  - {id: task_name, number: "1", label: Tên, kind: line, required: true, used_by: Danh mục, basis: [LAW]}
  - id: task_type
    label: Loại
    kind: choice
    options: [{value: topic, label: Đề tài}, {value: project, label: Dự án}]
    used_by: Phân loại
    basis: [LAW]
  - id: origin
    label: Xuất xứ
    kind: text
    required_when: {field: task_type, values: [project]}
    used_by: Sàng lọc
    basis: [LAW]
"""

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A law and a province that extends it; both hold."""
    _write(tmp_path, "vn-2013/2020-01-01", rulebook=HEAD, deadlines=DEADLINES)
    _write(
        tmp_path,
        "province/2021-01-01",
        rulebook="{title: Tỉnh, founded_on: [LAW], extends: vn-2013/2020-01-01}",
        profile=PROFILE,
        late=LATE,
        proposal_form=FORM,
    )
    return tmp_path


def _write(folder: Path, home: str, **files: str) -> None:
    (folder / home).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / home / f"{name}.yaml").write_text(dedent(content), encoding="utf-8")


def _change(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), encoding="utf-8")


def test_what_holds_is_loaded_with_what_it_extends(folder):
    province, law = load_rulebooks(LAW, folder)
    assert (law.id, province.id) == ("vn-2013/2020-01-01", "province/2021-01-01")
    assert province.deadline("proposal.screening") == law.deadline("proposal.screening")
    assert province.profile is not None
    assert law.profile is None


PERIOD = "deadlines.proposal.screening"
FAULTS = {
    # file: what is written, what is written instead, what the refusal must say
    "vn-2013/2020-01-01/rulebook.yaml": [
        ("[LAW]", "[LORE]", "founded_on: rests on LORE, which is not in the legal index"),
    ],
    "vn-2013/2020-01-01/deadlines.yaml": [
        ("LAW:1", "LAW:9", f"{PERIOD}: rests on LAW:9, which is not in the legal index"),
        ('basis: ["LAW:1"]', "basis: []", f"{PERIOD}.basis: Tuple should have at least 1 item"),
        ("count: 5", "count: five", f"{PERIOD}.count: Input should be a valid integer"),
        ("count: 5", "count: 5, grace: 2", f"{PERIOD}.grace: Extra inputs are not permitted"),
        ("working_days", "moons", f"{PERIOD}.unit: Input should be 'calendar_days'"),
    ],
    "province/2021-01-01/rulebook.yaml": [
        ("vn-2013/2020-01-01", "vn-2013/1999-01-01", "extends: there is no vn-2013/1999-01-01 to extend"),
        ("title: Tỉnh, ", "", "title: Field required"),
    ],
    "province/2021-01-01/late.yaml": [
        ("kept: true", "kept: true\nkept: false", "line 3: kept stands twice"),
        ("kept: true", "kept: [true", "expected ',' or ']'"),
        ("kept: true", "", "late.kept: Field required"),
    ],
    "province/2021-01-01/profile.yaml": [
        ("#123456", "red", "profile.accent: String should match"),
        ("TB-SKHCN", "TB-", "profile.number_symbol: Value error, 01/TB- is no document number"),
        ("place: Thử", "place: Thử\ntime_zone: Asia/Thu", "profile.time_zone: Value error, there is no time zone"),
    ],
    "province/2021-01-01/proposal_form.yaml": [
        ("page_limit_basis: [LAW]", "page_limit_basis: [LORE]", "proposal_form: rests on LORE"),
        ("label: Tên", "labels: Tên", "proposal_form.fields.task_name.label: Field required"),
        (", used_by: Danh mục", "", "proposal_form.fields.task_name.used_by: Field required"),
        ("id: origin", "id: task_name", "task_name stands twice"),
        ("value: project", "value: topic", "topic stands twice"),
        ("field: task_type", "field: task_kind", "origin waits for task_kind, which the form does not have"),
        ("values: [project]", "values: [dream]", "origin waits for task_type to be dream, which it can never be"),
        ("kind: line", "kind: rows", "those have columns"),
        ("kind: line", "kind: choice", "a choice has options"),
        ("kind: text", "kind: text\n    required: true", "compulsory always or under a condition, not both"),
    ],
}


@pytest.mark.parametrize(
    ("file", "old", "new", "message"), [(file, *fault) for file, faults in FAULTS.items() for fault in faults]
)
def test_a_fault_is_refused_naming_file_and_place(folder, file, old, new, message):
    _change(folder, file, old, new)
    with pytest.raises(BadRulebook) as refused:
        load_rulebooks(LAW, folder)
    assert file in str(refused.value)
    assert message in str(refused.value)


WINDOW = '{w: {what: Đợt, closes: "05-31", boundary: through, basis: [LAW]}}'
QUOTA = "[{key: q, who: district, what: order, minimum: 1, text: Một, basis: [LAW]}]"
GROUND = "{key: g, text: Một, basis: [LAW]}"
DUTY = "[{key: d, who: [unit], what: làm, recurrence: yearly, proof: report, basis: [LAW]}]"
FIGURE = "{f: {what: Số, operator: '>=', value: 1, unit: người, basis: [LAW]}}"
RHYTHM = "{r: {what: Báo cáo, every: proposal.screening, counted_from: khi ký, basis: [LAW]}}"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("windows", WINDOW.replace("05-31", "02-30"), "windows.w: Value error, day is out of range"),
        ("windows", WINDOW.replace("through", "until"), "windows.w.boundary: Input should be 'through'"),
        ("quotas", QUOTA.replace("minimum: 1", "minimum: 0"), "quotas.q.minimum: Input should be greater than"),
        ("quotas", QUOTA.replace("district", "citizen"), "quotas.q.who: Input should be"),
        ("grounds", "[{key: g, text: Một}]", "grounds.g.basis: Field required"),
        ("duties", DUTY.replace("unit", "citizen"), "duties.d.who.0: Input should be"),
        ("figures", FIGURE.replace(">=", ">"), "figures.f.operator: Input should be"),
        ("task_kinds", "[{key: k, text: Một, longest: 12, basis: [LAW]}]", "task_kinds.k.longest: Input should be"),
        ("feelings", "[good]", "feelings: Extra inputs are not permitted"),
    ],
)
def test_a_faulty_section_is_refused_naming_file_and_place(folder, name, content, message):
    _write(folder, "province/2021-01-01", **{name: content})
    with pytest.raises(BadRulebook) as refused:
        load_rulebooks(LAW, folder)
    assert f"province/2021-01-01/{name}.yaml: {message}" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("grounds", f"[{GROUND}, {GROUND}]", "grounds: g stands twice"),
        ("quotas", QUOTA.replace("text", "window: w, text"), "q counts in window w, which there is not"),
        ("title", "Tỉnh", "title stands in rulebook.yaml too"),
        ("duties", f"[{DUTY[1:-1]}, {DUTY[1:-1]}]", "duties: d stands twice"),
        ("duties", DUTY.replace("proof", "window: w, proof"), "d counts in window w, which there is not"),
        ("rhythms", RHYTHM.replace("proposal.screening", "nothing"), "r goes by nothing, which is no period"),
        ("rhythms", RHYTHM.replace("counted", "lasts: nothing, counted"), "r goes by nothing, which is no period"),
    ],
)
def test_sections_that_do_not_fit_together_are_refused(folder, name, content, message):
    _write(folder, "province/2021-01-01", **{name: content})
    with pytest.raises(BadRulebook) as refused:
        load_rulebooks(LAW, folder)
    assert "province/2021-01-01/" in str(refused.value)
    assert message in str(refused.value)


@pytest.mark.parametrize("missing", ["late", "proposal_form"])
def test_a_province_without_a_rule_on_late_forms_or_a_form_is_refused(folder, missing):
    (folder / "province/2021-01-01" / f"{missing}.yaml").unlink()
    with pytest.raises(BadRulebook, match=missing):
        load_rulebooks(LAW, folder)


def test_several_faults_are_named_together(folder):
    _change(folder, "province/2021-01-01/late.yaml", "kept: true", "")
    _change(folder, "province/2021-01-01/profile.yaml", "#123456", "red")
    with pytest.raises(BadRulebook) as refused:
        load_rulebooks(LAW, folder)
    assert "late.kept" in str(refused.value)
    assert "profile.accent" in str(refused.value)


COUNCIL = """
board:
  title: Hội đồng
  smallest: 7
  largest: 11
  reviewers: 2
  quorum: {share: 2/3, strict: false, of: thành viên, basis: [LAW]}
  basis: [LAW]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("largest: 11", "largest: 5", "no council has from 7 to 5 members"),
        ("share: 2/3", "share: 4/3", "a share of 4/3 can never decide anything"),
        ("share: 2/3, strict: false", "share: 1, strict: true", "a share of 1 can never decide anything"),
        ("reviewers: 2", "reviewers: 2\n  sizes: [5]", "5 members are not from 7 to 11"),
        ("reviewers: 2", "reviewers: 2\n  must_attend: [cook]", "must_attend.0: Input should be 'chair_or_vice'"),
        ("reviewers: 2", "reviewers: 2\n  composition: [{key: a, name: A, least: 12}]", "more seats than it has"),
    ],
)
def test_a_council_that_cannot_be_is_refused(folder, old, new, message):
    _write(folder, "vn-2013/2020-01-01", councils=COUNCIL.replace(old, new))
    with pytest.raises(BadRulebook, match=message):
        load_rulebooks(LAW, folder)


def test_a_share_is_an_exact_fraction(folder):
    _write(folder, "vn-2013/2020-01-01", councils=COUNCIL)
    quorum = load_rulebooks(LAW, folder)[-1].councils["board"].quorum
    assert (quorum.share.numerator, quorum.share.denominator) == (2, 3)


# ---------------------------------------------------------------- what is taken over


def test_a_rulebook_knows_the_law_at_its_root(folder):
    _write(folder, "province/2023-01-01", rulebook="{title: Tỉnh, founded_on: [LAW], extends: province/2021-01-01}")
    books = load_rulebooks(LAW, folder)
    assert len(books) == 3
    assert {book.law for book in books} == {Law.L2013}


def test_a_rulebook_that_descends_from_no_national_law_is_refused(folder):
    _write(folder, "neighbour/2022-01-01", rulebook=HEAD)
    with pytest.raises(BadRulebook, match=r"neighbour/2022-01-01/rulebook.yaml: law: Input should be 'vn-2013'"):
        load_rulebooks(LAW, folder)


@pytest.mark.parametrize(
    ("mark", "status"), [("binding", "in_force"), ("borrowed", "to_confirm"), ("fallback", "to_confirm")]
)
def test_a_value_is_as_sure_as_its_mark(folder, mark, status):
    _change(folder, "vn-2013/2020-01-01/deadlines.yaml", "count: 5", f"mark: {mark}, count: 5")
    screening = load_rulebooks(LAW, folder)[-1].deadline("proposal.screening")
    assert (screening.mark, screening.status) == (mark, status)


def test_an_unknown_mark_is_refused(folder):
    _change(folder, "vn-2013/2020-01-01/deadlines.yaml", "count: 5", "mark: hoped, count: 5")
    with pytest.raises(BadRulebook, match="mark: Input should be 'binding'"):
        load_rulebooks(LAW, folder)


def test_a_province_changes_one_period_and_keeps_the_rest(folder):
    _write(
        folder,
        "vn-2013/2020-01-01",
        deadlines=f"{DEADLINES}\nother: {{what: Khác, count: 3, unit: months, basis: [LAW]}}",
    )
    _write(folder, "province/2021-01-01", deadlines=DEADLINES.replace("count: 5", "count: 10"))
    province = load_rulebooks(LAW, folder)[0]
    assert province.deadline("proposal.screening").count == 10
    assert province.deadline("other").count == 3


def test_a_province_changes_one_duty_keeps_the_rest_and_adds_its_own(folder):
    other = DUTY.replace("làm", "khác")
    _write(folder, "vn-2013/2020-01-01", duties=_listed(DUTY, "a", "b"))
    _write(folder, "province/2021-01-01", duties=_listed(other, "b", "c"))
    province = load_rulebooks(LAW, folder)[0]
    assert [(duty.key, duty.what) for duty in province.duties] == [("a", "làm"), ("b", "khác"), ("c", "khác")]


def _listed(duty: str, *keys: str) -> str:
    return "[" + ", ".join(duty[1:-1].replace("key: d", f"key: {key}") for key in keys) + "]"


def test_a_duty_that_does_not_close_with_its_window_is_refused(folder):
    duties = DUTY.replace("proof", "window: w, due: '05-31', boundary: before, proof")
    _write(folder, "province/2021-01-01", windows=WINDOW, duties=duties)
    with pytest.raises(BadRulebook, match="d does not close with its window w"):
        load_rulebooks(LAW, folder)


def test_a_borrowed_form_says_otherwise_field_by_field(folder):
    borrowed = (
        "{borrows: province/2021-01-01, id: stand-in, status: to_confirm, fields: {task_name: {label: Tên khác}}}"
    )
    _write(
        folder,
        "neighbour/2022-01-01",
        rulebook="{title: Láng giềng, founded_on: [LAW], extends: vn-2013/2020-01-01}",
        profile=PROFILE,
        late=LATE,
        proposal_form=borrowed,
    )
    books = {book.family: book for book in load_rulebooks(LAW, folder)}
    own, stand_in = books["province"].proposal_form, books["neighbour"].proposal_form
    assert own is not None
    assert stand_in is not None
    assert (own.field("task_name").label, stand_in.field("task_name").label) == ("Tên", "Tên khác")
    assert [field.id for field in stand_in.fields] == [field.id for field in own.fields]
    assert (own.status, stand_in.status) == ("in_force", "to_confirm")
    assert (own.mark, stand_in.mark, stand_in.field("origin").mark) == ("binding", "borrowed", "borrowed")


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("{borrows: vn-2013/2020-01-01}", "vn-2013/2020-01-01 has no form"),
        ("{borrows: nobody/2020-01-01}", "nobody/2020-01-01 has no form"),
        ("{borrows: province/2021-01-01, fields: {colour: {}}}", "fields.colour: the borrowed form has no such field"),
    ],
)
def test_a_form_that_cannot_be_borrowed_is_refused(folder, form, message):
    _write(folder, "neighbour/2022-01-01", rulebook=HEAD, proposal_form=form)
    with pytest.raises(BadRulebook) as refused:
        load_rulebooks(LAW, folder)
    assert "neighbour/2022-01-01/proposal_form.yaml" in str(refused.value)
    assert message in str(refused.value)


def test_rulebooks_that_extend_each_other_in_a_circle_are_refused():
    here = Path("here.yaml")
    read = {"a": {"extends": Section("b", here)}, "b": {"extends": Section("a", here)}}
    with pytest.raises(BadRulebook, match="there is no a to extend"):
        complete("a", read)
