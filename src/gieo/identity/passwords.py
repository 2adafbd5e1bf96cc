"""How long a password must be: longer where it is all that keeps others out (NĐ 331/2026)."""

from functools import cache

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gieo.identity.models import User


@cache
def _list() -> CommonPasswordValidator:
    return CommonPasswordValidator()


def is_common(password: str) -> bool:
    """Whether guessers try it first: the list that a new password is held against."""
    return password.lower().strip() in _list().passwords


class LongEnough:
    """A validator for `AUTH_PASSWORD_VALIDATORS`."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse what is too short, or longer than anybody types.

        Raises:
            ValidationError: with the number of characters asked for.
        """
        rule = settings.SECURITY_RULES.password
        if len(password) > rule.longest:
            message = _("Mật khẩu dài nhất %(longest)s ký tự.")
            raise ValidationError(message, code="password_too_long", params={"longest": rule.longest})
        if len(password) >= rule.shortest:
            return
        guarded = user is not None and not user._state.adding and is_mfa_enabled(user)
        shortest = rule.shortest_with_second_factor if guarded else rule.shortest
        if len(password) < shortest:
            message = _("Mật khẩu phải có ít nhất %(shortest)s ký tự.")
            raise ValidationError(message, code="password_too_short", params={"shortest": shortest})

    def get_help_text(self) -> str:
        """What the form says beforehand."""
        rule = settings.SECURITY_RULES.password
        message = _("Ít nhất %(shortest)s ký tự; %(guarded)s ký tự khi tài khoản đã có lớp xác thực thứ hai.")
        return message % {"shortest": rule.shortest, "guarded": rule.shortest_with_second_factor}
