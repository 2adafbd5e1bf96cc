"""A person says once how to be reached and what they are; every form after that is filled from it."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gieo.identity.models import Person, PersonProfile
from gieo.identity.profiles import as_the_account_has_it
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
TELEPHONE = re.compile(r"\+?[\d .()-]{8,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What a person says; empty means nothing is said of it."""

    degree: str = ""
    orcid: str = ""
    phone: str = ""
    address: str = ""


@transaction.atomic
def say_own_profile(*, person: Person, said: OwnWords, actor: Actor, at: datetime) -> PersonProfile:
    """Keep it as a new row and on the person; what was known before stays readable.

    Name and mail address are those of the account and are not changed here.

    Raises:
        Refused: another person's, no telephone number, no ORCID.
    """
    words = {name: text.collapse(text.nfc(getattr(said, name))) for name in OwnWords.__slots__}
    refusals = [*_faults(words)]
    if actor.user is None or person.user_id != actor.user:
        refusals.append(Refusal(code="not_yours", message=_("Mỗi người tự ghi lý lịch của mình.")))
    if refusals:
        raise Refused(refusals)
    if not person.profiles.exists() and person.user is not None:
        before = as_the_account_has_it(person, min(person.user.date_joined, at))
        before.save()
    person.phone, person.address = words["phone"], words["address"]
    person.save(update_fields=["phone", "address"])
    return PersonProfile.objects.create(
        person=person, said_at=at, full_name=person.full_name, email=person.email, **words
    )


def _faults(words: dict[str, str]) -> list[Refusal]:
    found = []
    if words["phone"] and not TELEPHONE.fullmatch(words["phone"]):
        message = _("Số điện thoại chỉ gồm chữ số, dấu cách, dấu cộng ở đầu; ít nhất 8 ký tự.")
        found.append(Refusal(code="no_telephone", message=message, field="phone"))
    if words["orcid"] and not (ORCID.fullmatch(words["orcid"]) and _adds_up(words["orcid"])):
        message = _("Mã ORCID gồm 16 ký tự, dạng 0000-0002-1825-0097; ký tự cuối là số kiểm tra.")
        found.append(Refusal(code="no_orcid", message=message, field="orcid"))
    return found


def _adds_up(orcid: str) -> bool:
    """The check digit of ISO 7064, modulus 11-2."""
    letters = orcid.replace("-", "")
    total = 0
    for digit in letters[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == letters[-1]
