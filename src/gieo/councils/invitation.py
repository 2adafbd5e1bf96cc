"""What somebody who was called to a council is told before pledging confidentiality: enough to judge one's fit.

The field, the kind of council, the day, and a title without its names. Number, whole title and who is judged come with
the pledge: the declaration of conflicts that follows it asks for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from gieo.core.clock import hour_and_day
from gieo.councils.bank import field_names
from gieo.councils.models import CouncilItem
from gieo.councils.roster import entry_pk
from gieo.councils.rules.masking import masked
from gieo.councils.sitting.audience import invited
from gieo.identity.models import Organisation, Person
from gieo.kernel.refusal import _
from gieo.rulebooks import library

PERSON, BODY = "person", "body"  # as `gieo.councils.keys` writes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A dossier as whoever was invited to its council knows it.

    Attributes:
        url: of the page where one pledges; it names no dossier.
        council: kind of council, as the rulebook calls it.
        field: of science; empty where none is known.
        subject: words of the title that name nobody and no place; may be empty.
        when: hour and day of the sitting.
    """

    url: str
    council: str
    field: str
    subject: str
    when: str
    place: str

    @property
    def title(self) -> str:
        """In one line, in the place of the title."""
        return ": ".join(filter(None, (self.field, self.subject))) or self.council


def invitation_to(item: CouncilItem) -> Invitation:
    """The invitation to the council of a dossier."""
    held = item.sat_at or item.sitting_at
    return Invitation(
        url=reverse("councils:invitation", args=[entry_pk(item)]),
        council=library.get(item.rulebook).councils[item.COUNCIL].title,
        field=field_names([item.province]).get(item.science_field, ""),
        subject=masked(item.judged_title, _names_of(item)),
        when=hour_and_day(held),
        place=item.sitting_place,
    )


def is_to_pledge(item: CouncilItem, user: int | None) -> bool:
    """Whether an account was called to the council of a dossier and has not pledged; whom a conflict bars need not."""
    return user in invited(item).users


def words_of(invitation: Invitation) -> str:
    """The same as the text of an alert."""
    lines = (
        invitation.council,
        _("Lĩnh vực: %(field)s") % {"field": invitation.field} if invitation.field else "",
        _("Nội dung: %(subject)s") % {"subject": invitation.subject} if invitation.subject else "",
        _("Phiên họp lúc %(when)s, %(place)s.") % {"when": invitation.when, "place": invitation.place},
        _("Số, tên đầy đủ của hồ sơ hiện ra sau khi ông/bà cam kết bảo mật."),
    )
    return "\n\n".join(filter(None, lines))


def _names_of(item: CouncilItem) -> Iterable[str]:
    """Of the people and bodies the dossier is about, and of its province."""
    keys = [key.partition(":") for key in item.judged().named]  # the dossier's number stands among them
    people = Person.objects.filter(pk__in=[pk for sort, _colon, pk in keys if sort == PERSON])
    bodies = Organisation.objects.filter(pk__in=[pk for sort, _colon, pk in keys if sort == BODY])
    return (
        *people.values_list("full_name", flat=True),
        *bodies.values_list("name", flat=True),
        item.province.name,
    )
