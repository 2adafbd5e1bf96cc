"""What the moves of a complaint write."""

from functools import partial

from gieo.complaints.complaint.facts import FindingsFacts, RemedyFacts, VerdictFacts, WordsFacts
from gieo.complaints.complaint.states import Verdict
from gieo.complaints.models import Complaint
from gieo.kernel.workflow import Attempt, Effect


def take_up(complaint: Complaint, attempt: Attempt) -> None:
    """From now its days are counted; what was found the first time is looked into anew."""
    complaint.accepted_at, complaint.extended = attempt.at, False
    complaint.findings = ""


def turn_away(complaint: Complaint, attempt: Attempt) -> None:
    """Why it is not taken up."""
    if isinstance(attempt.facts, WordsFacts):
        complaint.reasons, complaint.answered_at = attempt.facts.words, attempt.at


def prolong(complaint: Complaint, _attempt: Attempt) -> None:
    """The longer period."""
    complaint.extended = True


def note_findings(complaint: Complaint, attempt: Attempt) -> None:
    """What was found."""
    if isinstance(attempt.facts, FindingsFacts):
        complaint.findings = attempt.facts.findings


def answer(verdict: Verdict) -> Effect:
    """The answer with its reasons."""
    return partial(_answer, verdict)


def _answer(verdict: Verdict, complaint: Complaint, attempt: Attempt) -> None:
    """What is said last stands: a complaint that is dismissed above is owed no remedy any more."""
    facts = attempt.facts
    if not isinstance(facts, VerdictFacts):
        return
    complaint.verdict, complaint.reasons, complaint.answered_at = verdict, facts.reasons, attempt.at
    complaint.remedy = facts.remedy if isinstance(facts, RemedyFacts) else ""
    complaint.sits_again = isinstance(facts, RemedyFacts) and facts.sits_again
