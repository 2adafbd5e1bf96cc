"""When a whole province goes to another: what becomes of each body, as a first proposal that people correct."""

from collections.abc import Iterator

from gieo.identity.models import Organisation, OrganisationKind
from gieo.kernel import text
from gieo.succession.models import Succession, SuccessionPart

# The province's own organs: there is one of each. Everybody else works on, in the other province.
ORGANS = frozenset(
    {
        OrganisationKind.PEOPLES_COMMITTEE,
        OrganisationKind.DEPARTMENT,
        OrganisationKind.PARTY,
        OrganisationKind.PEOPLES_COUNCIL,
        OrganisationKind.MASS_ORGANISATION,
        OrganisationKind.COUNCIL,
    }
)


def parts_for_province(succession: Succession) -> Iterator[SuccessionPart]:
    """An organ goes to its like in the other province, which is made where there is none; other bodies go on.

    Bodies that end with the province of their own accord, as the districts did, have heirs by a decision of their own.
    """
    home, gone = succession.heir_province, succession.province
    if home is None:
        return
    theirs = {
        text.search_key(body.name): body
        for body in Organisation.objects.filter(province=home).valid_on(succession.from_day)
    }
    living = Organisation.objects.filter(province=gone, successor__isnull=True).valid_on(succession.from_day)
    for body in living.order_by("pk"):
        if body.kind not in ORGANS:
            yield SuccessionPart(succession=succession, body=body)
            continue
        name = body.name.replace(gone.name, home.name)
        heir = theirs.get(text.search_key(name))
        yield SuccessionPart(
            succession=succession,
            body=body,
            heir=heir,
            heir_name="" if heir else name,
            heir_kind="" if heir else body.kind,
        )
