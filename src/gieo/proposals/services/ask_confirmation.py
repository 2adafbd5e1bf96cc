"""The proposer asks another body to confirm what the form says of it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from gieo.dossiers.services.open_new import open_new
from gieo.identity.models import Appointment, Organisation
from gieo.identity.selectors import organisation_named
from gieo.kernel.actors import Actor, Role
from gieo.kernel.refusal import Refusal, Refused, _
from gieo.proposals.confirmation.guards import COORDINATING
from gieo.proposals.confirmation.states import ConfirmationState
from gieo.proposals.confirmation.subjects import Subject
from gieo.proposals.jobs import send_confirmation_link
from gieo.proposals.models import Confirmation, Proposal
from gieo.proposals.models.confirmation import PERIOD
from gieo.proposals.policies import roles_on
from gieo.proposals.workflow import PROPOSAL

LONGEST = 500


@transaction.atomic
def ask_confirmation(*, proposal: Proposal, subject: Subject, email: str, actor: Actor, at: datetime) -> Confirmation:
    """Put the question to the body's account where it has one, and by a signed link to its address.

    Args:
        proposal: not yet decided upon.
        subject: what is to be confirmed, and by whom; one of `subjects_of`.
        email: of the body; may be empty where the body has an account.
        actor: a writer of the proposal.
        at: when.

    Raises:
        Refused: not the actor's proposal, asked already, nobody to ask, or the address is the proposer's own.
    """
    locked = (
        Proposal.objects.select_for_update(of=("self",), no_key=True)
        .select_related("province", "proposer")
        .get(pk=proposal.pk)
    )
    email = email.strip().lower()
    body = organisation_named(subject.body_name, locked.province)
    body = body if body and _has_account(body, at) else None
    refusals = [*_refusals(locked, subject, actor), *_address(locked, email, body)]
    if refusals:
        raise Refused(refusals)
    confirmation = Confirmation(
        province=locked.province,
        rulebook=locked.rulebook,
        title=f"{subject.thing.label}: {locked.title or locked.number}"[:LONGEST],
        plan_year=locked.plan_year,
        proposal=locked,
        thing=subject.thing,
        place_id=subject.place,
        body=body,
        body_name=subject.body_name,
        email=email,
        statement=subject.statement,
    )
    confirmation.expires_at = locked.term(PERIOD, at)[0]
    asked = open_new(confirmation, actor=actor, at=at, legal_basis=COORDINATING)
    if email:
        send_confirmation_link.defer(confirmation_id=asked.pk)
    return asked


def _has_account(body: Organisation, at: datetime) -> bool:
    seats = Appointment.objects.filter(organisation=body, role=Role.FOCAL_OFFICER, person__user__is_active=True)
    return seats.valid_on(at.date()).exists()


def _refusals(proposal: Proposal, subject: Subject, actor: Actor) -> list[Refusal]:
    found = []
    if Role.PROPOSER not in roles_on(proposal, actor):
        found.append(Refusal(code="not_yours", message=_("Chỉ người đề xuất được hỏi xác nhận."), basis=COORDINATING))
    if PROPOSAL.states(proposal.state) in PROPOSAL.final:
        message = _("Đề xuất đã kết thúc xem xét.")
        found.append(Refusal(code="over", message=message, basis=COORDINATING))
    asked = proposal.confirmations.filter(
        thing=subject.thing, body_name=subject.body_name,
        state__in=(ConfirmationState.ASKED, ConfirmationState.CONFIRMED),
    )  # fmt: skip
    if asked.exists():
        message = _("Đã hỏi cơ quan này về điều đó.")
        found.append(Refusal(code="asked_already", message=message, basis=COORDINATING, field="subject"))
    return found


def _address(proposal: Proposal, email: str, body: Organisation | None) -> list[Refusal]:
    """Nobody confirms for another: the address must not be one of the proposer's own."""
    if not email:
        message = _("Cơ quan chưa có tài khoản trên hệ thống: nhập thư điện tử của cơ quan.")
        return [] if body else [Refusal(code="nobody_to_ask", message=message, basis=COORDINATING, field="email")]
    try:
        validate_email(email)
    except ValidationError:
        return [Refusal(code="bad_email", message=_("Địa chỉ thư không đúng."), basis=COORDINATING, field="email")]
    contact = proposal.answers.get("contact") or {}
    account = proposal.created_by.email
    own = {str(address).strip().lower() for address in (account, proposal.proposer.email, contact.get("email", ""))}
    if email not in own:
        return []
    message = _("Đây là địa chỉ của chính người đề xuất; cơ quan phải tự xác nhận.")
    return [Refusal(code="own_address", message=message, basis=COORDINATING, field="email")]
