"""Say whether somebody the host named may sit in the team that appraises its money."""

from datetime import datetime

from gieo.councils.models import SuspicionReview, Verdict
from gieo.councils.services.choose_members import keep_review
from gieo.kernel.actors import Actor
from gieo.selection.budget_appraisal.unwanted import suspicions_of_team
from gieo.selection.models import BudgetAppraisal


def review_unwanted_judge(
    *, appraisal: BudgetAppraisal, person: int, cause: str, verdict: Verdict, words: str, actor: Actor, at: datetime
) -> SuspicionReview:
    """Confirm that somebody was meant and has a conflict, which keeps the person out of the team, or dismiss it.

    Raises:
        Refused: not one who prepares councils, oneself, nobody of that name was written, or no reason given.
    """
    raised = suspicions_of_team(appraisal, [person])
    suspicion = next((each for each in raised if each.cause == cause), None)
    return keep_review(
        dossier=appraisal, person=person, suspicion=suspicion, verdict=verdict, words=words, actor=actor, at=at
    )
