"""Word files opened and saved by LibreOffice in between: the real documents say the same before and after."""

import subprocess
from pathlib import Path

import pytest

from drafting.reading.reader import read_file
from drafting.reading.refusals import LIMIT
from drafting.rendering.docx import render_docx
from drafting.returning.word import read_returned
from tests.corpus import corpus_dir

NAMES = ("000", "002", "004")
PATIENCE = 180


def plan_of(data: bytes) -> dict:
    return next(document for document in read_file(data, "a.docx")["documents"] if document["items"])


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict]]:
    """name → the plan as it was read, as we write it, and each of the two after LibreOffice saved it."""
    given = tmp_path_factory.mktemp("given")
    out = tmp_path_factory.mktemp("saved")
    found: dict[str, dict[str, dict]] = {}
    for name in NAMES:
        data = (corpus_dir() / f"{name}.docx").read_bytes()
        plan = plan_of(data)
        named = {**plan, "items": [{**item, "uid": f"{n:032x}"} for n, item in enumerate(plan["items"])]}
        own = render_docx(named)
        (given / f"{name}-received.docx").write_bytes(data)
        (given / f"{name}-own.docx").write_bytes(own)
        found[name] = {"received": plan, "own": plan_of(own)}
    profile = tmp_path_factory.mktemp("profile")
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)),
            *map(str, sorted(given.iterdir())),
        ],
        check=True,
        timeout=PATIENCE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for name in NAMES:
        for which in ("received", "own"):
            again = Path(out / f"{name}-{which}.docx").read_bytes()
            found[name][f"{which} again"] = plan_of(again)
        found[name]["names"] = dict(read_returned(again, "a.docx", limit=LIMIT)["marked"])
    return found


def said(plan: dict) -> dict:
    """What a reader must find again."""
    return {
        "head": [plan.get(key) for key in ("type", "symbol", "date", "place", "issuer")],
        "title": " ".join(plan["title"].split()),
        "sections": [(section["number"], section["heading"]) for section in plan["sections"]],
        "items": [(item["path"], item["kind"], " ".join(item["text"].split())) for item in plan["items"]],
        "who": [(item.get("lead"), item.get("partners")) for item in plan["items"]],
        "when": [
            [(entry["text"], entry["start"], entry["end"]) for entry in item["deadlines"]]
            for item in plan["items"]
        ],
        "recipients": [(line["text"], line["note"]) for line in plan["recipients"]],
        "archive": plan["archive"],
        "signature": plan["signature"],
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["received", "own"])
def test_libreoffice_changes_nothing_that_is_said(
    saved: dict[str, dict[str, dict]], name: str, which: str
) -> None:
    before, after = said(saved[name][which]), said(saved[name][f"{which} again"])
    assert {key for key in before if before[key] != after[key]} == set()


@pytest.mark.parametrize("name", NAMES)
def test_our_own_word_form_says_what_was_read(saved: dict[str, dict[str, dict]], name: str) -> None:
    before, after = said(saved[name]["received"]), said(saved[name]["own again"])
    assert {
        key for key in ("title", "items", "when", "who", "recipients") if before[key] != after[key]
    } == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_hidden_names_of_points_come_back(saved: dict[str, dict[str, dict]], name: str) -> None:
    names = saved[name]["names"]
    items = [item for item in saved[name]["received"]["items"] if not item.get("table")]
    assert len(names) >= len(items)
    for n, item in enumerate(saved[name]["received"]["items"][:20]):
        first = (item.get("paragraphs") or [item["text"]])[0]
        assert " ".join(first.split()[:5]) in " ".join(names[f"{n:032x}"].split())
