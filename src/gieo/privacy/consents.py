"""What holds of the consents of a person, and who agreed to a purpose."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from gieo.identity.models import Person, User
from gieo.privacy.models import Consent
from gieo.rulebooks import library
from gieo.rulebooks.models.privacy import ConsentPurpose


@dataclass(frozen=True, slots=True)
class Said:
    """A purpose with the last answer of a person; None: never asked, which is no consent."""

    purpose: ConsentPurpose
    last: Consent | None

    @property
    def is_given(self) -> bool:
        """Whether it holds."""
        return self.last is not None and self.last.given

    @property
    def is_to_other_words(self) -> bool:
        """Whether the words changed since: what was agreed to holds, what is new must be asked anew."""
        return self.is_given and self.last is not None and self.last.version != self.purpose.text.version


def latest(person: Person, purpose: str) -> Consent | None:
    """The answer that holds."""
    return Consent.objects.filter(person=person, purpose=purpose).order_by("-pk").first()


def said_by(person: Person) -> list[Said]:
    """Every purpose with the answer that holds; one query."""
    answers = {each.purpose: each for each in Consent.objects.filter(person=person).order_by("pk")}
    return [Said(purpose, answers.get(purpose.key)) for purpose in library.privacy().consents]


def who_agreed(purpose: str) -> "QuerySet[User]":
    """The accounts in use of all whose last answer is yes."""
    last = Consent.objects.filter(purpose=purpose, person=OuterRef("pk")).order_by("-pk")
    people = Person.objects.annotate(agreed=Subquery(last.values("given")[:1])).filter(agreed=True)
    return User.objects.filter(is_active=True, person__in=people).order_by("pk")
