"""What acts on a proposal write beside its state."""

from gieo.kernel.workflow import Attempt
from gieo.orientation.models import WindowEvent
from gieo.orientation.services.tell_fairness import tell_fairness
from gieo.proposals.facts import AdmissionFacts
from gieo.proposals.models import Proposal


def tell_of_admission(proposal: Proposal, attempt: Attempt) -> None:
    """Whoever was let in late stands in the public ledger, with the decision and without a name."""
    facts = attempt.facts
    if not isinstance(facts, AdmissionFacts):
        return
    tell_fairness(
        window=proposal.window,
        event=WindowEvent.ADMITTED_LATE,
        key=f"{proposal.window_id}:admitted:{proposal.number}",
        at=attempt.at,
        now=attempt.at,
        basis="GIEO-MACDINH:51",
        proposal=proposal.number,
        decision=facts.decision.strip(),
        decided_on=facts.decided_on.isoformat(),
        reason=facts.reason.strip(),
    )
