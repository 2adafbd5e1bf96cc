"""The bodies of the duties, with duties and reports of 2024."""

from datetime import date

import pytest

from gieo.duties.services.open_duties import open_duties
from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.selectors import actor_of
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel.actors import SYSTEM, Actor, Role
from gieo.reporting.models import Return
from gieo.reporting.services.open_returns import open_returns
from tests.conftest import moment
from tests.duties.conftest import BEGIN, Cast, cast, focal_of
from tests.factories import person_in

__all__ = ["cast", "focal_of"]


@pytest.fixture
def unit(cast: Cast) -> Organisation:
    """A division of the Sở."""
    return register_organisation(name="Văn phòng Sở", kind=OrganisationKind.DIVISION, province=cast.province)


@pytest.fixture
def reporting(cast: Cast, unit: Organisation) -> Cast:
    """Every report of 2024 is open."""
    open_duties(province="BG", year=2024, actor=SYSTEM, at=BEGIN)
    open_returns(province="BG", year=2024, actor=SYSTEM, at=moment("2024-11-01 08:00"))
    return cast


def in_seat(role: Role, cast: Cast) -> Actor:
    """Somebody in a seat of the office."""
    person = person_in(role, cast.province, name=role.value, email=f"{role.value}@gieo.test")
    assert person.user
    return actor_of(person.user, date(2024, 12, 1))


def report_of(form: str, body: Organisation | None = None) -> Return:
    """The one report of a form."""
    return Return.objects.get(form=form, body=body) if body else Return.objects.get(form=form)
