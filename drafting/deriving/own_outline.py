"""What a section of a plan is for, told by its heading, and the outline that a plan of the own level has.

The order is that of the plans that committees issue: purpose, goals, what has weight, what each agency does, how the
work is organised (document form, 6).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from drafting import outline
from drafting.deriving.carrying import Carried
from drafting.deriving.spelling import folded
from drafting.deriving.tree import Group, Section

PURPOSE, GOALS, KEY, BY_AGENCY, ORGANISATION = "purpose", "goals", "key", "by_agency", "organisation"
SPREADING = "spreading"
"""Study and propaganda: a section of its own in many superior plans, the first of the key tasks in own ones."""
ORDER = (PURPOSE, GOALS, SPREADING, KEY, BY_AGENCY, ORGANISATION)
HEADINGS = {
    PURPOSE: "MỤC ĐÍCH, YÊU CẦU",
    GOALS: "MỤC TIÊU, CHỈ TIÊU",
    KEY: "NHIỆM VỤ TRỌNG TÂM",
    BY_AGENCY: "NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ",
    ORGANISATION: "TỔ CHỨC THỰC HIỆN",
}
_TOLD = (
    (PURPOSE, re.compile(r"mục đích|yêu cầu|quan điểm")),
    (GOALS, re.compile(r"mục tiêu|chỉ tiêu")),
    (ORGANISATION, re.compile(r"tổ chức thực hiện|chế độ báo cáo|kinh phí")),
    (SPREADING, re.compile(r"^(?:công tác |tổ chức )?(?:học tập|quán triệt|tuyên truyền)")),
    (BY_AGENCY, re.compile(r"phân công|nhiệm vụ của|trách nhiệm|của các (?:cơ quan|ban|cấp)")),
)
_PROPER = re.compile(
    r"(?<!\w)(đảng|trung ương|nhân dân|quốc hội|chính phủ|nhà nước|mặt trận tổ quốc|bộ chính trị|ban bí thư)(?!\w)"
)


def purpose_of(section: Section) -> str:
    """The part of ORDER that a section is; by its heading, else by what stands in it."""
    heading = folded(section.heading).casefold()
    for purpose, told in _TOLD:
        if told.search(heading) and not (purpose == GOALS and PURPOSE_TOO.search(heading)):
            return purpose
    groups = [child for child in section.children if isinstance(child, Group)]
    if groups and sum(group.is_agency for group in groups) * 2 > len(groups):
        return BY_AGENCY
    kinds = {item["kind"] for item in _items(section.children)}
    alone = {"purpose": PURPOSE, "target": GOALS, "dissemination": SPREADING}
    return alone.get(kinds.pop(), KEY) if len(kinds) == 1 else KEY


_SORT = defaultdict(
    lambda: re.compile(r"(?!)"), purpose=re.compile(r"mục đích"), target=re.compile(r"cụ thể|chỉ tiêu")
)
PURPOSE_TOO = re.compile(r"mục đích")


def own_sections(sections: Iterable[Section]) -> list[Section]:
    """The same groups and items under the sections of ORDER; annexes follow as they are.

    Sections of one purpose become groups of one section, each with its heading; a purpose that nothing stands for has
    no section. Targets go to the goals wherever they stood.
    """
    found: dict[str, list[Section]] = {purpose: [] for purpose in ORDER}
    annexes = []
    for section in sections:
        if outline.is_annex(section.number):
            annexes.append(section)
        else:
            found[purpose_of(section)].append(section)
    targets = [
        target
        for purpose, of_it in found.items()
        if purpose != GOALS
        for section in of_it
        for target in _taken_targets(section)
    ]
    made = []
    for purpose, heading in HEADINGS.items():
        one = _joined(heading, found[purpose])
        if purpose == GOALS:
            put_into(one.children, targets)
        elif purpose == KEY:
            one.children[:0] = [child for section in found[SPREADING] for child in section.children]
        if one.children or one.intro:
            made.append(one)
    return [*made, *annexes]


def _joined(heading: str, sections: list[Section]) -> Section:
    if len(sections) == 1:
        return Section(heading, sections[0].number, sections[0].intro, sections[0].children)
    groups: list[Any] = [
        Group(sentence_case(section.heading), intro=section.intro, children=section.children)
        for section in sections
        if section.children or section.intro
    ]
    return Section(heading, "", None, groups)


def put_into(children: list[Any], others: list[Any], heading: str = "") -> None:
    """Add what another section of the same purpose holds: groups of one heading become one, in place.

    Points that stand under no group go into the group of that sort where there is one (“Mục tiêu cụ thể”), under
    `heading` where all that is there stands in groups, else behind the rest.
    """
    groups = {folded(child.heading).casefold(): child for child in children if isinstance(child, Group)}
    for child in others:
        if not isinstance(child, Group):
            continue
        same = groups.get(folded(child.heading).casefold())
        if same is None:
            children.append(child)
            continue
        put_into(same.children, child.children)
        same.intro = same.intro or child.intro
        same.above |= child.above
    loose = [child for child in others if not isinstance(child, Group)]
    if not loose:
        return
    held = [child for child in children if isinstance(child, Group) and not child.is_agency]
    if len(held) < len(children) or not held:
        children += loose
        return
    sort = [group for group in held if _SORT[loose[0].item["kind"]].search(folded(group.heading).casefold())]
    if loose[0].item["kind"] in ("purpose", "target"):
        (sort or held)[-1].children += loose
    else:
        children.append(Group(heading or "Nhiệm vụ khác", children=loose))


def _taken_targets(holder: Section | Group) -> list[Carried]:
    """The targets below, taken out of where they stood; a group that held nothing else goes with them."""
    taken: list[Carried] = []
    kept: list[Any] = []
    for child in holder.children:
        if isinstance(child, Group):
            had = bool(child.children)
            taken += _taken_targets(child)
            if child.children or child.intro or not had:
                kept.append(child)
        elif child.item["kind"] == "target":
            taken.append(child)
        else:
            kept.append(child)
    holder.children = kept
    return taken


def _items(children: Iterable[Any]) -> Iterable[dict[str, Any]]:
    for child in children:
        if isinstance(child, Group):
            yield from _items(child.children)
        else:
            yield child.item


def sentence_case(heading: str) -> str:
    """A heading in capitals as the heading of a group: "NHIỆM VỤ CỦA ĐẢNG" → "Nhiệm vụ của Đảng"."""
    if heading != heading.upper():
        return heading
    small = _PROPER.sub(lambda found: found.group().capitalize(), heading.lower())
    return small[:1].upper() + small[1:]
