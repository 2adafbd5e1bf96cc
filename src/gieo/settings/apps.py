"""The applications, bottom to top (docs/architecture.md, section 3)."""

INSTALLED_APPS = [
    "gieo.portal",  # first: its templates override those of third parties
    "gieo.core",
    "gieo.identity",
    "gieo.law",
    "gieo.files",
    "gieo.notifications",
    "gieo.officialdocs",
    "gieo.registry",
    "gieo.overlap",
    "gieo.dossiers",
    "gieo.records",
    "gieo.matters",
    "gieo.novelty",
    "gieo.complaints",
    "gieo.councils",
    "gieo.orientation",
    "gieo.proposals",
    "gieo.selection",
    "gieo.contracts",
    "gieo.execution",
    "gieo.acceptance",
    "gieo.outcomes",
    "gieo.calls",
    "gieo.lifecycle",
    "gieo.duties",
    "gieo.reporting",
    "gieo.plans",
    "gieo.privacy",
    "gieo.succession",
    "gieo.audit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

AUTH_USER_MODEL = "identity.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Jobs live in each application's jobs.py.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
