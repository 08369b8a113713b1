"""Settings, read from the environment: PORT DATABASE_URL SECRET_KEY ALLOWED_HOSTS HTTPS DEBUG
CORRECTIONS_EMAIL RECORDS_LICENSE.

The defaults are those of production on localhost. Importing this starts nothing and opens no database.
"""

import os
import re
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from cohealth.secret_key import read_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
STATE_DIR = BASE_DIR / "var"
EMAIL = re.compile(r"[^@\s?&]+@[^@\s?&]+\.[^@\s?&.]+")
LICENSE = re.compile(r"(?P<name>\S.*?),?[ ]+(?P<address>https?://[^\s<>\"]+)")


def _flag(name: str) -> bool:
    value = os.environ.get(name, "").lower()
    if value not in {"", "0", "1", "false", "true", "no", "yes", "off", "on"}:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 or 0.")
    return value in {"1", "true", "yes", "on"}


def _port() -> int:
    value = os.environ.get("PORT") or "8000"
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise ImproperlyConfigured(f"PORT is {value!r}: set it to a number from 1 to 65535.")
    return int(value)


def _database() -> dict:
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {"EMBEDDED": True, "NAME": "cohealth", "USER": "cohealth"}
    try:
        named = dj_database_url.parse(url)
    except ValueError as error:
        # The text of the error may hold the password.
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: write postgres://USER:PASSWORD@HOST:PORT/NAME, "
            "with %-codes for special characters."
        ) from error
    if named["ENGINE"] != "django.db.backends.postgresql" or not named["NAME"]:
        raise ImproperlyConfigured(
            "DATABASE_URL names no PostgreSQL database: write postgres://USER:PASSWORD@HOST:PORT/NAME."
        )
    return named


def _secret_key() -> str:
    try:
        return os.environ.get("SECRET_KEY") or read_secret_key(STATE_DIR / "secret_key")
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept ({error}): run this as the project's owner, or set SECRET_KEY."
        ) from error


def _email(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if value and not EMAIL.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to an address such as desk@example.org.")
    return value


def _license(name: str) -> tuple[str, str] | None:
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    if not (found := LICENSE.fullmatch(value)):
        raise ImproperlyConfigured(
            f"{name} is {value!r}: set it to a name and an address, such as "
            "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/."
        )
    return found["name"], found["address"]


DEBUG = _flag("DEBUG")
HTTPS = _flag("HTTPS")
CORRECTIONS_EMAIL = _email("CORRECTIONS_EMAIL")  # who reads of errors; empty: no page offers to report one
RECORDS_LICENSE = _license(
    "RECORDS_LICENSE"
)  # its name and address; none: the archive says that none is stated
PORT = _port()
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = [
    host.strip()
    for host in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if host.strip()
]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "simple_history",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cohealth.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cohealth.middleware.language_of_address",
    "cohealth.middleware.read_only_methods",
    "cohealth.middleware.admin_without_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cohealth.middleware.read_only_visits",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "cohealth.urls"
WSGI_APPLICATION = "cohealth.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": _database() | {"ENGINE": "cohealth.database", "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The API is open to everybody and only read: nobody signs in to it, and it speaks JSON alone.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Central Asia health meetings",
    "DESCRIPTION": "News reports on meetings of WHO and UNICEF with Central Asian governments, read only.",
    "VERSION": "1",
    "LICENSE": dict(zip(("name", "url"), RECORDS_LICENSE or (), strict=False)),
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_NAME_OVERRIDES": {
        "DateBasis": "reports.models.dates.DateBasis",
        "Side": "reports.models.spans.Side",
        "QuoteKind": "reports.models.quotes.QuoteKind",
        "TranslationLanguage": "reports.models.translations.TranslationLanguage",
    },
}

# A proxy on this machine says by X-Forwarded-Proto that the visitor used HTTPS; gunicorn believes no other.
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
X_FRAME_OPTIONS = "DENY"
# HSTS for all subdomains and in browsers' preload lists binds the whole domain, which is not ours to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

LOG_LINE = "{asctime} {levelname} {name}: {message}"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "full": {"format": LOG_LINE, "style": "{"},
        "one line": {"class": "cohealth.logs.OneLine", "format": LOG_LINE, "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "full"},
        "stderr without traceback": {"class": "logging.StreamHandler", "formatter": "one line"},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.security.DisallowedHost": {"handlers": ["stderr without traceback"], "propagate": False},
        "pymorphy3": {"level": "WARNING"},  # it tells which dictionary it loads
    },
}
