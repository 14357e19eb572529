"""Messages between two pages lie in a cookie of this host alone, as every cookie of the product."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class OwnCookie(CookieStorage):
    """Signed, as Django does it; its name has the prefix that browsers hold to one host."""

    cookie_name = f"{settings.COOKIE_PREFIX}messages"


class Messages(FallbackStorage):
    """What is too long for the cookie goes to the session."""

    storage_classes = (OwnCookie, SessionStorage)
