"""A call: published long enough, closed by the clock, opened by two units, repeated in time."""

import pytest

from gieo.dossiers.docket import entry_of
from gieo.identity.models import Organisation
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.registry.models import Assignment
from gieo.selection.application.facts import CheckFacts
from gieo.selection.call.facts import CallFacts, CancelFacts, DirectFacts, OpeningFacts, PublishFacts
from gieo.selection.models import Application, Call
from gieo.selection.services.open_call import open_call
from tests.conftest import moment
from tests.selection.cast import (
    TWO_UNITS,
    Cast,
    accepted,
    commissioned,
    draft_call,
    opened_call,
    published_call,
    sealed_application,
    task_of,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LONG_ENOUGH = PublishFacts(closes_at=moment("2025-03-06 17:00"))


def refused(*args, **kwargs) -> tuple[str, ...]:
    cast, *rest = args
    with pytest.raises(Refused) as caught:
        cast.do(*rest, **kwargs)
    assert all(refusal.basis for refusal in caught.value.refusals)
    return caught.value.codes


def test_a_call_is_born_once_of_a_commissioned_task(cast: Cast) -> None:
    task = task_of(cast)
    parent = commissioned(cast, task)
    first = open_call(parent=parent, task=task, at=moment("2025-02-03 08:00"))
    assert open_call(parent=parent, task=task, at=moment("2025-02-04 08:00")) == first
    assert (first.state, first.method, first.number) == ("draft", "competitive_selection", "BG-TC-2025-0001")
    assert entry_of(first).due is not None


def test_it_says_how_to_apply_and_stays_open_for_thirty_days(cast: Cast) -> None:
    task = task_of(cast)
    bare = open_call(parent=commissioned(cast, task), task=task, at=moment("2025-02-03 08:00"))
    director = cast.of(Role.DIRECTOR)
    short = PublishFacts(closes_at=moment("2025-03-04 17:00"))
    assert refused(cast, bare, "publish", director, "2025-02-03 09:00", short) == ("call_incomplete", "call_too_short")
    call = published_call(cast)
    assert (call.state, call.closes_at, call.due_at) == ("open", call.closes_at, call.closes_at)
    assert entry_of(call).due_basis == "TT20-2023:3.2"


def test_only_the_head_publishes_and_only_officers_write(cast: Cast) -> None:
    call = draft_call(cast)
    assert refused(cast, call, "publish", cast.of(Role.SCIENCE_OFFICER), "2025-02-03 09:00", LONG_ENOUGH) == (
        "not_yours",
    )
    facts = CallFacts(conditions="a", way_of_filing="b", address="c")
    assert refused(cast, call, "write", cast.of(Role.DIRECTOR), "2025-02-03 09:00", facts) == ("not_yours",)


def test_it_closes_by_the_clock_at_its_hour_and_not_before(cast: Cast) -> None:
    call = published_call(cast)
    cast.clock("2025-03-06 17:00")
    call.refresh_from_db()
    assert call.state == "open"
    cast.clock("2025-03-06 17:01")
    call.refresh_from_db()
    assert call.state == "closed"
    assert f"{call.due_at:%Y-%m-%d}" == "2025-03-17"  # seven working days from the closing day


def test_two_units_open_together(cast: Cast) -> None:
    call = published_call(cast)
    cast.clock("2025-03-06 17:01")
    call.refresh_from_db()
    officer = cast.of(Role.SCIENCE_OFFICER)
    alone = OpeningFacts(present=TWO_UNITS[:1])
    assert refused(cast, call, "open_applications", officer, "2025-03-07 09:00", alone) == ("opened_alone",)


@pytest.mark.requirement("CT-2-3b")
def test_a_direct_invitation_needs_a_name_and_a_ground(cast: Cast) -> None:
    task = task_of(cast, assignment=Assignment.DIRECT_ASSIGNMENT)
    call, director, chairman = draft_call(cast, task), cast.of(Role.DIRECTOR), cast.of(Role.CHAIRMAN)
    assert refused(cast, call, "publish", director, "2025-02-03 09:00", LONG_ENOUGH) == ("exception_not_signed",)
    cast.host("Viện Cây ăn quả")
    body = Organisation.objects.get(name="Viện Cây ăn quả")
    facts = DirectFacts(
        ground=Picked(id="only_one", name="Chỉ một tổ chức"),
        invited=Picked(id=body.pk, name=body.name),
        reason="Giống gốc",
    )
    assert refused(cast, call, "sign_exception", director, "2025-02-03 09:00", facts) == ("not_yours",)
    signed = cast.do(call, "sign_exception", chairman, "2025-02-03 09:00", facts)
    assert (signed.direct_signed_name, signed.is_signed_exception) == (chairman.name, True)
    assert cast.do(signed, "publish", director, "2025-02-03 10:00", LONG_ENOUGH).state == "open"
    competitive = draft_call(cast)
    assert refused(cast, competitive, "sign_exception", chairman, "2025-02-03 09:00", facts) == ("competitive",)


def test_a_call_without_applications_fails_and_is_made_once_more_in_time(cast: Cast) -> None:
    call = opened_call(cast, published_call(cast))
    assert call.opening == []
    officer, director = cast.of(Role.SCIENCE_OFFICER), cast.of(Role.DIRECTOR)
    assert refused(cast, call, "pass_on", officer, "2025-03-07 10:00") == ("none_valid",)
    failed = cast.do(call, "fail", officer, "2025-03-07 10:00")
    assert f"{failed.due_at:%Y-%m-%d}" == "2025-08-04"  # six months from the start of the first, then a Monday
    again = cast.do(failed, "call_again", director, "2025-03-10 10:00")
    second = Call.objects.get(previous=again)
    assert (second.parent, second.task, second.state) == (entry_of(again), call.task, "draft")
    facts = CallFacts(conditions="a", way_of_filing="b", address="c")
    written = cast.do(second, "write", officer, "2025-03-10 11:00", facts)
    late = PublishFacts(closes_at=moment("2025-09-30 17:00"))
    assert refused(cast, written, "publish", director, "2025-08-05 09:00", late) == ("second_call_too_late",)
    assert cast.do(written, "publish", director, "2025-08-04 09:00", late).state == "open"


def test_every_opened_application_is_judged_before_the_call_ends(cast: Cast) -> None:
    call = published_call(cast)
    for name in ("Viện Cây ăn quả", "Trung tâm Giống"):
        sealed_application(cast, call, cast.host(name))
    opened, officer = opened_call(cast, call), cast.of(Role.SCIENCE_OFFICER)
    assert refused(cast, opened, "pass_on", officer, "2025-03-07 10:00") == ("not_all_checked", "none_valid")
    first, second = Application.objects.order_by("pk")
    accepted(cast, first)
    cast.do(second, "reject", officer, "2025-03-07 10:00", CheckFacts(reason="Sai lĩnh vực"))
    assert refused(cast, opened, "fail", officer, "2025-03-07 10:30") == ("some_valid",)
    assert cast.do(opened, "pass_on", officer, "2025-03-07 11:00").state == "checked"


def test_a_cancelled_call_gives_sealed_applications_back_unopened(cast: Cast) -> None:
    call = published_call(cast)
    application = sealed_application(cast, call, cast.host("Viện Cây ăn quả"))
    cast.do(call, "cancel", cast.of(Role.CHAIRMAN), "2025-02-20 09:00", CancelFacts(reason="Dừng nhiệm vụ"))
    application.refresh_from_db()
    assert (application.state, application.unsealed_at) == ("cancelled", None)
