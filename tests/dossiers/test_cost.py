"""What keeping the docket costs."""

import pytest

from gieo.dossiers.docket import dossiers_of, entries_of, record
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from tests.conftest import moment
from tests.counting import queries_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_a_line_is_brought_up_to_date_by_one_statement(focal, make_order) -> None:
    order = make_order(focal())
    record(order)
    assert queries_of(lambda: record(order)) == 1


def test_three_dossiers_of_a_kind_are_fetched_like_one(focal, make_order) -> None:
    actor = focal()
    orders = [make_order(actor) for _each in range(3)]
    entries = list(DocketEntry.objects.order_by("pk"))
    assert queries_of(lambda: dossiers_of(entries[:1])) == queries_of(lambda: dossiers_of(entries)) == 1
    assert queries_of(lambda: entries_of(orders)) == 1
    assert [dossier.pk for dossier in dossiers_of(entries).values()] == [order.pk for order in orders]


def test_clocks_do_not_read_what_people_must_act_on(focal, make_order) -> None:
    actor = focal()

    def asked() -> int:
        return queries_of(lambda: run_clocks(at=moment("2024-10-30 00:00")))

    act(make_order(actor), "send", actor=actor, at=moment("2023-10-02 08:00"))
    one = asked()
    for _each in range(2):
        act(make_order(actor), "send", actor=actor, at=moment("2023-10-02 08:00"))
    assert asked() == one == 1
