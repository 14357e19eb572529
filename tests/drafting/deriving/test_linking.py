"""Which tasks of the parent a plan's tasks come from."""

import importlib.util
import json
from datetime import date

from config.settings import BASE_DIR
from drafting.deriving import derive
from drafting.deriving.linking import link
from drafting.reading.reader import read_file
from tests.corpus import corpus_dir
from tests.drafting.deriving.small_plan import CENTRE, PROVINCE, central_plan, item


def real_plan(name):
    bundle = read_file((corpus_dir() / name).read_bytes(), name)
    return next(document for document in bundle["documents"] if document["type"] == "KH")


def demo_plan(name):
    file = BASE_DIR / "drafting" / "demo_texts" / f"{name}.txt"
    return read_file(file.read_bytes(), file.name)["documents"][0]


def test_a_derived_plan_is_linked_back_item_by_item():
    parent = central_plan()
    child = derive(parent, own=PROVINCE, body_map=CENTRE, today=date(2026, 11, 22)).document
    links = link(parent, child)
    sources = {entry["path"]: entry["source"][0]["path"] for entry in child["items"]}
    assert [entry["child"] for entry in links] == ["II.1.1", "II.1.2", "II.2.1", "III.1"]
    assert all(entry["parents"][:1] == [sources[entry["child"]]] for entry in links)
    assert all(0 < entry["score"] <= 1 for entry in links)


def test_a_new_task_is_linked_to_nothing():
    parent = central_plan()
    child = parent | {
        "items": [item("II.1.1", "task", "Tổ chức hội thi bí thư chi bộ giỏi ở từng cụm thôn.")]
    }
    assert link(parent, child)[0]["parents"] == []


def test_purposes_and_targets_are_no_tasks():
    parent = central_plan()
    child = parent | {"items": [item("I.1", "purpose", parent["items"][0]["text"])]}
    assert link(parent, child) == []


def test_tasks_are_found_again_when_a_third_of_their_words_is_gone_and_their_halves_have_changed_places():
    parent = demo_plan("ke-hoach-trung-uong")
    child = derive(parent, own=PROVINCE, body_map=CENTRE, today=date(2026, 11, 22)).document
    sources = {entry["path"]: entry["source"][0]["path"] for entry in child["items"]}
    for entry in child["items"]:
        kept = [word for place, word in enumerate(entry["text"].split()) if place % 3]
        entry["text"] = " ".join(kept[len(kept) // 2 :] + kept[: len(kept) // 2])
    links = link(parent, child)
    assert all(entry["parents"] == [sources[entry["child"]]] for entry in links)


def test_most_tasks_of_a_plan_about_something_else_are_linked_to_nothing():
    links = link(demo_plan("ke-hoach-trung-uong"), demo_plan("ke-hoach-phat-trien-dang-vien"))
    assert sum(not entry["parents"] for entry in links) >= 0.9 * len(links)


def test_a_parent_without_tasks_leaves_every_task_new():
    parent = central_plan()
    assert {tuple(entry["parents"]) for entry in link(parent | {"items": []}, parent)} == {()}


def test_the_province_that_made_its_plan_by_hand_is_linked_as_people_link_it():
    folder = corpus_dir()
    spec = importlib.util.spec_from_file_location("corpus_score", folder / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    label = json.loads((folder / "align-002-000.label.json").read_text(encoding="utf-8"))
    figures = score.score_links(label, link(real_plan("002.txt"), real_plan("000.txt")))
    assert figures["links F1"] >= 0.9
    assert figures["first link right"] >= 0.94
    assert figures["new left unlinked"] >= 5 / 7
