"""A result is judged by somebody named, spread, used, reported on for five years, and not forgotten."""

from datetime import date

import pytest
from pydantic import ValidationError

from gieo.core.trail import history_of
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.models import OrganisationKind
from gieo.kernel.refusal import Refused
from gieo.outcomes.models import Outcome
from gieo.outcomes.outcome.choices import ReplicationChoice, UserKind
from gieo.outcomes.outcome.facts import (
    AssessmentFacts,
    CloseFacts,
    CommendFacts,
    InviteFacts,
    PublishedFacts,
    ReplicationFacts,
    ReportFacts,
    UseFacts,
)
from gieo.outcomes.services.open_outcome import open_outcome
from tests.acceptance import makers as task_makers
from tests.acceptance.printing import printed
from tests.conftest import moment
from tests.outcomes import makers

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2024-09-02 09:00")


def use(name: str = "HTX Hồng Giang", since: date = date(2024, 8, 1), product: str = "Vải chín sớm") -> UseFacts:
    return UseFacts(
        user_kind=UserKind.COOPERATIVE, user_name=name, place="Lục Ngạn", scale="5 ha", since=since, product=product
    )


def report(period: int) -> ReportFacts:
    return ReportFacts(period=period, is_applied=True, summary="40 hộ dùng", revenue=2_000_000_000)


def test_it_is_opened_once_and_waits_for_its_judgement() -> None:
    outcome = makers.opened()
    assert outcome.parent is not None
    assert open_outcome(parent=outcome.parent, at=AT).pk == outcome.pk
    assert (outcome.state, outcome.due_at.date(), outcome.due_basis) == (
        "assessing",
        date(2025, 5, 14),
        "GIEO-MACDINH:44",
    )


@pytest.mark.requirement("CT-6-1a")
def test_effect_is_a_recorded_judgement_of_somebody_named_with_evidence() -> None:
    with pytest.raises(ValidationError):
        makers.JUDGED.model_validate({**makers.JUDGED.model_dump(), "assessed_by": ""})
    outcome = makers.opened()
    early = makers.JUDGED.model_copy(update={"assessed_on": date(2024, 5, 13)})
    with pytest.raises(Refused) as refused:
        act(outcome, "find_effective", actor=task_makers.officer(), at=AT, facts=early)
    assert refused.value.codes == ("assessed_at_wrong_time",)
    with pytest.raises(Refused) as refused:
        act(outcome, "find_effective", actor=task_makers.host(), at=AT, facts=makers.JUDGED)
    assert refused.value.codes == ("not_yours",)
    judged = act(outcome, "find_effective", actor=task_makers.officer(), at=AT, facts=makers.JUDGED).subject
    assert (judged.state, judged.assessed_by, judged.task.is_effective) == (
        "effective",
        makers.JUDGED.assessed_by,
        True,
    )


def test_a_result_without_effect_still_owes_its_reports() -> None:
    facts = AssessmentFacts(assessed_by="Hội đồng", assessed_on=date(2024, 7, 1), evidence="Chưa có nơi dùng")
    at = moment("2024-07-02 09:00")
    judged = act(makers.opened(), "find_not_effective", actor=task_makers.officer(), at=at, facts=facts).subject
    assert (judged.state, judged.task.is_effective, judged.due_at.date()) == ("not_effective", False, date(2025, 5, 14))
    reported = act(judged, "report_without_effect", actor=task_makers.host(), at=AT, facts=report(1)).subject
    assert reported.due_at.date() == date(2026, 5, 14)


def test_five_reports_one_each_year_counted_from_the_acceptance() -> None:
    outcome = makers.spread(makers.effective())
    assert [limit.day for limit in outcome.limits()] == [
        date(2025, 5, 14),
        date(2026, 5, 14),
        date(2027, 5, 14),
        date(2028, 5, 15),  # 14/5/2028 is a Sunday
        date(2029, 5, 14),
    ]
    host = task_makers.host()
    outcome = act(outcome, "report_application", actor=host, at=AT, facts=report(1)).subject
    for period, code in ((1, "period_reported"), (6, "no_such_period")):
        with pytest.raises(Refused) as refused:
            act(outcome, "report_application", actor=host, at=AT, facts=report(period))
        assert refused.value.codes == (code,)


def test_the_system_reminds_of_what_passed_and_goes_on_to_the_next_limit() -> None:
    outcome = makers.effective()
    assert outcome.due_at.date() == date(2025, 5, 14)
    assert run_clocks(at=moment("2025-05-15 00:01")) == 1
    reminded = Outcome.objects.get(pk=outcome.pk)
    assert reminded.due_at.date() == date(2025, 7, 1)  # to spread it, twelve months after it was found effective
    assert history_of(reminded).last().name == "remind"
    assert run_clocks(at=moment("2025-05-15 00:05")) == 0


@pytest.mark.requirement("CT-5-2a")
def test_the_press_sees_effective_results_and_what_it_publishes_counts() -> None:
    press, waiting = makers.press(), makers.opened("NV.2022.02")
    outcome = makers.effective()
    seen = set(visible_to(press).values_list("number", flat=True))
    assert outcome.number in seen
    assert waiting.number not in seen
    facts = PublishedFacts(title="Vải chín sớm", outlet="Báo Bắc Giang", on=date(2024, 8, 3), link="https://bao.vn/1")
    act(outcome, "log_published", actor=press, at=AT, facts=facts)
    event = outcome.disseminations.get()
    assert (event.kind, event.outlet, event.on, event.link) == ("press", facts.outlet, facts.on, facts.link)
    assert makers.JUDGED.evidence in printed(outcome)["press_kit"]
    with pytest.raises(ValidationError, match="https://"):
        PublishedFacts.model_validate({**facts.model_dump(), "link": "javascript:alert(1)"})


@pytest.mark.requirement("CT-9-2")
def test_a_mass_organisation_reports_three_uses_and_the_result_counts_them() -> None:
    outcome = makers.effective()
    farmers = task_makers.focal("Hội Nông dân tỉnh", OrganisationKind.MASS_ORGANISATION)
    with pytest.raises(Refused) as refused:
        act(outcome, "report_use", actor=farmers, at=AT, facts=use())
    assert refused.value.codes == ("not_yours",)
    body = task_makers.body_named("Hội Nông dân tỉnh", OrganisationKind.MASS_ORGANISATION, outcome.province)
    facts = InviteFacts(bodies=(makers.picked(body),))
    outcome = act(outcome, "invite_users", actor=task_makers.officer(), at=AT, facts=facts).subject
    assert visible_to(farmers).filter(number=outcome.number).exists()
    for number in range(3):
        act(outcome, "report_use", actor=farmers, at=AT, facts=use(f"HTX {number}"))
    assert set(outcome.uses.values_list("body__name", flat=True)) == {"Hội Nông dân tỉnh"}
    assert outcome.uses.count() == 3
    with pytest.raises(Refused) as refused:
        act(outcome, "report_use", actor=farmers, at=AT, facts=use(since=date(2024, 12, 1)))
    assert refused.value.codes == ("use_not_begun",)


def test_it_does_not_rest_before_it_was_spread_decided_and_followed() -> None:
    outcome, officer = makers.effective(), task_makers.officer()
    facts = CloseFacts(conclusion="Hết thời gian theo dõi")
    with pytest.raises(Refused) as refused:
        act(outcome, "close", actor=officer, at=AT, facts=facts)
    assert refused.value.codes == ("not_spread", "replication_undecided", "still_followed")
    with pytest.raises(ValidationError, match="lý do"):
        ReplicationFacts(choice=ReplicationChoice.NO)
    no = ReplicationFacts(choice=ReplicationChoice.NO, reason="Chỉ hợp đất đồi Lục Ngạn")
    outcome = makers.spread(outcome)
    outcome = act(outcome, "decide_replication", actor=task_makers.director(), at=AT, facts=no).subject
    closed = act(outcome, "close", actor=officer, at=moment("2029-05-15 09:00"), facts=facts).subject
    assert (closed.state, closed.due_at) == ("closed", None)


def test_it_is_held_by_whoever_has_the_next_thing_to_do() -> None:
    outcome = makers.effective()
    entry = DocketEntry.objects.get(number=outcome.number)
    assert entry.holder_role == "science_officer"
    outcome = makers.spread(outcome)
    entry.refresh_from_db()
    assert entry.holder_role == "director"
    makers.to_replicate(outcome)
    entry.refresh_from_db()
    assert entry.holder_bodies == [task_makers.host_body().pk]


def test_who_was_commended_for_it_is_kept() -> None:
    facts = CommendFacts(
        subject="TS. Trần A", merit="Chọn tạo giống", form="Bằng khen", decision="55/QĐ-UBND", on=date(2024, 9, 1)
    )
    outcome = act(makers.effective(), "commend", actor=task_makers.officer(), at=AT, facts=facts).subject
    assert str(outcome.commendations.get()) == "TS. Trần A: Bằng khen"


def test_under_the_law_of_2025_no_borrowed_article_is_a_ground() -> None:
    outcome = makers.effective(rulebook=task_makers.L2025)
    assert history_of(outcome).last().legal_basis == ["ND267-2025:32", "GIEO-MACDINH:44"]
