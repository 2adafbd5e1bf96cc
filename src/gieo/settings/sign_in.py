"""Sign-in by django-allauth: password with a second factor, a passkey, or an account of the State (OpenID Connect).

What the law fixes (lengths, lock-out, who needs two factors) is data: `rulebooks/data/security.yaml`.
"""

from typing import Any

from gieo.environment import env
from gieo.rulebooks import library

SECURITY_RULES = library.security()

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "gieo.identity.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace:home"
LOGOUT_REDIRECT_URL = "public:home"

ACCOUNT_ADAPTER = "gieo.identity.web.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "gieo.identity.web.forms.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever holds an account is told of a new password, a factor added or taken off
# Beside the lock-out of an address, which is counted in the database for all processes: what one machine may try, and
# how often codes of a second factor may be guessed.
_LOCK_OUT = f"{SECURITY_RULES.lock_out.failures}/{SECURITY_RULES.lock_out.minutes}m/key"
ACCOUNT_RATE_LIMITS: Any = {"login_failed": f"10/m/ip,{_LOCK_OUT}"}

# The library remembers in the default: codes that were used, how often a machine tried. It lies in the database, where
# all processes look. What a process may draw again by itself is kept in the process, what was printed ahead in files.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "gieo.identity.web.shared_cache.SharedCache"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "prints": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": env.home / "prints",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}

# The demonstration prints its passwords on every start: a second factor would keep visitors out and protect nothing.
SECOND_FACTOR_ROLES = frozenset() if env.demo else SECURITY_RULES.second_factor.roles
MFA_ADAPTER = "gieo.identity.web.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Gieo"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts of staff are made by the office, which knows whose address it is
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.https  # browsers allow keys without TLS on this very machine only

SOCIALACCOUNT_ADAPTER = "gieo.identity.web.adapters.StateAccountAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": each.id,
                "name": each.name,
                "client_id": each.client_id,
                "secret": each.client_secret.get_secret_value(),
                "settings": {"server_url": each.server_url, "two_factors": each.two_factors},
            }
            for each in env.oidc
        ],
    },
}
