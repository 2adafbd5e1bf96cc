"""Settings of the tests: the product's own, made stricter."""

from typing import Any

from gieo.settings import *  # noqa: F403
from gieo.settings import DATABASES, TEMPLATES
from tests.plugins.database import TEMPLATE

SECRET_KEY = "tests-only-not-a-secret"
ALLOWED_HOSTS = ["*"]
DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
ACCOUNT_RATE_LIMITS = False
SECOND_FACTOR_ROLES = frozenset()  # asked for in tests of its own
LOGGING_CONFIG = None
DATABASES["default"]["CONN_MAX_AGE"] = 0  # threads of the live server leave no connection behind
DATABASES["default"]["TEST"] = {"TEMPLATE": TEMPLATE}


class Undefined(str):
    """What a template prints for a name that nobody gave: a failing test."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"undefined in a template: {name}")


OPTIONS: Any = TEMPLATES[0]["OPTIONS"]
OPTIONS["string_if_invalid"] = Undefined("undefined")
