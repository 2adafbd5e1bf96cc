"""People, bodies and territory."""

from gieo.identity.models.appointment import Appointment
from gieo.identity.models.delegation import Delegation
from gieo.identity.models.organisation import (
    Organisation,
    OrganisationCode,
    OrganisationKind,
    OrganisationName,
)
from gieo.identity.models.person import Person, User
from gieo.identity.models.profile import OrganisationProfile, PersonProfile
from gieo.identity.models.shared_note import SharedNote
from gieo.identity.models.sign_in_record import SignInEvent, SignInRecord
from gieo.identity.models.territory import Province, ProvinceOwned

__all__ = [
    "Appointment",
    "Delegation",
    "Organisation",
    "OrganisationCode",
    "OrganisationKind",
    "OrganisationName",
    "OrganisationProfile",
    "Person",
    "PersonProfile",
    "Province",
    "ProvinceOwned",
    "SharedNote",
    "SignInEvent",
    "SignInRecord",
    "User",
]
