"""The archive of an issued plan: whole by itself, every change noticed, taken in elsewhere as what arrives."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from drafting.models import Plan, Status
from permissions.models import Agency
from records import jobs
from records.anchors import anchor
from tests.walks import person, untouched, walk
from workflow import refusals
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import Walk
from workflow.issuance.archive.pack import pack
from workflow.models import Issuance
from workflow.services.receiving import register_file

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def plan() -> Plan:
    plan = walk(Status.ISSUED).plan
    Walk(COMMUNE).register_issued(plan)
    walk(Status.ADVISORY_REVIEW)  # entries of another matter in the same chain
    anchor()
    return plan


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def closed(parts: dict[str, bytes], *, listed: bool = True) -> bytes:
    """With the list made anew, as somebody would who changes a part."""
    if listed:
        known = json.loads(parts["manifest.json"])
        known["files"] = {
            name: hashlib.sha256(data).hexdigest() for name, data in parts.items() if name != "manifest.json"
        }
        parts = {**parts, "manifest.json": json.dumps(known).encode()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def verdict(data: bytes, folder: Path) -> tuple[int, str]:
    """What the script inside says, run by a Python that knows nothing of the product."""
    file = folder / "ho-so.zip"
    file.write_bytes(data)
    script = folder / "verify.py"
    script.write_bytes(opened(data)["verify.py"])
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(script), str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def test_an_archive_is_whole_by_its_own_script(plan: Plan, tmp_path: Path) -> None:
    data = pack(plan, named=True)
    code, told = verdict(data, tmp_path)
    assert code == 0, told
    assert told.rstrip().endswith("INTACT")
    assert "anchored head" in told
    assert pack(plan, named=True) == data


def test_what_is_in_it(plan: Plan) -> None:
    parts = opened(pack(plan, named=True))
    assert parts["van-ban.pdf"].startswith(b"%PDF")
    told = {name: json.loads(data) for name, data in parts.items() if name.endswith(".json")}
    assert told["register.json"]["symbol"] == Issuance.objects.get(plan=plan).symbol
    assert len(told["opinions.json"][0]["opinions"]) == 3
    assert len(told["decisions.json"][0]["sheets"]) == 11
    assert told["decisions.json"][0]["ballots"]["agree"] == 11
    receipts = [row["arrival"] for row in told["recipients.json"]["deliveries"] if row["arrival"]]
    assert len(receipts) == 1
    verbs = [row["verb"] for row in told["trail.json"]["entries"]]
    assert {"release_to_advisers", "send_ballot", "sign", "issue", "complete_issue"} <= set(verbs)
    assert {row["subject"] for row in told["trail.json"]["entries"]} == {plan.subject}


def test_members_are_named_only_where_they_may_be(plan: Plan) -> None:
    told = json.loads(opened(pack(plan, named=False))["decisions.json"])
    assert "sheets" not in told[0]
    assert told[0]["ballots"]["agree"] == 11


def _number(value: Any) -> None:
    value["symbol"] = "99-KH/TU"


def _text(value: Any) -> None:
    value["documents"][0]["items"][0]["text"] = "Một nội dung khác."


def _state(value: Any) -> None:
    value[0]["content"]["title"] = "KẾ HOẠCH khác"


def _opinion(value: Any) -> None:
    value[0]["revision_sha256"] = "0" * 64


def _entry(value: Any) -> None:
    value["entries"][3]["actor_name"] = "Người khác"


def _lost_entry(value: Any) -> None:
    number = value["entries"].pop(3)["number"]
    value["links"] = [link for link in value["links"] if link[0] != number]


def _rewritten_link(value: Any) -> None:
    value["links"][4][2] = "f" * 64


def _anchor(value: Any) -> None:
    value["anchor"]["hash"] = "0" * 64


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("register.json", _number),
        ("plan.json", _text),
        ("revisions.json", _state),
        ("opinions.json", _opinion),
        ("decisions.json", _opinion),
        ("trail.json", _entry),
        ("trail.json", _lost_entry),
        ("trail.json", _rewritten_link),
        ("trail.json", _anchor),
    ],
)
def test_every_change_is_noticed_though_the_list_was_made_anew(
    plan: Plan, tmp_path: Path, name: str, change: Callable[[Any], None]
) -> None:
    parts = opened(pack(plan, named=True))
    value = json.loads(parts[name])
    change(value)
    code, told = verdict(closed({**parts, name: json.dumps(value).encode()}), tmp_path)
    assert code == 1, told
    assert told.rstrip().endswith("NOT INTACT")


def test_another_file_and_a_file_that_is_missing_are_noticed(plan: Plan, tmp_path: Path) -> None:
    parts = opened(pack(plan, named=True))
    changed = {**parts, "van-ban.pdf": parts["van-ban.pdf"] + b"\n"}
    assert verdict(closed(changed), tmp_path)[0] == 1
    assert verdict(closed(changed, listed=False), tmp_path)[0] == 1
    del parts["papers.json"]
    assert verdict(closed(parts, listed=False), tmp_path)[0] == 1


# Who gets it


def fetched(username: str, plan: Plan) -> Any:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("archive", args=[plan.uid])
    client.get(url)
    jobs.run_all()
    return client.get(url)


def test_the_clerk_gets_it_without_and_the_head_of_the_office_with_the_sheets(plan: Plan) -> None:
    for username, named in (("vanthu", False), ("chanhvp", True), ("bithu", True)):
        answer = fetched(username, plan)
        assert answer["Content-Type"] == "application/zip"
        assert ("sheets" in json.loads(opened(answer.content)["decisions.json"])[0]) is named
    for username in ("soan", "uv8", "xa1vanthu"):
        assert fetched(username, plan).status_code == 403


def test_an_archive_that_was_made_before_a_receipt_is_made_again(plan: Plan) -> None:
    first = fetched("vanthu", plan).content
    from workflow.services import changing_issued

    changing_issued.correct(plan, by=person("vanthu"), place="Trang 1", printed="a", meant="b")
    assert fetched("vanthu", plan).content != first


# Taken in elsewhere


def commune() -> Agency:
    return Agency.objects.get(code="du-thanh-binh")


def test_an_archive_arrives_as_the_signed_file_with_its_text(plan: Plan) -> None:
    data = pack(plan, named=False)
    received = register_file(commune(), by=person("xa1vanthu"), data=data, name="ho-so.zip")
    issuance = Issuance.objects.select_related("sealed").get(plan=plan)
    assert received.file == issuance.sealed
    assert received.file_name == "01-KH-TU.pdf"
    assert (received.symbol, received.title) == (issuance.symbol, plan.title)
    assert received.reading is not None
    texts = [item["text"] for item in received.reading["documents"][0]["items"]]
    assert texts == [item["text"] for item in issuance.revision.content.body["items"]]
    client = Client()
    client.force_login(person("xa1vanthu"), backend="django.contrib.auth.backends.ModelBackend")
    for name in ("received_document", "received_reading"):
        assert client.get(reverse(name, args=[received.uid])).status_code == 200


@pytest.mark.parametrize("name", ["plan.json", "van-ban.pdf", "register.json"])
def test_an_archive_with_another_part_is_not_taken_in(plan: Plan, name: str) -> None:
    parts = opened(pack(plan, named=False))
    data = closed({**parts, name: parts[name] + b" "}, listed=False)
    with untouched(), pytest.raises(refusals.Unfit, match="đã bị thay đổi"):
        register_file(commune(), by=person("xa1vanthu"), data=data, name="ho-so.zip")


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"documents": [{"title": 5}]}', b"\xff", b"[" * 5000])
def test_an_archive_whose_text_is_not_built_as_it_should_be_is_not_taken_in(plan: Plan, body: bytes) -> None:
    parts = opened(pack(plan, named=False))
    data = closed({**parts, "plan.json": body})
    with untouched(), pytest.raises(refusals.Unfit):
        register_file(commune(), by=person("xa1vanthu"), data=data, name="ho-so.zip")


def test_an_archive_that_unpacks_without_end_is_not_opened(plan: Plan) -> None:
    parts = opened(pack(plan, named=False))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.writestr("more.bin", b"\0" * (101 * 1024 * 1024))
    with untouched(), pytest.raises(refusals.Unfit, match="bất thường"):
        register_file(commune(), by=person("xa1vanthu"), data=out.getvalue(), name="ho-so.zip")
