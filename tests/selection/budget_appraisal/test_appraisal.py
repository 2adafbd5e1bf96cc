"""The money of the winner: a team of five, every line judged, the mode of spending with its reasons."""

import pytest

from gieo.dossiers.docket import entry_of
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.registry.models import MoneyLine
from gieo.rulebooks import library
from gieo.selection.application.states import LumpSum
from gieo.selection.budget_appraisal.facts import LineRow, PanelFacts, RevisionFacts, SendBackFacts, SessionFacts
from gieo.selection.models import Application
from gieo.selection.rows import PartnerRow
from gieo.selection.services.open_budget_appraisal import open_budget_appraisal
from tests.conftest import moment
from tests.factories import person_in
from tests.selection.cast import BUDGET, Cast, checked_call
from tests.selection.cast_council import members_of, picked, selection_of
from tests.selection.cast_money import (
    FRUIT,
    appraisal_of,
    called_appraisal,
    conclusion,
    cost,
    forwarded_appraisal,
    head,
    panel,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

MORNING = "2025-04-10 11:00"


def refused(cast: Cast, *args) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        cast.do(*args)
    assert all(refusal.basis for refusal in caught.value.refusals)
    return caught.value.codes


def test_the_straight_way(cast: Cast) -> None:
    appraisal = forwarded_appraisal(cast)
    assert appraisal.state == "forwarded"
    lines = [(line.source, line.year, line.requested, line.appraised) for line in appraisal.lines.all()]
    assert lines == [
        ("provincial_science", 2025, 600_000_000, 540_000_000),
        ("counterpart", 2026, 200_000_000, 200_000_000),
        ("provincial_science", 2026, 400_000_000, 400_000_000),
    ]
    assert not MoneyLine.objects.exists()  # the register hears of money from the decision, not from the appraisal
    assert appraisal.lump_sum == "partial"


def test_it_is_born_once_of_a_selection_with_a_winner(cast: Cast) -> None:
    appraisal = appraisal_of(cast)
    parent = appraisal.parent
    assert parent
    assert open_budget_appraisal(parent=parent, at=moment("2025-04-03 08:00")) == appraisal
    assert f"{appraisal.due_at:%Y-%m-%d}" == "2025-04-11"
    open_one = selection_of(checked_call(cast, "Trung tâm Giống"))
    with pytest.raises(LookupError):
        open_budget_appraisal(parent=entry_of(open_one), at=moment("2025-04-03 08:00"))


def test_the_team_has_five_members_with_somebody_of_the_council_and_nobody_of_the_host(cast: Cast) -> None:
    appraisal, director = appraisal_of(cast), cast.of(Role.DIRECTOR)
    at = "2025-04-02 08:00"
    assert refused(cast, appraisal, "found_panel", cast.of(Role.SCIENCE_OFFICER), at, panel(cast)) == ("not_yours",)
    assert refused(cast, appraisal, "found_panel", director, at, panel(cast, (11, 12, 13, 0))) == ("wrong_size",)
    assert refused(cast, appraisal, "found_panel", director, at, panel(cast, (11, 12, 13, 14, 5))) == (
        "council_not_represented",
    )
    body = Organisation.objects.get(name=FRUIT)
    insider = person_in(Role.COUNCIL_MEMBER, cast.province, name="Người trong", email="trong@gieo.test", body=body)
    rows = panel(cast).members
    inside = PanelFacts(members=(rows[0].model_copy(update={"person": picked(insider)}), *rows[1:]))
    assert refused(cast, appraisal, "found_panel", director, at, inside) == ("tied_to_the_work",)
    cast.host("Viện Thổ nhưỡng")
    soil = Organisation.objects.get(name="Viện Thổ nhưỡng")
    works_along = person_in(
        Role.COUNCIL_MEMBER, cast.province, name="Người cùng làm", email="cung@gieo.test", body=soil
    )
    along = PanelFacts(members=(rows[0].model_copy(update={"person": picked(works_along)}), *rows[1:]))
    partners = [PartnerRow(name=soil.name, work="Phân tích đất").model_dump(mode="json")]
    Application.objects.filter(pk=appraisal.application_id).update(partners=partners)
    appraisal.refresh_from_db()
    assert refused(cast, appraisal, "found_panel", director, at, along) == ("tied_to_the_work",)
    headless = PanelFacts(members=(rows[0].model_copy(update={"seat": rows[3].seat}), *rows[1:]))
    assert refused(cast, appraisal, "found_panel", director, at, headless) == ("seats_not_held",)


def test_papers_go_out_in_time_and_nobody_concludes_before_the_session(cast: Cast) -> None:
    called = called_appraisal(cast)
    officer = cast.of(Role.FINANCE_OFFICER)
    soon = SessionFacts(session_at=moment("2025-04-08 08:00"), place="Sở")
    assert refused(cast, called, "call_session", officer, "2025-04-04 08:00", soon) == ("papers_too_late",)
    assert refused(cast, called, "conclude", officer, "2025-04-10 07:00", conclusion(called)) == ("session_not_begun",)


def test_four_of_five_with_the_head_and_the_council(cast: Cast) -> None:
    called, officer = called_appraisal(cast), cast.of(Role.FINANCE_OFFICER)
    everybody = tuple(picked(member) for member in members_of(called.panel))
    for there in (everybody[:3], everybody[:4], everybody[2:]):
        facts = conclusion(called, present=there)
        assert refused(cast, called, "conclude", officer, MORNING, facts) == ("no_quorum",)
    assert cast.do(called, "conclude", officer, MORNING, conclusion(called, present=everybody[1:])).state == "concluded"


def test_every_line_is_judged_once_cut_with_a_reason_and_never_raised(cast: Cast) -> None:
    called, officer = called_appraisal(cast), cast.of(Role.FINANCE_OFFICER)
    lines = conclusion(called).lines
    for wrong, code in (
        (lines[:2], "lines_differ"),
        ((*lines, lines[0]), "lines_differ"),
        ((LineRow(source=BUDGET, year=2025, appraised=540_000_000), *lines[1:]), "line_not_lawful"),
        ((LineRow(source=BUDGET, year=2025, appraised=700_000_000, reason="Thêm"), *lines[1:]), "line_not_lawful"),
    ):
        codes = refused(cast, called, "conclude", officer, MORNING, conclusion(called, lines=wrong))
        assert codes[0] == code
    short = conclusion(called, costs=(cost("labour", 800_000_000),))
    assert refused(cast, called, "conclude", officer, MORNING, short) == ("costs_differ",)


@pytest.mark.requirement("CT-2-3c")
def test_a_lump_sum_to_the_final_product_needs_every_condition_and_small_assets(cast: Cast) -> None:
    called, officer = called_appraisal(cast), cast.of(Role.FINANCE_OFFICER)
    wanted = conclusion(called, lump_sum=LumpSum.FINAL_PRODUCT)
    assert refused(cast, called, "conclude", officer, MORNING, wanted) == ("mode_not_open",)
    rule = library.get(called.rulebook).money.lump_sum
    shown = tuple(Picked(id=condition.key, name=condition.text) for condition in rule.conditions)
    over = conclusion(called, lump_sum=LumpSum.FINAL_PRODUCT, shown=shown, costs=(
        cost("labour", 799_000_000 - 1), cost("fixed_assets", 141_000_000 + 1),
    ))  # fmt: skip
    assert refused(cast, called, "conclude", officer, MORNING, over) == ("mode_not_open",)
    fits = conclusion(called, lump_sum=LumpSum.FINAL_PRODUCT, shown=shown)
    done = cast.do(called, "conclude", officer, MORNING, fits)
    assert (done.lump_sum, done.mode_reasons) == ("final_product", [])


@pytest.mark.requirement("CT-2-3c")
def test_a_partial_lump_sum_keeps_why_it_is_not_a_wider_one(cast: Cast) -> None:
    called = called_appraisal(cast)
    done = cast.do(called, "conclude", cast.of(Role.FINANCE_OFFICER), MORNING, conclusion(called))
    assert done.mode_reasons
    assert done.costs == {"labour": 800_000_000, "fixed_assets": 140_000_000}


def test_the_host_revises_the_head_confirms(cast: Cast) -> None:
    called = called_appraisal(cast)
    done = cast.do(called, "conclude", cast.of(Role.FINANCE_OFFICER), MORNING, conclusion(called))
    host = cast.host(FRUIT)
    facts = RevisionFacts(explanation="Đã sửa")
    assert refused(cast, done, "revise", cast.host("Trung tâm Giống"), "2025-04-12 08:00", facts) == ("not_yours",)
    revised = cast.do(done, "revise", host, "2025-04-12 08:00", facts)
    assert refused(cast, revised, "forward", cast.member(0), "2025-04-13 08:00") == ("not_the_head",)
    back = cast.do(revised, "send_back", head(cast), "2025-04-13 08:00", SendBackFacts(reason="Thiếu báo giá"))
    assert (back.state, f"{back.due_at:%Y-%m-%d}") == ("concluded", "2025-04-28")
    again = cast.do(back, "revise", host, "2025-04-14 08:00", facts)
    assert cast.do(again, "forward", head(cast), "2025-04-15 08:00").state == "forwarded"


def test_a_missed_revision_costs_the_result(cast: Cast) -> None:
    called = called_appraisal(cast)
    done = cast.do(called, "conclude", cast.of(Role.FINANCE_OFFICER), MORNING, conclusion(called))
    assert f"{done.due_at:%Y-%m-%d}" == "2025-04-25"
    cast.clock("2025-04-26 00:01")
    done.refresh_from_db()
    assert done.state == "cancelled"
    application = Application.objects.get(pk=done.application_id)
    assert (application.state, application.findings["cancelled"]["cause"]["id"]) == (
        "cancelled",
        "appraisal_revision_missed",
    )
