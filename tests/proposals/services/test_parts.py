"""Orientation, papers and places of a draft."""

from datetime import date

import pytest

from gieo.kernel.refusal import Refused
from gieo.orientation.models import OrientationItem
from gieo.proposals.models import AttachmentKind
from gieo.proposals.queue import Filters, page_of
from gieo.proposals.selectors import items_to_choose_from, may_read_file
from gieo.proposals.services.add_place import add_place
from gieo.proposals.services.attach_file import attach_file
from gieo.proposals.services.record_agreement import record_agreement
from gieo.proposals.services.remove_attachment import remove_attachment
from gieo.proposals.services.remove_place import remove_place
from gieo.proposals.services.set_orientation import set_items
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME
from tests.proposals.services.test_submit_proposal import PNG

pytestmark = pytest.mark.db


def test_items_are_found_without_accents_and_in_the_order_of_the_notice(draft):
    assert [item.code for item in items_to_choose_from(draft, ["giong", "cay"])] == ["1.1", "2.1"]
    assert [item.code for item in items_to_choose_from(draft, [])] == ["1.1", "1.2", "2.1", "2.2"]


def test_an_item_of_another_notice_is_refused(draft, proposer, new_window, lang_son):
    foreign = OrientationItem.objects.filter(field__notice=new_window(lang_son, 2026).notice).first()
    with pytest.raises(Refused) as refused:
        set_items(proposal=draft, items=[foreign.pk], actor=proposer, at=IN_TIME)
    assert refused.value.codes == ("foreign_item",)


def test_a_file_of_a_wrong_kind_is_refused_at_once(draft, proposer):
    with pytest.raises(Refused):
        attach_file(
            proposal=draft, kind=AttachmentKind.OTHER, name="x.exe", content=b"MZ\x90\x00", actor=proposer, at=IN_TIME
        )


@pytest.mark.requirement("BG25-II-3")
def test_one_of_two_places_agreed_is_shown_as_such_and_counted(ready, proposer, officer):
    first, _second = (
        add_place(proposal=ready, name=name, actor=proposer, at=IN_TIME) for name in ("UBND huyện A", "UBND huyện B")
    )
    record_agreement(
        proposal=ready,
        place=first.pk,
        agreed_on=date(2024, 4, 2),
        name="a.png",
        content=PNG,
        actor=proposer,
        at=IN_TIME,
    )
    assert [place.is_agreed for place in ready.places.order_by("pk")] == [True, False]
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert page_of(officer, Filters(uncoordinated=True)).rows == [ready]


def test_with_every_place_agreed_nothing_is_lacking(ready, proposer, officer):
    place = add_place(proposal=ready, name="UBND huyện A", actor=proposer, at=IN_TIME)
    record_agreement(
        proposal=ready,
        place=place.pk,
        agreed_on=date(2024, 4, 2),
        name="a.png",
        content=PNG,
        actor=proposer,
        at=IN_TIME,
    )
    submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert page_of(officer, Filters(uncoordinated=True)).rows == []


@pytest.mark.parametrize(("day", "content"), [(None, PNG), (date(2024, 4, 2), None)])
def test_an_agreement_is_a_day_and_a_paper(draft, proposer, day, content):
    place = add_place(proposal=draft, name="UBND huyện A", actor=proposer, at=IN_TIME)
    with pytest.raises(Refused) as refused:
        record_agreement(
            proposal=draft, place=place.pk, agreed_on=day, name="a.png", content=content, actor=proposer, at=IN_TIME
        )
    assert refused.value.codes == ("agreement_incomplete",)


def test_when_its_paper_goes_the_agreement_goes(draft, proposer):
    place = add_place(proposal=draft, name="UBND huyện A", actor=proposer, at=IN_TIME)
    agreed = record_agreement(
        proposal=draft,
        place=place.pk,
        agreed_on=date(2024, 4, 2),
        name="a.png",
        content=PNG,
        actor=proposer,
        at=IN_TIME,
    )
    remove_attachment(proposal=draft, attachment=agreed.agreement.pk, actor=proposer, at=IN_TIME)
    place.refresh_from_db()
    assert not place.is_agreed


def test_a_place_is_named_once_and_can_be_taken_out(draft, proposer):
    names = ("UBND huyện A", " UBND  huyện A ")
    places = {add_place(proposal=draft, name=name, actor=proposer, at=IN_TIME).pk for name in names}
    assert len(places) == 1
    remove_place(proposal=draft, place=places.pop(), actor=proposer, at=IN_TIME)
    assert not draft.places.exists()


def test_files_are_read_by_the_writers_and_by_the_province_once_sent(ready, proposer, officer, stranger):
    paper = attach_file(
        proposal=ready, kind=AttachmentKind.OTHER, name="a.png", content=PNG, actor=proposer, at=IN_TIME
    )
    assert may_read_file(proposer, paper.file)
    assert not may_read_file(officer, paper.file)
    receipt = submit_proposal(proposal=ready, actor=proposer, at=IN_TIME)
    assert may_read_file(officer, paper.file)
    assert may_read_file(officer, receipt.pdf)
    assert not may_read_file(stranger, paper.file)
