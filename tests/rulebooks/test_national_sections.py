"""Councils, kinds of task, bars, grounds and money of both laws."""

from fractions import Fraction

import pytest

from gieo.rulebooks import library
from gieo.rulebooks.models import CouncilRule, Mark, Rulebook

pytestmark = pytest.mark.unit

LAW_2013 = library.get("vn-2013/2023-11-27")
LAW_2025 = library.get("vn-2025/2025-10-14")
TWO_THIRDS = Fraction(2, 3)
ALL_THREE = ["chair_or_vice", "both_reviewers", "scientific_secretary"]


def council(book: Rulebook, kind: str) -> CouncilRule:
    return book.councils[kind]


@pytest.mark.parametrize(
    ("kind", "size", "quorum", "must_attend"),
    [
        ("determination", (7, 11), "2/3", ALL_THREE),
        ("selection", (7, 9), "2/3", ALL_THREE),
        ("budget_panel", (5, 5), "4/5", ["council_representative"]),
        ("field_group", (4, 5), "2/3", ["council_representative"]),
        ("check_team", (5, None), "3/4", ["specialist_unit", "lead_organisation"]),
        ("acceptance", (9, 9), "2/3", ALL_THREE),
        ("product_group", (3, 3), "2/3", []),
        ("adjustment", (7, 9), "2/3", ALL_THREE),
        ("rights", (7, 9), "2/3", ["chair_or_vice"]),
        ("standing", (7, None), "2/3", ["chair_or_vice"]),
    ],
)
def test_the_councils_of_2013(kind, size, quorum, must_attend):
    rule = council(LAW_2013, kind)
    assert (rule.smallest, rule.largest) == size
    assert (rule.quorum.share, rule.quorum.strict) == (Fraction(quorum), False)
    assert list(rule.must_attend) == must_attend


@pytest.mark.parametrize(
    ("kind", "size", "must_attend", "mark"),
    [
        ("determination", (7, 11), ["chair_or_vice", "one_reviewer"], Mark.BORROWED),
        ("selection", (7, 9), ALL_THREE, Mark.BORROWED),
        ("budget_panel", (5, 5), ["council_representative"], Mark.BORROWED),
        ("check_team", (5, None), ["specialist_unit", "lead_organisation"], Mark.FALLBACK),
        ("acceptance", (9, 9), ALL_THREE, Mark.FALLBACK),
        ("adjustment", (7, 9), ALL_THREE, Mark.DESIGN),
        ("milestone", (5, None), ["chair_or_vice"], Mark.BORROWED),
        ("standing", (7, None), ["chair_or_vice"], Mark.DESIGN),
    ],
)
def test_the_councils_of_2025(kind, size, must_attend, mark):
    rule = council(LAW_2025, kind)
    assert (rule.smallest, rule.largest, rule.mark) == (*size, mark)
    assert list(rule.must_attend) == must_attend


@pytest.mark.parametrize("kind", ["determination", "selection", "adjustment"])
def test_two_thirds_of_those_present_decide_under_the_law_of_2025(kind):
    passes = council(LAW_2025, kind).passes
    assert passes is not None
    assert (passes.share, passes.strict, passes.base, passes.mark) == (TWO_THIRDS, False, "present", Mark.BORROWED)
    # regulations/2025-procedures.md 3.5: 5:4, 6:4, 7:5, 8:6, 9:6, 10:7, 11:8
    assert [passes.needed(present) for present in range(5, 12)] == [4, 4, 5, 6, 6, 7, 8]


def test_every_council_of_2013_but_the_one_on_rights_has_its_like_in_2025():
    """Ownership passes by itself now; milestones are new."""
    assert set(LAW_2013.councils) - set(LAW_2025.councils) == {"rights"}
    assert set(LAW_2025.councils) - set(LAW_2013.councils) == {"milestone"}


def test_no_council_of_2025_is_called_law():
    assert Mark.BINDING not in {rule.mark for rule in LAW_2025.councils.values()}


def test_the_parts_of_the_acceptance_council_are_six_and_three():
    parts = {part.key: part.least for part in council(LAW_2013, "acceptance").composition}
    assert parts == {"experts": 6, "users": 3}


def test_a_council_of_odd_size_only():
    rule = council(LAW_2025, "determination")
    assert [size for size in range(5, 14) if rule.may_have(size)] == [7, 9, 11]
    assert rule.in_words.startswith("Hội đồng xét đặt hàng nhiệm vụ: 7 hoặc 9 hoặc 11 thành viên, 2 phản biện")


def test_a_team_without_an_upper_end():
    team = council(LAW_2013, "check_team")
    assert [team.may_have(size) for size in (4, 5, 40)] == [False, True, True]
    assert "ít nhất 5 thành viên" in team.in_words


def test_only_a_council_of_a_term_names_reviewers_for_each_dossier():
    assert {kind for kind, rule in LAW_2025.councils.items() if rule.by_term} == {"selection", "standing", "of_a_body"}


# ---------------------------------------------------------------- tasks


@pytest.mark.parametrize(
    ("book", "kinds"),
    [
        (
            LAW_2013,
            {
                "research_topic": 36,
                "science_scheme": 24,
                "trial_production": 36,
                "science_project": 60,
                "potential": 24,
                "other": None,
            },
        ),
        (
            LAW_2025,
            {"basic_research": 36, "applied_research": 36, "technology_development": 36, "social_solution": 36},
        ),
    ],
    ids=["2013", "2025"],
)
def test_kinds_of_task_and_how_long_they_last(book, kinds):
    assert {kind.key: kind.longest and kind.longest.value for kind in book.task_kinds} == kinds
    assert {kind.longest.mark for kind in book.task_kinds if kind.longest} == {Mark.BORROWED}


def test_the_kinds_that_a_proposal_may_have_are_kinds_of_task():
    form = library.get("lang-son/2018-09-03").proposal_form
    assert form is not None
    offered = {option.value for option in form.field("task_type").options}
    assert offered <= {kind.key for kind in LAW_2013.task_kinds}


def test_who_may_not_lead_a_task():
    bars = {bar.key: bar for bar in LAW_2013.bars}
    assert {key: bar.years for key, bar in bars.items() if bar.years} == {
        "organisation_suspended": 1,
        "leader_suspended": 3,
        "result_not_applied": 3,
    }
    assert {key for key, bar in bars.items() if bar.grace_days == 30} == {
        "acceptance_file_late",
        "own_acceptance_file_late",
    }
    assert set(bars["refund_owed"].who) == {"organisation", "leader", "member"}
    assert len(bars) == 9


def test_the_bars_of_2013_stand_in_for_a_list_nobody_could_read():
    assert [bar.key for bar in LAW_2025.bars] == [bar.key for bar in LAW_2013.bars]
    assert {bar.mark for bar in LAW_2025.bars} == {Mark.FALLBACK}


@pytest.mark.parametrize(("book", "mark"), [(LAW_2013, Mark.BINDING), (LAW_2025, Mark.FALLBACK)], ids=["2013", "2025"])
def test_the_three_grounds_of_direct_assignment(book, mark):
    assert [ground.key for ground in book.direct_assignment_grounds] == ["secret", "urgent", "only_one"]
    assert {ground.mark for ground in book.direct_assignment_grounds} == {mark}


def test_where_the_money_may_come_from():
    state = {source.key for source in LAW_2013.sources_of_money if source.of_state}
    assert state == {"science_budget", "investment", "central", "local_budget"}
    assert {source.key for source in LAW_2013.sources_of_money} - state == {"counterpart", "aid", "other"}
    assert {source.key for source in LAW_2025.sources_of_money} - {
        source.key for source in LAW_2013.sources_of_money
    } == {"provincial_fund"}


def test_the_columns_of_a_proposal_are_sources_of_money():
    form = library.get("lang-son/2018-09-03").proposal_form
    assert form is not None
    columns = {column.id for column in form.field("budget").columns}
    assert columns <= {source.key for source in LAW_2013.sources_of_money}


@pytest.mark.parametrize("section", ["criteria", "grounds"])
def test_what_is_asked_of_a_proposal_under_the_law_of_2025_says_what_is_kept(section):
    rules = getattr(LAW_2025, section)
    assert rules
    assert Mark.FALLBACK in {rule.mark for rule in rules}
