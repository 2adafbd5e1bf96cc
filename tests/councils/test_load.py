"""So many dossiers in a year for one person, where the province says so; shown and no more where it does not."""

import pytest

from gieo.councils.choosing import prospects_of
from gieo.councils.load import CAP, dossiers_of
from gieo.councils.services.choose_members import draw_candidates
from gieo.councils.sitting.facts import AssignFacts
from gieo.dossiers.services.act import act
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.rulebooks import library
from gieo.rulebooks.models import FigureRule
from tests.councils.chamber import browser
from tests.councils.test_standing import expert_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def one_a_year(monkeypatch: pytest.MonkeyPatch) -> FigureRule:
    """A province that decided on it."""
    return limited(monkeypatch, 1)


def limited(monkeypatch: pytest.MonkeyPatch, value: int) -> FigureRule:
    """So many dossiers a year in every rulebook."""
    rule = FigureRule(
        what="Hồ sơ một người được cử trong một năm", operator="<=", value=value, unit="hồ sơ", basis=("TT06-2023:11",)
    )
    real = library.get
    monkeypatch.setattr(
        library, "get", lambda key: real(key).model_copy(update={"figures": {**real(key).figures, CAP: rule}})
    )
    return rule


def test_no_national_rulebook_has_such_a_limit():
    assert [book.id for book in library.rulebooks() if CAP in book.figures] == []


def test_without_a_limit_nobody_is_refused(chamber):
    first, second = chamber.founded(chamber.determination()), chamber.founded(chamber.determination())
    assert second.council != first.council


def test_beyond_the_limit_founding_names_who_is_full_with_its_article(chamber, one_a_year):
    item, further = chamber.determination(), chamber.determination()
    founded = chamber.founded(item)
    with pytest.raises(Refused) as refused:
        chamber.founded(further)
    [refusal] = refused.value.refusals
    assert refusal.code == "named_too_often"
    assert refusal.basis == one_a_year.basis
    assert str(refusal).count("(1)") == 9
    people = [person.pk for person in chamber.people]
    assert set(dossiers_of(people, 2024, besides=further).values()) == {1}
    assert not dossiers_of(people, 2024, besides=founded), "the dossier itself is not counted against itself"
    assert not dossiers_of(people, 2025, besides=further), "another year begins anew"


def test_a_council_that_sits_already_takes_no_further_dossier_beyond_it(chamber, one_a_year):
    founded = chamber.founded(chamber.determination())
    council = founded.council
    assert council
    facts = AssignFacts(council=Picked(id=council.pk, name=council.title))
    with pytest.raises(Refused) as refused:
        act(chamber.determination(), "assign_council", actor=chamber.officer, at=chamber.start, facts=facts)
    assert refused.value.codes == ("named_too_often",)


def test_who_is_full_is_shown_and_neither_drawn_nor_offered(chamber, one_a_year):
    for person in chamber.people:
        expert_of(chamber, person)
    fresh = expert_of(chamber, chamber.expert("Người rảnh"))
    chamber.founded(chamber.determination())
    item = chamber.determination()
    assert {each.expert.pk for each in prospects_of(item) if not each.is_full} == {fresh.pk}
    draw = draw_candidates(item=item, seats=3, actor=chamber.officer, at=chamber.start)
    assert draw.drawn == [fresh.person_id]
    page = browser(chamber.officer).get(f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien").content.decode()
    assert page.count("đủ hồ sơ trong năm") == 9
    assert one_a_year.in_words in page
