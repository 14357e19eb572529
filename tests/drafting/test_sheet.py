from datetime import date

from drafting.rendering.compose import compose
from drafting.rendering.form import rules_on
from drafting.sheet import block_of, page
from tests.drafting.rendering.sample_plan import sample_plan

TODAY = date(2026, 11, 22)


def said(block):
    if "paragraphs" in block:
        pieces = [
            "".join(piece["text"] for piece in paragraph if piece["role"] != "note")
            for paragraph in block["paragraphs"]
        ]
        first, *rest = pieces
        return [" ".join(filter(None, [block["number"], first])), *rest]
    return [" ".join(filter(None, [block.get("number"), block.get("heading") or block.get("text")]))]


def test_the_page_on_screen_says_what_the_printed_page_says():
    document = sample_plan()
    shown = page(document, draft_mark="Dự thảo lần 1", today=TODAY)
    printed = compose(document, issued_on=TODAY, draft_mark="Dự thảo lần 1")
    lines = [line for block in shown["blocks"] if block["type"] != "title" for line in said(block)]
    assert lines == [paragraph.text for paragraph in printed.body]
    assert [f"- {block['text']}" for block in shown["recipients"]] == list(printed.foot.recipients)
    assert (shown["issuer_head"], shown["symbol"]) == (printed.head.issuers[0], printed.head.number_line)
    assert shown["place_date"] == printed.head.date_line


def test_a_draft_leaves_number_day_and_month_to_the_clerk():
    shown = page(sample_plan() | {"symbol": "05-KH/TU", "date": "2026-11-20"}, draft_mark="Dự thảo lần 1")
    assert "05" not in shown["symbol"]
    assert "20" not in shown["place_date"]


def test_a_received_document_shows_its_own_symbol_and_date():
    shown = page(sample_plan() | {"symbol": "05-KH/TU", "date": "2026-11-20", "place": "Lam Sơn"})
    assert (shown["symbol"], shown["place_date"]) == ("Số 05-KH/TU", "Lam Sơn, ngày 20 tháng 11 năm 2026")


def test_what_a_page_adds_stands_at_its_part_alone():
    document = sample_plan()
    document["items"][0]["uid"] = "first"
    shown = page(document, extras={"first": {"edit_url": "/here/"}})
    assert [block["uid"] for block in shown["blocks"] if block.get("edit_url")] == ["first"]
    assert block_of(shown, "first")["edit_url"] == "/here/"
    assert block_of(shown, "nowhere") is None


def test_the_rules_of_the_day_end_the_recipient_lines():
    document = sample_plan() | {"recipients": [{"text": "Ban A", "note": None}], "archive": "Văn phòng"}
    rules = rules_on(TODAY)
    shown = page(document, today=TODAY)
    assert [block["text"][-1] for block in shown["recipients"]] == [rules.recipient_end, "."]
