"""Invented plans of any shape, as hypothesis strategies: what the writer can print and the reader must get back."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from drafting.reading.meaning import who
from drafting.reading.meaning.targets import targets_of
from drafting.reading.time import deadlines as phrases

WORDS = (
    "công tác", "tuyên truyền", "cán bộ", "đảng viên", "chất lượng", "nâng cao", "hiệu quả", "quy chế", "làm việc",
    "cấp ủy", "xã hội", "quản lý", "kiểm tra", "giám sát", "đổi mới", "phương thức", "lãnh đạo", "cơ sở", "khoa học",
)  # fmt: skip
AGENCIES = (
    "Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Nội chính Tỉnh ủy",
    "Ủy ban Kiểm tra Tỉnh ủy", "Đảng ủy Ủy ban nhân dân tỉnh",
)  # fmt: skip
SUBJECTS = (
    "Công tác tuyên truyền",
    "Công tác tổ chức, cán bộ",
    "Mục tiêu cụ thể",
    "Công tác kiểm tra, giám sát",
)
HEADINGS = {
    "MỤC ĐÍCH, YÊU CẦU": "purpose",
    "NHIỆM VỤ, GIẢI PHÁP": "task",
    "NHIỆM VỤ CỤ THỂ CỦA CÁC CƠ QUAN": "task",
    "NỘI DUNG THỰC HIỆN": "task",
    "TỔ CHỨC THỰC HIỆN": "organisation",
}
TIMES = (
    "hoàn thành trong quý I/2027", "thực hiện thường xuyên", "trước ngày 15/12 hằng năm", "trong tháng 3/2027",
    "từ năm 2027", "khi có văn bản của Trung ương",
)  # fmt: skip
DAY_ONE, LAST_DAY = date(2018, 4, 3), date(2030, 12, 31)
ROMAN = ("I", "II", "III", "IV", "V")
HEADS: tuple[dict[str, Any], ...] = (
    {"superior": None, "issuer_head": "TỈNH ỦY LAM SƠN", "issuer": "Ban Thường vụ Tỉnh ủy"},
    {
        "superior": "ĐẢNG BỘ TỈNH LAM SƠN",
        "issuer_head": "ĐẢNG ỦY XÃ HÒA BÌNH",
        "issuer": "Ban Thường vụ Đảng ủy xã",
    },
    {
        "superior": None,
        "issuer_head": "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH LAM SƠN",
        "issuer": "Ban Thường vụ Đảng ủy",
    },
)
SIGNED: tuple[dict[str, Any], ...] = (
    {"on_behalf": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ"},
    {"on_behalf": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ"},
    {"on_behalf": "T/L BAN THƯỜNG VỤ\nK/T CHÁNH VĂN PHÒNG", "position": "PHÓ CHÁNH VĂN PHÒNG"},
)
NAMES = ("Bùi Thị Sao", "Lê Văn Núi", "Trần Ngọc Lam", "Nguyễn Hữu Sơn")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One or two clauses of plain words, some with a body that takes part, a figure or a time."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=40))
    text = " ".join(words).capitalize()
    if draw(st.booleans()):
        text += f" theo Quy định số {draw(st.integers(1, 999))}-QĐ/TW"
    if draw(st.booleans()):
        text += f", ít nhất {draw(st.integers(1, 99))}% đảng viên"
    if draw(st.booleans()):
        text += f" ({draw(st.sampled_from(TIMES))})"
    return text + "."


def paragraphs() -> st.SearchStrategy[list[str]]:
    return st.lists(sentences() | charges(), min_size=1, max_size=3)


@st.composite
def charges(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
    partner = draw(st.sampled_from(AGENCIES))
    return f"Chủ trì, phối hợp với {partner} tham mưu {' '.join(words)} ({draw(st.sampled_from(TIMES))})."


def item(
    path: str, kind: str, agency: str | None, texts: list[str], noted: bool, notes: list[dict[str, str]]
) -> dict[str, Any]:
    """An item with what its text says; `noted` hangs a footnote on it."""
    text = " ".join(texts)
    entry: dict[str, Any] = {"path": path, "section": path.split(".")[0], "agency": agency, "kind": kind}
    entry |= {"text": text, "paragraphs": texts, "deadlines": phrases.read(text, year=None)}
    if kind == "target":
        entry["target"] = next(iter(targets_of(text)), None)
    elif kind != "purpose":
        entry["lead"], entry["partners"] = who.read(text, agency)
    if noted:
        mark = str(len(notes) + 1)
        notes.append({"mark": mark, "text": f"Theo Quyết định số {mark}-QĐ/TU của Ban Thường vụ Tỉnh ủy."})
        entry["notes"] = [mark]
    return entry


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A plan as the reader would give it: sections with tasks, or with groups of tasks, notes, head and foot."""
    sections: list[dict[str, Any]] = []
    groups: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    notes: list[dict[str, str]] = []
    intros: dict[str, str] = {}
    headings = draw(st.lists(st.sampled_from(list(HEADINGS)), min_size=1, max_size=5, unique=True))
    for number, heading in zip(ROMAN, headings, strict=False):
        sections.append({"number": number, "heading": heading})
        kind = HEADINGS[heading]
        if draw(st.booleans()):
            intros[number] = "Các cấp ủy tập trung thực hiện các nhiệm vụ sau:"
        if kind == "purpose" or not draw(st.booleans()):
            for n in range(1, draw(st.integers(2, 5)) + 1):
                items.append(
                    item(f"{number}.{n}", kind, None, draw(paragraphs()), draw(st.booleans()), notes)
                )
            continue
        names = draw(st.lists(st.sampled_from(AGENCIES + SUBJECTS), min_size=1, max_size=4, unique=True))
        for g, name in enumerate(names, start=1):
            agency = name if name in AGENCIES else None
            of_group = "target" if name.startswith("Mục tiêu") else kind
            groups.append(
                {"path": f"{number}.{g}", "heading": name, "is_agency": bool(agency), "intro": None}
            )
            for n in range(1, draw(st.integers(1, 4)) + 1):
                path = f"{number}.{g}.{n}"
                items.append(item(path, of_group, agency, draw(paragraphs()), draw(st.booleans()), notes))
    head: dict[str, Any] = draw(st.sampled_from(HEADS))
    return {
        "type": "KH",
        "symbol": f"{draw(st.integers(1, 999)):02d}-KH/TU",
        "date": draw(st.dates(min_value=DAY_ONE, max_value=LAST_DAY)).isoformat(),
        "place": "Lam Sơn",
        **head,
        "title": "KẾ HOẠCH thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        "preamble": [f"{head['issuer']} ban hành Kế hoạch thực hiện như sau:"],
        "sections": sections,
        "groups": groups,
        "intros": intros,
        "items": items,
        "closing": draw(st.sampled_from([[], ["Kế hoạch này được phổ biến đến chi bộ."]])),
        "footnotes": notes,
        "recipients": [
            {"text": name, "note": draw(st.sampled_from([None, "báo cáo"]))}
            for name in draw(st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=6, unique=True))
        ],
        "archive": "Văn phòng Tỉnh ủy",
        "signature": {
            **draw(st.sampled_from(SIGNED)),
            "name": draw(st.sampled_from(NAMES)),
        },
        "annexes": [],
    }
