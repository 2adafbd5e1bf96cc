"""The bank of experts: enter somebody, look an entry through, and let the expert ask for a change (CT-3-4a)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.councils.models import ChangeAnswer, Expert, ExpertChange
from gieo.identity.models import Organisation, Person, Province
from gieo.identity.seated import tell_of
from gieo.kernel import text
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _

BANK = ("ND08-2014:32.3", "ND08-2014:34")
CHANGEABLE = frozenset(
    {"degree", "speciality", "keywords", "science_fields", "main_fields", "employer_id", "place", "is_active"}
)


def register_expert(
    *,
    person: Person,
    province: Province,
    degree: str,
    speciality: str,
    actor: Actor,
    at: datetime,
    science_fields: Sequence[str] = (),
    main_fields: Sequence[str] = (),
    employer: Organisation | None = None,
    consented_on: date | None = None,
    keywords: str = "",
    place: str = "",
) -> Expert:
    """Enter a person into the bank of a province; who is in it already is looked through and brought up to date.

    Args:
        person: whom.
        province: whose bank.
        degree: as printed before the name.
        speciality: in words.
        actor: a science officer of the province.
        at: when; the day counts as the day of review.
        science_fields: codes of the common fields.
        main_fields: those of them the person works in.
        employer: workplace; conflicts of interest are read off it.
        consented_on: when the person agreed to be in the bank.
        keywords: of the speciality, as far as the field does not say them.
        place: where the expert lives and works.

    Raises:
        Refused: not an officer of the province, no speciality, or no consent.
    """
    only_officers(actor, province.code)
    refusals = [
        Refusal(code=f"no_{field}", message=message, basis=BANK, field=field)
        for field, value, message in (
            ("speciality", text.collapse(speciality), _("Ghi chuyên môn của chuyên gia.")),
            ("consent", consented_on, _("Chưa có đồng ý của chuyên gia về việc có tên trong ngân hàng.")),
        )
        if not value
    ]
    if refusals:
        raise Refused(refusals)
    expert, _made = Expert.objects.update_or_create(
        province=province,
        person=person,
        defaults={
            "degree": text.collapse(degree),
            "speciality": text.collapse(speciality),
            "science_fields": [*science_fields, *(code for code in main_fields if code not in science_fields)],
            "main_fields": list(main_fields),
            "employer": employer,
            "consented_on": consented_on,
            "reviewed_on": at.astimezone(LEGAL_ZONE).date(),
            "is_active": True,
            "keywords": text.collapse(keywords),
            "place": text.collapse(place),
        },
    )
    expert.note_words()
    expert.save(update_fields=["search", "sort_key"])
    tell_of(person.pk)
    return expert


def review_expert(*, expert: Expert, actor: Actor, at: datetime, is_active: bool = True) -> Expert:
    """An officer has looked the entry through: it stands, or the expert is not called on any more.

    Raises:
        Refused: not an officer of the province.
    """
    only_officers(actor, expert.province_id)
    expert.reviewed_on, expert.is_active = at.astimezone(LEGAL_ZONE).date(), is_active
    expert.save(update_fields=["reviewed_on", "is_active"])
    return expert


def ask_change(*, expert: Expert, wanted: dict[str, Any], actor: Actor, at: datetime) -> ExpertChange:
    """The expert wants the own entry changed; an officer decides.

    Args:
        expert: the entry.
        wanted: new values by name of the field.
        actor: the expert.
        at: when.

    Raises:
        Refused: it is somebody else's entry, or a field that is no part of it.
    """
    only_the_expert(expert, actor)
    if not wanted or set(wanted) - CHANGEABLE:
        message = _("Không có nội dung nào cập nhật được.")
        raise Refused([Refusal(code="nothing_to_change", message=message, basis=BANK)])
    return ExpertChange.objects.create(expert=expert, wanted=wanted, asked_at=at)


@transaction.atomic
def decide_change(*, change: ExpertChange, accept: bool, actor: Actor, at: datetime) -> ExpertChange:
    """An officer takes a change over, or not; once.

    Raises:
        Refused: not an officer of the province, or decided already.
    """
    locked = ExpertChange.objects.select_for_update(no_key=True).select_related("expert").get(pk=change.pk)
    only_officers(actor, locked.expert.province_id)
    if locked.answer != ChangeAnswer.WAITING:
        message = _("Đề nghị này đã được xử lý.")
        raise Refused([Refusal(code="decided_already", message=message, basis=BANK)])
    if accept:
        for name, value in locked.wanted.items():
            setattr(locked.expert, name, value)
        locked.expert.reviewed_on = at.astimezone(LEGAL_ZONE).date()
        locked.expert.note_words()
        locked.expert.save()
        tell_of(locked.expert.person_id)
    locked.answer = ChangeAnswer.ACCEPTED if accept else ChangeAnswer.REFUSED
    locked.decided_at, locked.decided_by_name = at, actor.name
    locked.save()
    return locked


def only_the_expert(expert: Expert, actor: Actor) -> None:
    """What an expert says of the own entry, nobody says instead.

    Raises:
        Refused: it is somebody else's entry.
    """
    if actor.user is None or expert.person.user_id != actor.user:
        message = _("Chỉ chính chuyên gia được đề nghị cập nhật thông tin của mình.")
        raise Refused([Refusal(code="not_yours", message=message, basis=BANK)])


def only_officers(actor: Actor, province: str) -> None:
    """The bank is kept by the science officers of its province.

    Raises:
        Refused: the actor is none.
    """
    if not actor.holds(Role.SCIENCE_OFFICER, province):
        message = _("Chỉ cán bộ quản lý khoa học của tỉnh cập nhật ngân hàng chuyên gia.")
        raise Refused([Refusal(code="not_an_officer", message=message, basis=BANK)])
