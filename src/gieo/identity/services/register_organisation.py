"""Enter a body with its names."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from gieo.identity.models import Organisation, OrganisationKind, OrganisationName, Province
from gieo.kernel import text


@transaction.atomic
def register_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    province: Province | None = None,
    parent: Organisation | None = None,
    aliases: Iterable[str] = (),
    has_council: bool = False,
    valid_from: date | None = None,
    valid_to: date | None = None,
    verified_at: datetime | None = None,
) -> Organisation:
    """Enter a body, its official name and the short forms papers use for it.

    Args:
        name: the official one.
        kind: what kind of body.
        province: where it belongs; None: to the State.
        parent: the body it is part of.
        aliases: short forms.
        has_council: whether it has a science council of its own.
        valid_from: its first day, where that is known.
        valid_to: its last.
        verified_at: when an office entered it; None where somebody named it themselves: nobody else reads of it until
            an officer has looked.
    """
    aliases = [text.nfc(alias) for alias in aliases]
    body = Organisation.objects.create(
        name=text.nfc(name),
        kind=kind,
        province=province,
        parent=parent,
        has_council=has_council,
        valid_from=valid_from,
        valid_to=valid_to,
        verified_at=verified_at,
        search=text.search_key(" ".join([name, *aliases])),
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(
            organisation=body,
            name=each,
            is_official=each == body.name,
            search=OrganisationName.key_of(each),
            valid_from=valid_from,
            valid_to=valid_to,
        )
        for each in dict.fromkeys([body.name, *aliases])
    )
    return body
