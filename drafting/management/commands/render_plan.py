"""`render_plan FILE -o OUT.pdf|OUT.docx`: the official form of a plan, without a database."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.reading import read_file
from drafting.reading.refusals import ReadingRefused
from drafting.rendering.compose import plan_in
from drafting.rendering.docx import render_docx
from drafting.rendering.pdf import render_pdf

UNREADABLE = 2
DRAFT_MARK = "Dự thảo"


class Command(BaseCommand):
    help = gettext_lazy("In một kế hoạch theo đúng thể thức ra tệp PDF hoặc Word.")
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("file", type=Path, help=_("Tệp kế hoạch, hoặc tệp JSON theo plan.schema.json."))
        add("-o", "--output", type=Path, required=True, help=_("Tệp .pdf hoặc .docx cần ghi."))
        add("--draft", action="store_true", help=_("Để trống số, ngày, tháng; ghi dấu dự thảo."))
        add("--issued-on", type=date.fromisoformat, help=_("Ngày ban hành, dạng 2027-02-05."))

    def handle(
        self, *, file: Path, output: Path, draft: bool, issued_on: date | None, **options: Any
    ) -> None:
        if output.suffix.lower() not in (".pdf", ".docx"):
            raise CommandError(
                _("Không ghi được “%(name)s”: chỉ in ra .pdf hoặc .docx. Hãy đổi đuôi tệp.")
                % {"name": output.name},
                returncode=UNREADABLE,
            )
        document = plan_in(_bundle(file))
        if document is None:
            raise CommandError(
                _("Không in được “%(name)s”: trong tệp không có kế hoạch nào. Hãy chọn tệp khác.")
                % {"name": file.name},
                returncode=UNREADABLE,
            )
        mark = (document.get("draft_mark") or DRAFT_MARK) if draft else None
        answer: dict[str, Any] = {"file": str(output)}
        try:
            if output.suffix.lower() == ".pdf":
                rendered = render_pdf(document, issued_on=issued_on, draft_mark=mark)
                written, answer["pages"] = rendered.pdf, rendered.pages
            else:
                written = render_docx(document, issued_on=issued_on, draft_mark=mark)
            output.write_bytes(written)
        except (KeyError, TypeError, ValueError) as error:
            raise CommandError(
                _("Không in được “%(name)s”: nội dung không đúng cấu trúc kế hoạch (%(error)s).")
                % {"name": file.name, "error": error},
                returncode=UNREADABLE,
            ) from error
        except OSError as error:
            raise CommandError(
                _("Không ghi được “%(name)s”: %(error)s. Hãy chọn nơi ghi khác.")
                % {"name": output.name, "error": error.strerror or error},
                returncode=UNREADABLE,
            ) from error
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


def _bundle(file: Path) -> Any:
    """A bundle as it stands, or what the readers make of any other file; CommandError with the reason."""
    try:
        data = file.read_bytes()
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return json.loads(data.decode("utf-8-sig"))
        return read_file(data, file.name)
    except OSError as error:
        reason = error.strerror or str(error)
    except (ReadingRefused, ValueError) as error:
        reason = str(error)
    raise CommandError(
        _("Không đọc được “%(name)s”: %(reason)s") % {"name": file.name, "reason": reason},
        returncode=UNREADABLE,
    )
