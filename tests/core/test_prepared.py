"""A prepared question answers as the plain one does, and anew each time."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from gieo.core.lookups import codes, keys, spelled
from gieo.core.models.numbering import Series
from gieo.core.prepared import Prepared, children_of
from gieo.settings.database import PLAN_KEPT_FROM
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NAMED = Prepared(lambda name, least: Series.objects.filter(name=name, last__gte=least), name="?", least=77)
LASTS = Prepared(lambda name: Series.objects.filter(name=name, last__lt=9).values_list("last", flat=True), name="?")


def test_every_answer_is_for_its_own_values() -> None:
    Series.objects.bulk_create([Series(name="a", last=1), Series(name="b", last=2)])
    assert NAMED.ask(name="a", least=1) == list(Series.objects.filter(name="a"))
    assert NAMED.ask(least=2, name="b") == list(Series.objects.filter(name="b"))
    assert NAMED.ask(name="a", least=2) == []
    assert [LASTS.ask(name="a"), LASTS.ask(name="b")] == [[1], [2]]  # the 9 stays what it is


def test_what_has_changed_is_read() -> None:
    Series.objects.create(name="a", last=1)
    assert LASTS.ask(name="a") == [1]
    Series.objects.update(last=5)
    assert LASTS.ask(name="a") == [5]
    assert queries_of(lambda: LASTS.ask(name="a")) == 1


def test_a_value_that_is_missing_is_no_answer() -> None:
    with pytest.raises(KeyError):
        NAMED.ask(name="a")


def test_a_place_that_django_leaves_out_is_a_fault() -> None:
    anything = Prepared(lambda least: Series.objects.filter(last__gte=least), least=-1)  # positive: always so
    with pytest.raises(ValueError, match="least"):
        anything.ask(least=5)


def test_what_reads_more_behind_its_rows_is_no_question() -> None:
    following = Prepared(lambda name: Group.objects.filter(name=name).prefetch_related("permissions"), name="?")
    with pytest.raises(ValueError, match="one question"):
        following.ask(name="a")


def test_the_first_row_or_none() -> None:
    assert NAMED.first(name="a", least=1) is None
    Series.objects.create(name="a", last=1)
    assert NAMED.first(name="a", least=1) == Series.objects.get()


LISTED = Prepared(
    lambda names, lasts: Series.objects.filter(name__any_of=codes(names), last__any_of=keys(lasts)).order_by("name"),
    names="{}",
    lasts="{-1}",
)


@pytest.mark.parametrize("names", [[], ["a"], ["a", "b", "c"], ['có "nháy"', "chéo \\", "phẩy, {ngoặc}", "NULL"]])
def test_a_list_goes_as_one_value_however_long_and_whatever_stands_in_it(names: list[str]) -> None:
    Series.objects.bulk_create(Series(name=name, last=at) for at, name in enumerate([*names, "khác"]))
    asked = LISTED.ask(names=spelled(names), lasts=spelled(range(len(names) + 1)))
    assert asked == list(Series.objects.filter(name__in=names).order_by("name"))
    assert queries_of(lambda: LISTED.ask(names=spelled(names), lasts=spelled([0]))) == 1


# ---------------------------------------------------------------- rows that point at a row


def test_rows_that_point_at_a_row_come_as_by_its_manager_and_know_it() -> None:
    kind = ContentType.objects.create(app_label="gieo", model="một")
    Permission.objects.create(content_type=kind, codename="b", name="b")
    Permission.objects.create(content_type=kind, codename="a", name="a")
    rows = children_of(kind, "permission_set")
    assert rows == list(kind.permission_set.all())
    assert len(rows) == 2
    assert queries_of(lambda: [row.content_type for row in rows]) == 0
    assert queries_of(lambda: children_of(kind, "permission_set")) == 1, "read anew"


def test_rows_that_were_fetched_before_are_not_read_again() -> None:
    kind = ContentType.objects.create(app_label="gieo", model="một")
    Permission.objects.create(content_type=kind, codename="a", name="a")
    (fetched,) = ContentType.objects.filter(pk=kind.pk).prefetch_related("permission_set")
    assert queries_of(lambda: children_of(fetched, "permission_set")) == 0
    assert children_of(fetched, "permission_set") == children_of(kind, "permission_set") != []


# ---------------------------------------------------------------- plans


def test_a_connection_keeps_the_plans_of_more_than_a_hundred_questions() -> None:
    questions = [Prepared(lambda name, at=at: Series.objects.filter(name=name)[:at], name="?") for at in range(1, 121)]
    for _time in range(PLAN_KEPT_FROM + 2):
        for question in questions:
            question.ask(name="a")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_prepared_statements where statement ilike '%core_series%limit%'")
        ((kept,),) = cursor.fetchall()
    assert kept == len(questions), "else every one of them is planned anew each time"
