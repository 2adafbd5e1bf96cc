"""Late forms and what was screened out, as a page, a workbook and on paper."""

import pytest

from gieo.dossiers.services.act import act
from gieo.proposals.screening.facts import ScreeningReason
from gieo.proposals.services.start_proposal import start_proposal
from gieo.proposals.services.submit_late import submit_late
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.councils.chamber import Chamber
from tests.proposals.conftest import IN_TIME, TOO_LATE
from tests.proposals.screening.test_screening import reason
from tests.summing import read_back

pytestmark = pytest.mark.web


@pytest.mark.requirement("RP-03", "BG25-III-3", "X-9")
def test_late_forms_say_when_the_window_closed_and_by_how_many_days_they_missed_it(
    window, proposer, officer, fill, at
) -> None:
    in_time = fill(start_proposal(window=window, actor=proposer, at=IN_TIME), task_name="Đúng hạn")
    submit_proposal(proposal=in_time, actor=proposer, at=IN_TIME)
    late = fill(start_proposal(window=window, actor=proposer, at=IN_TIME), task_name="Muộn hạn")
    submit_late(proposal=late, actor=proposer, at=TOO_LATE)
    at("2024-06-03 09:00")
    (row,) = read_back("phieu-nop-muon", 2025, officer)
    assert row[1:] == ("Muộn hạn", "Đinh Thị Lan", "00:00 01/06/2024", "09:00 02/06/2024", "2", "")
    assert read_back("phieu-nop-muon", 2024, officer) == []


@pytest.mark.django_db
@pytest.mark.requirement("RP-04", "CT-3-4c", "X-9")
def test_what_did_not_reach_the_council_is_counted_by_reason_and_named(at) -> None:
    at("2024-06-12 09:00")
    chamber = Chamber()
    first, second, forwarded = chamber.compiled(), chamber.compiled(), chamber.forwarded()
    act(first, "screen_out", actor=chamber.officer, at=chamber.start, facts=reason())
    both = (ScreeningReason.INFEASIBLE, ScreeningReason.DUPLICATE)
    act(second, "screen_out", actor=chamber.officer, at=chamber.start, facts=reason(reasons=both))
    rows = {row[0]: row[1:] for row in read_back("sang-loc", 2025, chamber.officer)}
    assert rows["Không khả thi"] == ("2", f"{first.number}; {second.number}")
    assert rows["Trùng lặp"] == ("1", second.number)
    assert rows["Không thật sự cần thiết"] == ("0", "")
    assert not any(forwarded.number in row[1] for row in rows.values())
