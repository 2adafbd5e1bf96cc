"""A short form found in a paper, which a person said stands for a body, finds it from now on."""

from gieo.identity.models import Organisation, OrganisationName
from gieo.kernel import text


def remember_name(*, organisation: Organisation, name: str) -> OrganisationName:
    """Keep a name the body goes by (X-3); one that it bears already is not kept twice."""
    name = text.collapse(text.nfc(name))[:250]
    key = OrganisationName.key_of(name)
    known = OrganisationName.objects.filter(organisation=organisation, search=key).first()
    if known is not None:
        return known
    organisation.search = f"{organisation.search} {key}"
    organisation.save(update_fields=["search"])
    return OrganisationName.objects.create(organisation=organisation, name=name, search=key)
