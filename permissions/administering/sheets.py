"""Tables in and out, .csv and .xlsx: rows of text under named columns. A cell never becomes a formula."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook

from permissions.administering.acting import Unfit

MOST_BYTES, MOST_UNPACKED, MOST_ENTRIES = 5 * 1024 * 1024, 60 * 1024 * 1024, 200
MOST_ROWS, MOST_COLUMNS, LONGEST = 60_000, 30, 1_000
"""Lines of one table, which are all taken in one transaction by the worker."""
AT_ONCE = 1_000
"""Lines of one table that are shown and taken while somebody waits."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program would take for the beginning of a formula, the full-width signs included."""
ENDINGS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Table = list[list[str]]
"""The column names first."""


def quoted(text: str) -> str:
    """A cell as it is written: an apostrophe before what could be a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def unquoted(text: str) -> str:
    """The cell as it was meant: `quoted` backwards."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def written(ending: str, sheets: Sequence[tuple[str, Iterable[Sequence[str]]]]) -> bytes:
    """The tables as a file; a .csv holds the first alone."""
    if ending == "csv":
        out = io.StringIO()
        out.write("\ufeff")  # without it Excel reads Vietnamese as another encoding
        csv.writer(out).writerows([quoted(cell) for cell in row] for row in sheets[0][1])
        return out.getvalue().encode()
    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([quoted(cell) for cell in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


class TooLong(Unfit):
    """More lines than were asked for."""


def read(data: bytes, *, rows: int = MOST_ROWS) -> list[Table]:
    """The tables of a file, told by its content, each of `rows` lines at most. Raises Unfit with what to do."""
    if len(data) > MOST_BYTES:
        raise Unfit(_("Tệp quá lớn; mỗi lần nhận tối đa 5 MB."))
    tables = _from_book(data, rows) if data[:2] == b"PK" else [_from_csv(data, rows)]
    tables = [[[unquoted(cell.strip()) for cell in row] for row in table if any(row)] for table in tables]
    return [table for table in tables if table]


def _from_csv(data: bytes, rows: int) -> Table:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit(_("Không đọc được tệp; đề nghị lưu thành .xlsx, hoặc .csv mã UTF-8.")) from None
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        return _measured(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), rows)
    except csv.Error:
        raise Unfit(_("Tệp .csv bị hỏng; đề nghị lưu lại rồi gửi lại.")) from None


def _from_book(data: bytes, rows: int) -> list[Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise Unfit(_("Tệp bị nén bất thường nên không mở."))
            for info in infos:
                if info.filename.endswith((".xml", ".rels")) and b"<!" in package.read(info)[:4096]:
                    raise Unfit(_("Tệp có khai báo không dùng trong bảng tính thông thường nên không mở."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [
            _measured(([_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)), rows)
            for sheet in book.worksheets[:4]
        ]
    except Unfit:
        raise
    except Exception:
        raise Unfit(_("Không mở được tệp; đề nghị lưu lại thành .xlsx rồi gửi lại.")) from None


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "strftime"):
        return str(cell.strftime("%d/%m/%Y"))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _measured(rows: Iterable[Sequence[str]], most: int) -> Table:
    kept: Table = []
    for row in rows:
        if len(kept) > most:
            raise TooLong(_("Bảng quá dài; mỗi lần nhận tối đa %(rows)s dòng.") % {"rows": most})
        kept.append([_storable(str(cell)[:LONGEST]) for cell in row[:MOST_COLUMNS]])
    return kept


def _storable(text: str) -> str:
    """Without what no database takes: NUL, and half of a pair of code units."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
