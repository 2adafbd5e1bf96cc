"""What becomes of an application for the bank: the person agrees or declines, then an officer decides."""

from datetime import date, datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import ChangeAnswer, Expert, ExpertApplication, Origin
from gieo.councils.services.apply_for_bank import person_of
from gieo.councils.services.register_expert import BANK, only_officers, register_expert
from gieo.identity.models import Person
from gieo.identity.selectors import is_addressed
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _


@transaction.atomic
def answer_nomination(*, application: ExpertApplication, agrees: bool, actor: Actor, at: datetime) -> ExpertApplication:
    """The person put forward says yes or no; a no ends it.

    Raises:
        Refused: it is about somebody else, or answered already.
    """
    locked = _waiting(application)
    if not is_addressed(actor, locked.email):
        message = _("Chỉ người được đề cử trả lời được.")
        raise Refused([Refusal(code="not_yours", message=message, basis=BANK)])
    if agrees:
        locked.consented_on = at.astimezone(LEGAL_ZONE).date()
    else:
        locked.declined_at = locked.decided_at = at
        locked.answer, locked.decided_by_name = ChangeAnswer.REFUSED, actor.name
        locked.answer_words = _("Người được đề cử không đồng ý.")
    locked.save()
    return locked


@transaction.atomic
def decide_application(
    *,
    application: ExpertApplication,
    accept: bool,
    actor: Actor,
    at: datetime,
    words: str = "",
    consented_on: date | None = None,
) -> Expert | None:
    """An officer takes somebody into the bank, or says why not.

    Args:
        application: waiting.
        accept: into the bank, or not.
        actor: a science officer of the province.
        at: when.
        words: why not.
        consented_on: day of a consent on paper, where the person gave none here.

    Returns:
        The entry in the bank; None where nobody was taken in.

    Raises:
        Refused: not an officer, decided already, a no without a reason, or a yes without consent.
    """
    locked = _waiting(application)
    only_officers(actor, locked.province_id)
    if not accept and not text.collapse(words):
        message = _("Nêu lý do không đưa vào ngân hàng.")
        raise Refused([Refusal(code="no_reason", message=message, basis=BANK, field="words")])
    expert = _take_in(locked, consented_on or locked.consented_on, actor, at) if accept else None
    locked.answer = ChangeAnswer.ACCEPTED if accept else ChangeAnswer.REFUSED
    locked.answer_words, locked.decided_at, locked.decided_by_name = text.collapse(words), at, actor.name
    locked.consented_on = consented_on or locked.consented_on
    locked.save()
    return expert


def _take_in(application: ExpertApplication, consented_on: date | None, actor: Actor, at: datetime) -> Expert:
    person = _behind(application) or Person.objects.create(
        full_name=application.full_name,
        email=application.email,
        phone=application.phone,
        province=application.province,
    )
    return register_expert(
        person=person,
        province=application.province,
        degree=application.degree,
        speciality=application.speciality,
        keywords=application.keywords,
        science_fields=application.science_fields,
        main_fields=application.main_fields,
        employer=application.employer,
        place=application.place,
        consented_on=consented_on,
        actor=actor,
        at=at,
    )


def _behind(application: ExpertApplication) -> Person | None:
    """Whoever applied, by the account; whoever was put forward, by the address."""
    if application.origin == Origin.SELF:
        return Person.objects.filter(user=application.sent_by_id).first()
    return person_of(application.email)


def _waiting(application: ExpertApplication) -> ExpertApplication:
    locked = ExpertApplication.objects.select_for_update(no_key=True).get(pk=application.pk)
    if locked.answer != ChangeAnswer.WAITING:
        message = _("Đăng ký này đã được xử lý.")
        raise Refused([Refusal(code="decided_already", message=message, basis=BANK)])
    return locked
