"""The link by which somebody without an account confirms a question and reads its answer."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from gieo.calls.models import AskedQuestion

PURPOSE = "calls.question"


def link_to(asked: AskedQuestion) -> str:
    """The whole address."""
    return f"{settings.BASE_URL}{reverse('calls:own-question', args=[signing.dumps(asked.pk, salt=PURPOSE)])}"


def question_behind(token: str) -> AskedQuestion | None:
    """The question a link opens; None for a link that nobody signed."""
    try:
        pk = signing.loads(token, salt=PURPOSE)
    except signing.BadSignature:
        return None
    whole = AskedQuestion.objects.select_related("window__notice", "window__body", "call", "contest", "question")
    return whole.filter(pk=pk).first()
