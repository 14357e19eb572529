"""The command `render_plan`: a bundle or any readable file to PDF or Word, without a database."""

import json
from io import BytesIO

import docx
import pytest
from django.core.management import call_command

from drafting.reading.reader import read_file
from drafting.rendering.compose import plan_in
from drafting.rendering.docx import render_docx
from drafting.rendering.pdf import render_pdf
from tests.corpus import corpus_dir
from tests.drafting.rendering.sample_plan import PrintedPages, body_text, sample_plan


@pytest.fixture
def bundle(tmp_path):
    file = tmp_path / "bundle.json"
    file.write_text(json.dumps({"documents": [sample_plan(4)]}, ensure_ascii=False), encoding="utf-8")
    return file


def refusal(capsys, *arguments):
    with pytest.raises(SystemExit) as stopped:
        call_command("render_plan", *map(str, arguments))
    assert stopped.value.code == 2
    message = capsys.readouterr().err.strip()
    assert "\n" not in message
    return message


def test_a_bundle_becomes_a_pdf_and_the_answer_says_how_long_it_is(bundle, tmp_path, capsys):
    out = tmp_path / "out.pdf"
    call_command("render_plan", str(bundle), "-o", str(out), "--issued-on", "2027-02-05")
    answer = json.loads(capsys.readouterr().out)
    pages = PrintedPages(out.read_bytes())
    assert answer == {"file": str(out), "pages": len(pages)}
    assert "Lam Sơn, ngày 05 tháng 02 năm 2027" in pages.text(0)


def test_a_draft_has_its_mark_and_no_number_day_or_month(bundle, tmp_path):
    out = tmp_path / "out.pdf"
    call_command("render_plan", str(bundle), "-o", str(out), "--draft", "--issued-on", "2027-02-05")
    text = PrintedPages(out.read_bytes()).text(0)
    assert "(Dự thảo)" in text
    assert "Số -KH/TU" in text
    assert "ngày tháng năm 2027" in text


def test_the_ending_of_the_name_chooses_word(bundle, tmp_path, capsys):
    out = tmp_path / "out.docx"
    call_command("render_plan", str(bundle), "-o", str(out))
    assert json.loads(capsys.readouterr().out) == {"file": str(out)}
    assert "KẾ HOẠCH" in [paragraph.text for paragraph in docx.Document(BytesIO(out.read_bytes())).paragraphs]


def test_another_ending_is_refused(bundle, tmp_path, capsys):
    assert "chỉ in ra .pdf hoặc .docx" in refusal(capsys, bundle, "-o", tmp_path / "out.odt")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"documents": []}', "không có kế hoạch nào"),
        ('{"documents": 5}', "không có kế hoạch nào"),
        ('{"documents": [{"type": "KH", "sections": [{}], "items": []}]}', "không đúng cấu trúc"),
        (
            '{"documents": [{"type": "KH", "sections": [{"number": 5}], "date": "5/2"}]}',
            "không đúng cấu trúc",
        ),
        ("{broken", "như một tệp JSON"),
        ("", "không có nội dung"),
    ],
)
def test_what_is_no_plan_is_refused_in_one_line_and_nothing_is_written(tmp_path, capsys, content, words):
    file, out = tmp_path / "in.json", tmp_path / "out.pdf"
    file.write_text(content)
    assert words in refusal(capsys, file, "-o", out)
    assert not out.exists()


def test_a_missing_file_and_a_missing_folder_are_named(bundle, tmp_path, capsys):
    assert "khong-co.json" in refusal(capsys, tmp_path / "khong-co.json", "-o", tmp_path / "out.pdf")
    assert "khong-co" in refusal(capsys, bundle, "-o", tmp_path / "khong-co" / "out.pdf")


@pytest.mark.parametrize("name", ["002.txt", "000.docx", "004.pdf"])
def test_a_real_document_is_printed_with_every_word_of_its_items(name, tmp_path):
    source = corpus_dir() / name
    out = tmp_path / "out.pdf"
    call_command("render_plan", str(source), "-o", str(out))
    plan = plan_in(read_file(source.read_bytes(), name))
    assert plan is not None
    printed = squeezed(body_text(out.read_bytes(), tmp_path))
    assert [entry["path"] for entry in plan["items"] if squeezed(entry["text"]) not in printed] == []


def squeezed(text):
    """Without white space, and without hyphens: pdftotext leaves them out at the end of a line."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("source", ["sample", "002.txt", "004.txt"])
def test_a_printed_plan_is_read_back_as_it_was(source, kind):
    if source == "sample":
        plan = sample_plan(5)
    else:
        found = plan_in(read_file((corpus_dir() / source).read_bytes(), source))
        assert found is not None
        plan = dict(found)
    printed = render_pdf(plan).pdf if kind == "pdf" else render_docx(plan)
    again = plan_in(read_file(printed, f"plan.{kind}"))
    assert again is not None
    for key in ("title", "archive", "signature", "preamble"):
        assert again[key] == plan[key]
    assert [(entry["path"], entry["text"]) for entry in again["items"]] == [
        (entry["path"], entry["text"]) for entry in plan["items"]
    ]
    assert [entry["text"] for entry in again["recipients"]] == [entry["text"] for entry in plan["recipients"]]
