"""Anybody may propose: a person, an enterprise or another body opens an account of its own accord."""

from datetime import date

from django.db import transaction

from gieo.core import wall
from gieo.identity.models import Appointment, Organisation, OrganisationKind, Person, Province, User
from gieo.identity.services.register_organisation import register_organisation
from gieo.kernel import text
from gieo.kernel.actors import Role


def register_proposer(
    *,
    user: User,
    full_name: str,
    province: Province,
    on: date,
    phone: str = "",
    organisation_name: str = "",
    organisation_kind: OrganisationKind = OrganisationKind.OTHER,
) -> Person:
    """Make the person behind a new account and the seat to propose from.

    A body named here is entered unverified; an officer verifies it later, which only gates the final submit.
    """
    with wall.as_far_as(province.pk), transaction.atomic():
        person = Person.objects.create(
            user=user, full_name=text.nfc(full_name), province=province, email=user.email, phone=phone
        )
        organisation = _body(organisation_name, organisation_kind, province)
        Appointment.objects.create(
            person=person, province=province, organisation=organisation, role=Role.PROPOSER, valid_from=on
        )
    return person


def _body(name: str, kind: OrganisationKind, province: Province) -> Organisation | None:
    name = text.nfc(name).strip()
    if not name:
        return None
    known = Organisation.objects.filter(province=province, name=name, valid_to__isnull=True).first()
    return known or register_organisation(name=name, kind=kind, province=province)
