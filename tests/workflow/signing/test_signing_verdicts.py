"""Files that were altered after the seal, in the ways that common verifiers accept: none passes."""

import random
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.workflow.signing.signed_file import (
    BODY_NAME,
    DATE_LINE,
    NAME,
    SEALED_AT,
    SIGNED_AT,
    changed,
    form_field,
    sign_plan,
)
from workflow.signing import chain, keys
from workflow.signing.fields import QuietWriter
from workflow.signing.results import NUMBER, Verdict
from workflow.signing.verdicts import examine, verdicts


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    return sign_plan(tmp_path_factory.mktemp("signing") / "keys")


@pytest.fixture(scope="module")
def roots(stages):
    return keys.roots(stages.keys_dir)


@pytest.fixture(scope="module")
def stranger(tmp_path_factory):
    """A folder of keys that somebody else made, with the same names on them."""
    return tmp_path_factory.mktemp("stranger") / "keys"


def other_number(writer):
    field = form_field(writer, NUMBER)
    field["/V"] = pdf_string("Số 99-KH/TU")
    writer.update_container(field)


def other_title(writer):
    info = generic.DictionaryObject({pdf_name("/Title"): pdf_string("Số 99-KH/TU")})
    writer.set_info(writer.add_object(info))


def drawing_over_the_text(writer):
    stream = generic.StreamObject(stream_data=b"0 0 1 rg 100 500 300 40 re f")
    writer.add_stream_to_page(0, writer.add_object(stream))


def note_over_the_text(writer):
    page_ref, _ = writer.find_page_for_modification(0)
    rect = generic.ArrayObject(generic.NumberObject(edge) for edge in (100, 500, 400, 540))
    annotation = {
        pdf_name("/Type"): pdf_name("/Annot"),
        pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): rect,
        pdf_name("/Contents"): pdf_string("Số 99-KH/TU"),
    }
    page = page_ref.get_object()
    page["/Annots"].append(writer.add_object(generic.DictionaryObject(annotation)))
    writer.update_container(page["/Annots"])


def script_at_opening(writer):
    action = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
    writer.root["/OpenAction"] = writer.add_object(generic.DictionaryObject(action))
    writer.update_root()


def lost_number_field(writer):
    fields = writer.root["/AcroForm"]["/Fields"]
    del fields[0]
    writer.update_container(fields)


def nothing(writer):
    writer.add_object(pdf_string("an object that nothing refers to"))


@pytest.mark.parametrize("quiet", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        other_number,
        other_title,
        drawing_over_the_text,
        note_over_the_text,
        script_at_opening,
        lost_number_field,
        nothing,
    ],
)
def test_a_revision_after_the_seal_is_an_alteration(stages, roots, change, quiet):
    examination = examine(changed(stages.sealed, change, quiet=quiet), roots)
    assert examination.verdict == Verdict.ALTERED
    assert [facts.accepted for facts in examination.signatures] != [True, True]


@pytest.mark.parametrize(
    "change", [other_title, drawing_over_the_text, note_over_the_text, script_at_opening, lost_number_field]
)
def test_what_is_smuggled_in_between_signature_and_seal_is_an_alteration(stages, roots, change):
    smuggled = changed(stages.filled, change)
    body = keys.load(stages.keys_dir, "body", "lamson", BODY_NAME)
    try:
        sealed = chain.seal(smuggled, body, body_name=BODY_NAME, at=SEALED_AT)
    except chain.WrongStage:
        assert change is lost_number_field
        return
    assert examine(sealed, roots).verdict == Verdict.ALTERED


@pytest.mark.parametrize("tail", [b"\n", b" ", b"%%EOF\n", b"% more", b"\0" * 100])
def test_appended_bytes_are_an_alteration(stages, roots, tail):
    assert examine(stages.sealed + tail, roots).verdict == Verdict.ALTERED


def test_a_file_cut_short_is_an_alteration(stages, roots):
    for length in (len(stages.sealed) - 1, len(stages.sealed) - 1000, len(stages.filled) + 10):
        assert examine(stages.sealed[:length], roots).verdict == Verdict.ALTERED


@pytest.mark.parametrize("stage", ["signed", "filled"])
def test_a_file_that_is_not_sealed_yet_is_not_whole(stages, roots, stage):
    assert examine(getattr(stages, stage), roots).verdict == Verdict.ALTERED


def test_one_flipped_bit_anywhere_is_never_whole(stages, roots):
    chance = random.Random(20270205)
    signatures = PdfFileReader(BytesIO(stages.sealed)).embedded_signatures
    gaps = [range(int(s.byte_range[1]), int(s.byte_range[2])) for s in signatures]
    positions = [chance.randrange(len(stages.sealed)) for _ in range(20)]
    positions += [chance.choice(gap) for gap in gaps for _ in range(10)]
    for position in positions:
        data = bytearray(stages.sealed)
        data[position] ^= 1 << chance.randrange(8)
        assert examine(bytes(data), roots).verdict != Verdict.WHOLE, f"bit flipped at {position}"


def test_a_stranger_with_our_names_is_unknown(stages, roots, stranger):
    forged = sign_plan(stranger).sealed
    examination = examine(forged, roots)
    assert [facts.trusted for facts in examination.signatures] == [False, False]
    assert examination.verdict != Verdict.WHOLE
    assert not any(facts.accepted for facts in examination.signatures)


def test_a_strangers_seal_under_our_signature_is_an_alteration(stages, roots, stranger):
    body = keys.load(stranger, "body", "lamson", BODY_NAME)
    forged = chain.seal(stages.filled, body, body_name=BODY_NAME, at=SEALED_AT)
    examination = examine(forged, roots)
    assert examination.verdict == Verdict.ALTERED
    assert [facts.accepted for facts in examination.signatures] == [True, False]


def test_a_persons_key_cannot_seal(stages, roots):
    person = keys.load(stages.keys_dir, "person", "thuongtruc", NAME)
    forged = chain.seal(stages.filled, person, body_name=BODY_NAME, at=SEALED_AT)
    assert examine(forged, roots).verdict == Verdict.ALTERED


def test_a_third_signature_over_the_text_is_an_alteration_and_is_listed(stages, roots, stranger):
    key = keys.load(stranger, "person", "thuongtruc", NAME)
    writer = QuietWriter(BytesIO(stages.filled))
    append_signature_field(writer, SigFieldSpec("them", on_page=0, box=(100, 400, 400, 600)))
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="them"),
        SimpleSigner(
            signing_cert=key.certificate, signing_key=key.private, cert_registry=SimpleCertificateStore()
        ),
    )
    laid_over = signer.sign_pdf(writer).getvalue()
    body = keys.load(stages.keys_dir, "body", "lamson", BODY_NAME)
    sealed = chain.seal(laid_over, body, body_name=BODY_NAME, at=SEALED_AT)
    assert examine(sealed, roots).verdict == Verdict.ALTERED
    assert [entry["field"] for entry in verdicts(sealed, roots)] == ["nguoi_ky", "them", "co_quan"]


def test_a_number_filled_twice_before_the_seal_is_an_alteration(stages, roots):
    twice = changed(stages.filled, other_number)
    body = keys.load(stages.keys_dir, "body", "lamson", BODY_NAME)
    sealed = chain.seal(twice, body, body_name=BODY_NAME, at=SEALED_AT)
    assert examine(sealed, roots).verdict == Verdict.ALTERED


@pytest.mark.parametrize("key", [b"/ByteRange", b"/Contents"])
def test_a_signature_without_its_parts_is_an_alteration(stages, roots, key):
    place = stages.sealed.rindex(key)
    broken = stages.sealed[:place] + b"/X" + stages.sealed[place + 2 :]
    assert examine(broken, roots).verdict == Verdict.ALTERED


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"no document at all", b"%PDF-1.7\n" + b"\0" * 5000, b"PK\3\4"]
)
def test_what_is_no_signed_file_of_ours_is_unknown(roots, data):
    assert examine(data, roots).verdict == Verdict.UNKNOWN


def test_an_unsigned_plan_is_unknown(stages, roots):
    assert examine(stages.rendered, roots).verdict == Verdict.UNKNOWN
    assert verdicts(stages.prepared, roots) == []


def test_without_any_authority_every_file_is_unknown(stages):
    assert examine(stages.sealed, []).verdict == Verdict.UNKNOWN


def test_the_verdicts_are_plain_data(stages, roots):
    person, body = verdicts(stages.sealed, roots)
    assert set(person) == {
        "field",
        "name",
        "subject",
        "signed_at",
        "intact",
        "trusted",
        "covers_file",
        "accepted",
        "stamped_at",
        "stamped_by",
    }
    assert (person["name"], body["name"]) == (NAME, BODY_NAME)
    assert person["accepted"] is body["accepted"] is True


def test_the_day_of_a_signature_may_lie_years_back(tmp_path):
    stages = sign_plan(tmp_path / "keys")
    person = keys.load(stages.keys_dir, "person", "thuongtruc", NAME)
    body = keys.load(stages.keys_dir, "body", "lamson", BODY_NAME)
    past = SIGNED_AT.replace(year=2021)
    signed = chain.sign_person(stages.prepared, person, name=NAME, at=past)
    sealed = chain.seal(
        chain.fill_number(signed, "Số 01-KH/TU", DATE_LINE), body, body_name=BODY_NAME, at=past
    )
    assert examine(sealed, keys.roots(stages.keys_dir)).verdict == Verdict.WHOLE
