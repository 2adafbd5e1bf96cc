"""Anybody may propose: a person, an enterprise or another body opens an account of its own accord."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from gieo.core import wall
from gieo.identity.models import Appointment, Organisation, OrganisationKind, OrganisationName, Person, Province, User
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
) -> Appointment:
    """Make the person behind a new account and the seat to propose from.

    A body that nobody named before is entered unverified, and nobody but its proposer reads of it until an officer has
    looked. One that is known, under whatever name, has dossiers that are not everybody's who can spell it: the seat
    asks for it and is of no body until an officer confirms (`answer_asker`).

    Returns:
        The seat.
    """
    name = text.nfc(organisation_name).strip()
    with wall.as_far_as(province.pk), transaction.atomic():
        person = Person.objects.create(
            user=user, full_name=text.nfc(full_name), province=province, email=user.email, phone=phone
        )
        known = _known(name, province)
        seat = Appointment(person=person, province=province, role=Role.PROPOSER, valid_from=on, asked_body=known)
        if name and known is None:
            seat.organisation = register_organisation(name=name, kind=organisation_kind, province=province)
        seat.save()
        return seat


def _known(name: str, province: Province) -> Organisation | None:
    """The body of the province or of the State that goes by a name; of several the oldest that goes on, or its heir."""
    key = OrganisationName.key_of(name)
    if not key:
        return None
    here = Q(organisation__province=province) | Q(organisation__province=None)
    names = OrganisationName.objects.filter(here, search=key).select_related("organisation__successor")
    bodies = {each.organisation for each in names}
    oldest = sorted(bodies, key=lambda body: (body.successor_id is not None, body.valid_to is not None, body.pk))
    return next((body.successor or body for body in oldest), None)
