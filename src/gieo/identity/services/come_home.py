"""Whoever answers a letter to an address takes home the account that somebody opened under it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from gieo.identity.models import User


@transaction.atomic
def come_home(*, user: User) -> bool:
    """A new password was set by a letter to the address: it is theirs, and nothing that was hung on it before.

    Factors and accounts of the State that were tied before would go on opening it, or keep its holder out. Sessions end
    with the old password.

    Returns:
        Whether the address had only been claimed so far.
    """
    claims = EmailAddress.objects.filter(user=user, verified=False)
    if not claims.filter(email__iexact=user.email).exists():
        return False
    for table in (Authenticator, SocialAccount):
        table.objects.filter(user=user).delete()
    claims.exclude(email__iexact=user.email).delete()
    claims.update(verified=True)
    return True
