"""Mail goes to the SMTP server of the environment; without one it is kept as files under home, never lost.

A site to practise on writes to nobody, whatever server it was given.
"""

from urllib.parse import unquote, urlsplit

from gieo.environment import env

DEFAULT_FROM_EMAIL = env.mail_from
SERVER_EMAIL = env.mail_from

if env.smtp_url and not env.practice:
    _smtp = urlsplit(env.smtp_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _smtp.hostname or "localhost"
    EMAIL_PORT = _smtp.port or 25
    EMAIL_HOST_USER = unquote(_smtp.username or "")
    EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
    EMAIL_USE_TLS = _smtp.scheme == "smtps"
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(env.home / "mail")
