"""Consent by purpose and wording, with its evidence; data that leave when their time is over, unless held."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from gieo.core.events import in_this_process
from gieo.councils.models import Expert
from gieo.dossiers.services.act import act
from gieo.identity.models import Person, SignInEvent, SignInRecord
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused
from gieo.notifications.models import Alert
from gieo.privacy.consents import said_by, who_agreed
from gieo.privacy.models import Consent, ErasureRun, LegalHold, RetentionDecision
from gieo.privacy.personal import held_by_law
from gieo.privacy.request.facts import AcknowledgeFacts, AskFacts
from gieo.privacy.services.decide_retention import decide_retention
from gieo.privacy.services.erase_by_retention import erase_by_retention
from gieo.privacy.services.hold import lift_hold, place_hold
from gieo.privacy.services.open_data_request import open_data_request
from gieo.privacy.services.say_consent import say_consent
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import Right
from tests.conftest import moment
from tests.factories import (
    _actor,
    answered,
    notice_draft,
    officer_of,
    person_in,
    proposer_of,
    province_of,
    published,
    user_of,
    window_for,
)

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2026-11-24 10:00")


def me() -> tuple[Actor, Person]:
    actor = proposer_of(province_of("LS"))
    return actor, Person.objects.get(user=actor.user)


def keeper(code: str = "LS") -> Actor:
    email = f"vanthu.{code.lower()}@gieo.test"
    return _actor(person_in(Role.RECORDS_CLERK, province_of(code), name="Văn thư", email=email))


def say(purpose: str, *, given: bool, actor: Actor, person: Person, **other: Any) -> Consent:
    return say_consent(
        **{"person": person, "purpose": purpose, "given": given, "version": 1, "actor": actor, "at": AT, **other}
    )


@pytest.mark.requirement("X-15")
def test_silence_is_no_consent_and_each_answer_is_kept_with_its_words() -> None:
    actor, person = me()
    assert [each.is_given for each in said_by(person)] == [False, False]
    given = say("new_calls", given=True, actor=actor, person=person)
    assert say("new_calls", given=True, actor=actor, person=person) == given, "twice the same adds nothing"
    assert given.sha256 == library.privacy().consent("new_calls").text.sha256
    assert list(who_agreed("new_calls")) == [user_of(actor)]
    say("new_calls", given=False, actor=actor, person=person, at=AT + timedelta(days=1))
    assert not who_agreed("new_calls").exists()
    assert list(Consent.objects.values_list("given", flat=True)) == [True, False]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update privacy_consent set given = true")


def test_somebody_else_needs_the_paper_and_old_words_are_not_agreed_to() -> None:
    actor, person = me()
    with pytest.raises(Refused) as refused:
        say("new_calls", given=True, actor=officer_of(province_of("LS")), person=person, version=2)
    assert refused.value.codes == ("not_yours", "no_paper", "old_words")
    recorded = say("new_calls", given=True, actor=keeper(), person=person, document="Giấy đồng ý 12/11/2026")
    assert recorded.way == "paper"
    with pytest.raises(Refused) as refused:
        say("weather", given=True, actor=actor, person=person)
    assert refused.value.codes == ("no_purpose",)


def test_news_go_to_whoever_agreed_and_to_nobody_else() -> None:
    actor, person = me()
    notice = notice_draft(province_of("LS"), at=AT)
    window_for(notice, opens=date(2026, 12, 1), closes=date(2026, 12, 31))
    answered(notice, officer_of(province_of("LS")))
    say("new_calls", given=True, actor=actor, person=person)
    with in_this_process() as told:
        published(notice, at=AT)
        told.deliver()
    news = Alert.objects.filter(key__startswith="new_calls")
    assert [alert.user_id for alert in news] == [actor.user]


def test_who_leaves_the_bank_is_not_offered_to_councils() -> None:
    actor, person = me()
    Expert.objects.create(province_id="LS", person=person, speciality="Hồi", reviewed_on=AT.date())
    say("expert_bank", given=True, actor=actor, person=person)
    say("expert_bank", given=False, actor=actor, person=person)
    assert not Expert.objects.get().is_available_on(AT.date())


@pytest.mark.requirement("X-15")
def test_personal_fields_leave_with_their_years_unless_held() -> None:
    actor, _person = me()
    user = user_of(actor)
    years = next(rule.years for rule in library.privacy().retention if rule.key == "sign_ins")
    old = AT - timedelta(days=366 * years)
    for when in (old, AT):
        record_sign_in(event=SignInEvent.SIGNED_IN, at=when, user=user, address="10.0.0.7")
    hold = place_hold(
        province=province_of("LS"),
        person=Person.objects.get(user=user),
        reason="Khiếu nại",
        document="12/CV",
        actor=keeper(),
        at=AT,
    )
    assert held_by_law(Person.objects.get(user=user), on=AT.date()) == ["giữ theo 12/CV"]
    assert not erase_by_retention(at=AT), "held"
    lift_hold(hold=hold, actor=keeper(), at=AT)
    place_hold(
        province=province_of("LS"), record_class="sign_ins", reason="Thanh tra", document="13/CV", actor=keeper(), at=AT
    )
    assert not erase_by_retention(at=AT), "the class is held"
    for held in LegalHold.objects.filter(lifted_at__isnull=True):
        lift_hold(hold=held, actor=keeper(), at=AT)
    assert not erase_by_retention(at=AT), "a proposal of the house erases nothing"
    decision(years)
    (run,) = erase_by_retention(at=AT)
    assert (run.record_class, run.rows) == ("sign_ins", 1)
    assert list(SignInRecord.objects.order_by("at").values_list("address", flat=True)) == ["", "10.0.0.7"]
    assert not erase_by_retention(at=AT), "once"
    assert ErasureRun.objects.count() == 1


def decision(years: int, record_class: str = "sign_ins", province: str = "LS") -> RetentionDecision:
    return decide_retention(
        province=province_of(province), record_class=record_class, years=years, document="9/QĐ-SKHCN",
        decided_on=AT.date(), actor=keeper(province), at=AT,
    )  # fmt: skip


@pytest.mark.requirement("X-15")
def test_each_province_keeps_as_long_as_it_decided_and_what_is_of_none_as_long_as_the_longest() -> None:
    actor, _person = me()
    for years_ago, address in ((6, "10.0.0.6"), (3, "10.0.0.3")):
        record_sign_in(
            event=SignInEvent.SIGNED_IN, at=AT - timedelta(days=367 * years_ago), user=user_of(actor), address=address
        )
    province_of("BG")
    decision(2)
    assert not erase_by_retention(at=AT), "another province has not said how long"
    decision(5, province="BG")
    (run,) = erase_by_retention(at=AT)
    assert (run.rows, SignInRecord.objects.get(address="10.0.0.3").event) == (1, "signed_in")
    with pytest.raises(Refused) as refused:
        decide_retention(
            province=province_of("BG"), record_class="khong_co", years=1, document="1", decided_on=AT.date(),
            actor=keeper(), at=AT,
        )  # fmt: skip
    assert refused.value.codes == ("not_yours", "no_class")
    with pytest.raises(DatabaseError), transaction.atomic():
        RetentionDecision.objects.update(years=1)


def test_erasing_takes_longer_where_others_hold_the_data_too() -> None:
    actor, _person = me()
    request = open_data_request(province="LS", facts=AskFacts(right=Right.ERASE), actor=actor, at=AT)
    alone = act(request, "acknowledge", actor=_administrator(), at=AT).subject
    assert f"{alone.due_at:%Y-%m-%d}" == "2026-12-14"
    other = open_data_request(province="LS", facts=AskFacts(right=Right.ERASE), actor=actor, at=AT)
    shared = act(other, "acknowledge", actor=_administrator(), at=AT, facts=AcknowledgeFacts(others_hold=True)).subject
    assert f"{shared.due_at:%Y-%m-%d}" == "2026-12-24"


def _administrator() -> Actor:
    return _actor(person_in(Role.ADMINISTRATOR, province_of("LS"), name="Quản trị", email="quantri@gieo.test"))


@pytest.mark.web
@pytest.mark.requirement("X-15")
def test_ones_own_page_shows_exports_and_asks_each_purpose_apart(client: Client, at: Any) -> None:
    at("2026-11-24 10:00")
    actor, person = me()
    Person.objects.filter(pk=person.pk).update(phone="0912345678")
    client.force_login(user_of(actor))
    page = client.get(reverse("privacy:mine")).content.decode()
    assert "0912345678" in page
    assert "checked" not in page, "nothing is ticked beforehand"
    client.post(reverse("privacy:consent", args=["new_calls"]), {"version": "1", "given": "1"})
    assert Consent.objects.get().given
    told = client.get(reverse("privacy:export")).json()
    assert told["data"]["người"][0]["điện thoại"] == "0912345678"
    assert [each["given"] for each in told["consents"]] == [True]


@pytest.mark.web
def test_the_keeper_of_data_holds_and_lets_go(client: Client, at: Any) -> None:
    at("2026-11-24 10:00")
    actor = keeper()
    client.force_login(user_of(actor))
    address = reverse("privacy:keeping")
    sent = {"province": "LS", "record_class": "counter", "reason": "Thanh tra", "document": "14/CV"}
    assert client.post(address, sent).status_code == 302
    page = client.get(address).content.decode()
    assert "14/CV" in page
    assert "Sổ một cửa, Lạng Sơn" in page, "the class in words, not its key"
    assert client.post(address, {**sent, "record_class": ""}).status_code == 422
    client.post(reverse("privacy:lift", args=[LegalHold.objects.get().pk]))
    assert "14/CV" not in client.get(address).content.decode()
