"""The acts on a prepared file, each an added revision: the person signs, number and date, the seal.

PAdES baseline B-B: the signature with its certificates; the signing time is what the product says it is. With a
time-stamp server B-T: the signature carries the server's word that it was there at that moment.
"""

from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession

from workflow.signing import stamps
from workflow.signing.fields import QuietWriter
from workflow.signing.keys import SigningKey
from workflow.signing.outside_loop import outside_loop
from workflow.signing.results import BODY, DATE, NUMBER, PERSON
from workflow.signing.timestamps import ROOM, StampServer
from workflow.signing.tokens import TokenKey

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
READ_ONLY = 1
"""Field flag."""


class WrongStage(ValueError):
    """The file is not at the stage that this act needs; nothing was written."""


def sign_person(
    pdf: bytes,
    key: SigningKey | TokenKey,
    *,
    name: str,
    at: datetime,
    stamper: StampServer | None = None,
) -> bytes:
    """The signature of the person in authority, shown in blue. `at` is an aware time.

    WrongStage when the file has no empty field for it; an OSError when the server gives no stamp.
    """
    expect(pdf, empty=(NUMBER, DATE, PERSON, BODY))
    local = at.astimezone(VIETNAM)
    page = stamps.signature_page(name, local, *size_of(pdf, PERSON))
    return _sign(pdf, PERSON, key, local, page, stamper)


def fill_number(pdf: bytes, number_line: str, date_line: str) -> bytes:
    """Write number and date into their fields, as they would be printed; the fields are then read-only.

    WrongStage unless the person has signed and the fields are empty.
    """
    expect(pdf, empty=(NUMBER, DATE, BODY), filled=(PERSON,))
    writer = QuietWriter(BytesIO(pdf))
    for name, text, italic in ((NUMBER, number_line, False), (DATE, date_line, True)):
        field = _fields(writer)[name]
        page = stamps.line_page(text, *size_of(pdf, name), italic=italic)
        look = writer.import_page_as_xobject(PdfFileReader(BytesIO(page)))
        field["/V"] = pdf_string(text)
        field["/AP"] = generic.DictionaryObject({pdf_name("/N"): look})
        field["/Ff"] = generic.NumberObject(READ_ONLY)
        writer.update_container(field)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def seal(
    pdf: bytes,
    key: SigningKey | TokenKey,
    *,
    body_name: str,
    at: datetime,
    stamper: StampServer | None = None,
) -> bytes:
    """The body's signature, shown as a red seal; it closes the file to any further change.

    WrongStage unless the person has signed and number and date are written; an OSError when the server gives no stamp.
    """
    expect(pdf, empty=(BODY,), filled=(PERSON, NUMBER, DATE))
    page = stamps.seal_page(body_name, *size_of(pdf, BODY))
    return _sign(pdf, BODY, key, at.astimezone(VIETNAM), page, stamper)


class TimedSigner(PdfSigner):
    """Signs with the time of the act, not with the time at which a worker comes to it."""

    def __init__(self, at: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def _sign(
    pdf: bytes,
    field: str,
    key: SigningKey | TokenKey,
    at: datetime,
    page: bytes,
    stamper: StampServer | None,
) -> bytes:
    with key.signer() as holder:
        signer = TimedSigner(
            at, metadata(field), holder, stamp_style=stamps.stamp_style(page), timestamper=stamper
        )
        writer, room = QuietWriter(BytesIO(pdf)), ROOM if stamper else None
        signed = outside_loop(lambda: signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=room))
        return signed.getvalue()


def metadata(field: str) -> PdfSignatureMetadata:
    """How the signature in a field is written, whoever holds its key."""
    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES if field == BODY else MDPPerm.FILL_FORMS,
    )


def _fields(handler: PdfHandler) -> dict[str, generic.DictionaryObject]:
    """The form's fields by name; empty when the file has no form."""
    if "/AcroForm" not in handler.root:
        return {}
    fields = [reference.get_object() for reference in handler.root["/AcroForm"]["/Fields"]]
    return {str(field["/T"]): field for field in fields}


def size_of(pdf: bytes, name: str) -> tuple[float, float]:
    """Width and height of a field in points."""
    x1, y1, x2, y2 = _fields(PdfFileReader(BytesIO(pdf)))[name]["/Rect"]
    return float(x2 - x1), float(y2 - y1)


def expect(pdf: bytes, *, empty: tuple[str, ...], filled: tuple[str, ...] = ()) -> None:
    fields = _fields(PdfFileReader(BytesIO(pdf)))
    for name in (*empty, *filled):
        if name not in fields:
            raise WrongStage(f"The file has no field “{name}”; prepare it before it is signed.")
        if ("/V" in fields[name]) != (name in filled):
            state = "still empty" if name in filled else "filled already"
            raise WrongStage(f"The field “{name}” is {state}; the acts on a file come in a fixed order.")
