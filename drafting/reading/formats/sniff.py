"""The type of a file by its first bytes and its parts, never by its name.

The readers of Word and PDF are imported only for a file whose structure passed: a refusal needs neither.
"""

from typing import TYPE_CHECKING

from drafting.reading.blocks import Source
from drafting.reading.formats.package import check_package
from drafting.reading.formats.text_file import read_text
from drafting.reading.refusals import refuse

if TYPE_CHECKING:
    from drafting.reading.formats.pdf_file import Recognise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORD_STREAM = "WordDocument".encode("utf-16-le")
PDF_END = b"startxref"
"""Stands before the end of every PDF; a file that was cut off has none."""
BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"\x7fELF",
    b"MZ",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"{\\rtf")


def read_source(data: bytes, recognise: "Recognise | None" = None) -> Source:
    """The numbered lines of the file by the reader of its type, scans by `recognise`; raises ReadingRefused."""
    return _read(data, recognise).numbered()


def _read(data: bytes, recognise: "Recognise | None") -> Source:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(OLE):
        raise refuse(
            "password" if ENCRYPTED_STREAM in data else "old_word" if WORD_STREAM in data else "unknown_type"
        )
    if data.startswith(b"PK"):
        check_package(data)
        from drafting.reading.formats.docx_file import read_docx

        return read_docx(data)
    if b"%PDF-" in data[:1024]:
        if PDF_END not in data:
            raise refuse("broken")
        from drafting.reading.formats.pdf_file import read_pdf

        return read_pdf(data, recognise)
    if data.startswith(BINARY) or start[:16].lower().startswith(MARKUP):
        raise refuse("unknown_type")
    return read_text(data)
