"""Prints a file as a bundle of plan.schema.json; needs no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from drafting.reading.limited import read_limited
from drafting.reading.refusals import ReadingRefused


class Command(BaseCommand):
    help = "Read a received file (.docx, .txt, PDF with text or scanned) and print its bundle as JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        """Exit 2 with one line on standard error for a file that cannot be read."""
        try:
            bundle = read_limited(file, file.name, progress=self.progress)
        except ReadingRefused as refusal:
            self.stderr.write(refusal.message)
            sys.exit(2)
        except OSError as error:
            self.stderr.write(f"Không mở được tệp {file}: {error.strerror}. Đề nghị kiểm tra lại đường dẫn.")
            sys.exit(2)
        sys.stdout.reconfigure(encoding="utf-8") if hasattr(sys.stdout, "reconfigure") else None
        self.stdout.write(json.dumps(bundle, ensure_ascii=False, indent=1))

    def progress(self, done: int, total: int) -> None:
        """One line on standard error that counts the recognised pages of a scan."""
        self.stderr.write(f"\rĐang nhận dạng chữ: {done}/{total} trang", ending="\n" if done == total else "")
        self.stderr.flush()
