"""What is found in the real documents, against a careful person's verdict on each finding (corpus_findings.json)."""

import json
from pathlib import Path

import pytest

from drafting.checks import check
from drafting.reading.reader import read_file
from tests.corpus import corpus_dir

LABELS = json.loads(Path(__file__).with_name("corpus_findings.json").read_text(encoding="utf-8"))
KEYS = ("rule", "document", "path", "quote")
LENGTH = 40


@pytest.fixture(scope="module")
def found():
    folder = corpus_dir()
    return {
        name: [
            {**each.as_json(), "quote": each.quote[:LENGTH]}
            for each in check(read_file((folder / f"{name}.txt").read_bytes(), f"{name}.txt"))
        ]
        for name in LABELS
    }


@pytest.mark.parametrize("name", LABELS)
def test_every_finding_in_a_real_document_has_its_verdict_and_none_is_gone(found, name):
    told = [tuple(each[key] for key in KEYS) for each in found[name]]
    assert told == [tuple(each[key] for key in KEYS) for each in LABELS[name]]


def test_at_most_one_finding_in_ten_is_wrong():
    verdicts = [each["verdict"] for rows in LABELS.values() for each in rows]
    assert set(verdicts) <= {"right", "taste", "wrong"}
    assert verdicts.count("wrong") * 10 <= len(verdicts)


@pytest.mark.parametrize(
    ("name", "rule", "words"),
    [
        ("000", "symbol-malformed", "124-QĐTW"),
        ("000", "citation-two-dates", "179-QĐ/TW"),
        ("000", "citation-type", "1847/QĐ-TTg"),
        ("002", "letter-enclosure", "19-KL/TW"),
        ("002", "letter-enclosure", "03-KL/TW"),
        ("004", "citation-two-issuers", "42-CTr/TU"),
    ],
)
def test_the_slips_that_the_real_documents_carry_are_found(found, name, rule, words):
    assert any(each["rule"] == rule and words in each["message"] for each in found[name])


def test_rules_of_a_later_year_are_not_asked_of_an_earlier_document(found):
    assert not {"body-gone", "basis-repealed", "ending"} & {
        e["rule"] for rows in found.values() for e in rows
    }
