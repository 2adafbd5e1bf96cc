"""Put the secrets of second factors under the present secret of the installation; an old one may then be forgotten."""

import structlog
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.db import transaction

log = structlog.get_logger(__name__)

KEPT_ENCRYPTED = ("secret", "seed")


@transaction.atomic
def rewrap_factors() -> int:
    """Whatever still lies under a secret of before; how many factors were put anew.

    One that no secret opens stays as it is and is logged: its holder sets it up anew.
    """
    adapter, changed = get_adapter(), 0
    for factor in Authenticator.objects.select_for_update(no_key=True).order_by("pk"):
        fields = {name: value for name, value in factor.data.items() if name in KEPT_ENCRYPTED}
        try:
            anew = {name: adapter.rewrapped(value) for name, value in fields.items()}
        except InvalidToken:
            log.error("factor_unreadable", factor=factor.pk, user=factor.user_id)  # noqa: TRY400  (says all there is)
            continue
        if anew != fields:
            factor.data |= anew
            factor.save(update_fields=["data"])
            changed += 1
    return changed
