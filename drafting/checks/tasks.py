"""Who, when, and against the parent: what only structured data can tell (document form, section 8.6, 8.9, 8.10)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from drafting import outline
from drafting.checks.subject import Entry, Finding, Place, Subject, rule
from drafting.deriving import linking
from drafting.deriving.spelling import folded

_A_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4}")
_TWO_LEADS = re.compile(r"(?<!\w)chủ trì(?!\w)", re.IGNORECASE)
_AND_ANOTHER = re.compile(r"(?:,|;|\svà)\s+(?=(?:Ban|Ủy ban|Văn phòng|Đảng ủy|Sở|Công an)\s)")
_LEADING = re.compile(
    r"Bộ Chính trị|Ban Bí thư|Ban Thường vụ|Thường trực|Ban Chấp hành|Tỉnh ủy|Thành ủy|Chi ủy"
)
"""The bodies that lead and decide: they are not on the list of who must act."""
_ANYBODY = re.compile(r"(?i)các (?:cơ quan|tổ chức|đơn vị|ngành).*(?:liên quan|chức năng)")
_PERSONS = re.compile(r"(?:Người|Các đồng chí|Đồng chí|Cán bộ|Đảng viên|Thủ trưởng|Bí thư|Lãnh đạo)\b")
WEEKEND = 5
LISTED = 8


@rule
def past(subject: Subject) -> Iterable[Finding]:
    for item, deadline, end in _ends(subject):
        if end < subject.day:
            yield subject.finding(
                "deadline-past",
                "warning",
                f"Thời hạn {end:%d/%m/%Y} đã qua so với ngày ban hành {subject.day:%d/%m/%Y}.",
                subject.of_item(item),
                deadline["text"],
            )
        elif end.weekday() >= WEEKEND and _A_DAY.search(deadline["text"]):
            day = "Thứ Bảy" if end.weekday() == WEEKEND else "Chủ nhật"
            yield subject.finding(
                "deadline-weekend",
                "warning",
                f"Thời hạn {end:%d/%m/%Y} là {day}; đề nghị chọn ngày làm việc.",
                subject.of_item(item),
                deadline["text"],
            )


def _ends(subject: Subject) -> Iterator[tuple[Entry, Entry, date]]:
    for item in subject.tasks:
        for deadline in item["deadlines"]:
            if deadline.get("end") and "recurring" not in deadline["kinds"]:
                yield item, deadline, date.fromisoformat(deadline["end"])


@rule
def without_lead_or_time(subject: Subject) -> Iterable[Finding]:
    """One finding for a section or group, so that a long plan is not drowned in its own list."""
    if not subject.is_plan:
        return
    without_lead = [item for item in subject.tasks if not (item.get("lead") or item.get("agency"))]
    without_time = [item for item in subject.tasks if not item["deadlines"]]
    for what, rule_, lacking in (
        ("chưa rõ cơ quan chủ trì", "task-without-lead", without_lead),
        ("chưa có thời gian thực hiện", "task-without-time", without_time),
    ):
        groups: dict[str, list[Entry]] = defaultdict(list)
        for item in lacking:
            if item["kind"] == "task":
                groups[outline.section_of(item["path"])].append(item)
        for section, items in groups.items():
            paths = [str(item["path"]) for item in items]
            shown = ", ".join(paths[:LISTED]) + (" …" if len(paths) > LISTED else "")
            yield subject.finding(
                rule_,
                "warning",
                f"{len(items):02d} nhiệm vụ ở mục {section} {what}: {shown}.",
                subject.of_item(items[0]),
                items[0]["text"][:60],
            )


@rule
def two_leads(subject: Subject) -> Iterable[Finding]:
    for item in subject.tasks:
        lead = item.get("lead") or ""
        joint = lead and (folded(lead) == folded(item.get("agency") or "") or _LEADING.match(folded(lead)))
        sentences = re.split(r"[.;]\s", item["text"])
        doubled = next((s for s in sentences if len(_TWO_LEADS.findall(s)) > 1), "")
        if doubled or (lead and not joint and _AND_ANOTHER.search(folded(lead))):
            yield subject.finding(
                "two-leads",
                "warning",
                "Nhiệm vụ có hai cơ quan chủ trì; đề nghị giao một cơ quan chủ trì, các cơ quan khác phối hợp.",
                subject.of_item(item),
                (doubled or lead)[:120],
            )


@rule
def outside_the_tree(subject: Subject) -> Iterable[Finding]:
    """A lead that is none of the committee's bodies; asked only where these are known."""
    if not subject.bodies:
        return
    known = {folded(name).casefold() for name in subject.bodies}
    outside: dict[str, list[Entry]] = defaultdict(list)
    for item in subject.tasks:
        lead = folded(item.get("lead") or "")
        if not lead or lead.casefold().startswith("các ") or _LEADING.match(lead) or _PERSONS.match(lead):
            continue
        if not any(_one(lead.casefold(), name) for name in known):
            outside[item["lead"]].append(item)
    for lead, items in outside.items():
        places = ", ".join(str(item["path"]) for item in items[:LISTED]) + (
            " …" if len(items) > LISTED else ""
        )
        yield subject.finding(
            "lead-outside",
            "warning",
            f"Cơ quan chủ trì “{lead}” ({places}) không có trong danh mục cơ quan của cấp ủy; đề nghị kiểm tra tên.",
            subject.of_item(items[0]),
            lead,
        )


def _one(name: str, other: str) -> bool:
    return name.startswith(other) or other.startswith(name)


@rule
def not_sent_to(subject: Subject) -> Iterable[Finding]:
    """Every body that is given a task is on the list of recipients, by name or by its kind."""
    if not (subject.is_plan and subject.document["recipients"]):
        return
    lines = [folded(line["text"]).casefold() for line in subject.document["recipients"]]
    missing: dict[str, Place] = {}
    for item in subject.tasks:
        for name in _charged(item):
            if _LEADING.match(folded(name)) or _PERSONS.match(name) or _ANYBODY.match(name):
                continue
            if not any(_reaches(line, folded(name).casefold()) for line in lines):
                missing.setdefault(name, subject.of_item(item))
    if missing:
        names = list(missing)
        shown = "; ".join(names[:LISTED]) + (" …" if len(names) > LISTED else "")
        yield subject.finding(
            "not-recipient",
            "warning",
            f"Được giao nhiệm vụ nhưng không có trong nơi nhận: {shown}.",
            missing[names[0]],
            names[0],
        )


def _charged(item: Entry) -> list[str]:
    return list(
        dict.fromkeys(filter(None, [item.get("agency"), item.get("lead"), *(item.get("partners") or ())]))
    )


KINDS = [
    (re.compile(name), re.compile(line))
    for name, line in (
        (r"ban cán sự", r"ban cán sự"),
        (r"đảng đoàn", r"đảng đoàn"),
        (
            r"đảng ủy|quân ủy|tỉnh ủy|huyện ủy|thành ủy|thị ủy|cấp ủy|đảng bộ|chi bộ|tổ chức cơ sở đảng",
            r"đảng ủy|cấp ủy|đảng bộ|chi bộ|tổ chức cơ sở đảng|tổ chức đảng",
        ),
        (
            r"sở|công an|bộ chỉ huy|thanh tra|ủy ban nhân dân|hội đồng nhân dân|trường|học viện|đài|báo|tòa án|viện",
            r"sở, (?:ban, )?ngành|các sở|ban, ngành|đơn vị|ủy ban nhân dân|đảng ủy ủy ban|ban cán sự|sự nghiệp",
        ),
        (
            r"ủy ban mặt trận|mặt trận|tổ chức chính trị|đoàn|hội |liên đoàn|tỉnh đoàn",
            r"mặt trận|đoàn|tổ chức chính trị - xã hội",
        ),
        (r"ban |ủy ban kiểm tra|văn phòng|cơ quan", r"các ban|cơ quan|ban đảng|ban xây dựng đảng"),
    )
]
"""How a body's name begins, and the words of a line that reaches all of its kind."""


def _reaches(line: str, name: str) -> bool:
    if name in line or line in name:
        return True
    name = name.removeprefix("các ")
    kind = next((line_of for name_of, line_of in KINDS if name_of.match(name)), None)
    return (
        bool(kind.search(line)) if kind else any(len(word) > 3 and word in line for word in name.split()[:2])
    )


@rule
def against_the_parent(subject: Subject) -> Iterable[Finding]:
    """A child is due before its parent, and aims no lower."""
    for parent in subject.parents:
        above = {item["path"]: item for item in parent["items"]}
        for item, source in _linked(subject, parent, above):
            yield from _later(subject, item, source)
            yield from _weaker(subject, item, source)


def _linked(subject: Subject, parent: Entry, above: dict[str, Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each item with its parent's: as its source says, else as the texts tell."""
    items = {item["path"]: item for item in subject.items}
    told = [
        (item, above[source["path"]])
        for item in subject.items
        for source in item.get("source") or ()
        if source["path"] in above and source.get("document") in (None, parent.get("symbol"))
    ]
    if told:
        yield from told
        return
    for link in linking.link(parent, subject.document):
        for path in link["parents"][:1]:
            yield items[link["child"]], above[path]


def _later(subject: Subject, item: Entry, source: Entry) -> Iterator[Finding]:
    own, theirs = _last_end(item), _last_end(source)
    if own and theirs and own > theirs:
        yield subject.finding(
            "later-than-parent",
            "error" if theirs >= subject.day else "warning",  # a day that is over cannot be kept any more
            f"Dự thảo ghi đến {own:%d/%m/%Y}, muộn hơn thời hạn của cấp trên "
            f"({theirs:%d/%m/%Y}, mục {source['path']}).",
            subject.of_item(item),
            next((d["text"] for d in item["deadlines"] if d.get("end")), ""),
        )


def _last_end(item: Entry) -> date | None:
    ends = [date.fromisoformat(d["end"]) for d in item["deadlines"] if d.get("end") and "fixed" in d["kinds"]]
    return max(ends) if ends else None


def _weaker(subject: Subject, item: Entry, source: Entry) -> Iterator[Finding]:
    own, theirs = _targets(item), _targets(source)
    for wanted in theirs:
        same = [t for t in own if t["unit"] == wanted["unit"] and t.get("of") == wanted.get("of")]
        if len(same) != 1 or len([t for t in theirs if t["unit"] == wanted["unit"]]) != 1:
            continue
        mine, least = _number(same[0]["value"]), _number(wanted["value"])
        if mine is None or least is None:
            continue
        most = wanted.get("direction") == "at_most"
        if mine > least if most else mine < least:
            yield subject.finding(
                "weaker-target",
                "error",
                f"Chỉ tiêu {same[0]['value']}{_unit(same[0])} thấp hơn cấp trên giao "
                f"({wanted['value']}{_unit(wanted)}, mục {source['path']}).",
                subject.of_item(item),
                item["text"][:80],
            )


def _targets(item: Entry) -> list[dict[str, Any]]:
    return list(item.get("targets") or ([item["target"]] if item.get("target") else []))


def _unit(target: Entry) -> str:
    return "%" if target["unit"] == "%" else f" {target['unit']}"


def _number(value: str) -> float | None:
    try:
        return float(value.replace(".", "").replace(",", "."))
    except ValueError:
        return None
