"""Settings of every deployment; what differs between two of them comes from the environment (config/env.py)."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF, STRICT_DYNAMIC
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
"""Everything the product writes: files, keys, the trial database. Ignored by git."""

DEBUG = env.switch("DEBUG", default=False)
DEMO = env.switch("DEMO", default=False)
"""Demo mode: the invented cast with one password, 127.0.0.1 only, said on every page."""

SECRET_KEY = env.kept_secret("SECRET_KEY", VAR_DIR / "secret-key")
ALLOWED_HOSTS = env.text("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
HTTPS = env.switch("HTTPS", default=False)

INSTALLED_APPS = [
    "permissions",
    "drafting",
    "workflow",
    "records",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "guardian",
    "viewflow",
    "viewflow.workflow",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.signed_in_pages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "permissions.accounts.middleware.good_session",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

VIEWFLOW = {"AUTOREGISTER": False}

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.shell",
            ],
        },
    },
]

DATABASES = {"default": env.database(env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'trinh-ky.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "permissions.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "permissions.backends.DutyBackend",
]
ANONYMOUS_USER_NAME = None
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "permissions.accounts.passwords.LongEnough"},
    {"NAME": "permissions.accounts.passwords.NotGuessedFirst"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
"""Seconds for which the link to a first password is good."""
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "inbox"
LOGOUT_REDIRECT_URL = "sign_in"

PROXY_COUNT = int(env.text("PROXY_COUNT", "0"))
"""Proxies of our own in front: so many addresses at the end of X-Forwarded-For are believed, 0 none."""
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT
ACCOUNT_ADAPTER = "permissions.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Passwords have their own brake (permissions.accounts.throttling); this one counts codes, for one account each.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "10/5m/key", "reauthenticate": "20/5m/user"}
ACCOUNT_FORMS = {
    "reauthenticate": "permissions.accounts.forms.PasswordAgain",
    "change_password": "permissions.accounts.forms.NewPassword",
}
MFA_ADAPTER = "permissions.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Trình Ký"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_FORMS = {
    "authenticate": "permissions.accounts.forms.Code",
    "reauthenticate": "permissions.accounts.forms.CodeAgain",
    "activate_totp": "permissions.accounts.forms.FirstCode",
    "add_webauthn": "permissions.accounts.forms.NewPasskey",
    "edit_webauthn": "permissions.accounts.forms.PasskeyName",
}
OIDC_ISSUER = env.text("OIDC_ISSUER", "")
"""Address of the organisation's own OpenID Connect provider; empty: sign-in by password and passkey alone."""
OIDC_NAME = env.text("OIDC_NAME", "OpenID Connect")
OIDC_USERNAME_CLAIM = env.text("OIDC_USERNAME_CLAIM", "preferred_username")
SOCIALACCOUNT_ADAPTER = "permissions.accounts.adapters.SignOnAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": OIDC_NAME,
                "client_id": env.text("OIDC_CLIENT_ID", ""),
                "secret": env.secret("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
CACHES = {
    # Used codes and rates are counted for all processes together.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # past that the oldest marks of used codes would go
    },
    # What can be computed again is kept in each process, by its hash.
    "computed": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [BASE_DIR / "static"]
UI_FONT_DIR = Path("/usr/share/fonts/truetype/inter-vf")
if UI_FONT_DIR.is_dir():
    STATICFILES_DIRS.append(("fonts", UI_FONT_DIR))
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

FILES_DIR = VAR_DIR / "files"
KEYS_DIR = Path(env.text("KEYS_DIR", str(VAR_DIR / "keys")))
SIGNING_KEYS = env.text("SIGNING_KEYS", "")
"""The JSON file that says in which device whose key lies (workflow.issuance.key_holders)."""
if SIGNING_KEYS and not Path(SIGNING_KEYS).is_file():
    raise ImproperlyConfigured(f"SIGNING_KEYS names {SIGNING_KEYS}, and there is no such file.")
TRIAL_KEYS = env.switch("TRIAL_KEYS", default=not SIGNING_KEYS)
"""Whether the product makes keys for holders without a device: for trials; they prove no person."""
TIMESTAMP_URL = env.text("TIMESTAMP_URL", "")
"""The time-stamp server (RFC 3161) whose stamp every signature made here carries; empty: signatures without a stamp."""
TIMESTAMP_USER, TIMESTAMP_PASSWORD = env.text("TIMESTAMP_USER", ""), env.secret("TIMESTAMP_PASSWORD")
TIMESTAMP_AUTHORITIES = env.text("TIMESTAMP_AUTHORITIES", "")
"""The PEM file with the certificates of those whose time stamps count."""
if TIMESTAMP_URL and not TIMESTAMP_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(
        f"TIMESTAMP_URL is “{TIMESTAMP_URL}”; set it to an http:// or https:// address."
    )
if (TIMESTAMP_URL or TIMESTAMP_AUTHORITIES) and not Path(TIMESTAMP_AUTHORITIES).is_file():
    raise ImproperlyConfigured(
        f"TIMESTAMP_AUTHORITIES names “{TIMESTAMP_AUTHORITIES}”, and there is no such file; "
        "without it no stamp could be told from a forged one."
    )
REVOCATION_LISTS = env.text("REVOCATION_LISTS", "").split()
"""Addresses of revocation lists (CRL) of all who have issued certificates of signers and stamps, parted by blanks."""
REVOCATION_ONLINE = env.switch("REVOCATION_ONLINE", default=False)
"""Whether the addresses in the certificates themselves (CRL, OCSP) are asked as well."""
ANCHORS_FILE = Path(env.text("ANCHORS_FILE", str(VAR_DIR / "anchors.jsonl")))
PUBLIC_URL = env.text("PUBLIC_URL", "http://127.0.0.1:8000")
"""Where people reach the product: the address in mails."""
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = int(env.text("EMAIL_PORT", "25"))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("EMAIL_USER", ""), env.secret("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.text("EMAIL_USE_TLS", "no") == "yes"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "trinh-ky@localhost")
# Without a mail server the mails are files, for whoever sets the product up to look at.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = str(VAR_DIR / "mail")

ANCHOR_KEY = Path(env.text("ANCHOR_KEY", str(KEYS_DIR / "anchors.pem")))
ANCHOR_SECONDS = int(env.text("ANCHOR_SECONDS", "300"))
"""How often the heads of the trail are written outside the database, if they have moved."""
VERIFY_CODE = env.switch("VERIFY_CODE", default=False)
"""Whether documents carry a code that leads to the page that checks them; the form has no box for it."""
VERIFY_PUBLIC = env.switch("VERIFY_PUBLIC", default=False)
"""Whether the page that checks a file is open to people without an account."""
UPLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes of one received file; a real plan with annexes stays below 10 MB."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

BROKER_URL = env.secret("BROKER_URL")
"""amqp://…: the queue is RabbitMQ and the workers are Celery's; empty: the queue is a table of the database."""
TASKS = {
    "default": {
        "BACKEND": "config.celery_backend.CeleryBackend"
        if BROKER_URL
        else env.text("TASKS_BACKEND", "django_tasks_db.DatabaseBackend"),
        "QUEUES": ["default", "reading"],
    },
}

SESSION_COOKIE_AGE = 8 * 3600
"""Seconds after which a session ends however busy it is."""
SESSION_IDLE_SECONDS = int(env.text("SESSION_IDLE_SECONDS", str(60 * 60)))
"""Seconds without a request after which a session ends."""
SESSION_COOKIE_HTTPONLY = True
COOKIE_PREFIX = "__Host-" if HTTPS else ""
"""Browsers take a cookie of such a name from this very host alone, over HTTPS."""
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_SAMESITE = f"{COOKIE_PREFIX}language", "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
MESSAGE_STORAGE = "config.messages.Messages"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # A script runs because a page of ours names it; what it imports itself comes along.
        "script-src": [NONCE, STRICT_DYNAMIC],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

SECURITY_LOG = env.text("SECURITY_LOG", str(VAR_DIR / "security.log"))
"""Who signed in, who was refused what: one JSON line each, without anything that people wrote."""
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "permissions.accounts.json_lines.JsonLines"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "security": {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": SECURITY_LOG,
            "delay": True,
            "formatter": "json",
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        **{name: {"level": "INFO"} for name in ("records", "permissions", "drafting", "workflow")},
        "security": {"level": "INFO", "handlers": ["security"], "propagate": False},
    },
}

JOB_LEASE_SECONDS = int(env.text("JOB_LEASE_SECONDS", "60"))
"""A worker that has not finished a job by then is taken for dead, and the sweep wakes another."""
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # our backend is a subclass of guardian's
