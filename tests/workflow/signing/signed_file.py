"""A signed plan of invented bodies, and the ways in which a file is altered."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from drafting.rendering.names import date_line, number_line
from drafting.rendering.pdf import render_pdf
from workflow.signing import chain, fields, keys
from workflow.signing.timestamps import StampServer

NAME = "Nguyễn Thị Hường"
BODY_NAME = "Tỉnh ủy Lam Sơn"
NUMBER_LINE = "Số 05-KH/TU"
DATE_LINE = "Lam Sơn, ngày 05 tháng 02 năm 2027"
SIGNED_AT = datetime(2027, 2, 5, 3, 42, tzinfo=UTC)
SEALED_AT = datetime(2027, 2, 5, 8, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Stages:
    """The same file after each act."""

    keys_dir: Path
    rendered: bytes
    prepared: bytes
    signed: bytes
    filled: bytes
    sealed: bytes


def plan() -> dict[str, Any]:
    items: list[dict[str, Any]] = [
        {
            "path": f"I.{n}",
            "section": "I",
            "agency": None,
            "kind": "task",
            "text": f"Việc {n}.",
            "deadlines": [],
        }
        for n in range(1, 4)
    ]
    return {
        "type": "KH",
        "symbol": None,
        "date": None,
        "place": "Lam Sơn",
        "issuer": BODY_NAME,
        "body_symbol": "TU",
        "title": "KẾ HOẠCH kiểm tra việc ký số",
        "sections": [{"number": "I", "heading": "NHIỆM VỤ"}],
        "items": items,
        "recipients": [{"text": "Các đảng ủy trực thuộc", "note": None}],
        "archive": "Văn phòng Tỉnh ủy",
        "signature": {"on_behalf": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ", "name": NAME},
    }


def sign_plan(keys_dir: Path, stamper: StampServer | None = None) -> Stages:
    """Every act in order, with the trial keys of this folder."""
    rendered = render_pdf(plan(), issued_on=date(2027, 2, 5), fields=True)
    person = keys.load(keys_dir, "person", "thuongtruc", NAME)
    body = keys.load(keys_dir, "body", "lamson", BODY_NAME)
    prepared = fields.prepare(rendered.pdf, rendered.boxes)
    signed = chain.sign_person(prepared, person, name=NAME, at=SIGNED_AT, stamper=stamper)
    filled = chain.fill_number(signed, number_line(5, "KH", "TU"), date_line("Lam Sơn", date(2027, 2, 5)))
    sealed = chain.seal(filled, body, body_name=BODY_NAME, at=SEALED_AT, stamper=stamper)
    return Stages(keys_dir, rendered.pdf, prepared, signed, filled, sealed)


def changed(pdf: bytes, change: Any, *, quiet: bool = True) -> bytes:
    """The file with one more revision, in which `change(writer)` was made."""
    writer = (fields.QuietWriter if quiet else IncrementalPdfFileWriter)(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def form_field(writer: Any, name: str) -> Any:
    for reference in writer.root["/AcroForm"]["/Fields"]:
        if reference.get_object()["/T"] == name:
            return reference.get_object()
    raise AssertionError(f"no field {name}")
