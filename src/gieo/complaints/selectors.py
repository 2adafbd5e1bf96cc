"""Questions about complaints."""

from collections.abc import Iterable
from datetime import datetime

from gieo.complaints.complaint.states import Verdict
from gieo.complaints.models import Complaint
from gieo.rulebooks import library

RIGHT = (Verdict.UPHELD, Verdict.PARTLY)


def upheld_since(kind: str, subjects: Iterable[int], at: datetime) -> Complaint | None:
    """A complaint, answered since an instant, that found the council has to look again at dossiers of a kind."""
    found = Complaint.objects.filter(
        parent__kind=kind,
        parent__subject_id__in=list(subjects),
        verdict__in=RIGHT,
        sits_again=True,
        answered_at__gte=at,
    )
    return found.order_by("-answered_at", "-pk").first()


def filing_rule(rulebook: str) -> str:
    """Until when one may complain, in words: told to whoever was not chosen."""
    return library.get(rulebook).deadline("complaint.filing").in_words
