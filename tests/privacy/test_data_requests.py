"""The register of processing against the models, the request desk with its clocks, breaches with their 72 hours."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from gieo.dossiers.models import DocketEntry
from gieo.dossiers.selectors import visible_to
from gieo.dossiers.services.act import act
from gieo.dossiers.services.run_clocks import run_clocks
from gieo.identity.models import Person, SignInEvent
from gieo.identity.services.record_sign_in import record_sign_in
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused, TransitionRefused
from gieo.privacy.breach.facts import ClosedFacts, FoundFacts, ToldFacts
from gieo.privacy.models import DataBreach, DataRequest
from gieo.privacy.personal import NAMELESS, data_of
from gieo.privacy.request.facts import AnswerFacts, AskFacts, CorrectFacts
from gieo.privacy.services.open_data_breach import open_data_breach
from gieo.privacy.services.open_data_request import open_data_request
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import Right
from tests.conftest import REPOSITORY, moment
from tests.factories import _actor, notice_draft, officer_of, person_in, proposer_of, province_of, user_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

AT = moment("2026-11-24 10:00")  # a Tuesday
CANARY = "0912345678"


def handler() -> Actor:
    return _actor(person_in(Role.ADMINISTRATOR, province_of("LS"), name="Quản trị", email="quantri@gieo.test"))


def asked(actor: Actor, right: Right, words: str = "") -> DataRequest:
    return open_data_request(province="LS", facts=AskFacts(right=right, words=words), actor=actor, at=AT)


def proposer() -> Actor:
    actor = proposer_of(province_of("LS"))
    Person.objects.filter(user=actor.user).update(phone=CANARY, address="Thôn Nà Pát")
    return actor


@pytest.mark.unit
def test_every_personal_field_of_every_table_stands_in_the_register_and_nothing_else() -> None:
    named = {
        model._meta.label: set(model.PERSONAL_DATA) for model in apps.get_models() if hasattr(model, "PERSONAL_DATA")
    }
    assert {each.model: set(each.fields) for each in library.privacy().processing} == named


@pytest.mark.unit
@pytest.mark.requirement("X-15")
def test_nothing_asks_for_an_identity_card() -> None:
    """No form, list of papers or field; the two places that name it say that it is sensitive, and that it is not kept."""
    card = re.compile(r"căn cước|chứng minh nhân dân|\bCCCD\b|\bCMND\b", re.IGNORECASE)
    source = REPOSITORY / "src" / "gieo"
    kinds = ("*.py", "*.yaml", "*.html", "*.typ", "*.json")
    naming = {
        str(path.relative_to(source)) for kind in kinds for path in source.rglob(kind) if card.search(path.read_text())
    }
    assert naming == {"rulebooks/data/legal/security.yaml", "privacy/templates/privacy/register.html"}
    assert "Không nhận ảnh thẻ căn cước" in (source / "privacy/templates/privacy/register.html").read_text()


def test_the_clocks_run_from_when_it_came_in_and_are_extended_once() -> None:
    me = proposer()
    request = asked(me, Right.COPY)
    assert f"{request.due_at:%Y-%m-%d}" == "2026-11-26", "two working days to reply"
    request = act(request, "acknowledge", actor=handler(), at=moment("2026-11-25 09:00")).subject
    assert f"{request.due_at:%Y-%m-%d}" == "2026-12-04", "ten days from the request, not from the reply"
    answer = AnswerFacts(answer="Cần thêm thời gian")
    request = act(request, "extend", actor=handler(), at=AT, facts=answer).subject
    assert f"{request.due_at:%Y-%m-%d}" == "2026-12-14"
    with pytest.raises(TransitionRefused) as refused:
        act(request, "extend", actor=handler(), at=AT, facts=answer)
    assert refused.value.codes == ("extended",)


def test_one_sees_the_own_data_and_nobody_else_of_the_office_does(client: Client, at: Any) -> None:
    at("2026-11-24 10:00")
    me = proposer()
    request = asked(me, Right.SEE)
    act(request, "acknowledge", actor=handler(), at=AT)
    act(request, "provide", actor=handler(), at=AT, facts=AnswerFacts(answer="Kèm dưới đây"))
    client.force_login(user_of(me))
    page = client.get(reverse("dossiers:dossier", args=[request.number])).content.decode()
    assert CANARY in page
    officer = officer_of(province_of("LS"))
    assert not visible_to(officer).filter(number=request.number).exists()
    client.force_login(user_of(officer))
    assert client.get(reverse("dossiers:dossier", args=[request.number])).status_code == 404
    assert CANARY not in client.get(reverse("privacy:register")).content.decode()


def test_the_right_values_are_put_in_and_only_what_was_asked_is_done() -> None:
    me = proposer()
    request = asked(me, Right.CORRECT, "Điện thoại đúng là 0987654321")
    act(request, "acknowledge", actor=handler(), at=AT)
    with pytest.raises(TransitionRefused) as refused:
        act(request, "erase", actor=handler(), at=AT, facts=AnswerFacts(answer="x"))
    assert refused.value.codes == ("not_asked",)
    act(request, "correct", actor=handler(), at=AT, facts=CorrectFacts(answer="Đã sửa", phone="0987654321"))
    person = Person.objects.get(user=me.user)
    assert (person.phone, person.address) == ("0987654321", "Thôn Nà Pát")


def test_erasing_waits_for_what_the_law_holds_and_then_leaves_nothing_even_in_the_history() -> None:
    me = proposer()
    user = user_of(me)
    record_sign_in(event=SignInEvent.SIGNED_IN, at=AT, user=user, address="10.0.0.7")
    notice = notice_draft(province_of("LS"), at=AT, plan_year=2027)
    entry = DocketEntry.objects.get(subject_id=notice.pk, kind="orientation_notice")
    DocketEntry.objects.filter(pk=entry.pk).update(reader_users=[user.pk])
    request = asked(me, Right.ERASE)
    act(request, "acknowledge", actor=handler(), at=AT)
    done = AnswerFacts(answer="Đã xóa")
    with pytest.raises(TransitionRefused) as refused:
        act(request, "erase", actor=handler(), at=AT, facts=done)
    assert entry.number in str(refused.value)
    DocketEntry.objects.filter(pk=entry.pk).update(reader_users=[])
    act(request, "erase", actor=handler(), at=AT, facts=done)
    person = Person.objects.get(pk=request.person_id)
    user.refresh_from_db()
    assert person.full_name == NAMELESS
    assert data_of(person) == {}
    assert (user.is_active, user.has_usable_password()) == (False, False)
    tables = ("identity_person", "identity_personevent", "identity_user", "identity_signinrecord")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f"select count(*) from {table} one where one::text ~ %s",
                [f"{CANARY}|Nà Pát|{me.name}|10[.]0[.]0[.]7|dexuat"],
            )
            assert cursor.fetchone() == (0,), table
    officer = asked(officer_of(province_of("LS")), Right.ERASE)
    act(officer, "acknowledge", actor=handler(), at=AT)
    with pytest.raises(TransitionRefused) as refused:
        act(officer, "erase", actor=handler(), at=AT, facts=done)
    assert "ghế" in str(refused.value)


def test_a_breach_has_72_hours_from_its_finding_and_says_when_they_ran_out() -> None:
    officer = officer_of(province_of("LS"))
    found = FoundFacts(found_at=moment("2026-11-20 16:00"), what="Tệp gửi nhầm nơi", data="điện thoại", people=12)
    with pytest.raises(Refused):
        open_data_breach(province="LS", facts=found, actor=officer, at=moment("2026-11-20 15:00"))
    first, second = (
        open_data_breach(province="LS", facts=found, actor=officer, at=moment("2026-11-20 16:30")) for _ in "ab"
    )
    assert first.due_at == moment("2026-11-23 16:00"), "a Monday: the hours run over the weekend"
    reader = visible_to(officer).filter(number=first.number)
    assert reader.exists(), "whoever found it follows it"
    assert not visible_to(proposer()).filter(kind="data_breach").exists()
    told = {"authority": "Cơ quan chuyên trách", "document": "45/SKHCN-VP"}
    early = ToldFacts(**told, told_at=moment("2026-11-20 12:00"))
    with pytest.raises(TransitionRefused) as refused:
        act(first, "tell", actor=handler(), at=moment("2026-11-21 08:00"), facts=early)
    assert refused.value.codes == ("told_when",)
    in_time = ToldFacts(**told, told_at=moment("2026-11-21 07:30"))
    act(first, "tell", actor=handler(), at=moment("2026-11-21 08:00"), facts=in_time)
    run_clocks(at=moment("2026-11-23 16:01"))
    states = dict(DataBreach.objects.values_list("pk", "state"))
    assert states == {first.pk: "told", second.pk: "late"}
    act(second, "tell", actor=handler(), at=AT, facts=in_time)
    done = act(second, "close", actor=handler(), at=AT, facts=ClosedFacts(measures="Thu hồi, nhắc quy trình")).subject
    assert done.measures == "Thu hồi, nhắc quy trình"
