"""The only writer of a state: locked, logged, chained, and guarded even against SQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, connections, transaction

from gieo.core import trail
from gieo.core.models import ChainHead, TransitionLog
from gieo.core.models.numbering import Series, next_number
from gieo.core.perform import perform
from gieo.kernel.refusal import TransitionRefused
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import OrientationNotice
from gieo.orientation.states import NoticeState
from gieo.orientation.workflow import ORIENTATION_NOTICE
from tests.conftest import moment
from tests.factories import notice_draft, officer_of, proposer_of, province_of

NOON = moment("2024-03-05 12:00")


@pytest.fixture
def notice(db: None) -> OrientationNotice:
    return notice_draft(province_of("LS"), at=NOON)


@pytest.mark.db
def test_a_move_sets_the_state_the_clock_and_the_trail(notice: OrientationNotice) -> None:
    attempt = Attempt(actor=officer_of(notice.province), at=NOON)
    performed = perform(ORIENTATION_NOTICE, "confirm", notice, attempt)
    assert performed.subject.state == NoticeState.CONFIRMED
    assert performed.subject.state_since == NOON
    assert performed.subject.due_at is not None
    assert performed.subject.due_basis == "ND30-2020:18"
    entry = performed.entry
    assert (entry.source, entry.target, entry.name) == ("draft", "confirmed", "confirm")
    assert entry.actor_name == "Chuyên viên"
    assert entry.previous_hash == TransitionLog.objects.get(chain="LS", sequence=entry.sequence - 1).hash


@pytest.mark.db
def test_a_refused_move_leaves_nothing_behind(notice: OrientationNotice) -> None:
    links = TransitionLog.objects.count()
    with pytest.raises(TransitionRefused) as refused:
        perform(ORIENTATION_NOTICE, "confirm", notice, Attempt(actor=proposer_of(notice.province), at=NOON))
    assert refused.value.codes == ("not_yours",)
    notice.refresh_from_db()
    assert (notice.state, TransitionLog.objects.count()) == (NoticeState.DRAFT, links)


@pytest.mark.db
def test_the_same_key_is_the_same_act(notice: OrientationNotice) -> None:
    attempt = Attempt(actor=officer_of(notice.province), at=NOON, key="bấm-hai-lần")
    first = perform(ORIENTATION_NOTICE, "confirm", notice, attempt)
    second = perform(ORIENTATION_NOTICE, "confirm", notice, attempt)
    assert second.repeated
    assert second.entry == first.entry


@pytest.mark.db
@pytest.mark.parametrize("statement", ["update", "insert"])
def test_even_sql_cannot_step_outside_the_table(notice: OrientationNotice, statement: str) -> None:
    table = OrientationNotice._meta.db_table
    with (
        pytest.raises(DatabaseError, match=r"no row of the|is born in"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        if statement == "update":
            cursor.execute(f"update {table} set state = 'published' where id = %s", [notice.pk])
        else:
            cursor.execute(
                f"create temp table copy as select * from {table} where id = %s; "
                f"update copy set id = 99999, version = 99, state = 'published', document_id = null; "
                f"insert into {table} select * from copy",
                [notice.pk],
            )


@pytest.mark.db
@pytest.mark.requirement("X-7")
@pytest.mark.parametrize(
    "statement", ["update core_transitionlog set actor_name = 'X'", "delete from core_transitionlog"]
)
def test_the_trail_cannot_be_changed_or_cut(notice: OrientationNotice, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def tamper(statement: str) -> None:
    """What somebody with the keys of the database could do."""
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")  # triggers sleep
        cursor.execute(statement)
        cursor.execute("set session_replication_role = origin")


@pytest.mark.db
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update core_transitionlog set actor_name = 'Người khác' where sequence = 1", "#1: its content was changed"),
        (
            "update core_transitionlog set at = at + interval '1 second' where sequence = 1",
            "#1: its content was changed",
        ),
        ("delete from core_transitionlog where sequence = 1", "#2: #1 is missing"),
        ("delete from core_transitionlog where sequence = 2", "the end of the chain was cut off"),
    ],
)
def test_verify_finds_every_tampering(notice: OrientationNotice, statement: str, said: str) -> None:
    perform(ORIENTATION_NOTICE, "confirm", notice, Attempt(actor=officer_of(notice.province), at=NOON))
    assert list(trail.faults()) == []
    tamper(statement)
    assert any(said in fault for fault in trail.faults())


@pytest.mark.db
def test_verify_finds_a_state_that_is_not_the_last_act(notice: OrientationNotice) -> None:
    tamper("update orientation_orientationnotice set state = 'withdrawn'")
    assert any("stands in withdrawn, its last act says draft" in fault for fault in trail.faults())


@pytest.fixture
def two_connections(transactional_db: None) -> Iterator[ThreadPoolExecutor]:
    def close() -> None:
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        yield pool
        for closed in [pool.submit(close) for _ in range(2)]:
            closed.result()


@pytest.mark.db
def test_of_two_who_race_one_wins_and_the_other_is_told(two_connections: ThreadPoolExecutor) -> None:
    notice = notice_draft(province_of("LS"), at=NOON)
    actor = officer_of(notice.province)

    def try_it(seconds: int) -> str:
        try:
            attempt = Attempt(actor=actor, at=NOON + timedelta(seconds=seconds))
            perform(ORIENTATION_NOTICE, "confirm", notice, attempt)
        except TransitionRefused as refused:
            return refused.codes[0]
        finally:
            connection.close()
        return "won"

    assert sorted(two_connections.map(try_it, range(2))) == ["won", "wrong_state"]
    assert list(trail.faults()) == []


@pytest.mark.db
def test_numbers_have_no_gap_and_no_repeat(two_connections: ThreadPoolExecutor) -> None:
    def take(_: int) -> int:
        try:
            with transaction.atomic():
                return next_number("giấy tiếp nhận")
        finally:
            connection.close()

    assert sorted(two_connections.map(take, range(20))) == list(range(1, 21))
    with pytest.raises(RuntimeError), transaction.atomic():
        next_number("giấy tiếp nhận")
        raise RuntimeError("the act failed")
    assert Series.objects.get(name="giấy tiếp nhận").last == 20


@pytest.mark.db
def test_chains_of_provinces_are_apart(db: None) -> None:
    notice_draft(province_of("LS"), at=NOON)
    notice_draft(province_of("BG"), at=NOON)
    assert list(ChainHead.objects.order_by("chain").values_list("chain", "sequence")) == [("BG", 1), ("LS", 1)]


@pytest.mark.db
@pytest.mark.parametrize("statement", ["update {table} set title = 'X'", "delete from {table}"])
def test_field_history_is_a_record(notice: OrientationNotice, statement: str) -> None:
    OrientationNotice.objects.filter(pk=notice.pk).update(title="Tên đã sửa")
    history = apps.get_model("orientation", "OrientationNoticeEvent")
    assert list(history.objects.order_by("pgh_id").values_list("title", flat=True)) == [
        "Định hướng năm 2025",
        "Tên đã sửa",
    ]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=history._meta.db_table))
