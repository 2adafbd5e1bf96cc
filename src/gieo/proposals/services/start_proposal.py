"""Start a proposal in a window of a published notice; drafting is allowed before the window opens."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gieo.core import wall
from gieo.core.clock import LEGAL_ZONE
from gieo.core.models.numbering import next_number
from gieo.core.perform import open_dossier
from gieo.identity.models import Appointment, Person
from gieo.identity.profiles import body_as_of
from gieo.kernel.actors import Actor, Role, Seat
from gieo.kernel.identifiers import DossierNumber
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.kernel.workflow import Attempt
from gieo.orientation.models import IntakeWindow
from gieo.orientation.states import NoticeState
from gieo.proposals.models import Proposal
from gieo.proposals.models.proposal import last_instant_of
from gieo.proposals.policies import may_answer_call, may_start, seat_to_write_from
from gieo.proposals.services.save_answer import entitle
from gieo.proposals.workflow import PROPOSAL
from gieo.rulebooks import library

STAGE = "DX"


@transaction.atomic
def start_proposal(*, window: IntakeWindow, actor: Actor, at: datetime) -> Proposal:
    """A new draft with its number for life, the contact block filled from the account.

    Args:
        window: of the province, or the call of a body inside one.
        actor: whoever wants to propose.
        at: when.

    Raises:
        Refused: no seat to propose from, a notice that is not published, a window that has closed, or the call of a
            body that receives of its own people alone.
    """
    refusals = [*_refusals(window, actor, at)]
    if refusals:
        raise Refused(refusals)
    person = Person.objects.get(user=actor.user)
    seat = seat_to_write_from(actor, window.province_id)
    as_member = seat is not None and seat.role is Role.COUNCIL_MEMBER
    proposal = new_draft(
        window=window.within or window,
        at=at,
        proposer=person,
        organisation_id=seat.organisation if seat and not as_member else None,
        asked_body_id=_asked_body(person, seat, at),
        created_by_id=actor.user,
        as_member=as_member,
    )
    if window.within:
        proposal.call, proposal.through = window, window.body
        proposal.due_at, proposal.due_basis = last_instant_of(window), window.basis
    proposal.answers = {"contact": _contact(proposal, person, at)}
    proposal.revisions = {"contact": 1}
    entitle(proposal, "")
    attempt = Attempt(actor=actor, at=at)
    with wall.as_far_as(window.province_id):  # all may propose anywhere, also where they have no seat
        return open_dossier(PROPOSAL, proposal, attempt, legal_basis=(window.basis,)).subject


def _asked_body(person: Person, seat: Seat | None, at: datetime) -> int | None:
    """The body the writer says to act for, where an officer has yet to look; a draft need not wait for that."""
    if seat is None or seat.role is not Role.PROPOSER or seat.organisation:
        return None
    asking = Appointment.objects.filter(person=person, province=seat.province, asked_body__isnull=False)
    return asking.valid_on(at.astimezone(LEGAL_ZONE).date()).values_list("asked_body", flat=True).first()


def new_draft(*, window: IntakeWindow, at: datetime, **fields: Any) -> Proposal:
    """An unsaved draft in a window: numbered, under the rulebook in force and the form of the notice."""
    serial = next_number(f"{window.province_id}-{STAGE}-{window.plan_year}")
    rulebook = library.in_force(window.province.family, on=at.astimezone(LEGAL_ZONE).date()).id
    return Proposal(
        province=window.province,
        number=str(DossierNumber(window.province_id, STAGE, window.plan_year, serial)),
        window=window,
        plan_year=window.plan_year,
        rulebook=rulebook,
        form=window.notice.form_rulebook or rulebook,
        own_questions=window.notice.own_questions,
        created_at=at,
        due_at=last_instant_of(window),
        due_basis=window.basis,
        **fields,
    )


def _refusals(window: IntakeWindow, actor: Actor, at: datetime) -> list[Refusal]:
    decision = may_start(actor, window)
    refusals = [each.reason for each in (decision, may_answer_call(actor, window)) if each.reason]
    if window.notice.state != NoticeState.PUBLISHED:
        message = _("Thông báo định hướng chưa công bố hoặc đã được thay thế.")
        refusals.append(Refusal(code="notice_not_published", message=message, basis=(window.basis,)))
    if window.is_past_at(at):
        message = _("Đợt nhận đã đóng; phiếu mới thuộc đợt của năm sau.")
        refusals.append(Refusal(code="window_closed", message=message, basis=(window.basis,)))
    return refusals


def _contact(proposal: Proposal, person: Person, at: datetime) -> dict[str, str]:
    """The name and address of the body, the telephone and mail of the person who answers for the form."""
    body = proposal.organisation or proposal.asked_body
    name = body.name if body else person.full_name
    said = body_as_of(proposal.organisation, at) if proposal.organisation else None
    address = said.address if said else ""
    return {"name": name, "phone": person.phone, "address": address or person.address, "email": person.email}
