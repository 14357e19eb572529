"""Head and outline (document form, sections 1, 2, 6 and 8): what the Office sends back at first sight."""

import re
from collections.abc import Iterable
from datetime import date

from drafting import outline
from drafting.checks.subject import Finding, Place, Subject, rule
from drafting.rendering import names

HD05 = date(2026, 5, 27)
"""Hướng dẫn 05-HD/VPTW replaces 36-HD/VPTW."""
_SYMBOL = re.compile(r"(?P<n>\d+)-(?P<type>[A-ZĐ][A-Za-zĐđ]*)/(?P<body>[A-ZĐƯ][\w.&-]*)")
_STATE_HEAD = re.compile(r"CỘNG H[OÒ][ÀA] XÃ HỘI CHỦ NGHĨA|Độc lập\s*[-–]\s*Tự do", re.IGNORECASE)
_THIS = re.compile(
    r"(?<!\w)(?P<type>Chương trình hành động|Chương trình|Nghị quyết|Chỉ thị|Kết luận|Đề án) này(?!\w)"
)


@rule
def state_frame(subject: Subject) -> Iterable[Finding]:
    document = subject.document
    around = [*subject.places, *(Place("", block["text"]) for block in document.get("unplaced") or ())]
    for place in around:
        if found := _STATE_HEAD.search(place.text):
            yield subject.finding(
                "state-frame",
                "error",
                "Văn bản của Đảng dùng tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”, không dùng quốc hiệu, tiêu ngữ.",
                quote=found.group(),
            )
            break
    head = document.get("issuer_head") or ""
    if re.match(r"(?i)ban thường vụ", head):
        yield subject.finding(
            "issuer-head",
            "error",
            "Phần đầu ghi tên cấp ủy, không ghi Ban Thường vụ; cơ quan quyết định thể hiện ở phần ký.",
            quote=head,
        )
    elif re.match(r"(?i)văn phòng (?:đảng|tỉnh|thành)", head):
        yield subject.finding(
            "issuer-head",
            "warning",
            "Tên cấp ủy ghi dòng trên, VĂN PHÒNG ghi dòng dưới, không ghi liền một dòng.",
            quote=head,
        )


@rule
def no_addressee(subject: Subject) -> Iterable[Finding]:
    """“Kính gửi” belongs to a letter."""
    if subject.document["type"] in ("CV", "TTr"):
        return
    for place in subject.places:
        if place.where in ("preamble", "title") and re.match(r"(?i)\s*kính (?:gửi|trình)\b", place.text):
            yield subject.finding(
                "addressee",
                "error",
                "Kế hoạch không có “Kính gửi”; nơi nhận ghi ở cuối văn bản.",
                place,
                place.text[:60],
            )


@rule
def own_number(subject: Subject) -> Iterable[Finding]:
    symbol = subject.document.get("symbol")
    if not symbol or subject.document["type"] == "BS":
        return
    found = _SYMBOL.fullmatch(symbol)
    if re.search(r"/(?:19|20)\d\d", symbol):
        yield subject.finding("number", "error", "Số, ký hiệu văn bản của Đảng không ghi năm.", quote=symbol)
    elif not found:
        yield subject.finding(
            "number",
            "error",
            f"Số, ký hiệu “{symbol}” không đúng dạng “Số 05-KH/TU”; đề nghị sửa.",
            quote=symbol,
        )
    elif len(found["n"]) < 2:
        yield subject.finding(
            "number",
            "error",
            f"Số dưới 10 có số 0 ở trước; đề nghị ghi “0{symbol}”.",
            quote=symbol,
            mend=(symbol, f"0{symbol}"),
        )
    elif subject.is_plan and found["type"] != "KH":
        yield subject.finding(
            "number", "error", f"Tên loại là kế hoạch nhưng ký hiệu ghi “{found['type']}”.", quote=symbol
        )


@rule
def title(subject: Subject) -> Iterable[Finding]:
    if not subject.is_plan:
        return
    place = subject.places[0]
    _lines, abstract = names.split_title(subject.document)
    if not abstract.strip():
        yield subject.finding(
            "title", "error", "Chưa có trích yếu; đề nghị ghi “về …” hoặc “thực hiện …”.", place, place.text
        )
    elif abstract[:1].isupper() and not abstract.startswith(("Đảng", "Đại hội")):
        yield subject.finding(
            "title",
            "warning",
            "Trích yếu bắt đầu bằng chữ thường: “về …”, “thực hiện …”.",
            place,
            abstract[:60],
        )


@rule
def outline_whole(subject: Subject) -> Iterable[Finding]:
    """Sections count I, II, III; none is empty; a plan has tasks."""
    if not subject.is_plan:
        return
    sections = [each for each in outline.headed(subject.document) if not outline.is_annex(each["number"])]
    for expected, section in enumerate(sections, 1):
        number = section["number"]
        if number != outline.to_roman(expected):
            place = Place(number, section["heading"], section.get("uid") or "")
            yield subject.finding(
                "numbering",
                "error",
                f"Mục lớn thứ {expected} ghi số {number}; đề nghị đánh số lại.",
                place,
                number,
            )
            break
    filled = {item["section"] for item in subject.items}
    filled |= {annex.get("section") for annex in subject.document.get("annexes") or () if annex.get("blocks")}
    intros = subject.document.get("intros") or {}
    for section in outline.headed(subject.document):
        if section["number"] not in filled and not intros.get(section["number"]):
            place = Place(section["number"], section["heading"], section.get("uid") or "")
            yield subject.finding(
                "empty-section",
                "error",
                f"Mục {section['number']} chưa có nội dung.",
                place,
                section["heading"],
            )
    if not subject.tasks:
        yield subject.finding("no-task", "error", "Kế hoạch chưa có nhiệm vụ nào.")


@rule
def another_type(subject: Subject) -> Iterable[Finding]:
    """“Chương trình này” inside a plan is left from the text above, unless the sentence has just named one."""
    if not subject.is_plan:
        return
    for place in subject.places:
        for found in _THIS.finditer(place.text):
            before = place.text[: found.start()].casefold()
            if found["type"].casefold() not in before:
                yield subject.finding(
                    "this-document",
                    "warning",
                    f"“{found.group()}” trong một kế hoạch: có thể còn sót từ văn bản cấp trên; "
                    "đề nghị ghi rõ văn bản.",
                    place,
                    found.group(),
                )


@rule
def annexes_named(subject: Subject) -> Iterable[Finding]:
    annexes = list(subject.document.get("annexes") or ())
    if not annexes or not subject.is_plan:
        return
    text = " ".join(place.text for place in subject.places if not outline.is_annex(place.where)).casefold()
    if "phụ lục" not in text and "kèm theo" not in text:
        yield subject.finding(
            "annex-unnamed",
            "warning",
            "Kế hoạch có phụ lục nhưng nội dung chưa nhắc đến; đề nghị dẫn “(Phụ lục kèm theo)”.",
        )


@rule
def ending(subject: Subject) -> Iterable[Finding]:
    """The body ends with one full stop; “./.” is the State's (a warning, as many local templates keep it)."""
    last = _last(subject)
    if last and last.text.rstrip().endswith("./.") and subject.day >= HD05:
        yield subject.finding(
            "ending",
            "warning",
            "Kết thúc văn bản bằng một dấu chấm, không ghi “./.”.",
            last,
            last.text[-20:],
            ("./.", "."),
        )


def _last(subject: Subject) -> Place | None:
    body = [place for place in subject.places if not place.where.startswith("note ")]
    body = [place for place in body if not outline.is_annex(place.where)]
    return body[-1] if body else None
