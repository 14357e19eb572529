"""What is tried: every habit by name, and cases that join them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from tests.drafting.reading.varied.as_text import Layout
from tests.drafting.reading.varied.content import BRANCH, PLACES, PROVINCE, Place, Wishes
from tests.drafting.reading.varied.feet import SIGNATURES
from tests.drafting.reading.varied.outlines import STYLES
from tests.drafting.reading.varied.sheets import Case

LAYOUTS = {
    "one line a paragraph": Layout(),
    "one line a paragraph, no gaps": Layout(gaps="none"),
    "one line a paragraph, emphasis": Layout(bold=True),
    "columns by blanks": Layout(width=78, head="columns", tail="columns", indent=6, gaps="none"),
    "wrapped at 60": Layout(width=60, gaps="none"),
    "wrapped at 72, gaps": Layout(width=72),
    "wrapped at 80, indented": Layout(width=80, gaps="none", indent=4),
    "wrapped at 95, broken symbols": Layout(width=95, gaps="none", breaks=True),
    "wrapped at 110": Layout(width=110, gaps="none"),
    "wrapped at 76, gaps everywhere": Layout(width=76, gaps="everywhere", breaks=True),
    "justified": Layout(width=80, gaps="none", justified=True, indent=2),
    "numbered pages": Layout(width=78, gaps="none", breaks=True, page=42, number="{n}"),
    "numbered at the foot": Layout(width=78, gaps="none", page=40, number="- {n} -", foot=True),
    "counted pages": Layout(width=84, page=45, number="Trang {n}/{N}", foot=True, feeds=True),
    "running heads": Layout(
        width=78, gaps="none", page=38, number="{n}", running="Kế hoạch của Ban Thường vụ", feeds=True
    ),
    "columns run together": Layout(width=80, gaps="none", head="glued"),
    "pages by form feed": Layout(width=74, gaps="none", breaks=True, page=44, feeds=True, number="{n}"),
}

HEADS = [
    "",
    "department",
    "steering",
    "long body",
    "no asterisk",
    "State motto",
    "rule",
    "colon",
    "old TU",
    "spaced symbol",
    "turned symbol",
    "lettered symbol",
    "blank number, blank date, draft",
    "dotted number, dotted date",
    "bare day",
    "urgent",
    "issuer in title",
    "issuer below type",
    "capital title",
    "draft in title, blank number",
    "no separator",
    "starred separator",
    "underscored separator",
    "no preamble",
    "no preamble, plain title",
    "plain title",
    "list of bases",
    "bases without dashes",
    "no head",
    "no head, no separator",
    "committee",
    "joint",
]
FEET = [
    "",
    "comma",
    "typist",
    "signed",
    "stamp",
    "empty name",
    "nested",
    "pluses",
    "bulleted",
    "signature first",
    "signed, stamp, comma",
]
WISHES = {
    "usual": Wishes(),
    "plain groups": Wishes(shapes=("plain",)),
    "run-in groups": Wishes(shapes=("run-in",)),
    "mixed groups": Wishes(shapes=("listed", "plain", "run-in")),
    "purpose in groups": Wishes(purpose_groups=True),
    "second paragraphs": Wishes(more=0.6),
    "no goals, no closing": Wishes(goals=False, closing=False),
    "plus lines": Wishes(details=True),
    "many agencies": Wishes(size=15),
}
SLIPS = ["", "restarts", "skips", "repeats", "sections skip"]


def words(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def each_habit() -> Iterator[tuple[Case, Layout]]:
    """One plan for every habit alone, the rest as usual; layouts and places change along with them."""
    layouts = list(LAYOUTS.items())
    n = 0
    for axis, names in (
        ("style", list(STYLES)),
        ("head", HEADS),
        ("foot", FEET),
        ("signature", list(SIGNATURES)),
        ("slips", SLIPS[1:]),
        ("wishes", list(WISHES)),
        ("layout", list(LAYOUTS)),
    ):
        for name in names:
            n += 1
            layout_name, layout = layouts[n % len(layouts)]
            if axis == "layout":
                layout_name, layout = name, LAYOUTS[name]
            case = Case(f"{axis}: {name} ({layout_name})", n, place_for(name, n))
            yield with_habit(case, axis, name), layout


def place_for(name: str, n: int) -> Place:
    if "department" in name or "steering" in name or "joint" in name:
        return PROVINCE
    if name == "many agencies":
        return PROVINCE
    return BRANCH if name == "branch" else PLACES[n % 3]


def with_habit(case: Case, axis: str, name: str) -> Case:
    if axis == "style":
        return replace(case, style=name)
    if axis == "head":
        return replace(case, head=words(name), foot=frozenset({"joint"}) if name == "joint" else frozenset())
    if axis == "foot":
        return replace(case, foot=words(name))
    if axis == "signature":
        return replace(case, signature=name)
    if axis == "slips":
        return replace(case, slips=name)
    if axis == "wishes":
        return replace(case, wishes=WISHES[name])
    return case


def sample() -> Iterator[tuple[Case, Layout]]:
    """As many plans as there are heads; every habit of every axis is in one of them at least."""
    for n, head in enumerate(HEADS):
        style = nth(STYLES, n)
        layout_name = nth(LAYOUTS, n)
        foot = words(nth(FEET, n)) | ({"joint"} if head == "joint" else set())
        case = Case(
            f"{style}; {head or 'usual head'}; {layout_name}",
            500 + n,
            place_for(head, n),
            style,
            nth([*SLIPS, ""], n // 2),
            head=words(head),
            foot=frozenset(foot),
            signature=nth(SIGNATURES, n),
            wishes=WISHES[nth(WISHES, n)],
        )
        yield case, LAYOUTS[layout_name]


def nth(names: Iterable[str], n: int) -> str:
    """The n-th name, beginning again after the last."""
    all_names = list(names)
    return all_names[n % len(all_names)]


def mixed(count: int, seed: int = 7) -> Iterator[tuple[Case, Layout]]:
    """Plans with several habits at once."""
    rng = Random(seed)
    for n in range(count):
        layout_name = rng.choice(list(LAYOUTS))
        head = rng.choice(HEADS)
        case = Case(
            "",
            1000 + n,
            place_for(head, rng.randrange(3)),
            rng.choice(list(STYLES)),
            rng.choice([*SLIPS, "", "", "", ""]),
            head=words(head),
            foot=words(rng.choice(FEET)),
            signature=rng.choice(list(SIGNATURES)),
            wishes=WISHES[rng.choice(list(WISHES))],
        )
        name = f"{case.style} · {head or 'usual head'} · {layout_name}"
        yield replace(case, name=name), LAYOUTS[layout_name]
