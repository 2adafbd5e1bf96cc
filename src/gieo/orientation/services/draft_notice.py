"""The Sở drafts the yearly orientation from the orders it received and the guidance it follows (CT-1-2a, CT-1-2b)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gieo.core.clock import LEGAL_ZONE
from gieo.core.perform import open_dossier
from gieo.identity.models import Province
from gieo.kernel import text
from gieo.kernel.actors import Actor
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.kernel.working_days import closing_instant
from gieo.law.services.enter_document import enter_document
from gieo.orientation.models import Boundary, IntakeWindow, OrientationField, OrientationItem, OrientationNotice
from gieo.orientation.policies import EDITORS
from gieo.orientation.workflow import ORIENTATION_NOTICE
from gieo.rulebooks import library
from gieo.rulebooks.models import Profile


@dataclass(frozen=True, slots=True)
class DraftField:
    """A field of the notice with the items that it wants researched."""

    title: str
    items: Sequence[str]


@transaction.atomic
def draft_notice(
    *, province: Province, plan_year: int, fields: Sequence[DraftField], closes_on: date, actor: Actor, at: datetime
) -> OrientationNotice:
    """A draft with its fields, items and window; number and day are the clerk's to give.

    Args:
        province: whose orientation it is.
        plan_year: the year it is for.
        fields: in their order.
        closes_on: the last day on which proposals are in time.
        actor: an officer of the province.
        at: when.

    Raises:
        Refused: the actor is no officer of the province.
    """
    if not actor.roles_in(province.code) & EDITORS:
        message = _("Chỉ chuyên viên, lãnh đạo Sở của tỉnh được soạn thông báo định hướng.")
        raise Refused([Refusal(code="not_yours", message=message, basis=("ND30-2020:18",))])
    rulebook = library.in_force(province.family, on=at.astimezone(LEGAL_ZONE).date())
    profile = rulebook.profile
    if profile is None:
        raise LookupError(f"{rulebook.id} names no province")
    notice = _open(province, plan_year, rulebook.id, profile, Attempt(actor=actor, at=at))
    for order, field in enumerate(fields, start=1):
        _field(notice, order, field)
    IntakeWindow.objects.create(
        province=province,
        notice=notice,
        plan_year=plan_year,
        closes_at=closing_instant(closes_on, Boundary.THROUGH),
        boundary=Boundary.THROUGH,
        basis=profile.basis[0],
    )
    return notice


def _open(province: Province, plan_year: int, rulebook: str, profile: Profile, attempt: Attempt) -> OrientationNotice:
    title = f"Định hướng nhiệm vụ khoa học và công nghệ năm {plan_year}"
    document = enter_document(number="", issuer=profile.body, type="Thông báo", subject=title, province=province)
    notice = OrientationNotice(
        province=province,
        plan_year=plan_year,
        version=OrientationNotice.objects.filter(province=province, plan_year=plan_year).count() + 1,
        document=document,
        title=title,
        symbol=profile.number_symbol,
        place=profile.place,
        issuer=profile.body,
        signatory_position="GIÁM ĐỐC",
        signing_capacity="direct",
        form_rulebook=rulebook,
        rulebook=rulebook,
    )
    open_dossier(ORIENTATION_NOTICE, notice, attempt, legal_basis=("ND30-2020:PL1",))
    return notice


def _field(notice: OrientationNotice, order: int, field: DraftField) -> None:
    row = OrientationField.objects.create(notice=notice, order=order, label=f"{order}.", title=field.title)
    OrientationItem.objects.bulk_create(
        OrientationItem(field=row, order=at, code=f"{order}.{at}", text=words, search=text.search_key(words))
        for at, words in enumerate(field.items, start=1)
    )
