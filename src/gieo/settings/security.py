"""Closed by default: the secret comes from the environment or is made once and kept beside the data."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

from gieo.environment import env
from gieo.rulebooks import library


def kept_secret(path: Path) -> str:
    """The secret of this installation, made on first use and readable by its owner alone."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text()


SECRET_KEY = env.secret_key.get_secret_value() or kept_secret(env.home / "secret")
SECRET_KEY_FALLBACKS = [key.get_secret_value() for key in env.old_secret_keys]
DEBUG = env.debug
ALLOWED_HOSTS = env.hosts

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.https
# Behind TLS the name itself binds the cookie to this very host, so that no neighbour under the domain can set it.
SESSION_COOKIE_NAME = "__Host-sessionid" if env.https else "sessionid"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = library.security().session.hours * 60 * 60  # the page warns before it ends
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.https else None
SECURE_HSTS_SECONDS = 31_536_000 if env.https else 0
SECURE_SSL_REDIRECT = env.https
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "gieo.portal.web.errors.csrf_failure"

# Where the form of a sign-in by OpenID Connect leads on to.
_SIGN_IN_ELSEWHERE = (f" {place.scheme}://{place.netloc}" for place in (urlsplit(each.server_url) for each in env.oidc))

# Sent with every page by gieo.portal.middleware: nothing from elsewhere, no inline script or style.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; "
    f"frame-ancestors 'self'; form-action 'self'{''.join(_SIGN_IN_ELSEWHERE)}"
)
