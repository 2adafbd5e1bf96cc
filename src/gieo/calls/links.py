"""The links by which somebody without an account confirms a question and reads its answer, follows calls and stops."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from gieo.calls.models import AskedQuestion, CallWatch

PURPOSE, WATCH = "calls.question", "calls.watch"


def link_to(asked: AskedQuestion) -> str:
    """The whole address."""
    return f"{settings.BASE_URL}{reverse('calls:own-question', args=[signing.dumps(asked.pk, salt=PURPOSE)])}"


def question_behind(token: str) -> AskedQuestion | None:
    """The question a link opens; None for a link that nobody signed."""
    pk = _signed(token, PURPOSE)
    whole = AskedQuestion.objects.select_related("window__notice", "window__body", "call", "contest", "question")
    return whole.filter(pk=pk).first()


def way_to_watch(watch: CallWatch) -> str:
    """Where an address without account begins to follow, and stops."""
    return f"{settings.BASE_URL}{reverse('calls:own-watch', args=[signing.dumps(watch.pk, salt=WATCH)])}"


def watch_behind(token: str) -> CallWatch | None:
    """What a link follows; None for a link that nobody signed, or that was stopped."""
    return CallWatch.objects.filter(pk=_signed(token, WATCH)).first()


def _signed(token: str, purpose: str) -> int:
    """The key in a link that this installation signed for the purpose; 0, which no row has, for any other."""
    try:
        return int(signing.loads(token, salt=purpose))
    except signing.BadSignature:
        return 0
