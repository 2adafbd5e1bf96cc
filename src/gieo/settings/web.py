"""Requests, pages and assets."""

from gieo.environment import env

ROOT_URLCONF = "gieo.portal.urls"
WSGI_APPLICATION = "gieo.portal.wsgi.application"
BASE_URL = env.base_url

MIDDLEWARE = [
    "gieo.core.arrival.arrival",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gieo.portal.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gieo.identity.web.session_life.kept_in_no_cache",
    "gieo.identity.web.session_life.keep_alive",
    "gieo.identity.web.watching.watched",
    "gieo.identity.web.browsers.remember",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gieo.portal.middleware.NoNulls",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gieo.identity.web.middleware.SignInFirst",
    "gieo.identity.web.wall.BehindTheWall",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gieo.identity.web.middleware.actor",
    "gieo.identity.web.middleware.author_of_changes",
    "gieo.identity.web.middleware.SecondFactorFirst",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            # Cotton's loader wraps Django's own; both stay behind the cache, or every page compiles anew.
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                ),
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gieo.portal.context.shell",
            ],
        },
    },
]
COTTON_DIR = "cotton"

STATIC_URL = "/static/"
STATIC_ROOT = env.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if env.debug
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_MAX_AGE = 31_536_000
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"
DEMO = env.demo
PRACTICE = env.practice
