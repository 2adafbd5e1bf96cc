"""Orders of bodies, as the plainest kind of dossier there is."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gieo.identity.models import OrganisationKind, User
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import Actor, Role
from gieo.kernel.asking import Picked
from gieo.orientation.models import Order
from gieo.orientation.order.facts import OrderFacts
from gieo.orientation.services.open_order import open_order
from tests.conftest import moment
from tests.factories import officer_of, person_in, province_of

OPENED = moment("2023-10-01 08:00")
GROUND = Picked(id="development_plan", name="Kế hoạch phát triển kinh tế - xã hội")


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "files")


@pytest.fixture
def focal(db) -> Callable[..., Actor]:
    """The focal officer of a body."""

    def make(name: str = "Sở Y tế", code: str = "BG") -> Actor:
        province = province_of(code)
        body = register_organisation(name=name, kind=OrganisationKind.DEPARTMENT, province=province)
        email = f"dau.moi.{body.pk}@gieo.test"
        person = person_in(Role.FOCAL_OFFICER, province, name=f"Đầu mối {name}", email=email, body=body)
        assert person.user
        return actor_of(person.user, date(2024, 1, 1))

    return make


@pytest.fixture
def make_order(db) -> Callable[..., Order]:
    def make(actor: Actor, title: str = "Chẩn đoán sớm", **changes) -> Order:
        facts = OrderFacts(
            title=title, plan_year=2025, grounds=(GROUND,), need="Bệnh tăng", expected_result="Quy trình", **changes
        )
        return open_order(province=next(iter(actor.seats)).province, facts=facts, actor=actor, at=OPENED)

    return make


@pytest.fixture
def officer(db) -> Actor:
    return officer_of(province_of("BG"))


@pytest.fixture
def enter(at) -> Callable[..., Client]:
    """A enter of an actor at an instant."""

    def sign_in(actor: Actor, when: str = "2023-10-05 09:00") -> Client:
        at(when)
        client = Client()
        client.force_login(User.objects.get(pk=actor.user))
        return client

    return sign_in
