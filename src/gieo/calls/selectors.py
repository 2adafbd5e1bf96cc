"""What everybody reads of questions; no selector here knows who asked."""

from django.db.models import QuerySet

from gieo.calls.listing import Announced, Kind
from gieo.calls.models import CallQuestion
from gieo.calls.question.states import QuestionState
from gieo.kernel import text

MOST = 200


def published(*, words: str = "", province: str = "", call: Announced | None = None) -> QuerySet[CallQuestion]:
    """Questions that were answered to everybody, the latest answer first, as far as they are sought."""
    found = CallQuestion.objects.filter(state=QuestionState.PUBLISHED).select_related(
        "province", "asked__window__notice", "asked__window__body", "asked__call", "asked__contest"
    )
    if province:
        found = found.filter(province=province)
    if call is not None:
        column = {Kind.HOSTS: "call", Kind.IDEAS: "contest"}.get(call.kind, "window")
        found = found.filter(**{f"asked__{column}": call.pk})
    for term in text.query_terms(words):
        found = found.filter(search__contains=term)
    unread = ("asked__window__notice__source_lines", "asked__window__notice__snapshot", "asked__email")
    return found.defer(*unread).order_by("-answered_at", "-pk")[:MOST]
