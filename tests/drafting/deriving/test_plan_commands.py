"""The commands `derive_plan` and `link_plans`: bundles or readable files in, JSON out, no database."""

import json

import pytest
from django.core.management import call_command

from tests.drafting.deriving.small_plan import central_plan


@pytest.fixture
def parent(tmp_path):
    file = tmp_path / "parent.json"
    file.write_text(json.dumps({"documents": [central_plan()]}, ensure_ascii=False), encoding="utf-8")
    return file


def answer(capsys, *arguments):
    call_command(*map(str, arguments))
    return json.loads(capsys.readouterr().out)


def refusal(capsys, *arguments):
    with pytest.raises(SystemExit) as stopped:
        call_command(*map(str, arguments))
    assert stopped.value.code == 2
    message = capsys.readouterr().err.strip()
    assert message
    assert "\n" not in message
    return message


def derive(capsys, *arguments):
    return answer(capsys, "derive_plan", *arguments, "--agency", "Tỉnh ủy Lam Sơn", "--level", "province")


def test_a_derived_plan_is_a_bundle_whose_items_name_their_source(parent, capsys):
    document = derive(capsys, parent)["documents"][0]
    assert document["issuer"] == "Ban Thường vụ Tỉnh ủy"
    assert all(item["source"][0]["document"] == "41-KH/TW" for item in document["items"])
    assert [doubt["path"] for doubt in document["doubts"]] == ["II.2"]


def test_names_of_the_map_go_before_the_usual_ones(parent, tmp_path, capsys):
    pairs = tmp_path / "map.json"
    pairs.write_text('{"Ban Tổ chức Trung ương": "Ban Tổ chức - Cán bộ Tỉnh ủy"}', encoding="utf-8")
    document = derive(capsys, parent, "--org-map", pairs)["documents"][0]
    assert document["groups"][0]["heading"] == "Ban Tổ chức - Cán bộ Tỉnh ủy"
    assert document["items"][2]["text"].startswith("Phối hợp với Văn phòng Tỉnh ủy")


def test_several_parents_and_the_drafters_choices_are_taken(tmp_path, parent, capsys):
    plan = central_plan() | {"symbol": "55-KH/TW"}
    plan["items"][1]["text"] = "Tăng cường kiểm tra cơ sở."
    plan["items"][1]["deadlines"] = []
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"documents": [plan]}), encoding="utf-8")
    made = derive(capsys, parent, other, "--outline", "own", "--keep-times")["documents"][0]
    assert made["bases"] == ["41-KH/TW", "12-NQ/TW", "55-KH/TW"]
    assert made["sections"][0]["heading"] == "MỤC ĐÍCH, YÊU CẦU"
    assert "Tăng cường kiểm tra cơ sở." in [item["text"] for item in made["items"]]


def test_a_margin_without_measure_is_refused(parent, capsys):
    arguments = (parent, "--agency", "Tỉnh ủy Lam Sơn", "--level", "province", "--margin", "400")
    assert "từ 0 đến 366" in refusal(capsys, "derive_plan", *arguments)


def test_a_derived_bundle_is_linked_to_its_parent(parent, tmp_path, capsys):
    child = tmp_path / "child.json"
    child.write_text(json.dumps(derive(capsys, parent)), encoding="utf-8")
    links = answer(capsys, "link_plans", parent, child)
    assert [(entry["child"], entry["parents"]) for entry in links] == [
        ("II.1.1", ["II.1.1"]),
        ("II.1.2", ["II.1.2"]),
        ("II.2.1", ["II.2.1"]),
        ("III.1", ["III.1"]),
    ]


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    missing = tmp_path / "none.txt"
    message = refusal(capsys, "link_plans", missing, missing)
    assert "none.txt" in message
    assert "Đề nghị kiểm tra lại đường dẫn" in message


@pytest.mark.parametrize("content", ['{"documents": [', '{"documents": []}', '{"documents": 7}', "{}", "   "])
def test_what_holds_no_plan_is_refused(content, tmp_path, capsys):
    file = tmp_path / "bad.json"
    file.write_text(content, encoding="utf-8")
    assert refusal(capsys, "derive_plan", file, "--agency", "Tỉnh ủy Lam Sơn", "--level", "province")


def test_a_bundle_that_is_not_built_as_the_schema_says_is_refused(tmp_path, capsys):
    file = tmp_path / "bad.json"
    document = central_plan() | {"items": [{"text": "Không có đường dẫn"}]}
    file.write_text(json.dumps({"documents": [document]}), encoding="utf-8")
    assert "không đúng cấu trúc" in refusal(capsys, "link_plans", file, file)
    assert "không đúng cấu trúc" in refusal(
        capsys, "derive_plan", file, "--agency", "Tỉnh ủy Lam Sơn", "--level", "province"
    )


def test_a_map_that_is_no_map_is_refused(parent, tmp_path, capsys):
    pairs = tmp_path / "map.json"
    pairs.write_text('["Ban Tổ chức Trung ương"]', encoding="utf-8")
    message = refusal(
        capsys,
        "derive_plan",
        parent,
        "--agency",
        "Tỉnh ủy Lam Sơn",
        "--level",
        "province",
        "--org-map",
        pairs,
    )
    assert "bảng cơ quan tương ứng" in message
