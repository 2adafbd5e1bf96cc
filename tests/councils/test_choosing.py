"""Choosing members: planted conflicts are found, dismissed ones are not raised twice, panel and draw stay within both."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gieo.councils.aides import Aide
from gieo.councils.models import CandidateDraw, DrawAnswer, PanelProposal, SuspicionReview
from gieo.councils.rules.draw import draw
from gieo.councils.sitting.shown import people_to_help
from gieo.dossiers.services.act import act
from gieo.identity.models import Appointment, Organisation, Person
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused
from gieo.proposals.determination.workflow import PROCEDURE
from gieo.proposals.models import UnwantedJudge
from tests.councils.chamber import Chamber, browser, cooperative
from tests.councils.secretaries import secretary
from tests.councils.test_standing import expert_of

pytestmark = [pytest.mark.web, pytest.mark.django_db]


@pytest.mark.requirement("CT-3-4b", "X-14")
def test_planted_conflicts_are_found_and_what_was_dismissed_is_not_raised_again(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    body = cooperative(chamber.province)
    item = chamber.determination(body=body)
    page = f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    for person in [*chamber.people, *(chamber.expert(f"Dự bị {number}") for number in range(1, 4))]:
        expert_of(chamber, person)
    working, once, twice = chamber.people[:3]
    Appointment.objects.create(person=working, province=chamber.province, role=Role.PROPOSER, organisation=body)
    for person in (once, twice):
        Appointment.objects.create(
            person=person, province=chamber.province, role=Role.PROPOSER, organisation=body,
            valid_from=chamber.start.date() - timedelta(days=900), valid_to=chamber.start.date() - timedelta(days=300),
        )  # fmt: skip
    officer, member = browser(chamber.officer), browser(chamber.actor(chamber.people[5]))
    assert member.get(page).status_code == 404
    shown = officer.get(page)
    names = [each.expert.person for each in shown.context["page"].prospects]
    assert [each.expert.person for each in shown.context["page"].barred] == [working]
    assert {once, twice} <= set(names)
    assert "Từng công tác tại tổ chức liên quan" in shown.content.decode()

    def judge(person, answer, words="Đã đối chiếu hồ sơ"):
        found = next(each for each in officer.get(page).context["page"].prospects if each.expert.person == person)
        suspicion = found.suspicions[0][0]
        said = {"person": person.pk, "kind": suspicion.kind, "cause": suspicion.cause, "words": words}
        return officer.post(f"{page}/nghi-van", {**said, "answer": answer}).status_code

    assert judge(once, "no", words=" ") == 409
    assert judge(once, "no") == judge(twice, "yes") == 302
    after = officer.get(page).context["page"]
    assert [each.expert.person for each in after.barred] == [working, twice] or len(after.barred) == 2
    dismissed = next(each for each in after.prospects if each.expert.person == once)
    assert dismissed.suspicions == [], "raised once, dismissed, not raised again"
    assert SuspicionReview.objects.count() == 2

    assert officer.post(f"{page}/du-kien", {"size": "3"}).status_code == 409, "the rulebook wants seven"
    assert officer.post(f"{page}/du-kien", {"size": "7"}).status_code == 302
    assert officer.post(f"{page}/boc-tham", {"seats": "2"}).status_code == 302
    seated = [row["person"] for row in PanelProposal.objects.get().rows]
    assert len(set(seated)) == 7
    assert not {working.pk, twice.pk} & set(seated)
    drawn = CandidateDraw.objects.get()
    assert drawn.drawn == draw(drawn.pool, drawn.seed, seats=2)
    assert not {working.pk, twice.pk} & set(drawn.pool)
    assert drawn.seed not in officer.get(page).content.decode(), "shown once the council was founded"

    form = browser(chamber.director).get(f"{item.get_absolute_url()}/viec/found_council").content.decode()
    assert form.count(" selected") >= 14, "the panel stands in the form: person and seat of each row"
    with pytest.raises(Refused) as refused:
        facts = chamber.founding([*chamber.people[1:], chamber.expert("Dự bị 1")])
        act(item, "found_council", actor=chamber.director, at=chamber.start, facts=facts)
    assert "excluded_from_council" in refused.value.codes
    free = [person for person in chamber.people if person not in (working, twice)]
    founded = chamber.founded(item, [*free, chamber.expert("Dự bị 1"), chamber.expert("Dự bị 2")])
    assert founded.council
    assert drawn.seed in officer.get(page).content.decode()


def test_the_page_costs_the_same_with_one_and_three(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    item = chamber.determination()
    officer, counts = browser(chamber.officer), []
    page = f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    officer.get(page)
    for people in (chamber.people[:1], chamber.people[:3]):
        for person in people:
            expert_of(chamber, person)
        with CaptureQueriesContext(connection) as queries:
            assert len(officer.get(page).context["page"].prospects) == len(people)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


def test_names_the_proposer_wrote_are_read_by_who_prepares_the_council_alone_and_without_reasons(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    item = chamber.determination()
    UnwantedJudge.objects.create(
        proposal=item.proposal,
        name="Lường Văn Lạ",
        workplace="Viện Xa",
        reason="Từng kiện nhau",
        named_at=chamber.start,
    )
    page = browser(chamber.officer).get(f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien").content.decode()
    assert "Lường Văn Lạ, Viện Xa" in page, "though nobody in the bank bears the name"
    assert "Từng kiện nhau" not in page
    called = chamber.called(item)
    member = browser(chamber.actor(chamber.people[1]))
    for address in (called.get_absolute_url(), f"/lam-viec/hoi-dong/{item.number}/uy-vien"):
        assert "Lường Văn Lạ" not in member.get(address).content.decode(), address
    assert member.get(f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien").status_code == 404


def worked_there(chamber: Chamber, person: Person, body: Organisation) -> Person:
    """Somebody of the body until a year ago."""
    long_ago = {"valid_from": chamber.start.date() - timedelta(days=900)}
    until = {"valid_to": chamber.start.date() - timedelta(days=300)}
    past = {"province": chamber.province, "role": Role.PROPOSER, "organisation": body, **long_ago, **until}
    Appointment.objects.create(person=person, **past)
    return person


@pytest.mark.requirement("CT-3-4b", "X-14")
def test_a_suspicion_against_a_secretary_is_confirmed_and_taken_back_on_the_same_page(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    body = cooperative(chamber.province)
    item, helper = chamber.determination(body=body), secretary(chamber.province, 1)
    worked_there(chamber, helper, body)
    page = f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    officer = browser(chamber.officer)

    def shown() -> Aide:
        (found,) = (each for each in officer.get(page).context["page"].aides if each.person == helper)
        return found

    (suspicion,) = shown().raised
    asked = {"person": helper.pk, "kind": suspicion.kind, "cause": suspicion.cause, "words": "Đã đối chiếu"}
    assert "2 thư ký hành chính" in officer.get(page).content.decode()
    assert officer.post(f"{page}/nghi-van", asked | {"answer": "yes", "words": " "}).status_code == 409
    assert officer.post(f"{page}/nghi-van", asked | {"answer": "yes"}).status_code == 302
    assert shown().is_barred
    assert helper.pk not in dict(people_to_help(PROCEDURE, item))
    with pytest.raises(Refused) as refused:
        chamber.founded(item)
    assert refused.value.codes == ("excluded_from_council",)
    told = officer.get(page).content.decode()
    assert "không cử được" in told
    assert "Kết luận lại" in told

    assert officer.post(f"{page}/nghi-van", asked | {"answer": "no"}).status_code == 302
    assert (shown().is_barred, shown().suspicions) == (False, []), "raised once, dismissed, not raised again"
    assert "nghi vấn" not in dict(people_to_help(PROCEDURE, item))[helper.pk]
    assert chamber.founded(item).council


def test_nobody_concludes_on_a_suspicion_against_oneself(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    body = cooperative(chamber.province)
    own = worked_there(chamber, Person.objects.get(user=chamber.officer.user), body)
    item = chamber.determination(body=body)
    page = f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    officer, director = browser(chamber.officer), browser(chamber.director)
    (suspicion,) = next(each.raised for each in officer.get(page).context["page"].aides if each.person == own)
    asked = {"person": own.pk, "kind": suspicion.kind, "cause": suspicion.cause, "words": "Không sao", "answer": "no"}
    field = f'id="thu-ky-{own.pk}-1"'
    assert [field in who.get(page).content.decode() for who in (officer, director)] == [False, True]
    refused = officer.post(f"{page}/nghi-van", asked)
    assert refused.status_code == 409
    assert "Không tự kết luận nghi vấn về chính mình." in [str(each) for each in refused.context["refusals"]]
    assert not SuspicionReview.objects.exists()
    assert director.post(f"{page}/nghi-van", asked).status_code == 302


def test_the_page_costs_the_same_with_one_officer_more_and_three(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    body = cooperative(chamber.province)
    item = chamber.determination(body=body)
    officer, counts = browser(chamber.officer), []
    page = f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    officer.get(page)
    before = len(officer.get(page).context["page"].aides)
    for number in (1, 3):
        for each in range(1, number + 1):
            helper = secretary(chamber.province, each)
            if not helper.appointments.filter(organisation=body).exists():
                worked_there(chamber, helper, body)
        with CaptureQueriesContext(connection) as queries:
            assert len(officer.get(page).context["page"].aides) == before + number
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_those_drawn_are_asked_in_order_and_who_declines_gives_the_place_to_the_next(at):
    at("2024-06-12 09:00")
    chamber = Chamber()
    item = chamber.determination()
    for person in chamber.people:
        expert_of(chamber, person)
    officer, page = browser(chamber.officer), f"/lam-viec/hoi-dong/{item.number}/chon-thanh-vien"
    assert officer.post(f"{page}/boc-tham", {"seats": "2"}).status_code == 302
    draw_ = CandidateDraw.objects.get()
    first, second, third, fourth = draw_.drawn[:4]

    def answered(person, answer, words="", client=officer) -> int:
        said = {"draw": draw_.pk, "person": person, "answer": answer, "words": words}
        return client.post(f"{page}/tra-loi-boc-tham", said).status_code

    def asked() -> list[int]:
        [(_draw, drawn)] = officer.get(page).context["page"].draws
        return [each.person for each in drawn if each.is_asked]

    assert asked() == [first, second]
    assert answered(third, "yes") == 409, "not before one of the two has declined"
    assert answered(first, "no", "Đi công tác") == 302
    assert asked() == [second, third]
    assert answered(third, "yes") == answered(second, "no") == 302
    assert asked() == [third, fourth]
    assert answered(second, "yes") == 302, "somebody thought better of it"
    assert asked() == [second, third]
    assert "Đi công tác" in officer.get(page).content.decode()
    assert answered(0, "yes") == 409
    assert answered(first, "yes", client=browser(chamber.actor(chamber.people[0]))) == 404
    assert set(DrawAnswer.objects.values_list("person", "accepts")) == {(first, False), (second, True), (third, True)}
    other = chamber.determination()
    elsewhere = {"draw": draw_.pk, "person": first, "answer": "yes"}
    assert (
        officer.post(f"/lam-viec/hoi-dong/{other.number}/chon-thanh-vien/tra-loi-boc-tham", elsewhere).status_code
        == 409
    )
    chamber.founded(item, chamber.people)
    assert answered(third, "no") == 409, "the council was founded"
