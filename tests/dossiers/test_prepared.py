"""Decisions are laid down, checked, and taken all at once or not at all."""

from dataclasses import replace

import pytest

from gieo.core.trail import history_of
from gieo.dossiers.docket import entry_of
from gieo.dossiers.models import PreparedAct
from gieo.dossiers.prepared import checked
from gieo.dossiers.services.apply_prepared import apply_prepared
from gieo.dossiers.services.prepare_act import drop_prepared, prepare_act
from gieo.kernel.refusal import Refused
from gieo.proposals.models import Determination
from gieo.rulebooks import library
from tests.councils.chamber import Chamber, browser
from tests.councils.test_pages import founding, person_as_expert

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.fixture
def chamber(at) -> Chamber:
    at("2024-06-12 09:00")
    return Chamber()


def prepared(chamber: Chamber, item: Determination, people=None) -> PreparedAct:
    facts = chamber.founding(people)
    return prepare_act(
        entry=entry_of(item), name="found_council", facts=facts, actor=chamber.director, at=chamber.start
    )


def states() -> list[str]:
    return list(Determination.objects.order_by("pk").values_list("state", flat=True))


def test_two_decisions_are_taken_at_one_instant(chamber):
    items = [chamber.determination() for _time in range(2)]
    waiting = [prepared(chamber, item) for item in items]
    assert states() == ["draft", "draft"], "nothing was done yet"
    done = apply_prepared(chosen=[each.pk for each in waiting], actor=chamber.director, at=chamber.start)
    assert len(done) == 2
    assert states() == ["founded", "founded"]
    assert len({history_of(item).get(name="found_council").at for item in items}) == 1


def test_one_that_is_refused_keeps_all_of_them_back_and_names_its_dossier(chamber):
    good, bad = chamber.determination(), chamber.determination()
    waiting = [prepared(chamber, good), prepared(chamber, bad, chamber.people[:3])]
    assert [bool(row.refusals) for row in checked(chamber.director, at=chamber.start)] == [False, True]
    with pytest.raises(Refused) as caught:
        apply_prepared(chosen=[each.pk for each in waiting], actor=chamber.director, at=chamber.start)
    assert "wrong_size" in caught.value.codes
    assert bad.number in str(caught.value)
    assert good.number not in str(caught.value)
    assert states() == ["draft", "draft"]
    assert PreparedAct.objects.filter(applied_at__isnull=True).count() == 2


def test_whoever_has_the_power_does_what_somebody_else_prepared_and_nobody_else(chamber):
    item = chamber.determination()
    facts = chamber.founding()
    waiting = prepare_act(
        entry=entry_of(item), name="found_council", facts=facts, actor=chamber.officer, at=chamber.start
    )
    assert [row.refusals[0].code for row in checked(chamber.officer, at=chamber.start)] == ["not_yours"]
    assert checked(chamber.clerk, at=chamber.start) == []
    with pytest.raises(Refused, match="còn đang chờ"):
        apply_prepared(chosen=[waiting.pk], actor=chamber.clerk, at=chamber.start)
    drop_prepared(pk=waiting.pk, actor=chamber.director, at=chamber.start)
    (row,) = checked(chamber.director, at=chamber.start)
    assert (row.is_own, row.refusals) == (False, [])
    apply_prepared(chosen=[waiting.pk], actor=chamber.director, at=chamber.start)
    assert history_of(item).get(name="found_council").actor_id == chamber.director.user


def test_whoever_prepared_it_drops_it(chamber):
    waiting = prepared(chamber, chamber.determination())
    drop_prepared(pk=waiting.pk, actor=chamber.director, at=chamber.start)
    assert checked(chamber.director, at=chamber.start) == []


def test_where_two_people_are_wanted_it_is_never_whoever_prepared_it(chamber, monkeypatch):
    rules = library.security()
    two = rules.two_people.model_copy(update={"acts": {"determination.found_council": ("open",)}})
    monkeypatch.setattr(library, "security", lambda: rules.model_copy(update={"two_people": two}))
    waiting = prepared(chamber, chamber.determination())
    assert [each.code for each in checked(chamber.director, at=chamber.start)[0].refusals] == ["own_work"]
    with pytest.raises(Refused) as caught:
        apply_prepared(chosen=[waiting.pk], actor=chamber.director, at=chamber.start)
    assert caught.value.codes == ("own_work",)
    apply_prepared(chosen=[waiting.pk], actor=chamber.chairman, at=chamber.start)
    assert states() == ["founded"]


def test_what_an_upgrade_made_unreadable_is_said_and_breaks_no_page(chamber):
    waiting = prepared(chamber, chamber.determination())
    PreparedAct.objects.filter(pk=waiting.pk).update(facts={"members": "cũ", "gone": 1})
    assert [each.code for each in checked(chamber.director, at=chamber.start)[0].refusals] == ["form_has_changed"]
    with pytest.raises(Refused) as caught:
        apply_prepared(chosen=[waiting.pk], actor=chamber.director, at=chamber.start)
    assert caught.value.codes == ("form_has_changed",)


def test_whoever_lost_the_seat_sees_and_does_nothing_of_it(chamber):
    waiting = prepared(chamber, chamber.determination())
    gone = replace(chamber.director, seats=frozenset())
    assert len(checked(chamber.director, at=chamber.start)) == 1
    assert checked(gone, at=chamber.start) == []
    with pytest.raises(Refused, match="còn đang chờ"):
        apply_prepared(chosen=[waiting.pk], actor=gone, at=chamber.start)


def test_a_ballot_is_cast_when_it_is_cast(chamber):
    item = chamber.voting(chamber.determination())
    with pytest.raises(Refused, match="không chuẩn bị trước"):
        prepare_act(
            entry=entry_of(item), name="vote", facts=chamber.ballot(item), actor=chamber.actor(chamber.people[0]),
            at=chamber.start,
        )  # fmt: skip


def test_on_the_pages(chamber):
    item = chamber.determination()
    for person in chamber.people:
        person_as_expert(chamber, person)
    director, page = browser(chamber.director), "/lam-viec/viec-chuan-bi"
    typed = founding(chamber) | {"prepare": "1"}
    assert director.post(f"{item.get_absolute_url()}/viec/found_council", typed).status_code == 302
    assert states() == ["draft"]
    shown = director.get(page).content.decode()
    assert item.number in shown
    assert "Thực hiện được" in shown
    assert item.number not in browser(chamber.clerk).get(page).content.decode()
    waiting = PreparedAct.objects.get()
    assert director.post(f"{page}/thuc-hien", {"chosen": []}).status_code == 409
    assert director.post(f"{page}/thuc-hien", {"chosen": [waiting.pk]}).status_code == 302
    assert states() == ["founded"]
