from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.middleware import signed_in_pages


@pytest.mark.parametrize(("signed_in", "kept"), [(True, "no-store, private"), (False, "max-age=60")])
def test_only_pages_of_signed_in_people_are_kept_out_of_every_cache(signed_in, kept):
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=signed_in)  # type: ignore[assignment]
    answer = signed_in_pages(lambda _: HttpResponse(headers={"Cache-Control": "max-age=60"}))(request)
    assert answer["Cache-Control"] == kept
