"""What the columns of a table of tasks hold, told by the words of its heading."""

import re
from dataclasses import dataclass

from drafting.reading.rows.tables import Row, Table, is_column_numbers, key, own_cells, squeezed
from drafting.reading.words import plain

ROLES = (
    ("unit", r"^(?:don\s+vi\s+tinh|dvt)$"),
    ("number", r"^(?:stt|tt|so\s+tt|so\s+thu\s+tu)$"),
    ("remark", r"^ghi\s+chu"),
    ("task", r"^(?:ten\s+)?(?:noi\s+dung|nhiem\s+vu|cong\s+viec|dau\s+viec|giai\s+phap|hoat\s+dong)"),
    (
        "in_charge",
        r"lanh\s+dao|dong\s+chi|(?:nguoi|thuong\s+truc)\s.*(?:phu\s+trach|chi\s+dao)|^(?:phu\s+trach|chi\s+dao)",
    ),
    ("deadline", r"thoi\s+(?:gian|han|diem)|^(?:han|tien\s+do|lo\s+trinh|hoan\s+thanh)(?!\w)"),
    (
        "approving_level",
        r"cap\s+(?:trinh|ban\s+hanh|phe\s+duyet|quyet\s+dinh|thong\s+qua|ky|co\s+tham\s+quyen)|"
        r"tham\s+quyen|co\s+quan\s+(?:ban\s+hanh|phe\s+duyet|quyet\s+dinh)|^trinh(?!\w)",
    ),
    ("product", r"san\s+pham|ket\s+qua|ho\s+so|dau\s+ra|(?:hinh\s+thuc|loai)\s+van\s+ban"),
    ("partners", r"^(?!.*chu\s+tri).*phoi\s+hop"),
    (
        "lead",
        r"chu\s+tri|tham\s+muu|chiu\s+trach\s+nhiem|^phan\s+cong|"
        r"(?:co\s+quan|don\s+vi|bo\s+phan|dau\s+moi|nguoi|tap\s+the|ca\s+nhan)(?:.*\s(?:thuc\s+hien|trien\s+khai|theo\s+doi)|$)",
    ),
    ("task", r"noi\s+dung|nhiem\s+vu|cong\s+viec"),
)
"""Role of a column by the words of its head without tone marks; the first that fits counts."""

PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in ROLES)
WHO_OR_WHEN = {"lead", "partners", "deadline", "in_charge"}
YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)
INDICATOR = re.compile(r"^(?:ten\s+|cac\s+)?(?:chi|muc)\s+tieu")
GOAL = re.compile(r"(?:chi|muc)\s+tieu|ke\s+hoach|phan\s+dau|20\d\d")
MOST_HEAD_ROWS = 4


@dataclass(frozen=True)
class Columns:
    """The heading of a table of tasks: its texts and roles by column, and the first row below it."""

    texts: tuple[str, ...]
    roles: tuple[str | None, ...]
    begins: int
    year: int | None = None

    def of(self, role: str) -> list[int]:
        """The columns of a role, from the left."""
        return [column for column, own in enumerate(self.roles) if own == role]

    @property
    def task(self) -> int:
        return self.of("task")[0]


def role_of(text: str) -> str | None:
    """number, task, lead, partners, deadline, product, approving_level, in_charge, remark; None for other words."""
    bare = " ".join(re.sub(r"[^\w\s,/]", " ", plain(text)).split())
    return next((role for role, pattern in PATTERNS if pattern.search(bare)), None)


def columns_of(table: Table) -> Columns | None:
    """The heading of a table of tasks, over one or two rows; None for other tables.

    A list of tasks has a column of tasks and one that tells who or when, or what is handed over to whom. So is a list
    of targets: indicators with their units and what is to be reached.
    """
    for top in range(min(3, len(table.rows))):
        row = table.rows[top]
        if len(list(own_cells(row))) < 2:
            continue
        below = top + depth_of(table, top)
        texts, roles = heads(table.rows[top:below])
        roles = with_indicators(texts, roles)
        found = set(roles)
        told = found & WHO_OR_WHEN or {"product", "approving_level"} <= found or {"unit", "goal"} <= found
        if "task" in found and told:
            if below < len(table.rows) and is_column_numbers(table.rows[below]):
                below += 1
            return Columns(texts, roles, below, year_in(texts))
        return None
    return None


def depth_of(table: Table, top: int) -> int:
    """How many rows the heading takes: a cell merged over rows says it, else heads below a head of several columns."""
    row = table.rows[top]
    tall = max(cell.rows for _, cell in own_cells(row))
    if tall > 1:
        return min(tall, MOST_HEAD_ROWS, len(table.rows) - top)
    if top + 1 < len(table.rows):
        below = list(own_cells(table.rows[top + 1]))
        if 0 < len(below) < len(row) and all(role_of(cell.text) for _, cell in below):
            return 2
    return 1


def heads(rows: tuple[Row, ...]) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """Text and role of each column; the lowest words tell the role, those above help where they do not."""
    texts: list[str] = []
    roles: list[str | None] = []
    for column in range(len(rows[0])):
        said = list(dict.fromkeys(row[column].text for row in rows if row[column].text))
        texts.append(" ".join(said))
        roles.append((role_of(said[-1]) or role_of(" ".join(said))) if said else None)
    return tuple(texts), tuple(roles)


def with_indicators(texts: tuple[str, ...], roles: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Beside a column of units, the indicators are what is to be done, and the last year's column is the goal."""
    if "unit" not in roles:
        return roles
    out = list(roles)
    heads = [plain(text) for text in texts]
    named = [column for column, head in enumerate(heads) if out[column] is None and INDICATOR.match(head)]
    if "task" not in roles and named:
        out[named[0]] = "task"
    ahead = [
        (max(map(int, re.findall(r"20\d\d", head)), default=0), column)
        for column, head in enumerate(heads)
        if out[column] is None and GOAL.search(head)
    ]
    if ahead:
        out[max(ahead)[1]] = "goal"
    return tuple(out)


def year_in(texts: tuple[str, ...]) -> int | None:
    """The one year that the heading names, for dates without one."""
    years = {int(year) for text in texts for year in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def body_rows(table: Table, columns: Columns) -> list[tuple[Row, int | None]]:
    """The rows below the heading with their pages; the heading is dropped where it is repeated."""
    numbers = {key(row) for row in table.rows[: columns.begins] if is_column_numbers(row)}
    return [
        (row, page)
        for row, page in zip(table.rows[columns.begins :], table.pages[columns.begins :], strict=True)
        if key(row) not in numbers and not repeats_head(row, columns)
    ]


def repeats_head(row: Row, columns: Columns) -> bool:
    """Each cell says what the heading says there, whole or in part, as a page may repeat it in pieces."""
    own = list(own_cells(row))
    return len(own) > 1 and all(
        squeezed(cell.text) in squeezed(columns.texts[column]) for column, cell in own
    )
