"""The link by which a body without an account answers: signed, for one question only."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from gieo.proposals.models import Confirmation

PURPOSE = "proposals.confirmation"


def link_to(confirmation: Confirmation) -> str:
    """The whole address; whoever holds it answers for the body that was asked."""
    token = signing.dumps(confirmation.pk, salt=PURPOSE)
    return f"{settings.BASE_URL}{reverse('proposals:answer', args=[token])}"


def confirmation_behind(token: str) -> Confirmation | None:
    """The question a link opens; None for a link that nobody signed."""
    try:
        pk = signing.loads(token, salt=PURPOSE)
    except signing.BadSignature:
        return None
    related = ("province", "proposal__organisation", "proposal__proposer", "place")
    return Confirmation.objects.select_related(*related).filter(pk=pk).exclude(email="").first()
