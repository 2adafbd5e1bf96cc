"""Members of a council of a term say how gladly they would review: after pledge and declaration, before anybody reads."""

from datetime import timedelta

import pytest
from django.test import Client

from gieo.councils.bench import bench_of
from gieo.councils.enrolment import procedures
from gieo.councils.models import Declaration, Membership, ReviewPreference, SuspicionReview, Verdict
from gieo.councils.preferences import asked_of, wish_page
from gieo.councils.services.ask_for_preferences import ask_for_preferences
from gieo.councils.services.pledge_confidentiality import pledge_confidentiality
from gieo.councils.services.state_preferences import state_preferences
from gieo.councils.sitting.facts import Answer, AssignFacts, DeclarationFacts, PapersFacts
from gieo.dossiers import docket
from gieo.dossiers.docket import entry_of
from gieo.identity.models import Appointment, Organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.selection.models import Selection
from gieo.selection.selection.procedure import SELECTION_PROCEDURE as PROCEDURE
from tests.counting import queries_of
from tests.selection.cast import Cast, browser, checked_call
from tests.selection.cast_council import founding, selection_of
from tests.selection.cast_term import CENTRE, EACH_ITS_TWO, FOUNDED, FRUIT, SENT, founded, named

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NONE = DeclarationFacts(answer=Answer.NONE)
SAID = "2025-03-10 14:00"
THIRD = "Trường Đại học Nông Lâm"


@pytest.fixture
def late(db: None) -> Cast:
    """People of Bắc Ninh, a year later to the weekday."""
    return Cast("BN", later=timedelta(weeks=52))


def again(item: Selection) -> Selection:
    return Selection.objects.get(pk=item.pk)


def page_of(item: Selection) -> str:
    return f"/lam-viec/nguyen-vong/{entry_of(item).pk}"


def spoken(cast: Cast, item: Selection, number: int) -> tuple[Actor, Client]:
    """A member who has pledged and declared no conflict before the papers."""
    member = cast.member(number)
    pledge_confidentiality(item=again(item), actor=member, at=cast.time(FOUNDED))
    cast.do(again(item), "declare_early", member, FOUNDED, NONE)
    return member, browser(member)


def wish(cast: Cast, item: Selection, actor: Actor, *wishes: str) -> None:
    said = dict(zip((each.number for each in item.applications), wishes, strict=False))
    state_preferences(procedure=PROCEDURE, item=again(item), wishes=said, actor=actor, at=cast.time(SAID))


def ask(cast: Cast, item: Selection, actor: Actor) -> int:
    return ask_for_preferences(procedure=PROCEDURE, item=again(item), actor=actor, at=cast.time(SAID))


def refused(cast: Cast, item: Selection, actor: Actor, *wishes: str) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        wish(cast, item, actor, *wishes)
    return caught.value.codes


def test_the_page_asks_pledge_declaration_and_wishes_in_this_order(late: Cast, at) -> None:
    item = founded(late)
    at(late.time(SAID))
    member, page = browser(late.member(3)), page_of(item)
    first, second = item.applications
    shown = member.get(page)
    assert shown.status_code == 200
    for word in (item.number, first.number, FRUIT):
        assert word not in shown.content.decode(), "before the pledge nobody knows what lies there"
    assert member.post(page, {"pledge": "1"}).status_code == 302
    told = member.get(page).content.decode()
    declares = f"{item.get_absolute_url()}/viec/declare_early"
    assert declares in told
    assert first.number not in told
    assert FRUIT in member.get(declares.removesuffix("/viec/declare_early")).content.decode(), "title and names only"
    assert member.post(declares, {"answer": "none", "key": "k"}).status_code == 302
    shown = member.get(page)
    assert [(line.number, line.wish) for line in shown.context["page"].lines] == [
        (first.number, ""),
        (second.number, ""),
    ]
    for word in (first.number, second.number, FRUIT, CENTRE):
        assert word in shown.content.decode()
    assert member.post(page, {f"nv-{first.number}": "eager", f"nv-{second.number}": ""}).status_code == 302
    assert [line.wish for line in member.get(page).context["page"].lines] == ["eager", ""]
    assert ReviewPreference.objects.get().wish == "eager"
    assert member.post(page, {f"nv-{second.number}": "rather_not"}).status_code == 302
    assert ReviewPreference.objects.get().number == second.number, "what is said last stands, all of it"
    assert member.post(page, {f"nv-{second.number}": "gladly"}).status_code == 409
    assert ReviewPreference.objects.get().wish == "rather_not"


def test_early_declarations_open_nothing_before_the_papers_go_out(late: Cast) -> None:
    item = founded(late)
    _member, member = spoken(late, item, 3)
    first = item.applications[0]
    address = first.get_absolute_url()
    assert "Mở khi hội đồng được gửi tài liệu" in member.get(item.get_absolute_url()).content.decode()
    assert member.get(address).status_code == 404
    docket.record(first)
    assert member.get(address).status_code == 404, "no act on the dossier opens it either"
    officer = late.of(Role.SCIENCE_OFFICER)
    item = late.do(again(item), "name_reviewers", officer, SENT, named(item, *EACH_ITS_TWO))
    papers = PapersFacts(sitting_at=late.time("2025-03-31 09:00"), place="Phòng 1", papers="Hồ sơ")
    item = late.do(item, "send_papers", officer, SENT, papers)
    assert member.get(address).status_code == 200, "who has declared reads with the papers"
    assert browser(late.member(4)).get(address).status_code == 404
    assert bench_of(again(item)).of(late.member(3).user).has_declared, "nobody declares twice"


def test_only_a_plain_member_of_a_council_of_a_term_is_asked_and_only_before_it_sits(late: Cast) -> None:
    item = founded(late)
    entry = entry_of(item)
    for actor in (
        late.member(0),
        late.member(2),
        late.of(Role.SCIENCE_OFFICER),
        late.of(Role.CHAIRMAN),
        late.host(FRUIT),
    ):
        assert browser(actor).get(page_of(item)).status_code == 404
        assert browser(actor).post(page_of(item), {"pledge": "1"}).status_code == 404
        assert refused(late, item, actor, "eager") == ("not_asked",)
    member = late.member(3)
    assert refused(late, item, member, "eager") == ("not_pledged",)
    pledge_confidentiality(item=again(item), actor=member, at=late.time(FOUNDED))
    assert refused(late, item, member, "eager") == ("not_declared",)
    late.do(again(item), "declare_early", member, FOUNDED, NONE)
    wish(late, item, member, "eager")
    with pytest.raises(Refused) as caught:
        state_preferences(
            procedure=PROCEDURE, item=again(item), wishes={"BN-HS-1999-0001": "eager"}, actor=member, at=late.time(SAID)
        )
    assert caught.value.codes == ("no_such_wish",)
    Selection.objects.filter(pk=item.pk).update(state="papers_sent", papers_sent_at=late.time(SENT))
    wish(late, item, member, "", "able")
    Selection.objects.filter(pk=item.pk).update(state="sitting", sat_at=late.time("2025-03-31 09:00"))
    assert refused(late, item, member, "eager") == ("not_asked",)
    assert wish_page(PROCEDURE, again(item), member) is None
    assert ReviewPreference.objects.filter(entry=entry).count() == 1


def test_a_council_with_seated_reviewers_asks_nobody_and_declares_with_the_papers(late: Cast) -> None:
    item = selection_of(checked_call(late, FRUIT, CENTRE))
    item = late.do(item, "found_council", late.of(Role.CHAIRMAN), FOUNDED, founding(late))
    member = late.member(5)
    assert browser(member).get(page_of(item)).status_code == 404
    pledge_confidentiality(item=again(item), actor=member, at=late.time(FOUNDED))
    with pytest.raises(Refused) as caught:
        late.do(again(item), "declare_early", member, FOUNDED, NONE)
    assert caught.value.codes == ("declared_with_papers",)
    assert asked_of(member, procedures(), late.time(SAID).date()) == []


@pytest.mark.requirement("X-14")
def test_a_conflict_closes_the_choice(late: Cast) -> None:
    """Computed, declared, or suspected and confirmed."""
    item = founded(late)
    working, suspected = late.expert(3), late.expert(5)
    for number in (3, 4, 5):
        pledge_confidentiality(item=again(item), actor=late.member(number), at=late.time(FOUNDED))
    host = Organisation.objects.get(name=FRUIT)
    Appointment.objects.create(person=working, province=late.province, role=Role.PROPOSER, organisation=host)
    some = DeclarationFacts(
        answer=Answer.CONFLICT, kinds=(Picked(id="interest", name="Lợi ích"),), words="Góp vốn với bên nộp"
    )
    late.do(again(item), "declare_early", late.member(4), FOUNDED, some)
    late.do(again(item), "declare_early", late.member(5), FOUNDED, NONE)
    wish(late, item, late.member(5), "eager", "eager")
    SuspicionReview.objects.create(
        entry=entry_of(item), person=suspected, kind="joint_work", cause="BN-NV-2020-0001", verdict=Verdict.CONFIRMED,
        words="Đúng", at=late.time(FOUNDED), by_name="Cán bộ",
    )  # fmt: skip
    for number in (3, 4, 5):
        assert refused(late, item, late.member(number), "eager") == ("cannot_review",)
        page = browser(late.member(number)).get(page_of(item))
        assert page.status_code == 200
        assert page.context["page"].lines == (), "nothing can be chosen"
        assert "nv-" not in page.content.decode()
    officer = late.of(Role.SCIENCE_OFFICER)
    for place in (3, 4, 5):
        facts = named(item, (0, place), (0, 6), (1, place), (1, 6))
        with pytest.raises(Refused) as caught:
            late.do(again(item), "name_reviewers", officer, SENT, facts)
        assert caught.value.codes == ("cannot_review",)


def test_nobody_else_reads_what_a_member_said(late: Cast, at) -> None:
    item = founded(late)
    member, _client = spoken(late, item, 3)
    wish(late, item, member, "rather_not", "eager")
    at(late.time(SAID))
    spoken(late, item, 4)
    for actor in (late.member(4), late.member(0), late.host(FRUIT), late.of(Role.DIRECTOR)):
        client = browser(actor)
        for address in (item.get_absolute_url(), page_of(item), f"/lam-viec/hoi-dong/{item.number}/phan-bien"):
            said = client.get(address).content.decode()
            for line in said.splitlines():
                assert not ("Không nên" in line and "checked" in line)
            assert "Chuyên gia 3</th>" not in said
    other = browser(late.member(4)).get(page_of(item)).context["page"]
    assert [line.wish for line in other.lines] == ["", ""]


def test_members_are_asked_once_a_day_and_told_no_name_before_the_pledge(late: Cast, at) -> None:
    item, officer = founded(late), late.of(Role.SCIENCE_OFFICER)
    bound, _client = spoken(late, item, 3)
    done, _client = spoken(late, item, 4)
    wish(late, item, done, "able")
    Alert.objects.all().delete()
    assert ask(late, item, officer) == 3
    told = {alert.user_id: alert.subject + alert.body for alert in Alert.objects.all()}
    assert set(told) == {late.member(number).user for number in (3, 5, 6)}, "not the chair, nor who has said a word"
    assert item.number in told[bound.user or 0]
    assert all(item.number not in words and FRUIT not in words for user, words in told.items() if user != bound.user)
    assert ask(late, item, officer) == 0
    with pytest.raises(Refused) as caught:
        ask(late, item, bound)
    assert caught.value.codes == ("does_not_name",)


def test_my_councils_lead_there_and_cost_the_same_for_one_and_for_three(late: Cast, at) -> None:
    first = founded(late)
    at(late.time(SAID))
    member = late.member(3)
    day = late.time(SAID).date()
    one = queries_of(lambda: asked_of(member, procedures(), day))
    shown = browser(member).get("/lam-viec/hoi-dong-cua-toi").content.decode()
    assert page_of(first) in shown
    assert first.number not in shown, "the pledge comes first"
    for _further in range(2):
        item = selection_of(checked_call(late, FRUIT, CENTRE))
        facts = AssignFacts(council=Picked(id=first.council.pk, name=""))
        late.do(item, "assign_council", late.of(Role.SCIENCE_OFFICER), FOUNDED, facts)
    assert queries_of(lambda: asked_of(member, procedures(), day)) == one
    assert len(asked_of(member, procedures(), day)) == 3
    Membership.objects.filter(person=late.expert(3)).update(pledged_at=late.time(FOUNDED))
    assert first.number in browser(member).get("/lam-viec/hoi-dong-cua-toi").content.decode()


def test_the_page_costs_the_same_for_one_dossier_and_for_three(late: Cast, at) -> None:
    at(late.time(SAID))
    asked = []
    for hosts in ((FRUIT,), (FRUIT, CENTRE, THIRD)):
        item = founded(late, *hosts)
        member, client = spoken(late, item, 3)
        wish(late, item, member, *("able" for _host in hosts))
        client.get(page_of(item))
        asked.append(queries_of(lambda client=client, item=item: client.get(page_of(item))))
        assert Declaration.objects.filter(entry=entry_of(item)).count() == 1
    assert asked[0] == asked[1]
