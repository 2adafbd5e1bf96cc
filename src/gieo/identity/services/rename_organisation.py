"""A body changes its name; papers of the time before keep the old one."""

from datetime import date, timedelta

from django.db import transaction

from gieo.identity.models import Organisation, OrganisationName
from gieo.kernel import text


@transaction.atomic
def rename_organisation(*, organisation: Organisation, name: str, from_day: date) -> Organisation:
    """Close the official name the day before and open the new one."""
    official = OrganisationName.objects.filter(organisation=organisation, is_official=True, valid_to__isnull=True)
    official.update(valid_to=from_day - timedelta(days=1))
    OrganisationName.objects.create(
        organisation=organisation,
        name=text.nfc(name),
        is_official=True,
        search=OrganisationName.key_of(name),
        valid_from=from_day,
    )
    organisation.name = text.nfc(name)
    organisation.search = f"{organisation.search} {text.search_key(name)}"
    organisation.save(update_fields=["name", "search"])
    return organisation
