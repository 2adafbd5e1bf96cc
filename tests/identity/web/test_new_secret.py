"""The secret of the installation is replaced, and nobody loses a second factor by it."""

from typing import Any

import pytest
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import InvalidToken

from gieo.identity.jobs import close_idle
from gieo.identity.services.rewrap_factors import rewrap_factors
from tests.factories import officer_of, province_of, user_of

pytestmark = [pytest.mark.db, pytest.mark.django_db]

BEFORE, NOW = "bi-mat-cu-rat-dai-cua-may-chu-nay-2025", "bi-mat-moi-rat-dai-cua-may-chu-nay-2026"


def adapter_under(settings: Any, present: str, *before: str) -> DefaultMFAAdapter:
    """As a process that starts with these secrets has it."""
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = present, list(before)
    return get_adapter()


def test_factors_go_over_to_the_new_secret_and_the_old_one_may_be_forgotten(settings: Any) -> None:
    user = user_of(officer_of(province_of("LS")))
    adapter_under(settings, BEFORE)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(user).get_unused_codes()
    kept = dict(Authenticator.objects.values_list("type", "data"))

    both = adapter_under(settings, NOW, BEFORE)
    assert both.decrypt(kept["totp"]["secret"]) == "JBSWY3DPEHPK3PXP", "codes go on being taken"
    close_idle(timestamp=0)
    assert rewrap_factors() == 0, "each once"

    alone = adapter_under(settings, NOW)
    factors = {each.type: each for each in Authenticator.objects.all()}
    assert alone.decrypt(factors["totp"].data["secret"]) == "JBSWY3DPEHPK3PXP"
    assert RecoveryCodes(factors["recovery_codes"]).get_unused_codes() == codes
    with pytest.raises(InvalidToken):
        alone.decrypt(kept["totp"]["secret"])


def test_without_the_old_secret_nothing_is_touched(settings: Any) -> None:
    user = user_of(officer_of(province_of("LS")))
    adapter_under(settings, BEFORE)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    before = Authenticator.objects.get().data
    adapter_under(settings, NOW)
    assert rewrap_factors() == 0
    assert Authenticator.objects.get().data == before
