from typing import Any

from drafting.readings.settling import with_uids


def item(path: str, section: str, **more: Any) -> dict[str, Any]:
    return {
        "path": path,
        "section": section,
        "agency": None,
        "kind": "task",
        "text": f"Nội dung {path}.",
        "deadlines": [],
        **more,
    }


def document(**more: Any) -> dict[str, Any]:
    return {
        "type": "KH",
        "symbol": None,
        "date": None,
        "place": None,
        "issuer": None,
        "title": "KẾ HOẠCH",
        "sections": [{"number": "I", "heading": "NHIỆM VỤ", "lines": [3]}],
        "groups": [],
        "items": [item("I.1", "I", lines=[4, 5])],
        "recipients": [{"text": "Đảng ủy các xã", "note": None}],
        "archive": None,
        "signature": None,
        **more,
    }


def test_what_the_reader_tells_beyond_the_text_stays_with_its_part() -> None:
    told = {
        "lines": [4, 5],
        "paragraphs": ["Một.", "Hai."],
        "product": "Quy chế làm việc",
        "approving_level": "Ban Thường vụ",
        "in_charge": "Đồng chí Phó Bí thư",
        "advises": "Tỉnh ủy",
        "deliver_to": "Tỉnh ủy",
        "via": "Ban Tổ chức",
        "targets": [{"value": "25", "unit": "%"}],
    }
    settled = with_uids(document(items=[item("I.1", "I", **told)]))
    assert {key: settled["items"][0][key] for key in told} == told
    assert settled["sections"][0]["lines"] == [3]


def test_a_doubt_names_its_part_by_a_name_that_lasts() -> None:
    doubts = [{"path": None, "reason": "Cả văn bản."}, {"path": "I.1", "reason": "Không ghi năm."}]
    settled = with_uids(document(doubts=doubts))
    assert [(doubt["id"], doubt["uid"]) for doubt in settled["doubts"]] == [
        (0, None),
        (1, settled["items"][0]["uid"]),
    ]


def test_tasks_of_an_annex_table_keep_their_paths_and_fields() -> None:
    annexed = document(
        groups=[
            {"path": "PL1.II", "heading": "Về tổ chức", "is_agency": False, "intro": None, "lines": [12]}
        ],
        items=[
            item("I.1", "I", lines=[4]),
            item("PL1.1", "PL1", lines=[11], number="1", table=True),
            item("PL1.II.1", "PL1", lines=[13], number="1", table=True, product="Đề án"),
            item("PL1.II.2", "PL1", lines=[14], number="2", table=True),
        ],
        annexes=[{"number": "1", "title": "DANH MỤC NHIỆM VỤ", "section": "PL1", "blocks": []}],
    )
    settled = with_uids(annexed)
    assert [section["heading"] for section in settled["sections"]] == ["NHIỆM VỤ"]
    assert [entry["path"] for entry in settled["items"]] == ["I.1", "PL1.1", "PL1.II.1", "PL1.II.2"]
    assert settled["items"][2]["product"] == "Đề án"
    assert [annex["title"] for annex in settled["annexes"]] == ["DANH MỤC NHIỆM VỤ"]


def test_settling_changes_nothing_of_the_reading_it_was_given() -> None:
    given = document()
    with_uids(given)
    assert given == document()
