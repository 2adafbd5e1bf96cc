"""What the moves of a call write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.selection.application.states import ApplicationState
from gieo.selection.call.facts import CallFacts, DirectFacts, PublishFacts
from gieo.selection.models import Application, Call


def rewrite(call: Call, attempt: Attempt) -> None:
    """Take over what was typed."""
    if isinstance(attempt.facts, CallFacts):
        for name in CallFacts.model_fields:
            setattr(call, name, getattr(attempt.facts, name))


def sign_exception(call: Call, attempt: Attempt) -> None:
    """The ground of a direct invitation, the body, and who signed for it."""
    facts = attempt.facts
    if not isinstance(facts, DirectFacts):
        return
    call.direct_ground, call.direct_ground_text = str(facts.ground.id), facts.ground.name
    call.direct_reason, call.invited_id = facts.reason, facts.invited.pk
    call.direct_signed_by_id, call.direct_signed_name = attempt.actor.user, attempt.actor.name
    call.direct_signed_at = attempt.at


def publish(call: Call, attempt: Attempt) -> None:
    """From this instant to the closing hour."""
    if isinstance(attempt.facts, PublishFacts):
        call.published_at = attempt.at
        call.closes_at, call.document = attempt.facts.closes_at, attempt.facts.document


def list_sealed(call: Call, attempt: Attempt) -> None:
    """The list of the minutes: each sealed application with its hash, in the order they were sealed."""
    sealed = Application.objects.filter(call=call, state=ApplicationState.SEALED)
    call.unsealed_at = attempt.at
    call.opening = [
        {
            "number": application.number,
            "host": application.host.name,
            "leader": application.leader,
            "sealed_at": application.sealed_at.isoformat() if application.sealed_at else "",
            "sha256": application.sealed_sha256,
        }
        for application in sealed.select_related("host", "principal_investigator").order_by("sealed_at", "pk")
    ]
