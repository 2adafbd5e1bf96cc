"""The docket is in step with every dossier, and shows each reader what is theirs."""

import pytest

from gieo.dossiers import docket, selectors
from gieo.dossiers.models import DocketEntry
from gieo.dossiers.services.act import act
from gieo.kernel.actors import NOBODY, SYSTEM
from gieo.orientation.models import Order
from tests.conftest import moment
from tests.factories import officer_of, province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

SENT = moment("2023-10-02 08:00")


def test_every_act_moves_the_line_with_the_dossier(focal, make_order) -> None:
    actor = focal()
    order = make_order(actor)
    line = DocketEntry.objects.get(number=order.number)
    assert (line.state, line.holder_bodies, line.is_open) == ("draft", [order.body_id], True)
    act(order, "send", actor=actor, at=SENT)
    line.refresh_from_db()
    assert (line.state, line.holder_role, line.holder_bodies) == ("sent", "science_officer", [])
    assert line.due is not None
    act(order, "withdraw", actor=actor, at=SENT)
    line.refresh_from_db()
    assert (line.state, line.is_open, line.holder_role) == ("withdrawn", False, "")
    assert DocketEntry.objects.get(number=order.number).due is None
    assert docket.faults() == []


def test_a_line_out_of_step_is_found(focal, make_order) -> None:
    order = make_order(focal())
    DocketEntry.objects.filter(number=order.number).update(state="sent")
    assert docket.faults() == [f"order {order.pk}: the docket is not in step"]
    DocketEntry.objects.filter(number=order.number).update(subject_id=order.pk + 999)
    assert len(docket.faults()) == 2


@pytest.mark.requirement("X-4")
def test_readers_are_the_body_and_the_office_of_the_province_alone(focal, make_order, officer) -> None:
    ours, stranger = focal(), focal("Sở Xây dựng")
    order = make_order(ours)
    elsewhere = officer_of(province_of("LS"))
    seen = {name: selectors.visible_to(actor).count() for name, actor in
            {"ours": ours, "officer": officer, "stranger": stranger, "elsewhere": elsewhere, "nobody": NOBODY}.items()}  # fmt: skip
    assert seen == {"ours": 1, "officer": 1, "stranger": 0, "elsewhere": 0, "nobody": 0}
    assert selectors.visible_to(SYSTEM).get().number == order.number


def test_the_to_do_list_follows_the_holder(focal, make_order, officer) -> None:
    actor = focal()
    first, second = make_order(actor, "Một"), make_order(actor, "Hai")
    assert selectors.waiting_counts(actor) == {"order": 2}
    assert selectors.waiting_counts(officer) == {}
    act(first, "send", actor=actor, at=SENT)
    assert [entry.number for entry in selectors.todo(officer, limit=5)] == [first.number]
    assert [entry.number for entry in selectors.todo(actor, limit=5)] == [second.number]


def test_search_folds_what_people_do_not_type(focal, make_order, officer) -> None:
    actor = focal()
    make_order(actor, "Hòa tan phân bón cho vải thiều")
    make_order(actor, "Đèn chiếu sáng")
    for words in ("hoa tan vai", "hoà tan", "VẢI THIỀU"):
        filters = selectors.Filters(kinds=["order"], words=words, at=SENT)
        assert [entry.title for entry in selectors.found(officer, filters)] == ["Hòa tan phân bón cho vải thiều"]


def test_numbers_of_a_year_have_no_gap(focal, make_order) -> None:
    actor = focal()
    numbers = [make_order(actor, f"Việc {at}").number for at in range(3)]
    assert numbers == ["BG-DH-2025-0001", "BG-DH-2025-0002", "BG-DH-2025-0003"]
    assert Order.objects.get(number=numbers[0]).rulebook == "bac-giang/2022-03-25"
