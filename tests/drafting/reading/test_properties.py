"""What holds for any file: no other error than a refusal, and a plan's words come back whole."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.reading.meaning import who
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from drafting.reading.time import deadlines
from tests.drafting.reading import files

WORDS = (
    "công tác",
    "tuyên truyền",
    "cán bộ",
    "đảng viên",
    "chất lượng",
    "nâng cao",
    "hiệu quả",
    "nghị quyết",
    "Đảng ủy",
    "xã hội",
    "quản lý",
)
FRAGMENTS = (
    "KẾ HOẠCH",
    "Số 12-KH/ĐU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "I. MỤC ĐÍCH",
    "II- NHIỆM VỤ",
    "1. ",
    "1.1. ",
    "(1) ",
    "a) ",
    "- ",
    "+ ",
    "Nơi nhận:",
    "T/M BAN THƯỜNG VỤ",
    "BÍ THƯ",
    "Nguyễn Văn Bình",
    "- Lưu VPĐU.",
    "Kính gửi: ",
    "Căn cứ ",
    "(quý I/2027)",
    "-----",
    "*",
    "PHỤ LỤC 1",
    "SAO LỤC",
    "Giao Ban Tổ chức ",
    "phối hợp với ",
    "Trên đây là",
    "\f",
    "\t",
    "\n",
    "\n\n",
    "    ",
    "**",
    "ngày 31/02/2026",
)
lines = st.lists(st.sampled_from(FRAGMENTS + WORDS) | st.text(max_size=8), max_size=60).map(" ".join)
sentences = st.lists(st.sampled_from(WORDS), min_size=4, max_size=25).map(
    lambda w: " ".join(w).capitalize() + "."
)
groups = st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=1, max_size=4)


def read_or_refusal(data: bytes):
    """The documents, or the sentence of the refusal; any other error goes through."""
    try:
        return read_file(data, "x")["documents"]
    except ReadingRefused as refusal:
        return refusal.message


@given(
    data=st.binary(max_size=3000)
    | st.binary(max_size=600).map(lambda b: b"%PDF-1.7\n" + b)
    | st.binary(max_size=600).map(lambda b: b"PK\x03\x04" + b)
)
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    assert read_or_refusal(data)


@given(text=lines)
@settings(max_examples=150, deadline=None)
def test_any_mixture_of_plan_pieces_is_read_or_refused(text):
    assert json.dumps(read_or_refusal(text.encode("utf-8", "replace")))


@given(position=st.integers(0, 30_000), byte=st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_a_damaged_word_file_is_read_or_refused(position, byte):
    data = bytearray(WORD)
    data[position % len(data)] = byte
    assert read_or_refusal(bytes(data))


@given(content=st.lists(groups, min_size=1, max_size=3), width=st.sampled_from([60, 72, 80, 1000]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_item_of_a_plan_comes_back_under_its_path_however_it_is_wrapped(content, width):
    out, expected = ["KẾ HOẠCH", "thực hiện nghị quyết", "-----"], []
    for s, section in enumerate(content, start=1):
        roman = "I" * s
        out.append(f"{roman}. NHIỆM VỤ TRỌNG TÂM")
        for g, group in enumerate(section, start=1):
            out.append(f"{g}. Ban Tổ chức Tỉnh ủy")
            for n, text in enumerate(group, start=1):
                expected.append((f"{roman}.{g}.{n}", text))
                out += wrap(f"- {text}", width)
    found = read_file("\n".join(out).encode(), "x")["documents"][0]
    assert [(item["path"], item["text"]) for item in found["items"]] == expected
    assert found["unplaced"] == []


def wrap(text: str, width: int) -> list[str]:
    rows = [""]
    for word in text.split(" "):
        if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


@given(text=st.text(max_size=200) | lines)
@settings(max_examples=120, deadline=None)
def test_any_words_have_deadlines_and_bodies_or_none(text):
    for deadline in deadlines.read(text, year=2026):
        assert deadline["kinds"]
        assert deadlines.write(deadline)
    lead, partners = who.read(text, None)
    assert lead is None or lead
    assert all(partners)


WORD = files.word_plan()
