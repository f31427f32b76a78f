"""Django settings, read from the environment.

They load without a database and start nothing: every command and the type checker import them.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from driehoek.config import logboek
from driehoek.config.database import database_from_url
from driehoek.config.post import HOOGUIT_SECONDEN, NERGENS, post_uit_url
from driehoek.platform.accounts import dienst

PAKKET = Path(__file__).resolve().parents[1]
ROOT = PAKKET.parents[1]
VAR = Path(os.environ.get("DRIEHOEK_VAR", ROOT / "var"))

# The name of the organisation, in titles and at the foot of pages.
ORGANISATIE = os.environ.get("DRIEHOEK_ORGANISATIE", "Provincie Zuid-Holland")
# Where people can ask: the public about what it reads, colleagues who cannot log in. An e-mail
# address or a web address.
CONTACT = os.environ.get("DRIEHOEK_CONTACT", "")
DEBUG = os.environ.get("DRIEHOEK_DEBUG") == "1"
# Demo mode offers login links to loopback visitors; it never stands open to a network.
DEMO = os.environ.get("DRIEHOEK_DEMO") == "1"
# A process without a key makes one for itself: sessions then end with the process, and are
# never signed by a key that stands in a repository. `serve` hands one key to all its children.
SECRET_KEY = os.environ.get("DRIEHOEK_SECRET_KEY") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("DRIEHOEK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("DRIEHOEK_ORIGINS", "").split(",") if o]
# How many proxies of ours stand in front: only what they say about a visitor is believed.
PROXYS = int(os.environ.get("DRIEHOEK_PROXYS", "0"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXYS else None

# The identity provider; accounts with a password or passkey of our own.
OIDC = dienst.lees(os.environ)
LOKAAL_INLOGGEN = DEMO or os.environ.get("DRIEHOEK_LOKAAL_INLOGGEN") == "1"
TWEEDE_FACTOR = os.environ.get("DRIEHOEK_TWEEDE_FACTOR") == "1"

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    "driehoek.platform",
    "driehoek.register",
    "driehoek.bevoegdheden",
    "driehoek.organisatie",
    "driehoek.opdrachten",
    "driehoek.ontwikkeling",
    "driehoek.publicatie",
    "driehoek.rechtmatigheid",
    "driehoek.signalen",
    "driehoek.toegang",
    "driehoek.koppelingen",
    "driehoek.demo",
    "driehoek.config",
    "allauth",
    "allauth.account",
    "driehoek.config.apps.AanmelddienstConfig",
    "allauth.mfa",
]

# Figures for Prometheus, on `/metrics`; what is off is not even loaded.
METRICS_TOKEN = os.environ.get("DRIEHOEK_METRICS_TOKEN", "")
METRICS = os.environ.get("DRIEHOEK_METRICS") == "1" or bool(METRICS_TOKEN)

MIDDLEWARE = [
    *(["driehoek.config.meten.middleware.Meten"] if METRICS else []),
    # Who looks after the machine asks by plain http, from the machine itself.
    "driehoek.config.gezondheid.Gezondheid",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "driehoek.platform.accounts.middleware.Sessies",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "driehoek.config.middleware.DriehoekMiddleware",
    "driehoek.config.accounts.tweede_factor.TweedeFactor",
]

ROOT_URLCONF = "driehoek.config.urls"
WSGI_APPLICATION = "driehoek.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "driehoek.config.context.driehoek",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": database_from_url(os.environ.get("DATABASE_URL", ""))
}
LOGGING = logboek.LOGGING
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "platform.Account"
AUTHENTICATION_BACKENDS = ["driehoek.config.aanmelden.MetPersoon"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Shared by the web processes: allauth counts tries in it, and remembers which codes were used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "driehoek_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Of each web process: public pages, which would cost more queries to fetch than to make.
    "openbaar": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
ACCOUNT_ADAPTER = "driehoek.config.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "gebruikersnaam"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key", "reauthenticate": "10/15m/user"}
SOCIALACCOUNT_ADAPTER = "driehoek.config.accounts.aanmelddienst.DienstAdapter"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
MFA_ADAPTER = "driehoek.config.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # there are no e-mail addresses here
MFA_TOTP_ISSUER = f"Driehoek {ORGANISATIE}"

LOGIN_URL = "inloggen"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "inloggen"

SESSION_ENGINE = "driehoek.platform.accounts.sessies"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 9 * 60 * 60
SESSION_COOKIE_SECURE = os.environ.get("DRIEHOEK_HTTPS") == "1"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SESSION_COOKIE_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SESSION_COOKIE_SECURE
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        # Logging in is a form that ends, by way of us, at the identity provider.
        "form-action": ["'self'", *(OIDC.form_action if OIDC else ())],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# Passwords of a demo are links; what people upload is read in full before it is believed.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
# The user guide: in the checkout, or as the package brings it.
GIDS = next(d for d in (ROOT / "docs" / "gids", PAKKET / "gids") if d.is_dir())
GIDS_BIJLAGEN = [
    pad
    for naam in (
        "woordenlijst",
        "begrotingsbestand",
        "registerbestand",
        "mandaatbestand",
        "medewerkersbestand",
        "betaalbestand",
    )
    for pad in (ROOT / "docs" / f"{naam}.md", PAKKET / "gids" / "bijlagen" / f"{naam}.md")
    if pad.is_file()
]
STATICFILES_DIRS = [
    *(d for d in [ROOT / "build" / "static"] if d.is_dir()),
    *(("gids", d) for d in (ROOT / "docs" / "beeld", PAKKET / "gids" / "beeld") if d.is_dir()),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": os.environ.get(
            "DRIEHOEK_STATICFILES", "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
DOCUMENTEN = VAR / "documenten"
# Records of decisions about authority, until a job has brought them to the database.
BESLISLOG = Path(os.environ.get("DRIEHOEK_BESLISLOG", VAR / "beslislog"))
# A record survives a killed process always; with fsync a power failure as well.
BESLISLOG_FSYNC = os.environ.get("DRIEHOEK_BESLISLOG_FSYNC") == "1"
BESLISLOG_GROOTSTE = int(os.environ.get("DRIEHOEK_BESLISLOG_MIB", "64")) * 1024 * 1024
# The fonts that a PDF is made with; `driehoek bouw_static` makes them.
LETTERS = ROOT / "build" / "letters"

# Mail: where it goes out, from whom, and how links in it begin. Without a server it goes nowhere.
_post = post_uit_url(os.environ.get("DRIEHOEK_MAIL_URL", ""))
MAIL_AAN = _post.backend != NERGENS
EMAIL_BACKEND = _post.backend
EMAIL_HOST = _post.host
EMAIL_PORT = _post.poort
EMAIL_HOST_USER = _post.naam
EMAIL_HOST_PASSWORD = _post.wachtwoord
EMAIL_USE_TLS = _post.tls
EMAIL_USE_SSL = _post.ssl
EMAIL_TIMEOUT = HOOGUIT_SECONDEN
DEFAULT_FROM_EMAIL = os.environ.get("DRIEHOEK_MAIL_VAN", "driehoek@localhost")
ADRES = os.environ.get("DRIEHOEK_ADRES", "").rstrip("/") or (
    f"{'https' if SESSION_COOKIE_SECURE else 'http'}://{ALLOWED_HOSTS[0]}"
)

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
