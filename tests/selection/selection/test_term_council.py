"""A council that sits for a term, known to the law of 2025: no seated reviewers, two named for every dossier."""

from datetime import timedelta

import pytest

from gieo.councils.bench import bench_of
from gieo.councils.earlier import sat_before
from gieo.councils.models import Council, NamedReviewer
from gieo.councils.seats import CouncilSeat
from gieo.councils.sitting.facts import (
    AssignFacts,
    PapersFacts,
)
from gieo.dossiers.docket import entry_of
from gieo.dossiers.kinds import kind_of
from gieo.dossiers.models import DocketEntry
from gieo.identity.models import Person
from gieo.kernel.actors import Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.rulebooks import library
from gieo.selection.models import Selection
from tests.conftest import moment
from tests.councils.chamber import Chamber
from tests.councils.test_load import limited
from tests.selection.cast import Cast, browser, checked_call
from tests.selection.cast_council import founding, selection_of
from tests.selection.cast_term import CENTRE, EACH_ITS_TWO, FOUNDED, FRUIT, PLAIN, SENT, TERM_ENDS, founded, named, term

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def late(db: None) -> Cast:
    """People of Bắc Ninh, a year later to the weekday."""
    return Cast("BN", later=timedelta(weeks=52))


def refused(cast: Cast, *args) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        cast.do(*args)
    return caught.value.codes


def test_it_is_founded_without_reviewers_until_a_day_to_come(late: Cast) -> None:
    item, chairman = selection_of(checked_call(late, FRUIT)), late.of(Role.CHAIRMAN)
    seated = (*PLAIN[:5], CouncilSeat.REVIEWER, CouncilSeat.REVIEWER)
    doing = (late, item, "found_term_council", chairman, FOUNDED)
    assert refused(*doing, term(late, seated)) == ("seats_not_held",)
    assert refused(*doing, term(late, ends=late.time(FOUNDED).date())) == ("term_is_over",)
    item = late.do(*doing[1:], term(late))
    assert (item.state, item.council.term_ends_on) == ("founded", TERM_ENDS)
    assert item.council.title.endswith("nhiệm kỳ đến 31/12/2028")


def test_the_law_of_2013_knows_no_such_council(cast: Cast) -> None:
    item = selection_of(checked_call(cast, FRUIT))
    facts = term(cast)
    assert "other_law" in refused(cast, item, "found_term_council", cast.of(Role.CHAIRMAN), FOUNDED, facts)


def test_nothing_is_sent_before_each_dossier_has_its_two_reviewers(late: Cast) -> None:
    item, officer = founded(late), late.of(Role.SCIENCE_OFFICER)
    papers = PapersFacts(sitting_at=late.time("2025-03-31 09:00"), place="Phòng 1", papers="Hồ sơ")
    assert refused(late, item, "send_papers", officer, SENT, papers) == ("reviewers_not_named",)
    for pairs in (EACH_ITS_TWO[:3], (*EACH_ITS_TWO, (1, 4)), ((0, 3), (0, 3), (1, 5), (1, 6))):
        assert refused(late, item, "name_reviewers", officer, SENT, named(item, *pairs)) == ("reviewers_not_named",)
    chair_reviews = named(item, (0, 0), (0, 4), (1, 5), (1, 6))
    assert refused(late, item, "name_reviewers", officer, SENT, chair_reviews) == ("cannot_review",)
    item = late.do(item, "name_reviewers", officer, SENT, named(item, *EACH_ITS_TWO))
    item = late.do(item, "send_papers", officer, SENT, papers)
    sitters = bench_of(item).sitters
    first, second = (each.number for each in item.applications)
    assert [list(each.reviews) for each in sitters] == [[], [], [], [first], [first], [second], [second]]
    item = late.do(item, "change_reviewers", officer, SENT, named(item, (0, 3), (0, 4), (1, 4), (1, 5)))
    assert NamedReviewer.objects.count() == 4
    assert [len(each.reviews) for each in bench_of(item).sitters] == [0, 0, 0, 1, 2, 1, 0]


def test_named_reviewers_count_as_reviewers_for_the_quorum(late: Cast) -> None:
    item = founded(late)
    item = late.do(item, "name_reviewers", late.of(Role.SCIENCE_OFFICER), SENT, named(item, *EACH_ITS_TWO))
    bench = bench_of(item)
    there = bench.present(bench.sitters[:6], is_vice_authorised=False)
    assert (there.reviewers, there.seats.count(CouncilSeat.REVIEWER)) == (4, 3)
    assert bench.sitters[0].seat is CouncilSeat.CHAIR


def test_the_yearly_limit_counts_every_dossier_a_member_reviews_and_no_other(
    late: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, 1)
    item, officer = founded(late), late.of(Role.SCIENCE_OFFICER)
    naming = (late, item, "name_reviewers", officer, SENT)
    assert refused(*naming, named(item, (0, 3), (0, 4), (1, 4), (1, 5))) == ("named_too_often",), "two in one sitting"
    item = late.do(*naming[1:], named(item, *EACH_ITS_TWO))
    assert late.do(item, "name_reviewers", officer, SENT, named(item, *EACH_ITS_TWO)), "not against themselves"
    second = selection_of(checked_call(late, "Trường Đại học Nông Lâm"))
    facts = AssignFacts(council=Picked(id=item.council.pk, name=""))
    second = late.do(second, "assign_council", officer, FOUNDED, facts)  # to sit is not to review
    with pytest.raises(Refused) as caught:
        late.do(second, "name_reviewers", officer, SENT, named(second, (0, 3), (0, 4)))
    (refusal,) = caught.value.refusals
    assert (refusal.code, refusal.field) == ("named_too_often", "reviewers")
    assert str(refusal).count("(1)") == 2
    limited(monkeypatch, 2)
    assert late.do(second, "name_reviewers", officer, SENT, named(second, (0, 3), (0, 4))).state == "founded"


def test_a_council_with_seated_reviewers_names_none(late: Cast) -> None:
    item = selection_of(checked_call(late, FRUIT, CENTRE))
    item = late.do(item, "found_council", late.of(Role.CHAIRMAN), FOUNDED, founding(late))
    facts = named(item, *EACH_ITS_TWO)
    assert "reviewers_are_seated" in refused(late, item, "name_reviewers", late.of(Role.SCIENCE_OFFICER), SENT, facts)


def test_it_takes_another_task_until_its_term_is_over(late: Cast) -> None:
    first = founded(late)
    second = selection_of(checked_call(late, "Trường Đại học Nông Lâm"))
    facts = AssignFacts(council=Picked(id=first.council.pk, name=""))
    officer, options = (
        late.of(Role.SCIENCE_OFFICER),
        kind_of(second).choices("councils", second, late.of(Role.DIRECTOR)),
    )
    assert [pk for pk, _words in options] == [first.council.pk]
    Council.objects.update(term_ends_on=late.time("2025-03-01 00:00").date())
    assert kind_of(second).choices("councils", second, officer) == []
    assert refused(late, second, "assign_council", officer, FOUNDED, facts) == ("term_is_over",)
    Council.objects.update(term_ends_on=TERM_ENDS)
    assert late.do(second, "assign_council", officer, FOUNDED, facts).council == first.council
    assert not NamedReviewer.objects.exists(), "its reviewers are named for this task anew"


def test_the_form_offers_a_line_for_every_reviewer(late: Cast) -> None:
    item = founded(late)
    page = browser(late.of(Role.SCIENCE_OFFICER)).get(f"{item.get_absolute_url()}/viec/name_reviewers")
    assert page.status_code == 200
    assert list(page.context["form"].initial["reviewers"]) == [
        {"dossier": {"id": each.number}, "reviewer": None} for each in item.applications for _place in range(2)
    ]


# ---------------------------------------------------------------- who sat before


def grown_out_of(late: Cast, item: Selection, people: list[Person]) -> None:
    """The task of a selection came from a determination, on whose council these people sat."""
    chamber = Chamber("BN", start=moment("2026-01-05 08:00"), people=people)
    determination = chamber.founded(chamber.determination())
    commissioned = item.parent.parent
    line = entry_of(determination)
    above = [*line.ancestors, line.pk]
    DocketEntry.objects.filter(pk=commissioned.pk).update(parent=line, ancestors=above)
    DocketEntry.objects.filter(pk=item.parent.pk).update(ancestors=[*above, commissioned.pk])


def test_half_of_the_members_sat_in_the_council_that_determined_the_task(late: Cast) -> None:
    item = selection_of(checked_call(late, FRUIT))
    rule = library.get(item.rulebook).councils["selection"].sat_before
    assert rule
    assert [rule.needed(members) for members in (7, 8, 9)] == [4, 4, 5]
    assert rule.basis == ("TT44-2026:16",)
    assert sat_before(item, rule) is None, "no council is on record"
    others = [late.expert(number) for number in range(20, 26)]
    grown_out_of(late, item, [*(late.expert(number) for number in range(3)), *others])
    item = Selection.objects.get(pk=item.pk)
    doing = (late, item, "found_council", late.of(Role.CHAIRMAN), "2025-03-10 08:00")
    with pytest.raises(Refused) as caught:
        late.do(*doing[1:], founding(late))
    (refusal,) = caught.value.refusals
    assert (refusal.code, refusal.basis, refusal.field) == ("too_few_sat_before", ("TT44-2026:16",), "members")
    assert "3 trên 7" in str(refusal)
    assert others[0].full_name in str(refusal), "who could be named is said"
    enough = [
        *(late.expert(number) for number in range(3, 6)),
        *(late.expert(number) for number in range(3)),
        others[0],
    ]
    assert late.do(*doing[1:], founding(late, enough)).state == "founded"


def test_the_law_of_2013_only_prefers_them(cast: Cast) -> None:
    item = selection_of(checked_call(cast, FRUIT))
    assert library.get(item.rulebook).councils["selection"].sat_before is None
