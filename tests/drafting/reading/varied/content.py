"""What a plan says, before anyone prints it: sections of groups of entries, drawn from a seed."""

from dataclasses import dataclass, field
from random import Random

from tests.drafting.reading.varied import texts
from tests.drafting.reading.varied.phrases import AFTER, BEFORE, IN_PARENTHESES, Phrase


@dataclass
class Entry:
    """One leaf: its paragraphs, when it is to be done, what figure it aims at, the footnote that hangs on it."""

    paragraphs: list[str]
    deadlines: list[Phrase] = field(default_factory=list)
    target: dict[str, str | None] | None = None
    note: str | None = None


@dataclass
class Group:
    """A heading inside a section. `shape`: listed, plain (one paragraph under it), run-in (after a colon)."""

    heading: str
    agency: bool
    entries: list[Entry]
    shape: str = "listed"
    intro: str | None = None


@dataclass
class Section:
    heading: str
    kind: str
    parts: list[Group] | list[Entry]
    intro: str | None = None


@dataclass(frozen=True, eq=False)
class Place:
    """A committee of the invented province: how it is named, where it sits, what bodies it has."""

    level: str
    committee: str
    short: str
    seat: str
    body: str
    agencies: list[str]
    lead: str


PROVINCE = Place(
    "province",
    "Tỉnh ủy Lam Sơn",
    "Tỉnh ủy",
    "Lam Sơn",
    "TU",
    [
        "Ban Tổ chức Tỉnh ủy",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Ban Nội chính Tỉnh ủy",
        "Văn phòng Tỉnh ủy",
        "Đảng ủy các cơ quan Đảng tỉnh",
        "Đảng ủy Ủy ban nhân dân tỉnh",
        "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh",
        "Ban Thường vụ Tỉnh đoàn",
        "Trường Chính trị tỉnh",
        "Báo và Phát thanh, Truyền hình Lam Sơn",
        "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh",
        "Các đảng ủy xã, phường, đặc khu",
        "Ban Chỉ đạo chuyển đổi số tỉnh (sau khi được kiện toàn)",
        "Sở Nội vụ",
    ],
    "Ban Tổ chức Tỉnh ủy",
)
COMMUNE = Place(
    "commune",
    "Đảng ủy xã Đông Khê",
    "Đảng ủy xã",
    "Đông Khê",
    "ĐU",
    [
        "Ban Xây dựng Đảng",
        "Văn phòng Đảng ủy",
        "Ủy ban Kiểm tra Đảng ủy",
        "Ủy ban nhân dân xã",
        "Ủy ban Mặt trận Tổ quốc xã",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
        "Hội Nông dân xã",
        "Hội Cựu chiến binh xã",
        "Công an xã",
        "Ban Chỉ huy Quân sự xã",
        "Các chi bộ trực thuộc Đảng ủy",
        "Các đồng chí Đảng ủy viên",
    ],
    "Ban Xây dựng Đảng",
)
BRANCH = Place(
    "branch",
    "Chi bộ Sở Nội vụ",
    "Chi bộ",
    "Lam Sơn",
    "CB",
    [
        "Chi ủy Chi bộ",
        "Các tổ đảng",
        "Đoàn Thanh niên cơ quan",
        "Công đoàn cơ quan",
        "Các đồng chí đảng viên",
    ],
    "Chi ủy Chi bộ",
)
PLACES = [PROVINCE, COMMUNE, BRANCH]

CITED = [("TW", "Ban Bí thư"), ("TW", "Bộ Chính trị"), ("TU", "Ban Thường vụ Tỉnh ủy")]
CITED_TYPES = ["QĐ", "CT", "KL", "HD", "NQ"]


class Writer:
    """Draws sentences without repeating one before all were used. `details`: some tasks have plus lines."""

    def __init__(self, rng: Random, *, details: bool) -> None:
        self.rng = rng
        self.details = details
        self.decks: dict[int, list[str]] = {}

    def draw(self, pool: list[str]) -> str:
        deck = self.decks.setdefault(id(pool), [])
        if not deck:
            deck += pool
            self.rng.shuffle(deck)
        return deck.pop()

    def symbol(self) -> tuple[str, str, str]:
        """(symbol, day, issuer) of a document that is cited."""
        body, issuer = self.rng.choice(CITED)
        number = self.rng.randint(1, 320)
        day = f"{self.rng.randint(10, 28)}/{self.rng.randint(3, 12)}/{self.rng.randint(2018, 2026)}"
        return f"{number:02}-{self.rng.choice(CITED_TYPES)}/{body}", day, issuer

    def fill(self, template: str) -> str:
        symbol, day, issuer = self.symbol()
        return template.format(symbol=symbol, day=day, issuer=issuer)

    def task(self, *, dated: float = 0.7, more: float = 0.15, alone: bool = False) -> Entry:
        """A task; `dated` and `more` are the parts of all tasks with a deadline and with a second paragraph.

        `alone`: it stands in plain words under its heading, so nothing is listed under it.
        """
        text = self.draw(texts.TASKS)
        if self.rng.random() < 0.08:
            text = f"{self.rng.choice(texts.SUBJECTS)}: {text}"
        if self.rng.random() < 0.25 and not text.endswith(")"):
            text += self.fill(self.rng.choice(texts.TAILS))
        deadlines: list[Phrase] = []
        if self.rng.random() < dated:
            way = self.rng.random()
            if way < 0.75:
                deadlines = [self.rng.choice(IN_PARENTHESES)]
                text = f"{text} ({deadlines[0].text})"
            elif way < 0.87:
                deadlines = [self.rng.choice(AFTER)]
                text = f"{text}, {deadlines[0].text}"
            else:
                deadlines = [self.rng.choice(BEFORE)]
                text = f"{deadlines[0].text} {text[0].lower()}{text[1:]}"
        paragraphs = [text + "."]
        if not deadlines and self.details and not alone and self.rng.random() < 0.1:
            paragraphs = [f"{text}, trong đó:", *texts.DETAILS]
        elif self.rng.random() < more:
            paragraphs.append(self.draw(texts.MORE))
        return Entry(paragraphs, deadlines)

    def goal(self) -> Entry:
        text, value, unit, comparator, to = self.rng.choice(texts.GOALS)
        return Entry(
            [text + "."], target={"value": value, "unit": unit, "comparator": comparator, "value_to": to}
        )

    def purposes(self, count: int) -> list[Entry]:
        return [Entry([self.draw(texts.PURPOSES) + "."]) for _ in range(count)]


@dataclass(frozen=True)
class Wishes:
    """What content a case asks for, over what chance would bring."""

    shapes: tuple[str, ...] = ("listed", "listed", "plain")
    goals: bool = True
    purpose_groups: bool = False
    more: float = 0.15
    details: bool = False
    notes: int = 0
    size: int = 6
    closing: bool = True


def sections(place: Place, rng: Random, wishes: Wishes) -> list[Section]:
    """The usual parts: purpose, goals, tasks in general, tasks of each agency, organisation."""
    writer = Writer(rng, details=wishes.details)
    found = [purpose(writer, wishes)]
    if wishes.goals:
        found.append(goals(writer))
    tasks = [writer.task(more=wishes.more) for _ in range(rng.randint(3, 6))]
    found.append(Section("NHIỆM VỤ TRỌNG TÂM", "task", tasks, rng.choice([None, *texts.INTROS])))
    found.append(
        Section(
            "PHÂN CÔNG NHIỆM VỤ CỤ THỂ", "task", [*groups(place, writer, wishes)], rng.choice([None, None])
        )
    )
    drawn = rng.sample(texts.ORGANISING, k=rng.randint(3, 5))
    last = [Entry([text.format(lead=place.lead) + "."]) for text in drawn]
    found.append(Section("TỔ CHỨC THỰC HIỆN", "organisation", last))
    hang_notes(writer, found, wishes.notes)
    return found


def purpose(writer: Writer, wishes: Wishes) -> Section:
    if not wishes.purpose_groups:
        return Section("MỤC ĐÍCH, YÊU CẦU", "purpose", writer.purposes(writer.rng.randint(2, 4)))
    shape = writer.rng.choice(wishes.shapes)
    first = Group("Mục đích", False, writer.purposes(1 if shape != "listed" else 2), shape)
    return Section("MỤC ĐÍCH, YÊU CẦU", "purpose", [first, Group("Yêu cầu", False, writer.purposes(3))])


def goals(writer: Writer) -> Section:
    heading = writer.rng.choice(["MỤC TIÊU", "MỤC TIÊU, CHỈ TIÊU"])
    general = Group("Mục tiêu chung", False, [Entry([texts.AIM + "."])], "plain")
    special = Group("Mục tiêu cụ thể", False, [writer.goal() for _ in range(writer.rng.randint(3, 5))])
    return Section(heading, "target", [general, special])


def groups(place: Place, writer: Writer, wishes: Wishes) -> list[Group]:
    """Groups of agencies in the place's order."""
    count = min(wishes.size, len(place.agencies))
    chosen = sorted(writer.rng.sample(place.agencies, count), key=place.agencies.index)
    found = []
    for agency in chosen:
        shape = writer.rng.choice(wishes.shapes)
        count = writer.rng.randint(2, 4) if shape == "listed" else 1
        entries = [writer.task(more=wishes.more, alone=shape != "listed") for _ in range(count)]
        introduced = shape == "listed" and writer.rng.random() < 0.1
        intro = texts.GROUP_INTRO if introduced else None
        found.append(Group(agency, True, entries, shape, intro))
    return found


def hang_notes(writer: Writer, found: list[Section], count: int) -> None:
    """Footnotes on tasks of the general section, in order."""
    tasks = [part for part in found[-3].parts if isinstance(part, Entry)]
    for entry in tasks[:count]:
        entry.note = writer.fill(writer.draw(texts.NOTES))
