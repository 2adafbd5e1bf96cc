"""Organisations that a document lists enter the register of bodies, once a person accepted each name."""

from datetime import datetime

from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.selectors import bodies_named
from gieo.identity.services.register_organisation import register_organisation
from gieo.orientation.models import DocumentReading, LineKind

COMPANY = "công ty"


def enter_organisations(reading: DocumentReading, at: datetime) -> list[Organisation]:
    """Enter those the register does not know under any name; returns the new ones."""
    names = list(reading.lines.filter(kind=LineKind.ORGANISATION, rejected=False).values_list("text", flat=True))
    known = bodies_named(names, reading.province_id)
    return [
        register_organisation(name=name[:250], kind=_kind(name), province=reading.province, verified_at=at)
        for name in dict.fromkeys(names)
        if name not in known
    ]


def _kind(name: str) -> OrganisationKind:
    is_company = name.lower().startswith(COMPANY)
    return OrganisationKind.ENTERPRISE if is_company else OrganisationKind.SCIENCE_ORGANISATION
