"""Who appraises the money is told to nobody who asks for it, at no step and in no paper."""

from typing import Any

import pytest

from gieo.kernel.actors import Role
from gieo.selection.budget_appraisal.facts import RevisionFacts, SendBackFacts, SessionFacts
from gieo.selection.models import BudgetAppraisal
from tests.councils.leaks import MEMBER, canary, files_are_there, hide_names, leaks, read_by
from tests.selection.cast import Cast
from tests.selection.cast_council import SEATS
from tests.selection.cast_money import FRUIT, OUTSIDERS, appraisal_of, conclusion, head, panel

pytestmark = [pytest.mark.web, pytest.mark.django_db, pytest.mark.long]

WHY, DISSENT = canary("lydochonkin"), canary("baoluukin")


@pytest.fixture
def called(cast: Cast, at: Any, settings: Any, tmp_path: Any) -> BudgetAppraisal:
    """Five secret names, founded and called by the acts."""
    at("2025-04-10 11:30")
    settings.MEDIA_ROOT = str(tmp_path)
    appraisal = appraisal_of(cast)
    hide_names(cast.expert(number) for number in (*range(len(SEATS)), *OUTSIDERS))
    facts = panel(cast).model_copy(update={"reason": WHY})
    founded = cast.do(appraisal, "found_panel", cast.of(Role.DIRECTOR), "2025-04-02 08:00", facts)
    session = SessionFacts(session_at=cast.time("2025-04-10 08:00"), place="Sở KH&CN")
    return cast.do(founded, "call_session", cast.of(Role.FINANCE_OFFICER), "2025-04-03 08:00", session)


def numbers_of(appraisal: BudgetAppraisal) -> list[str]:
    return [appraisal.number, appraisal.selection.number, appraisal.application.number]


@pytest.mark.requirement("X-14")
def test_the_host_hears_what_was_concluded_and_from_whom_never(cast: Cast, called: BudgetAppraisal):
    outside = {"host": cast.host(FRUIT), "nobody": None}
    assert leaks(read_by(outside, numbers_of(called)), MEMBER, WHY) == [], "founded"
    facts = conclusion(called, dissent=DISSENT)
    item = cast.do(called, "conclude", cast.of(Role.FINANCE_OFFICER), "2025-04-10 11:00", facts)
    revision = RevisionFacts(explanation="Đã tiếp thu")
    item = cast.do(item, "revise", cast.host(FRUIT), "2025-04-10 11:10", revision)
    back = SendBackFacts(reason="Bổ sung báo giá")
    item = cast.do(item, "send_back", head(cast), "2025-04-10 11:20", back)
    item = cast.do(item, "revise", cast.host(FRUIT), "2025-04-10 11:25", revision)
    files_are_there()
    inside = {"finance": cast.of(Role.FINANCE_OFFICER), "head": head(cast)}
    reads = read_by({**inside, **outside}, numbers_of(item))
    assert leaks({name: reads[name] for name in outside}, MEMBER, WHY, DISSENT) == []
    page = item.get_absolute_url()
    for words in ("Thống nhất kinh phí", "Bổ sung báo giá", "Định mức công lao động"):
        assert page in reads["host"].saying(words), words
    for reader in ("finance", "head"):
        assert page in reads[reader].saying(f"{MEMBER} 1"), reader
        assert any(address.endswith("appraisal_minutes.pdf") for address in reads[reader].saying(DISSENT)), reader
