"""Another body confirms: from its account, or by a link that opens one question only."""

from datetime import timedelta

import pytest
from django.core import mail, signing
from django.test import Client

from gieo.core import trail
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.models import OrganisationKind
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Role
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.proposals.confirmation.facts import ConfirmFacts
from gieo.proposals.confirmation.links import link_to
from gieo.proposals.confirmation.subjects import Subject, subjects_of
from gieo.proposals.confirmation.things import Thing
from gieo.proposals.jobs import send_confirmation_link
from gieo.proposals.models import Confirmation, Proposal
from gieo.proposals.priority import priorities_of
from gieo.proposals.queue import Filters, page_of
from gieo.proposals.services.add_place import add_place
from gieo.proposals.services.ask_confirmation import ask_confirmation
from gieo.proposals.services.submit_proposal import submit_proposal
from tests.proposals.conftest import IN_TIME

pytestmark = [pytest.mark.web, pytest.mark.django_db]

OFFICE = "vanphong.xa@chilang.langson.example"
ANSWER = {"answer": "confirm", "answered_name": "Lý Văn Páo", "answered_position": "Chủ tịch UBND xã"}


def subject(proposal: Proposal, thing: Thing) -> Subject:
    return next(each for each in subjects_of(proposal) if each.thing is thing)


def asked(proposal, proposer, thing=Thing.PLACE, email=OFFICE) -> Confirmation:
    question = subject(proposal, thing)
    return ask_confirmation(proposal=proposal, subject=question, email=email, actor=proposer, at=IN_TIME)


def path_of(confirmation: Confirmation) -> str:
    return "/" + link_to(confirmation).split("/", 3)[3]


@pytest.fixture
def placed(ready, proposer) -> Proposal:
    add_place(proposal=ready, name="UBND xã Vân An", actor=proposer, at=IN_TIME)
    return ready


@pytest.mark.requirement("BG25-II-3")
def test_a_commune_without_an_account_confirms_by_its_link_and_counts_as_agreed(placed, proposer, officer, at) -> None:
    question = asked(placed, proposer)
    send_confirmation_link(confirmation_id=question.pk)
    send_confirmation_link(confirmation_id=question.pk)
    assert [message.to for message in mail.outbox] == [[OFFICE]]
    assert link_to(question).split("/")[3] in mail.outbox[0].body
    at("2024-04-21 09:00")
    anybody, path = Client(), path_of(question)
    page = anybody.get(path).content.decode()
    assert "UBND xã Vân An" in page
    assert placed.title in page
    assert "0912345678" not in page
    assert proposer.name in page
    assert anybody.post(path, {**ANSWER, "answered_name": ""}).status_code == 422
    assert anybody.post(path, ANSWER).status_code == 302
    question.refresh_from_db()
    assert (question.state, question.by_link, question.answered_name) == ("confirmed", True, "Lý Văn Páo")
    assert "Lý Văn Páo" in trail.history_of(question).last().actor_name
    assert placed.places.get().is_agreed
    submit_proposal(proposal=placed, actor=proposer, at=IN_TIME + timedelta(days=1))
    assert page_of(officer, Filters(uncoordinated=True)).rows == []
    assert [
        rule.key for rule in priorities_of(placed)
    ] == []  # Lạng Sơn names no priorities; Bắc Giang's are tested below
    assert list(trail.faults()) == []


def test_the_link_is_of_no_use_twice_nor_after_its_day_nor_when_forged(placed, proposer, at) -> None:
    question = asked(placed, proposer)
    path = path_of(question)
    at("2024-04-21 09:00")
    anybody = Client()
    assert anybody.post(path, ANSWER).status_code == 302
    assert anybody.post(path, {**ANSWER, "answered_name": "Người khác"}).status_code == 409
    question.refresh_from_db()
    assert question.answered_name == "Lý Văn Páo"
    other = asked(placed, proposer, Thing.ORDER, "khac@xa.example")
    at("2024-06-01 09:00")
    assert anybody.post(path_of(other), ANSWER).status_code == 409
    run_clocks(at=IN_TIME + timedelta(days=40))
    other.refresh_from_db()
    assert other.state == "expired"
    assert anybody.get("/tra-loi-xac-nhan/" + signing.dumps(other.pk, salt="khac")).status_code == 404
    assert anybody.get("/tra-loi-xac-nhan/abc").status_code == 404


def test_nobody_confirms_for_others(placed, proposer, stranger, settings) -> None:
    own = placed.created_by.email
    for email, code in ((own, "own_address"), ("", "nobody_to_ask"), ("không phải thư", "bad_email")):
        with pytest.raises(Refused) as refused:
            asked(placed, proposer, email=email)
        assert refused.value.codes == (code,)
    with pytest.raises(Refused) as refused:
        asked(placed, stranger)
    assert refused.value.codes == ("not_yours",)
    asked(placed, proposer)
    with pytest.raises(Refused) as refused:
        asked(placed, proposer, email="khac@xa.example")
    assert refused.value.codes == ("asked_already",)


@pytest.mark.requirement("LS25-F-7", "LS25-I-3")
def test_a_body_with_an_account_confirms_that_it_will_apply_the_results_and_with_what(
    ready, proposer, new_actor, lang_son, sign_in
) -> None:
    name = ready.answers["application_addresses"][0]["organisation"]
    body = register_organisation(name=name, kind=OrganisationKind.COMMUNE, province=lang_son)
    focal = new_actor(Role.FOCAL_OFFICER, lang_son, "Đầu mối xã", body)
    question = asked(ready, proposer, Thing.APPLICATION, email="")
    assert question.body == body
    facts = ConfirmFacts(answered_name="Lý Văn Páo", answered_position="Chủ tịch")
    with pytest.raises(TransitionRefused) as refused:
        act(question, "confirm", actor=focal, at=IN_TIME, facts=facts)
    assert refused.value.codes == ("no_capacity",)
    client = sign_in(focal, "2024-04-21 09:00")
    assert question.number in client.get("/lam-viec").content.decode()
    page = client.get(f"{question.get_absolute_url()}/viec/confirm")
    assert page.status_code == 200
    done = client.post(
        f"{question.get_absolute_url()}/viec/confirm",
        {"answered_name": "Lý Văn Páo", "answered_position": "Chủ tịch", "capacity": "20 ha hồi", "key": "k"},
    )
    assert done.status_code == 302
    question.refresh_from_db()
    assert (question.state, question.capacity, question.by_link) == ("confirmed", "20 ha hồi", False)
    shown = sign_in(proposer, "2024-04-21 10:00").get(f"/ho-so/{ready.number}/xac-nhan").content.decode()
    assert "20 ha hồi" in shown


@pytest.mark.requirement("BG25-III-5")
def test_a_confirmed_order_bears_the_priority_out(bac_giang, make_ready, at) -> None:
    at("2024-04-21 09:00")
    proposal, writer = make_ready(bac_giang)
    add_place(proposal=proposal, name="UBND huyện Lục Ngạn", actor=writer, at=IN_TIME)
    submit_proposal(proposal=proposal, actor=writer, at=IN_TIME)
    assert {rule.key for rule in priorities_of(proposal)}.isdisjoint({"coordination", "order_document"})
    for thing in (Thing.PLACE, Thing.ORDER):
        Client().post(path_of(asked(proposal, writer, thing)), ANSWER)
    assert {"coordination", "order_document"} <= {rule.key for rule in priorities_of(proposal)}


def test_the_page_lists_in_as_many_queries_for_three_as_for_one(
    placed, proposer, sign_in, django_assert_max_num_queries
) -> None:
    client, path = sign_in(proposer), f"/ho-so/{placed.number}/xac-nhan"
    asked(placed, proposer)
    client.get(path)
    with django_assert_max_num_queries(100) as one:
        client.get(path)
    asked(placed, proposer, Thing.ORDER, "b@xa.example")
    asked(placed, proposer, Thing.APPLICATION, "c@xa.example")
    with django_assert_max_num_queries(100) as three:
        client.get(path)
    assert len(one) == len(three)


def test_the_proposer_asks_on_the_page_and_reads_why_not(placed, proposer, officer, sign_in) -> None:
    client, path = sign_in(proposer), f"/ho-so/{placed.number}/xac-nhan"
    key = subject(placed, Thing.PLACE).key
    assert client.post(path, {"subject": key, "email": ""}).status_code == 409
    assert client.post(path, {"subject": "khong-co", "email": OFFICE}).status_code == 404
    assert client.post(path, {"subject": key, "email": OFFICE}).status_code == 302
    assert Confirmation.objects.get().email == OFFICE
    assert sign_in(officer).get(path).status_code == 404  # a draft is its writers' own
