"""Vietnamese first, English second: a reader who chose English gets it, nobody else does."""

import gettext
import re

import pytest
from django.conf import settings
from django.test import Client

FOLDER = settings.BASE_DIR / "locale/en/LC_MESSAGES"


@pytest.mark.parametrize(
    ("cookie", "header", "said"),
    [("", "en-US,en;q=0.9", "Đăng nhập"), ("en", "vi", "Sign in"), ("xx", "en", "Đăng nhập")],
)
def test_only_the_choice_on_the_page_changes_the_language(
    client: Client, cookie: str, header: str, said: str
) -> None:
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    page = client.get("/sign-in/", headers={"Accept-Language": header}).content.decode()
    assert f"<h1>{said}" in page


def test_every_sentence_has_its_english_and_keeps_its_placeholders() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    asked = re.findall(r"^msgid ", (FOLDER / "django.po").read_text(), flags=re.MULTILINE)
    assert len({key if isinstance(key, str) else key[0] for key in catalogue}) == len(asked) > 800
    for sentence in filter(lambda key: isinstance(key, str) and key, catalogue):
        placeholders = set(re.findall(r"%\(\w+\)\w", sentence))
        assert placeholders == set(re.findall(r"%\(\w+\)\w", catalogue[sentence])), sentence
        assert catalogue[sentence], sentence
