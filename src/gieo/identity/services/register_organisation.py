"""Enter a body with its names."""

from collections.abc import Iterable
from datetime import date

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
) -> Organisation:
    """Enter a body, its official name and the short forms papers use for it."""
    aliases = [text.nfc(alias) for alias in aliases]
    body = Organisation.objects.create(
        name=text.nfc(name),
        kind=kind,
        province=province,
        parent=parent,
        has_council=has_council,
        valid_from=valid_from,
        valid_to=valid_to,
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
