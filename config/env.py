"""The only place that reads the process's environment."""

import os
import secrets
import urllib.parse
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

YES_NO = {"yes": True, "no": False, "1": True, "0": False}


def text(name: str, default: str | None = None) -> str:
    """Read one variable, or stop at start and say which is missing."""
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"Set {name} in the environment.")
    return value


def switch(name: str, *, default: bool) -> bool:
    """Read a yes/no variable; anything else stops the start."""
    value = os.environ.get(name, "yes" if default else "no").lower()
    if value not in YES_NO:
        raise ImproperlyConfigured(f"{name} is “{value}”; set it to yes or no.")
    return YES_NO[value]


def secret(name: str) -> str:
    """A secret from the environment, or from the file that NAME_FILE names; empty where neither is set."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text().strip()
    return os.environ.get(name, "")


def kept_secret(name: str, path: Path) -> str:
    """A secret from the environment, else one made at first use in a file that only its owner reads."""
    if value := secret(name):
        return value
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w") as out:
            out.write(secrets.token_urlsafe(48))
        try:
            os.link(part, path)  # the first of several starting processes wins; none reads half a file
        except FileExistsError:
            pass
        finally:
            part.unlink()
    return path.read_text().strip()


def database(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:///path` or `postgres://user:password@host:port/name?host=/socket`."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "config.sqlite3",
            "NAME": urllib.parse.unquote(parts.path[1:] if parts.path.startswith("//") else parts.path),
            # Debian 12's SQLite has a corruption race in WAL mode: rollback journal, every commit synced.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with “{parts.scheme}:”; use sqlite:///path or postgres://user:password@host/name."
        )
    query = dict(urllib.parse.parse_qsl(parts.query))
    unquote = urllib.parse.unquote
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": query.pop("port", None) or str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c lock_timeout=20s -c statement_timeout=60s", **query},
    }
