"""The evaluation of a milestone is written into its contract."""

from datetime import datetime

from gieo.contracts.contract.facts import JudgeFacts
from gieo.contracts.models import Contract
from gieo.dossiers.services.act import act
from gieo.kernel.actors import SYSTEM


def judge_milestone(*, contract: Contract, facts: JudgeFacts, at: datetime) -> Contract:
    """Keep what a check concluded on a milestone; the same check is written once.

    Raises:
        TransitionRefused: the contract is not running.
    """
    judged: Contract = act(
        contract, "judge_milestone", actor=SYSTEM, at=at, facts=facts, key=f"judge-{facts.document}"
    ).subject
    return judged
