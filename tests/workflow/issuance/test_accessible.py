"""The accessible page of an issued plan: who sees the file sees it, and it names the revision's hash."""

import io
import zipfile
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from drafting.models import Status
from drafting.rendering.accessible import STYLE_HASH
from drafting.rendering.names import date_line
from drafting.rendering.printed_words import page_texts
from records import files
from tests.drafting.rendering.test_accessible import WORD
from tests.walks import person, walk
from workflow.issuance.archive.pack import pack
from workflow.models import Issuance

pytestmark = pytest.mark.usefixtures("cast")


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_page_has_number_date_words_and_hash_of_the_issued_file() -> None:
    plan = walk(Status.ISSUED).plan
    issuance = Issuance.objects.select_related("revision__content", "sealed", "signer", "plan").get(plan=plan)
    address = reverse("issued_html", args=[plan.uid])
    assert address in client_of("vanthu").get(reverse("plan", args=[plan.uid])).content.decode()
    answer = client_of("vanthu").get(address)
    said = answer.content.decode()
    assert f"Số {issuance.symbol}" in said
    assert issuance.revision.content_id in said
    assert issuance.sealed is not None
    assert issuance.sealed.sha256 in said
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert STYLE_HASH in policy
    (main,) = html.document_fromstring(said).iter("main")
    pages = page_texts(files.read(issuance.sealed))
    # Number and date are fields of the signed file, which are no text of its pages.
    fields = f"Số {issuance.symbol} {date_line(plan.issuer.place, issuance.dated)}"
    printed = Counter(WORD.findall("\n".join([*pages, fields])))
    numbers = Counter(str(number) for number in range(2, len(pages) + 1))
    assert Counter(WORD.findall(" ".join(main.itertext()))) == printed - numbers
    with zipfile.ZipFile(io.BytesIO(pack(plan, named=False))) as archive:
        assert archive.read("van-ban.html") == answer.content


def test_before_the_issue_it_is_not_there_and_afterwards_only_for_those_who_have_the_plan() -> None:
    way = walk(Status.SIGNING)
    address = reverse("issued_html", args=[way.plan.uid])
    assert client_of("vanthu").get(address).status_code == 404
    way = walk(Status.ISSUED)
    address = reverse("issued_html", args=[way.plan.uid])
    assert client_of("nguoila").get(address).status_code == 404
