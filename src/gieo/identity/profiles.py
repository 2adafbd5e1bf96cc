"""What was known of a person or a body on a day (capability 55)."""

from datetime import datetime

from gieo.identity.models import Organisation, OrganisationProfile, Person, PersonProfile


def person_as_of(person: Person, at: datetime) -> PersonProfile:
    """What the person had said by an instant; whoever never said more is read as the account has it."""
    said = PersonProfile.objects.filter(person=person).as_of(at).first()
    return said or as_the_account_has_it(person, at)


def as_the_account_has_it(person: Person, at: datetime) -> PersonProfile:
    """Unsaved: the person as entered when the account was opened."""
    return PersonProfile(
        person=person,
        said_at=at,
        full_name=person.full_name,
        phone=person.phone,
        email=person.email,
        address=person.address,
    )


def body_as_of(organisation: Organisation, at: datetime) -> OrganisationProfile | None:
    """What the body had said by an instant; None where nothing was."""
    return OrganisationProfile.objects.filter(organisation=organisation).as_of(at).first()
