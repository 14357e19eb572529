"""`render_plan FILE -o OUT.pdf|OUT.docx`: the official form of a plan; needs no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from drafting.reading.limited import read_limited
from drafting.reading.refusals import ReadingRefused
from drafting.rendering.compose import plan_in
from drafting.rendering.docx import render_docx
from drafting.rendering.pdf import render_pdf

DRAFT_MARK = "Dự thảo"


class Refused(Exception):
    """What could not be done, in one Vietnamese line."""


class Command(BaseCommand):
    help = "Print the plan of a bundle or of any readable file as .pdf or .docx; answers file and pages."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("-o", "--output", type=Path, required=True, help="the .pdf or .docx to write")
        parser.add_argument("--draft", action="store_true", help="leave number, day and month blank")
        parser.add_argument("--issued-on", type=date.fromisoformat, help="2027-02-05")

    def handle(
        self, *, file: Path, output: Path, draft: bool, issued_on: date | None, **options: Any
    ) -> None:
        """Exit 2 with one line on standard error for what cannot be read, printed or written."""
        try:
            answer = _render(file, output, draft=draft, issued_on=issued_on)
        except Refused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


def _render(file: Path, output: Path, *, draft: bool, issued_on: date | None) -> dict[str, Any]:
    kind = output.suffix.lower()
    if kind not in (".pdf", ".docx"):
        raise Refused(
            _("Không in được ra “%(name)s”: chỉ in ra .pdf hoặc .docx. Đề nghị đổi đuôi tệp.")
            % {"name": output.name}
        )
    document = plan_in(_bundle(file))
    if document is None:
        raise Refused(
            _("Không in được “%(name)s”: trong tệp không có kế hoạch nào. Đề nghị chọn tệp khác.")
            % {"name": file.name}
        )
    mark = (document.get("draft_mark") or DRAFT_MARK) if draft else None
    try:
        written, answer = _printed(document, kind, issued_on, mark)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(
            _(
                "Không in được “%(name)s”: nội dung không đúng cấu trúc của kế hoạch (%(error)s). "
                "Đề nghị kiểm tra lại tệp."
            )
            % {"name": file.name, "error": error}
        ) from error
    try:
        output.write_bytes(written)
    except OSError as error:
        raise Refused(
            _("Không ghi được “%(name)s”: %(error)s. Đề nghị chọn nơi ghi khác.")
            % {"name": output, "error": error.strerror}
        ) from error
    return {"file": str(output), **answer}


def _printed(
    document: Mapping[str, Any], kind: str, issued_on: date | None, mark: str | None
) -> tuple[bytes, dict[str, Any]]:
    if kind == ".docx":
        return render_docx(document, issued_on=issued_on, draft_mark=mark), {}
    rendered = render_pdf(document, issued_on=issued_on, draft_mark=mark)
    return rendered.pdf, {"pages": rendered.pages}


def _bundle(file: Path) -> Any:
    """A bundle as it stands, or what the readers make of any other file."""
    try:
        data = file.read_bytes()
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return json.loads(data.decode("utf-8-sig"))
        return read_limited(file, file.name)
    except ReadingRefused as refusal:
        raise Refused(refusal.message) from refusal
    except OSError as error:
        raise Refused(
            _("Không mở được tệp %(name)s: %(error)s. Đề nghị kiểm tra lại đường dẫn.")
            % {"name": file, "error": error.strerror}
        ) from error
    except ValueError as error:
        raise Refused(
            _("Không đọc được “%(name)s” như một tệp JSON: %(error)s. Đề nghị kiểm tra lại tệp.")
            % {"name": file.name, "error": error}
        ) from error
