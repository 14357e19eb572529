"""The command `check_plan`: a readable file or a bundle in, a list of findings out, no database."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.drafting.checks.good_plan import good_plan


@pytest.fixture
def bundle(tmp_path):
    def written(document, name="plan.json"):
        file = tmp_path / name
        file.write_text(json.dumps({"documents": [document]}, ensure_ascii=False), encoding="utf-8")
        return file

    return written


def checked(capsys, *arguments):
    call_command("check_plan", *map(str, arguments))
    answer = capsys.readouterr()
    return json.loads(answer.out), answer.err


def test_a_right_plan_has_no_findings(bundle, capsys):
    assert checked(capsys, bundle(good_plan())) == ([], "")


def test_a_finding_tells_rule_place_severity_and_words(bundle, capsys):
    document = good_plan()
    document["items"][1]["deadlines"][0]["end"] = "2026-11-01"
    [finding], _said = checked(capsys, bundle(document))
    assert finding == {
        "rule": "deadline-past",
        "document": 0,
        "path": "II.1",
        "severity": "warning",
        "message": "Thời hạn 01/11/2026 đã qua so với ngày ban hành 20/11/2026.",
        "quote": "hoàn thành trước ngày 15/3/2027",
    }


def test_without_a_date_it_says_by_which_day_it_judged(bundle, capsys):
    document = good_plan() | {"date": None}
    assert "13/10/2026" in checked(capsys, bundle(document))[1]
    assert checked(capsys, bundle(document), "--issued-on", "2026-11-20")[1] == ""


def test_the_parent_is_compared(bundle, capsys):
    parent = good_plan()
    parent["items"] = [
        {**parent["items"][2], "deadlines": [{**parent["items"][2]["deadlines"][0], "end": "2027-01-31"}]}
    ]
    found, _said = checked(capsys, bundle(good_plan()), "--parent", bundle(parent, "parent.json"))
    assert [each["rule"] for each in found] == ["later-than-parent"]


@pytest.mark.parametrize("content", ["{", '{"documents": 5}', '{"documents": [{"type": "KH"}]}', "[]"])
def test_what_is_no_bundle_is_refused_in_one_line(tmp_path, capsys, content):
    file = tmp_path / "bad.json"
    file.write_text(content)
    with pytest.raises(SystemExit) as stopped:
        call_command("check_plan", str(file))
    assert stopped.value.code == 2
    message = capsys.readouterr().err.strip()
    assert message
    assert "\n" not in message


def test_a_day_that_is_none_is_refused(bundle):
    with pytest.raises(CommandError):
        call_command("check_plan", str(bundle(good_plan())), "--issued-on", "31/2/2027")
