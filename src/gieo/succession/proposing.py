"""What becomes of each body, as a first proposal: of all of a province, and of those that ended without an heir."""

from collections.abc import Iterator
from datetime import date

from gieo.identity.models import Organisation, OrganisationKind
from gieo.identity.selectors import organisation_named
from gieo.kernel import text
from gieo.rulebooks import library
from gieo.succession.claims import holding
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


def keeper_of(succession: Succession) -> Organisation | None:
    """The Sở of the province, or whoever took over from it: it keeps what nobody was named for (GIEO-MACDINH:62)."""
    profile = library.in_force(succession.province.family, on=succession.from_day).profile
    keeper = organisation_named(profile.body, succession.province) if profile else None
    while keeper is not None and keeper.successor is not None and not keeper.is_valid_on(succession.from_day):
        keeper = keeper.successor
    return keeper


def left_behind(province: str, by: date) -> list[Organisation]:
    """Bodies that ended by a day, have no heir, and hold what somebody must hold: so the districts of 2025."""
    ended = Organisation.objects.filter(province=province, successor__isnull=True, valid_to__lte=by)
    return [body for body in ended.order_by("pk") if holding(body.pk, by)]


def parts_left(succession: Succession) -> Iterator[SuccessionPart]:
    """What such bodies hold goes to the Sở, until the province decides; their seats end."""
    keeper = keeper_of(succession)
    for body in left_behind(succession.province_id, succession.last_day):
        if keeper is not None and body.pk != keeper.pk:
            yield SuccessionPart(succession=succession, body=body, heir=keeper)
