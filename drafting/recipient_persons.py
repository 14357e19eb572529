"""Lines of a recipient list that name one person: who that is today, and which agency has the document for them.

“Đồng chí Bí thư Tỉnh ủy” names a post, “Đồng chí Nguyễn Văn A” and “Đồng chí Nguyễn Văn A, Bí thư Tỉnh ủy” a person.
Only the own committee, the one above and those directly below are looked through, with their bodies. What fits nobody,
or people of several agencies, is no person: the line stands as it is printed, and is delivered outside the product.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from permissions.duties import Duty, appointments_with, in_force
from permissions.models import Agency, Appointment

ONE_PERSON = re.compile(
    r"^(?:đồng chí|đ/c|đ\.c)\s+(?P<name>[^,(–]+?)\s*(?:[,–]\s*(?P<post>[^(]+?)\s*)?(?:\(.*)?$", re.IGNORECASE
)
MOST_WORDS = 16
"""Of what stands after “Đồng chí”; a longer line names nobody that could be looked for."""


@dataclass(frozen=True)
class Person:
    """`line`: as it is printed; `name` and `post` of who is meant today; `agency`: has the document for them."""

    line: str
    name: str
    post: str
    agency: Agency

    @property
    def addressed(self) -> str:
        """ "Đồng chí Bí thư Tỉnh ủy (Đặng Quang Vinh)"."""
        return self.line if self.name.casefold() in self.line.casefold() else f"{self.line} ({self.name})"


def names_one(line: str) -> bool:
    """Whether the line is worded as one person, whoever that is."""
    return _read(line) is not None


def persons_of(lines: Iterable[str], committee: Agency, on: date) -> dict[str, Person]:
    """Line → the person that it names on that day. At most two queries, none where no line begins like a person."""
    asked = {line: found for line in lines if (found := _read(line)) is not None}
    if not asked:
        return {}
    rows = _rows([words for pair in asked.values() for words in pair if words], committee, on)
    clerks = _with_clerk(rows, on)
    persons: dict[str, Person] = {}
    for line, (name, post) in asked.items():
        meant = [row for row in rows if _is_meant(row, name, post)]
        agencies = {_has_it(row.post.agency, committee, clerks) for row in meant}
        if len(agencies) == 1:
            first = meant[0]
            several = len({row.user_id for row in meant}) > 1
            persons[line] = Person(
                line, "" if several else first.user.full_name, first.post.name, agencies.pop()
            )
    return persons


def _read(line: str) -> tuple[str, str] | None:
    """Name or post, and the post after a comma; None for a line of another kind."""
    match = ONE_PERSON.match(" ".join(line.split()).rstrip(" .,;"))
    if match is None or len(line.split()) > MOST_WORDS:
        return None
    return match["name"], match["post"] or ""


def _rows(asked: list[str], committee: Agency, on: date) -> list[Appointment]:
    """Appointments that one of these words may mean, the first posts first; one query."""
    near = (
        Q(pk=committee.pk)
        | Q(parent=committee.pk)
        | Q(committee=committee.pk)
        | Q(committee__parent=committee.pk)
    )
    if committee.parent_id:
        near |= Q(pk=committee.parent_id) | Q(committee=committee.parent_id)
    posts: set[str] = set()
    places: set[str] = set()
    for words in asked:
        split = words.split()
        for count in range(1, len(split) + 1):
            posts |= _written(" ".join(split[:count]))
            places |= _written(" ".join(split[count - 1 :]))
    place = Q(pk__in=())
    for field in ("name", "short_name", "committee__name", "committee__short_name"):
        place |= Q(**{f"post__agency__{field}__in": places})
    rows = Appointment.objects.filter(
        Q(user__full_name__in=asked) | Q(place, post__name__in=posts),
        in_force(on),
        user__is_active=True,
        post__agency__in=Agency.objects.standing().filter(near),
    )
    return list(rows.select_related("user", "post__agency__committee").order_by("post__rank", "pk"))


def _written(words: str) -> set[str]:
    """How posts and agencies may stand in the directory: with one or several capitals, uỷ or ủy."""
    cased = {words, words[:1].upper() + words[1:], words[:1].upper() + words[1:].lower()}
    return cased | {_other_spelling(each) for each in cased}


def _other_spelling(words: str) -> str:
    return words.replace("uỷ", "ủy") if "uỷ" in words else words.replace("ủy", "uỷ")


def _is_meant(row: Appointment, name: str, post: str) -> bool:
    said = _spellings(row)
    if row.user.full_name.casefold() == name.casefold():
        return not post or _plain(post) in said
    return not post and _plain(name) in said


def _spellings(row: Appointment) -> set[str]:
    """How a post may be said: “Bí thư Tỉnh ủy”, “Trưởng Ban Tổ chức Tỉnh ủy”, “Phó Bí thư Thường trực”."""
    agency = row.post.agency
    places = {agency.name, agency.short_name, agency.body.name, agency.body.short_name}
    places.add(f"{agency.short_name} {agency.body.short_name}")
    return {_plain(f"{row.post.name} {place}") for place in places}


def _plain(words: str) -> str:
    """Without capitals, in one spelling, and “ban Ban” said once."""
    plain = " ".join(words.casefold().replace("uỷ", "ủy").split())
    return re.sub(r"\b(ban|văn phòng) \1\b", r"\1", plain)


def _with_clerk(rows: list[Appointment], on: date) -> set[int]:
    """Which of their agencies and committees have somebody who receives; one query."""
    ids = {row.post.agency_id for row in rows} | {row.post.agency.body.pk for row in rows}
    held = appointments_with(Duty.RECEIVE, on, agency__in=ids)
    return set(held.values_list("post__duties__agency", flat=True))


def _has_it(agency: Agency, committee: Agency, clerks: set[int]) -> Agency:
    """The agency of the post; where nobody receives for it, its committee, which does not send to itself."""
    body = agency.body
    return body if agency.pk not in clerks and body.pk in clerks and body != committee else agency
