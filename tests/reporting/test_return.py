"""Yearly reports: born of the duties, pre-filled, late at an instant, sent back and forth, frozen with their rows."""

from datetime import date
from typing import Any

import pytest

from gieo.core import trail
from gieo.core.models import TransitionLog
from gieo.dossiers.official import paper_of
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.duties import invariants as duty_invariants
from gieo.duties.services.recognise import recognise
from gieo.identity.models import Appointment, Organisation, Person
from gieo.identity.selectors import actor_of
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.registry.models import Assignment, LumpSumMode, Task
from gieo.reporting import invariants
from gieo.reporting.indicators import INDICATORS, indicators_of
from gieo.reporting.models import Return
from gieo.reporting.questions import Scope
from gieo.reporting.return_.facts import ReportFacts, SendBackFacts
from gieo.reporting.return_.kind import suggestions
from gieo.reporting.return_.papers import PAPERS
from gieo.reporting.services.open_returns import open_returns
from tests.conftest import moment
from tests.duties.conftest import Cast, focal_of
from tests.duties.test_duty import send_order
from tests.factories import person_in, user_of
from tests.reporting.conftest import in_seat, report_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

WRITTEN = ReportFacts(results="Đã đặt hàng 1 nhiệm vụ.", earlier_results="Đã triển khai.")


def written(report: Return, actor: Actor, at: str, **changes: Any) -> Return:
    facts = ReportFacts(**{**WRITTEN.model_dump(), **changes})
    return act(report, "write", actor=actor, at=moment(at), facts=facts).subject


def sent(report: Return, actor: Actor, at: str) -> Return:
    return act(written(report, actor, at), "submit", actor=actor, at=moment(at)).subject


def words_of(report: Return) -> str:
    last = TransitionLog.objects.filter(workflow="return", subject_id=report.pk, target="submitted").last()
    assert last
    return str(paper_of(PAPERS["yearly_report"], report, last))


def task(cast: Cast, number: str, **values: Any) -> Task:
    return Task.objects.create(province=cast.province, number=number, title=number, plan_year=2024, **values)


def test_each_duty_to_report_has_one_report(reporting: Cast, unit: Organisation) -> None:
    forms = sorted(Return.objects.values_list("form", "body__name"))
    assert ("body_yearly", "Sở Y tế") in forms
    assert ("unit_yearly", "Văn phòng Sở") in forms
    assert [name for form, name in forms if form.startswith("compiled")] == [None, None]
    assert not open_returns(province="BG", year=2024, actor=SYSTEM, at=moment("2024-11-02 08:00"))


@pytest.mark.requirement("CT-10-2", "RP-16")
def test_a_bodys_report_is_pre_filled_and_covers_both_directives(reporting: Cast) -> None:
    actor, report = focal_of(reporting.health), report_of("body_yearly", reporting.health)
    send_order(actor, at="2024-10-01 08:00")
    assert "Đặt hàng đã gửi: 1 đặt hàng" in str(suggestions("write", report, actor)["results"])
    half = written(report, actor, "2024-12-01 08:00", earlier_results="")
    with pytest.raises(Refused) as refused:
        act(half, "submit", actor=actor, at=moment("2024-12-01 09:00"))
    assert refused.value.codes == ("one_directive_missing",)
    done = sent(half, actor, "2024-12-02 08:00")
    assert not done.is_late
    assert done.figures[0]["count"] == 1
    recognise(province="BG", year=2024, at=moment("2024-12-02 09:00"))
    assert reporting.duty("yearly_report", reporting.health).state == "met"
    assert reporting.duty("yearly_report", reporting.farming).state == "open"
    assert not list(duty_invariants.faults())


@pytest.mark.requirement("CNSH-IV-2", "RP-19", "X-5")
def test_a_units_report_is_in_time_until_the_end_of_9_december(reporting: Cast, unit: Organisation) -> None:
    report = report_of("unit_yearly", unit)
    run_clocks(at=moment("2024-12-09 23:59"))
    assert not Return.objects.get(pk=report.pk).is_late
    run_clocks(at=moment("2024-12-10 00:00"))
    late = Return.objects.get(pk=report.pk)
    assert late.is_late
    assert late.state == "open"
    done = sent(late, focal_of(unit), "2024-12-10 00:01")
    assert done.is_late


def test_sent_at_the_last_instant_is_not_late(reporting: Cast, unit: Organisation) -> None:
    assert not sent(report_of("unit_yearly", unit), focal_of(unit), "2024-12-09 23:59").is_late


@pytest.mark.requirement("X-5")
def test_the_compiled_report_is_late_at_the_first_instant_of_31_december(reporting: Cast) -> None:
    report = report_of("compiled_to_chairman")
    run_clocks(at=moment("2024-12-30 23:59"))
    assert not Return.objects.get(pk=report.pk).is_late
    run_clocks(at=moment("2024-12-31 00:00"))
    assert Return.objects.get(pk=report.pk).is_late
    assert run_clocks(at=moment("2024-12-31 00:05")) == 0


@pytest.mark.requirement("E-12", "RP-17", "CT-10-4")
def test_year_end_from_the_bodies_to_the_chairman(reporting: Cast) -> None:
    sent(report_of("body_yearly", reporting.health), focal_of(reporting.health), "2024-12-10 08:00")
    officer, director, chairman = (
        reporting.officer,
        in_seat(Role.DIRECTOR, reporting),
        in_seat(Role.CHAIRMAN, reporting),
    )
    report = written(report_of("compiled_to_chairman"), officer, "2024-12-20 08:00")
    assert report.due_at
    assert report.closes_at
    assert report.due_at == moment("2024-12-31 00:00") - (report.closes_at - report.due_at)
    done = act(report, "submit_compiled", actor=director, at=moment("2024-12-30 16:00")).subject
    assert not done.is_late
    words = words_of(done)
    assert all(indicator.label in words for indicator in INDICATORS)
    assert "Sở Y tế" in words
    assert "Sở Nông nghiệp" in words
    back = act(
        done, "send_back_compiled", actor=chairman, at=moment("2025-01-02 08:00"), facts=SendBackFacts(reason="Rõ hơn")
    ).subject
    assert back.due_basis == "GIEO-MACDINH:1"
    again = act(back, "submit_compiled_again", actor=director, at=moment("2025-01-03 08:00")).subject
    assert not again.is_late
    received = act(again, "receive_compiled", actor=chairman, at=moment("2025-01-04 08:00")).subject
    assert received.state == "received"
    assert not list(invariants.faults())
    assert not list(trail.faults())


@pytest.mark.requirement("X-4")
def test_whoever_typed_the_compiled_report_does_not_sign_it(reporting: Cast) -> None:
    """One person in both seats types or signs, not both; somebody else in the seat of the director may."""
    director = in_seat(Role.DIRECTOR, reporting)
    person = Person.objects.get(user=director.user)
    Appointment.objects.create(person=person, province=reporting.province, role=Role.SCIENCE_OFFICER)
    both = actor_of(user_of(director), date(2024, 12, 20))
    report = written(report_of("compiled_to_chairman"), both, "2024-12-20 08:00")
    with pytest.raises(TransitionRefused) as refused:
        act(report, "submit_compiled", actor=both, at=moment("2024-12-30 16:00"))
    assert refused.value.codes == ("own_work",)
    report = act(report, "write", actor=reporting.officer, at=moment("2024-12-21 08:00"), facts=WRITTEN).subject
    with pytest.raises(TransitionRefused) as refused:  # somebody went on writing: what was typed before is still there
        act(report, "submit_compiled", actor=both, at=moment("2024-12-30 16:00"))
    assert refused.value.codes == ("own_work",)
    person = person_in(Role.DIRECTOR, reporting.province, name="Giám đốc khác", email="khac@gieo.test")
    assert person.user
    other = actor_of(person.user, date(2024, 12, 20))
    assert act(report, "submit_compiled", actor=other, at=moment("2024-12-30 16:00")).subject.state == "submitted"


def test_who_may_write_send_and_review(reporting: Cast) -> None:
    health = report_of("body_yearly", reporting.health)
    compiled = report_of("compiled_to_chairman")
    director = in_seat(Role.DIRECTOR, reporting)
    at = moment("2024-12-01 08:00")
    for actor, report, row, code in (
        (reporting.officer, health, "write", "another_writer"),
        (focal_of(reporting.farming), health, "write", "not_yours"),
        (director, health, "submit_compiled", "not_compiled"),
        (director, compiled, "submit_compiled", "nothing_reported"),
        (reporting.officer, compiled, "submit_compiled", "not_yours"),
    ):
        with pytest.raises(Refused) as refused:
            act(report, row, actor=actor, at=at, facts=WRITTEN if row == "write" else None)
        assert code in refused.value.codes
    handed_in = sent(health, focal_of(reporting.health), "2024-12-01 09:00")
    chairman = in_seat(Role.CHAIRMAN, reporting)
    with pytest.raises(Refused) as not_compiled:
        act(handed_in, "receive_compiled", actor=chairman, at=at)
    assert not_compiled.value.codes == ("not_compiled",)
    assert act(handed_in, "receive", actor=reporting.officer, at=at).subject.state == "received"


def test_a_figure_that_differs_from_its_rows_is_a_fault(reporting: Cast) -> None:
    actor = focal_of(reporting.health)
    send_order(actor, at="2024-10-01 08:00")
    done = sent(report_of("body_yearly", reporting.health), actor, "2024-12-01 08:00")
    assert not list(invariants.faults())
    done.figures[0]["count"] = 2
    done.save(update_fields=["figures"])
    assert len(list(invariants.faults())) == 1
    done.figures[0] |= {"count": 1, "rows": ["BG-DH-2025-9999"]}
    done.save(update_fields=["figures"])
    assert "which there is not" in next(invariants.faults())


def test_the_snapshot_stays_when_the_year_goes_on(reporting: Cast) -> None:
    actor = focal_of(reporting.health)
    done = sent(report_of("body_yearly", reporting.health), actor, "2024-12-01 08:00")
    send_order(actor, at="2024-12-02 08:00")
    done.refresh_from_db()
    assert done.figures[0]["count"] == 0


@pytest.mark.requirement("K-01", "K-02", "K-03", "K-04", "K-25")
def test_indicators_count_rows_of_both_laws_as_of_an_instant(reporting: Cast) -> None:
    send_order(focal_of(reporting.health), at="2024-10-01 08:00")
    old = {"rulebook": "vn-2013/2023-11-27", "assignment": Assignment.COMPETITIVE_SELECTION}
    task(reporting, "BG-NV-2024-0001", commissioning_body=reporting.health, **old)
    new = {"rulebook": "vn-2025/2025-10-14", "assignment": Assignment.DIRECT_ASSIGNMENT}
    task(reporting, "BG-NV-2024-0002", lump_sum=LumpSumMode.PARTIAL, **new)
    task(reporting, "BG-NV-2024-0003", approved_on=date(2024, 12, 25), order_document="12/SYT")

    def figures(at: str) -> dict[str, tuple[int, int | None]]:
        scope = Scope(province=reporting.province, year=2024, at=moment(at))
        return {
            each.key: (each.count, None if each.among is None else len(each.among)) for each in indicators_of(scope)
        }

    before, after = figures("2024-09-30 08:00"), figures("2024-12-31 08:00")
    assert before["K-01-1"] == (0, None)
    assert after["K-01-1"] == (1, None)
    assert after["K-01"][0] == 1
    assert before["K-02"] == (1, 2)
    assert after["K-02"] == (1, 3)
    assert (after["K-03"], after["K-04-1"], after["K-25-2"]) == ((1, 3), (1, 3), (1, 3))
