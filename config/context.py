"""What the shell of every page shows: demo mode, who is signed in, where one can go."""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

Count = Callable[[HttpRequest], int]
PostLine = Callable[[HttpRequest], str]

inbox_count: Count | None = None
"""How many things wait for whoever asks; asked once, and only by a page that prints it."""

post_line: PostLine | None = None
"""The post under the name, "Chuyên viên, Ban Tổ chức Tỉnh ủy"; likewise asked only when printed."""

COUNT_LIMIT = 999


class Place(NamedTuple):
    """One entry of the navigation; every address below its own belongs to it."""

    url_name: str
    label: Promise


PLACES = (
    Place("inbox", _("Việc cần xử lý")),
    Place("plans", _("Kế hoạch")),
    Place("meetings", _("Hội nghị")),
    Place("received", _("Văn bản đến")),
    Place("register", _("Sổ đăng ký văn bản đi")),
    Place("verify", _("Xác thực văn bản")),
    Place("follow_up", _("Theo dõi, đôn đốc")),
    Place("agencies", _("Danh mục cơ quan")),
    Place("search", _("Tìm kiếm")),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """Template context of every page: `demo`, `who` ({name, post} or None), `nav`, `here`, `csp_nonce`.

    Also answers for requests that failed before anybody was recognised, as error pages need it.
    """
    user = getattr(request, "user", None)
    who = None
    if user is not None and user.is_authenticated:
        who = {"name": user.get_full_name(), "post": _when_printed(post_line, request)}
    return {
        "demo": settings.DEMO,
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "who": who,
        "nav": nav(request) if who else [],
        "here": request.get_full_path() if request.method == "GET" else "/",
    }


def nav(request: HttpRequest) -> list[dict[str, object]]:
    """The entries in their order, [{label, url, current, search, count}], without a query of its own."""
    return [
        {
            "label": place.label,
            "url": (url := reverse(place.url_name)),
            "current": request.path == url or (url != "/" and request.path.startswith(url)),
            "search": place.url_name == "search",
            "count": _when_printed(_capped(inbox_count), request) if place.url_name == "inbox" else "",
        }
        for place in PLACES
    ]


def _capped(count: Count | None) -> Callable[[HttpRequest], str] | None:
    """A count as it is printed: nothing for 0, "999+" above the limit, which no list counts past."""
    if count is None:
        return None

    def printed(request: HttpRequest) -> str:
        found = count(request)
        return f"{COUNT_LIMIT}+" if found > COUNT_LIMIT else str(found or "")

    return printed


def _when_printed(ask: Callable[[HttpRequest], str] | None, request: HttpRequest) -> object:
    return SimpleLazyObject(lambda: ask(request)) if ask else ""
