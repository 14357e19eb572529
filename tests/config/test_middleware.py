import re
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config.middleware import signed_in_pages


@pytest.mark.parametrize(("signed_in", "kept"), [(True, "no-store, private"), (False, "max-age=60")])
def test_only_pages_of_signed_in_people_are_kept_out_of_every_cache(signed_in, kept):
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=signed_in)  # type: ignore[assignment]
    answer = signed_in_pages(lambda _: HttpResponse(headers={"Cache-Control": "max-age=60"}))(request)
    assert answer["Cache-Control"] == kept


@pytest.mark.django_db
def test_a_script_runs_by_the_number_of_its_page_alone_and_every_page_has_another(client: Client) -> None:
    numbers = set()
    for _look in range(2):
        page = client.get("/sign-in/")
        (number,) = re.findall(
            r"script-src 'nonce-([^']+)' 'strict-dynamic'", page["Content-Security-Policy"]
        )
        scripts = re.findall(r"<script(?![^>]*application/json)[^>]*>", page.content.decode())
        assert scripts
        assert all(f'nonce="{number}"' in script for script in scripts)
        numbers.add(number)
    assert len(numbers) == 2
    assert "unsafe" not in page["Content-Security-Policy"]
