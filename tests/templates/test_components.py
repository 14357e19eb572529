"""What pages rely on in the shared partials, and what the content security policy asks of every template."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PAGES = sorted(path for path in TEMPLATES.rglob("*.html") if "print" not in path.parts)
INLINE = re.compile(
    r"<style|<script(?![^>]*\b(?:src=|type=.application/json))"
    r"|\s(?:style|on[a-z]+|hx-on[\w:-]*)\s*=|javascript:",
    re.IGNORECASE,
)


class Reading(forms.Form):
    symbol = forms.CharField(label="Số, ký hiệu", help_text="Ví dụ 41-KH/TW.")
    note = forms.CharField(label="Ghi chú", required=False)
    kind = forms.ChoiceField(label="Độ khẩn", choices=[("k", "Khẩn")], widget=forms.RadioSelect)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_page_carries_style_or_script_within_itself(page):
    assert INLINE.findall(page.read_text()) == []


def test_words_of_a_document_never_become_markup():
    pieces = [{"text": "<b>Ban</b>", "role": "who"}]
    html = render_to_string(
        "components/_point.html", {"block": {"type": "item", "uid": "a", "paragraphs": [pieces]}}
    )
    assert '<span class="who">&lt;b&gt;Ban&lt;/b&gt;</span>' in html


def test_the_pieces_of_a_point_are_joined_without_added_spaces():
    pieces = [
        {"text": "Ban Tổ chức", "role": "who"},
        {"text": " làm "},
        {"text": "(quý I)", "role": "when"},
        {"text": "."},
    ]
    html = render_to_string(
        "components/_point.html", {"block": {"type": "item", "number": "1.", "paragraphs": [pieces]}}
    )
    assert "1. Ban Tổ chức làm (quý I)." in re.sub(r"<[^>]+>", "", html)


def test_a_difference_is_shown_in_place_of_the_words():
    block = {"type": "item", "text": "cũ", "diff": mark_safe("<del>cũ</del> <ins>mới</ins>")}
    html = render_to_string("components/_point.html", {"block": block})
    assert "<p><del>cũ</del> <ins>mới</ins></p>" in html


def test_a_sheet_shows_head_text_recipients_and_signature():
    document = {
        "issuer_head": "TỈNH ỦY LAM SƠN",
        "symbol": "Số     -KH/TU",
        "blocks": [{"type": "title", "heading": "KẾ HOẠCH", "lines": ["về một việc"]}],
        "recipients": [{"type": "recipient", "number": "-", "text": "Như trên,"}],
        "signatures": [{"on_behalf": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ", "name": "Trần Văn Minh"}],
    }
    words = re.sub(r"<[^>]+>", "\n", render_to_string("components/_sheet.html", {"document": document}))
    shown = [line.strip() for line in words.splitlines() if line.strip()]
    assert shown == [
        "TỈNH ỦY LAM SƠN",
        "*",
        "Số     -KH/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "KẾ HOẠCH",
        "về một việc",
        "-----",
        "Nơi nhận:",
        "- Như trên,",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Trần Văn Minh",
    ]


def test_every_field_is_described_by_its_help_and_errors():
    form = Reading({"note": "x"})
    html = render_to_string("components/_form.html", {"form": form, "csrf_token": "t", "submit_label": "Lưu"})
    named = {name for words in re.findall(r'aria-describedby="([^"]+)"', html) for name in words.split()}
    assert named == {"id_symbol_helptext", "id_symbol_error", "id_kind_error"}
    assert named <= set(re.findall(r'\bid="([^"]+)"', html))
    assert 'name="csrfmiddlewaretoken" value="t"' in html


def test_a_greyed_form_cannot_be_sent_and_says_why():
    why = {"reason": "Còn 03 nhiệm vụ chưa đối chiếu.", "url": "/x", "label": "Xem"}
    html = render_to_string("components/_form.html", {"form": Reading(), "submit_label": "Trình", "why": why})
    assert 'type="submit"' not in html
    assert 'aria-disabled="true" aria-describedby="why-form"' in html
    assert "Còn 03 nhiệm vụ chưa đối chiếu." in html


def test_a_meter_gives_each_part_its_share_and_leaves_out_what_is_none():
    segments = [
        {"tone": "good", "count": 3, "label": "giữ nguyên"},
        {"tone": "calm", "count": 0, "label": "ghép"},
        {"tone": "warn", "count": 1, "label": "chưa đối chiếu"},
    ]
    html = render_to_string("components/_meter.html", {"segments": segments, "total": 4})
    assert re.findall(r'<svg data-tone="(\w+)" width="(\d+%)"', html) == [("good", "75%"), ("warn", "25%")]
    assert "ghép" not in html


def test_a_meter_of_nothing_is_empty():
    segments = [{"tone": "good", "count": 0, "label": "giữ nguyên"}]
    assert "<svg" not in render_to_string("components/_meter.html", {"segments": segments, "total": 0})


@pytest.mark.urls("tests.config.places")
def test_the_page_of_an_internal_error_needs_nothing():
    assert "Hệ thống gặp lỗi" in render_to_string("500.html")


@pytest.mark.urls("tests.config.places")
def test_the_page_of_what_is_hidden_holds_no_token_and_no_address(rf):
    pages = {render_to_string("404.html", request=rf.get(address)) for address in ("/plans/1/", "/plans/2/")}
    assert len(pages) == 1
    assert "csrf" not in pages.pop()


@pytest.mark.urls("tests.config.places")
def test_both_texts_of_an_overtaken_edit_are_shown(rf):
    context = {
        "reason": "Vừa được sửa.",
        "mine": {"text": "của tôi"},
        "theirs": {"text": "hiện nay"},
        "back": "/x",
    }
    html = render_to_string("409.html", context, request=rf.get("/inbox/"))
    assert all(words in html for words in ("Vừa được sửa.", "của tôi", "hiện nay", 'href="/x"'))
