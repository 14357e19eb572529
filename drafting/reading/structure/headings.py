"""What headings look like: their length, their end, the names that groups have."""

import re

from drafting.reading.meaning import who
from drafting.reading.structure.kinds import PURPOSE_GROUP, TARGET_GROUP
from drafting.reading.structure.marks import Mark
from drafting.reading.words import is_agency, is_caps, plain

HEADING_LONGEST = 140
ENDED = re.compile(r"[.:;,!?…”\"’)\]]$")
SENTENCE_END = re.compile(r"[.;…][”\"’')\]]*$|\.\.\.$")
SECTION_WORDS = re.compile(r"muc dich|yeu cau|muc tieu|nhiem vu|giai phap|to chuc thuc hien|noi dung")
"""In the headings of the usual parts of a plan (document-form.md 6), without tone marks."""
BASIS_WORDS = re.compile(r"(?:Căn cứ|Theo|Thực hiện|Xét)\s")
CHARGES = re.compile(r"^(?:Đề nghị|Giao|Yêu cầu)\s", re.IGNORECASE)
LEADS_IN = re.compile(r"(?:sau|gồm|sau đây|như sau|cụ thể|dưới đây)\s*:?\s*$|:\s*$", re.IGNORECASE)
DOTTED_SUBJECT = re.compile(
    r"^(?:Về|Công tác|Mục tiêu|Mục đích|Yêu cầu|Chỉ tiêu|Nhiệm vụ|Giải pháp|Đối với|Nội dung|"
    r"Thời gian|Thành phần|Hình thức)\s"
)
RUN_IN = re.compile(r"^(?P<heading>[^:;.]{3,140}):\s+(?P<rest>\S.{8,}[.;:…])$", re.DOTALL)


def split_caps(text: str) -> tuple[str, str]:
    """ "NHIỆM VỤ TRỌNG TÂM Các cấp uỷ …" → heading and the paragraph glued to it ("" where there is none)."""
    words = text.split(" ")
    end = 0
    for i, word in enumerate(words):
        if any(c.islower() for c in word):
            break
        end = i + 1
    rest = " ".join(words[end:])
    heading = " ".join(words[:end])
    if end >= 2 and rest[:1].isupper() and len(words) - end >= 5 and is_caps(heading):
        return heading, rest
    return text, ""


def is_capital_heading(mark: Mark | None, text: str) -> bool:
    """Is a paragraph in capitals a section's heading where none has a Roman number?"""
    heading = mark.rest if mark else text
    known = SECTION_WORDS.search(plain(heading))
    return (
        is_caps(split_caps(heading)[0])
        and len(heading) > 6
        and bool(known or (mark and mark.kind == "number"))
    )


def looks_like_heading(text: str) -> bool:
    """Short, and without the end of a sentence."""
    return len(text) <= HEADING_LONGEST and not SENTENCE_END.search(text)


def names_body(text: str) -> bool:
    """A body's name and nothing else: no verb, no end of a sentence."""
    bare = without_remark(text)
    return (
        len(bare) <= HEADING_LONGEST
        and not ENDED.search(bare)
        and is_agency(bare)
        and who.subject(bare) is None
        and not CHARGES.match(bare)
    )


def names_group(text: str) -> bool:
    """A body's name, or "Mục đích", "Mục tiêu cụ thể" alone."""
    bare = without_remark(text)
    if ENDED.search(bare):
        return False
    return bool(PURPOSE_GROUP.match(bare) or (TARGET_GROUP.match(bare) and len(bare) < 40)) or names_body(
        bare
    )


def without_remark(text: str) -> str:
    """The heading without its colon and without a remark in parentheses at its end."""
    return re.sub(r"\s*\([^()]*\)$", "", text.rstrip(" :"))
