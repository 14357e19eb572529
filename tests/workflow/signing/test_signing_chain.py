"""The acts on a file: both signatures hold, number and date are seen, the order is kept."""

import asyncio
import subprocess
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from drafting.rendering.pdf import render_pdf
from tests.workflow.signing.signed_file import (
    BODY_NAME,
    DATE_LINE,
    NAME,
    NUMBER_LINE,
    SEALED_AT,
    SIGNED_AT,
    form_field,
    plan,
    sign_plan,
)
from workflow.signing import chain, fields, keys, stamps
from workflow.signing.results import BODY, DATE, NUMBER, Verdict
from workflow.signing.verdicts import examine


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    return sign_plan(tmp_path_factory.mktemp("signing") / "keys")


def shown(pdf, tmp_path, *options):
    """Text of the pages with what their fields show, white space collapsed."""
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True)
    return " ".join(out.stdout.decode().split())


def test_pyhanko_with_its_own_policy_finds_both_signatures_valid(stages):
    reader = PdfFileReader(BytesIO(stages.sealed))
    signatures = reader.embedded_signatures
    assert [signature.fq_name for signature in signatures] == ["nguoi_ky", "co_quan"]
    for signature in signatures:
        context = ValidationContext(trust_roots=keys.roots(stages.keys_dir), allow_fetching=False)
        assert validate_pdf_signature(signature, context).bottom_line


def test_another_program_finds_both_signatures_valid(stages, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(stages.sealed)
    out = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert out.count("Signature Validation: Signature is Valid.") == 2
    assert out.count("Signature Type: ETSI.CAdES.detached") == 2
    assert out.index("Not total document signed") < out.index("Total document signed")


def test_our_verdict_names_who_signed_and_when(stages):
    examination = examine(stages.sealed, keys.roots(stages.keys_dir))
    assert examination.verdict == Verdict.WHOLE
    person, body = examination.signatures
    assert (person.name, person.signed_at) == (NAME, "2027-02-05T10:42:00+07:00")
    assert (body.name, body.signed_at) == (BODY_NAME, "2027-02-05T15:05:00+07:00")
    assert (person.covers_file, body.covers_file) == (False, True)
    assert (examination.number_line, examination.date_line) == (NUMBER_LINE, DATE_LINE)


def test_every_act_only_adds_to_the_file(stages):
    files = [stages.rendered, stages.prepared, stages.signed, stages.filled, stages.sealed]
    for before, after in pairwise(files):
        assert after.startswith(before)


def test_number_and_date_are_seen_once_they_are_filled(stages, tmp_path):
    assert NUMBER_LINE not in shown(stages.signed, tmp_path)
    text = shown(stages.sealed, tmp_path)
    assert text.count(NUMBER_LINE) == 1
    assert text.count(DATE_LINE) == 1


def test_number_and_date_look_as_if_they_had_been_printed(stages):
    plain = render_pdf(plan(), issued_on=SIGNED_AT.date(), number=5).pdf
    page = {}
    for name, pdf in (("plain", plain), ("filled", stages.filled)):
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        page[name] = document[0].render(scale=2, may_draw_forms=True, draw_annots=True).to_pil().convert("L")
        document.close()
    head = (0, 0, page["plain"].width, 340)  # above the title, in pixels of 144 to the inch
    plain_head, filled_head = (page[name].crop(head).tobytes() for name in ("plain", "filled"))
    ink = sum(1 for grey in plain_head if grey < 128)
    differing = sum(1 for a, b in zip(plain_head, filled_head, strict=True) if (a < 128) != (b < 128))
    assert ink > 2000
    assert differing < ink * 0.25  # the same letters at the same place, but for the rounding of a pixel


def test_the_stamps_say_who_signed_in_whole_vietnamese_words(stages, tmp_path):
    text = shown(stages.sealed, tmp_path)
    assert text.count(NAME) == 2  # in the stamp and under it
    for words in ("Ký số", "Ngày 05/02/2027", "lúc 10:42", "CHỮ KÝ SỐ"):
        assert words in text
    assert "LAM SƠN" in text.split("PHÓ BÍ THƯ")[1]


def test_the_signature_is_blue_and_the_seal_red(stages):
    document = pypdfium2.PdfDocument(stages.sealed)
    document.init_forms()
    picture = document[0].render(scale=1, may_draw_forms=True, draw_annots=True).to_pil().convert("RGB")
    document.close()
    data = picture.tobytes()
    pixels = list(zip(data[0::3], data[1::3], data[2::3], strict=True))
    assert sum(1 for r, g, b in pixels if r > 180 and g < 90 and b < 110) > 300
    assert sum(1 for r, g, b in pixels if b > 120 and r < 90 and g < 110) > 60


def test_every_font_of_the_signed_file_is_inside_it(stages, tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(stages.sealed)
    rows = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    fonts = [row.split() for row in rows.splitlines()[2:]]
    assert {font[0].split("+")[1].split("-")[0] for font in fonts} <= {"Tinos", "LiberationSerif"}
    assert {font[-5] for font in fonts} == {"yes"}


def test_the_form_never_asks_a_viewer_to_draw_the_fields_anew(stages):
    form = PdfFileReader(BytesIO(stages.sealed)).root["/AcroForm"]
    assert "/NeedAppearances" not in form
    for reference in form["/Fields"]:
        assert "/AP" in reference.get_object()


def test_the_fields_are_open_before_and_read_only_after_they_are_filled(stages):
    for name, line in ((NUMBER, NUMBER_LINE), (DATE, DATE_LINE)):
        empty = form_field(PdfFileReader(BytesIO(stages.signed)), name)
        filled = form_field(PdfFileReader(BytesIO(stages.filled)), name)
        assert "/Ff" not in empty
        assert "/V" not in empty
        assert filled["/Ff"] == 1
        assert filled["/V"] == line


def test_the_seal_closes_the_file_to_any_change(stages):
    lock = form_field(PdfFileReader(BytesIO(stages.prepared)), BODY)["/Lock"]
    assert lock["/Action"] == "/All"
    assert lock["/P"] == 1


@pytest.mark.parametrize("stage", ["rendered", "signed", "filled", "sealed"])
def test_the_person_signs_a_prepared_file_only(stages, stage):
    key = keys.load(stages.keys_dir, "person", "thuongtruc", NAME)
    with pytest.raises(chain.WrongStage):
        chain.sign_person(getattr(stages, stage), key, name=NAME, at=SIGNED_AT)


@pytest.mark.parametrize("stage", ["rendered", "prepared", "filled", "sealed"])
def test_a_number_is_filled_once_after_the_signature(stages, stage):
    with pytest.raises(chain.WrongStage):
        chain.fill_number(getattr(stages, stage), "Số 06-KH/TU", DATE_LINE)


@pytest.mark.parametrize("stage", ["rendered", "prepared", "signed", "sealed"])
def test_the_seal_comes_last(stages, stage):
    key = keys.load(stages.keys_dir, "body", "lamson", BODY_NAME)
    with pytest.raises(chain.WrongStage):
        chain.seal(getattr(stages, stage), key, body_name=BODY_NAME, at=SEALED_AT)


def test_a_plan_without_its_boxes_is_not_prepared(stages):
    with pytest.raises(KeyError):
        fields.prepare(stages.rendered, {})


def test_a_long_place_and_a_long_name_stay_inside_their_fields(tmp_path):
    line = "Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2027"
    name = "Nguyễn Hoàng Phương Quỳnh Trâm"
    for page, words in (
        (stamps.line_page(line, 249, 18, italic=True), line),
        (stamps.signature_page(name, SIGNED_AT, 150, 90), name),
    ):
        assert words in shown(page, tmp_path)
        document = pypdfium2.PdfDocument(page)
        text = document[0].get_textpage()
        width, height = document[0].get_size()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        assert len(document) == 1
        assert min(box[0] for box in boxes) >= 0
        assert max(box[2] for box in boxes) <= width
        assert min(box[1] for box in boxes) >= 0
        assert max(box[3] for box in boxes) <= height
        document.close()


def test_a_file_is_signed_and_examined_where_an_event_loop_runs_too(tmp_path):
    async def inside_a_loop():
        stages = sign_plan(tmp_path / "keys")
        return examine(stages.sealed, keys.roots(stages.keys_dir)).verdict

    assert asyncio.run(inside_a_loop()) == Verdict.WHOLE


def test_markup_in_a_name_is_shown_as_text(tmp_path):
    name = '<img src="file:///etc/passwd">'
    assert name in shown(stamps.signature_page(name, SIGNED_AT, 400, 90), tmp_path)
    assert "<IMG" in shown(stamps.seal_page("<img src=x>", 96, 96), tmp_path)
