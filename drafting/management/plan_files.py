"""What the plan commands take: any readable file, or a bundle of plan.schema.json."""

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from drafting.reading.limited import read_limited
from drafting.reading.refusals import ReadingRefused


class Refused(Exception):
    """What could not be done, in one Vietnamese line."""


def opened(file: Path) -> bytes:
    """The bytes of a file; Refused where it cannot be opened."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(
            _("Không mở được tệp %(name)s: %(error)s. Đề nghị kiểm tra lại đường dẫn.")
            % {"name": file, "error": error.strerror}
        ) from error


def json_in(file: Path, data: bytes) -> Any:
    """The JSON value of a file; Refused where it is none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise Refused(
            _("Không đọc được “%(name)s” như một tệp JSON: %(error)s. Đề nghị kiểm tra lại tệp.")
            % {"name": file.name, "error": error}
        ) from error


def bundle_of(file: Path) -> dict[str, Any]:
    """The bundle in a file, or what the readers make of it; Refused with the reason where there is none."""
    data = opened(file)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        bundle = json_in(file, data)
    else:
        try:
            bundle = read_limited(data, file.name)
        except ReadingRefused as refusal:
            raise Refused(refusal.message) from refusal
    documents = bundle.get("documents", [bundle])
    if not isinstance(documents, list) or not all(isinstance(document, dict) for document in documents):
        raise malformed(file, TypeError("documents"))
    return {**bundle, "documents": documents}


def plan_of(file: Path) -> dict[str, Any]:
    """The plan in a file: the first document with items; Refused with the reason where there is none."""
    for document in bundle_of(file)["documents"]:
        if document.get("items") and document.get("sections"):
            return dict(document)
    raise Refused(_("Trong “%(name)s” không có kế hoạch nào. Đề nghị chọn tệp khác.") % {"name": file.name})


def malformed(file: Path, error: Exception) -> Refused:
    """The answer to a bundle that is not built as the schema says."""
    return Refused(
        _("Nội dung của “%(name)s” không đúng cấu trúc của kế hoạch (%(error)s). Đề nghị kiểm tra lại tệp.")
        % {"name": file.name, "error": error}
    )
