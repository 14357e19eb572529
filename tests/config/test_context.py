from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import resolve

from config import context

pytestmark = pytest.mark.urls("tests.config.places")
PERSON = SimpleNamespace(is_authenticated=True, get_full_name=lambda: "Nguyễn Thu Hà")


def asked(address: str, user: object = PERSON) -> HttpRequest:
    request = RequestFactory().get(address)
    request.user = user  # type: ignore[assignment]
    request.resolver_match = resolve(address.partition("?")[0])
    return request


def test_nobody_signed_in_is_shown_no_places_and_no_name():
    shown = context.shell(asked("/sign_in/", AnonymousUser()))
    assert (shown["nav"], shown["who"]) == ([], None)


def test_a_request_that_failed_before_anybody_was_recognised_still_gets_a_shell():
    assert context.shell(RequestFactory().get("/inbox/"))["nav"] == []


def test_the_places_stand_in_their_order():
    assert [str(place["label"]) for place in context.nav(asked("/inbox/"))] == [
        "Việc cần xử lý",
        "Kế hoạch",
        "Hội nghị",
        "Văn bản đến",
        "Sổ đăng ký văn bản đi",
        "Xác thực văn bản",
        "Theo dõi, đôn đốc",
        "Danh mục cơ quan",
        "Tìm kiếm",
    ]


@pytest.mark.parametrize(
    ("address", "label"), [("/plans/text/", "Kế hoạch"), ("/agencies/", "Danh mục cơ quan")]
)
def test_a_page_below_a_place_marks_that_place_alone(address, label):
    assert [str(place["label"]) for place in context.nav(asked(address)) if place["current"]] == [label]


@pytest.mark.parametrize(("waiting", "printed"), [(0, ""), (4, "4"), (999, "999"), (1000, "999+")])
def test_the_count_of_the_inbox_is_capped_and_silent_at_nothing(monkeypatch, waiting, printed):
    monkeypatch.setattr(context, "inbox_count", lambda request: waiting)
    assert str(context.nav(asked("/inbox/"))[0]["count"]) == printed


def test_the_inbox_is_counted_once_and_only_by_a_page_that_prints_it(monkeypatch):
    calls = []

    def count(request: HttpRequest) -> int:
        calls.append(request)
        return 4

    monkeypatch.setattr(context, "inbox_count", count)
    entry = context.nav(asked("/inbox/"))[0]
    assert calls == []
    assert [str(entry["count"]), bool(entry["count"]), len(calls)] == ["4", True, 1]


def test_switching_the_language_returns_to_a_page_that_can_be_fetched():
    posted = RequestFactory().post("/plans/text/?a=1")
    assert context.shell(asked("/inbox/?older=9"))["here"] == "/inbox/?older=9"
    assert context.shell(posted)["here"] == "/"
