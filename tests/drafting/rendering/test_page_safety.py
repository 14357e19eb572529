"""Text of a plan is printed as text: nothing in it is opened, fetched or run."""

from datetime import date
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from weasyprint.urls import FatalURLFetchingError

from drafting.rendering.form import HD05
from drafting.rendering.pdf import print_html, render_pdf
from tests.drafting.rendering.sample_plan import body_text, item, sample_plan

VECTORS = [
    '<link rel=attachment href="file:///etc/passwd">',
    "<img src=file:///etc/passwd>",
    '<img src="http://127.0.0.1:9/x.png">',
    "<style>@import url(file:///etc/passwd);</style>",
    "<style>body{background:url(http://127.0.0.1:9/)}</style>",
    "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}</style>",
    '<p style="font-size:1e9px">to</p>',
    "<object data=file:///etc/passwd></object>",
    "<embed src=file:///etc/passwd>",
    "<iframe src=file:///etc/passwd></iframe>",
    '<svg><image href="file:///etc/passwd"/></svg>',
    "<svg><use href='file:///etc/passwd#x'/></svg>",
    '<base href="http://127.0.0.1:9/">',
    '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
    "<a href='javascript:app.alert(1)'>x</a>",
    "<script>app.alert(1)</script>",
    "<input name=so_ky_hieu value=99>",
    "{% include '/etc/passwd' %}",
    "{{ sheet.rules }}",
    "</p></body></html><h1>hết",
    "]]><!-- x -->&lt;b&gt;&#x41;",
    "url(file:///etc/passwd)",
    "<b>đậm</b>",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_markup_in_an_item_is_printed_letter_by_letter(vector, tmp_path):
    plan = sample_plan(1, items=[item("II.1", "task", f"Trước {vector} sau."), item("II.2", "task", "Hai.")])
    text = body_text(render_pdf(plan).pdf, tmp_path)
    assert "".join(f"Trước {vector} sau.".split()) in "".join(text.split())


def test_markup_in_any_other_place_is_printed_too(tmp_path):
    attack = '"><link rel=attachment href=file:///etc/passwd>'
    plan = sample_plan(1)
    plan |= {
        "title": f"KẾ HOẠCH về {attack}",
        "place": attack,
        "preamble": [attack],
        "closing": [attack],
        "intros": {"II": attack},
        "archive": attack,
        "urgency": attack,
        "recipients": [{"text": attack, "note": attack}],
        "signature": {"on_behalf": attack, "position": attack, "name": attack},
        "groups": [{"path": "III.1", "heading": attack, "is_agency": True, "intro": attack}],
        "annexes": [{"number": None, "title": attack, "blocks": [{"rows": [[attack]]}, {"text": attack}]}],
        "footnotes": [{"mark": attack, "text": attack}],
    }
    rendered = render_pdf(plan, issued_on=date(2027, 2, 5))
    text = "".join(body_text(rendered.pdf, tmp_path).split())
    assert text.lower().count("<linkrel=attachmenthref=file:///etc/passwd>") >= 15
    assert b"EmbeddedFile" not in rendered.pdf


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="attachment" href="file:///etc/hostname">',
        '<img src="file:///etc/hostname">',
        '<img src="data:image/png;base64,AAAA">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<p style="background: url(file:///etc/hostname)">x</p>',
    ],
)
def test_a_page_that_asks_for_a_file_is_not_printed_at_all(html):
    with pytest.raises(FatalURLFetchingError):
        print_html(html, "", HD05)


def test_a_style_sheet_that_asks_for_a_file_is_not_used():
    with pytest.raises(FatalURLFetchingError):
        print_html("<p>x</p>", "p { background: url(file:///etc/hostname) }", HD05)


def test_the_file_holds_no_script_action_attachment_or_form():
    reader = PdfFileReader(BytesIO(render_pdf(sample_plan()).pdf))
    names = set()

    def walk(value):
        if isinstance(value, generic.DictionaryObject):
            for key, entry in value.items():
                names.add(str(key))
                if isinstance(entry, generic.NameObject):
                    names.add(str(entry))
                if not isinstance(entry, generic.IndirectObject):
                    walk(entry)
        elif isinstance(value, generic.ArrayObject):
            for entry in value:
                if not isinstance(entry, generic.IndirectObject):
                    walk(entry)

    for reference in reader.xrefs.explicit_refs_in_revision(0):
        walk(reader.get_object(reference))
    forbidden = {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "/AcroForm", "/URI"}
    assert "/Catalog" in names
    assert names & forbidden == set()
