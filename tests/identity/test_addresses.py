"""An address names whoever has shown it to be theirs: opening an account under it shows nothing."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from gieo.identity.models import Appointment, Person, User
from gieo.identity.selectors import account_of, actor_of, is_addressed
from gieo.identity.services.appoint import appoint
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refused
from tests.conftest import moment
from tests.factories import _actor, person_in, province_of

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.requirement("X-4")]

AT = moment("2026-11-24 10:00")
VICTIM = "giamdoc.so@langson.gov.test"


def administrator() -> Actor:
    return _actor(person_in(Role.ADMINISTRATOR, province_of("LS"), name="Quản trị", email="quantri@gieo.test"))


def opened_by_somebody(client: Client) -> User:
    """An account under an address that is not theirs, by the page that is open to everybody."""
    province_of("LS")
    typed = {
        "email": VICTIM, "password1": "mat-khau-dai-2026-ls", "password2": "mat-khau-dai-2026-ls",
        "full_name": "Kẻ mạo danh", "province": "LS", "kind": "person", "organisation_name": "", "phone": "",
    }  # fmt: skip
    assert client.post(reverse("account_signup"), typed).status_code == 302
    return User.objects.get(email=VICTIM)


def seat() -> Appointment:
    return appoint(
        email=VICTIM, full_name="Giám đốc", province=province_of("LS"), role=Role.DIRECTOR, on=AT.date(), actor=administrator()
    )  # fmt: skip


@pytest.mark.web
def test_nobody_waits_with_an_account_for_the_seat_of_another(client: Client, at: Any) -> None:
    at("2026-11-24 10:00")
    user = opened_by_somebody(client)
    assert EmailAddress.objects.get(user=user).verified is False
    assert account_of(VICTIM) is None
    assert not is_addressed(actor_of(user, AT.date()), VICTIM)
    with pytest.raises(Refused) as refused:
        seat()
    assert refused.value.codes == ("not_proved",)
    assert not Appointment.objects.filter(person__user=user, role=Role.DIRECTOR).exists()
    factor = Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    holder = Client()
    holder.post(reverse("account_reset_password"), {"email": VICTIM})
    way = re.search(r"https?://[^/]+(/\S+)", str(mail.outbox[-1].body))
    assert way
    form = holder.get(way[1], follow=True).redirect_chain[-1][0]
    typed = {"password1": "mat-khau-cua-chu-2026", "password2": "mat-khau-cua-chu-2026"}
    assert holder.post(form, typed).status_code == 302
    assert account_of(VICTIM.upper()) == user
    assert not Authenticator.objects.filter(pk=factor.pk).exists(), "a stranger's factor would keep its holder out"
    assert client.get(reverse("workspace:home")).status_code == 302, "the stranger's session ended with the password"
    assert seat().person.user == user


def test_an_account_that_the_office_made_is_its_holders(client: Client) -> None:
    given = seat()
    user = Person.objects.get(pk=given.person_id).user
    assert user
    assert not user.has_usable_password(), "its holder sets one by a letter"
    assert account_of(VICTIM) == user
    assert account_of("") is None
