"""Somebody is put forward for the bank of experts: of the own accord, or by the body that nominates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gieo.core import wall
from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import ChangeAnswer, Expert, ExpertApplication, Origin
from gieo.councils.services.register_expert import BANK
from gieo.dossiers.audience import bodies_of
from gieo.identity.models import Organisation, Person, Province
from gieo.identity.selectors import account_of
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """What somebody knows and where; the same whoever writes it down.

    Attributes:
        degree: as printed before the name.
        speciality: in words.
        keywords: further words under which the expert is to be found.
        science_fields: codes of the fields of the province.
        main_fields: those of them the person works in.
        employer: workplace; conflicts of interest are read off it.
        place: where the expert lives and works.
    """

    speciality: str
    degree: str = ""
    keywords: str = ""
    science_fields: Sequence[str] = ()
    main_fields: Sequence[str] = ()
    employer: Organisation | None = None
    place: str = ""


def apply_for_bank(
    *, province: Province, competence: Competence, agrees: bool, actor: Actor, at: datetime
) -> ExpertApplication:
    """A person with an account puts the own name forward.

    Raises:
        Refused: no speciality, no consent, in the bank already, or an application is waiting.
    """
    with wall.as_far_as(province.pk):
        return _apply(province, competence, agrees=agrees, actor=actor, at=at)


def _apply(
    province: Province, competence: Competence, *, agrees: bool, actor: Actor, at: datetime
) -> ExpertApplication:
    person = Person.objects.select_related("user").filter(user=actor.user).first() if actor.user else None
    refusals = _refusals(province, competence, person.user.email if person and person.user else "", person)
    if person is None or person.user is None:
        message = _("Tài khoản này chưa gắn với một người.")
        raise Refused([*refusals, Refusal(code="nobody", message=message, basis=BANK)])
    if not agrees:
        message = _("Đánh dấu đồng ý có tên trong ngân hàng chuyên gia.")
        refusals.append(Refusal(code="no_consent", message=message, basis=BANK, field="agrees"))
    if refusals:
        raise Refused(refusals)
    return ExpertApplication.objects.create(
        province=province,
        origin=Origin.SELF,
        full_name=person.full_name,
        email=person.user.email,
        phone=person.phone,
        sent_by_id=actor.user or 0,
        sent_at=at,
        consented_on=at.astimezone(LEGAL_ZONE).date(),
        **_fields(competence),
    )


def nominate_expert(
    *,
    province: Province,
    body: Organisation,
    full_name: str,
    email: str,
    competence: Competence,
    actor: Actor,
    at: datetime,
) -> ExpertApplication:
    """A body puts somebody forward; the person is asked before an officer may decide.

    Raises:
        Refused: the actor has no seat of the body, name, address or speciality are missing, or it is known already.
    """
    email = email.strip().lower()
    with wall.as_far_as(province.pk):
        refusals = _refusals(province, competence, email, person_of(email))
    if body.pk not in bodies_of(actor):
        message = _("Chỉ người có ghế của cơ quan được đề cử thay cơ quan.")
        refusals.append(Refusal(code="not_your_body", message=message, basis=BANK, field="body"))
    if not text.collapse(full_name):
        refusals.append(Refusal(code="no_name", message=_("Ghi họ và tên."), basis=BANK, field="full_name"))
    if not email:
        message = _("Ghi thư điện tử để hỏi ý kiến người được đề cử.")
        refusals.append(Refusal(code="no_email", message=message, basis=BANK, field="email"))
    if refusals:
        raise Refused(refusals)
    with wall.as_far_as(province.pk):
        return ExpertApplication.objects.create(
            province=province,
            origin=Origin.NOMINATED,
            full_name=text.nfc(text.collapse(full_name)),
            email=email,
            nominated_by=body,
            sent_by_id=actor.user or 0,
            sent_at=at,
            **_fields(competence),
        )


def person_of(email: str) -> Person | None:
    """Whoever an address belongs to: an account, or a person known by it."""
    if not email:
        return None
    account = account_of(email)
    known = Person.objects.filter(user=account).first() if account else None
    return known or Person.objects.filter(email__iexact=email, user__isnull=True).order_by("pk").first()


def _refusals(province: Province, competence: Competence, email: str, person: Person | None) -> list[Refusal]:
    found = []
    if not text.collapse(competence.speciality):
        message = _("Ghi chuyên môn của chuyên gia.")
        found.append(Refusal(code="no_speciality", message=message, basis=BANK, field="speciality"))
    if person and Expert.objects.filter(province=province, person=person).exists():
        message = _("Người này đã có tên trong ngân hàng chuyên gia của tỉnh.")
        found.append(Refusal(code="in_bank_already", message=message, basis=BANK))
    waiting = ExpertApplication.objects.filter(province=province, email=email, answer=ChangeAnswer.WAITING)
    if email and waiting.exists():
        message = _("Đã có một đăng ký của người này đang chờ xử lý.")
        found.append(Refusal(code="waiting_already", message=message, basis=BANK))
    return found


def _fields(competence: Competence) -> dict[str, object]:
    return {
        "degree": text.collapse(competence.degree),
        "speciality": text.collapse(competence.speciality),
        "keywords": text.collapse(competence.keywords),
        "science_fields": list(competence.science_fields),
        "main_fields": list(competence.main_fields),
        "employer": competence.employer,
        "place": text.collapse(competence.place),
    }
