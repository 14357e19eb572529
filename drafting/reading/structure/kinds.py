"""What kind of content stands under a heading."""

import re

from drafting.reading.words import plain

KIND_WORDS = (
    ("purpose", ("muc dich", "yeu cau", "quan diem")),
    ("target", ("muc tieu", "chi tieu")),
    ("organisation", ("to chuc thuc hien", "dieu khoan thi hanh", "che do thong tin")),
    ("dissemination", ("quan triet", "hoc tap, tuyen truyen", "tuyen truyen, pho bien")),
    ("task", ("nhiem vu", "giai phap", "noi dung")),
)
TARGET_GROUP = re.compile(r"^(?:mục tiêu|chỉ tiêu|các chỉ tiêu|các mục tiêu)", re.IGNORECASE)
PURPOSE_GROUP = re.compile(r"^(?:mục đích|yêu cầu|quan điểm)(?:\s*,\s*yêu cầu)?\s*$", re.IGNORECASE)


def kind_of(heading: str) -> str:
    """Kind of a section: the first telling words of its heading decide."""
    bare = plain(heading)
    found = [(bare.index(word), kind) for kind, words in KIND_WORDS for word in words if word in bare]
    return min(found)[1] if found else "task"


def kind_in(section_kind: str, groups: list[str]) -> str:
    """Kind under group headings: "Mục tiêu", "Mục đích" win over a section that joins several subjects."""
    for heading in reversed(groups):
        if TARGET_GROUP.match(heading):
            return "target"
        if PURPOSE_GROUP.match(heading):
            return "purpose"
    return section_kind
