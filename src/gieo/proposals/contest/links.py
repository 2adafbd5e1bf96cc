"""The link by which somebody without an account confirms an idea and follows it."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from gieo.proposals.models import ContestIdea

PURPOSE = "proposals.idea"


def link_to(idea: ContestIdea) -> str:
    """The whole address."""
    return f"{settings.BASE_URL}{reverse('proposals:own-idea', args=[signing.dumps(idea.pk, salt=PURPOSE)])}"


def idea_behind(token: str) -> ContestIdea | None:
    """The idea a link opens; None for a link that nobody signed."""
    try:
        pk = signing.loads(token, salt=PURPOSE)
    except signing.BadSignature:
        return None
    return ContestIdea.objects.select_related("contest__province", "proposal").filter(pk=pk).first()
