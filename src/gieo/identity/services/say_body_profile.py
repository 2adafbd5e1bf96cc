"""A body says once where it is and who speaks for it; its contracts and forms are filled from it."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction

from gieo.identity.models import Organisation, OrganisationProfile, User
from gieo.identity.services.lay_down_letters import may_lay_down
from gieo.identity.services.say_own_profile import TELEPHONE
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _

# A body, or one of its branches; a household in business since 01/7/2025 by the number of a citizen.
TAX_CODE = re.compile(r"\d{10}(-\d{3})?|\d{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """What a body says; empty means nothing is said of it."""

    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    tax_code: str = ""
    account: str = ""
    bank: str = ""
    representative: str = ""
    position: str = ""


@transaction.atomic
def say_body_profile(*, organisation: Organisation, said: BodyWords, actor: Actor, at: datetime) -> OrganisationProfile:
    """Keep it as a new row; what was said before stays readable, and papers print what held on their day.

    Args:
        organisation: whose.
        said: all of it, also what did not change.
        actor: somebody of the body, or an officer of its province.
        at: from when on it holds.

    Raises:
        Refused: not the actor's to say; no tax code, telephone number, mail address or address of a page.
    """
    words = {name: text.collapse(text.nfc(value)) for name, value in asdict(said).items()}
    words["tax_code"] = words["tax_code"].replace(" ", "")
    refusals = [*_faults(words)]
    if not may_lay_down(organisation, actor):
        message = _("Lý lịch của tổ chức do người của tổ chức, hoặc cán bộ của tỉnh ghi.")
        refusals.append(Refusal(code="not_yours", message=message))
    if refusals:
        raise Refused(refusals)
    writer = User.objects.get(pk=actor.user or 0)
    return OrganisationProfile.objects.create(organisation=organisation, said_at=at, said_by=writer, **words)


def _faults(words: dict[str, str]) -> list[Refusal]:
    found = []
    if words["tax_code"] and not TAX_CODE.fullmatch(words["tax_code"]):
        message = _("Mã số thuế gồm 10 chữ số, đơn vị trực thuộc thêm gạch nối và 3 chữ số; hộ kinh doanh 12 chữ số.")
        found.append(Refusal(code="no_tax_code", message=message, field="tax_code"))
    if words["phone"] and not TELEPHONE.fullmatch(words["phone"]):
        message = _("Số điện thoại chỉ gồm chữ số, dấu cách, dấu cộng ở đầu; ít nhất 8 ký tự.")
        found.append(Refusal(code="no_telephone", message=message, field="phone"))
    if words["email"] and not _passes(validate_email, words["email"]):
        found.append(Refusal(code="no_mail", message=_("Địa chỉ thư điện tử chưa đúng."), field="email"))
    if words["website"] and not _passes(URLValidator(schemes=["http", "https"]), words["website"]):
        message = _("Địa chỉ trang bắt đầu bằng https:// hoặc http://.")
        found.append(Refusal(code="no_address", message=message, field="website"))
    return found


def _passes(check: Callable[[str], object], value: str) -> bool:
    try:
        check(value)
    except ValidationError:
        return False
    return True
