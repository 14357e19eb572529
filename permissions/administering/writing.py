"""What tables change, written in bulk: a statement for many rows, whatever their number."""

from collections.abc import Iterable
from datetime import date

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from permissions.administering.comparing.lines import Changes, NewAgency, PostKey
from permissions.administering.comparing.standing import portions
from permissions.models import Agency, AgencyName, Appointment, Delegation, Kind, Post, PostDuty, User
from permissions.sync import AT_ONCE, sync, sync_people


def write(changes: Changes) -> None:
    """Within the caller's transaction, which has asked whether all of it may be; the grants come along."""
    _make_agencies(changes)
    _correct_agencies(changes)
    _write_names(changes)
    touched = _end_agencies(changes)
    users = _make_people(changes)
    posts = _make_posts(changes)
    _appoint(changes, users, posts)
    _delegate(changes, users)
    touched |= {name for name, _post, _dated in changes.appointments}
    touched |= {taker for _giver, taker, *_rest in changes.delegations}
    if len(touched) > AT_ONCE:
        sync()
    elif touched:
        sync_people(list(User.objects.filter(username__in=touched)))


def _by_code(codes: Iterable[str]) -> dict[str, Agency]:
    found: dict[str, Agency] = {}
    for some in portions(codes):
        found |= {agency.code: agency for agency in Agency.objects.filter(code__in=some)}
    return found


def _make_agencies(changes: Changes) -> None:
    """Level by level, as each path goes on from the one above."""
    waiting = list(changes.agencies.values())
    while waiting:
        coming = {made.code for made in waiting}
        ready = [made for made in waiting if made.above not in coming]
        waiting = [made for made in waiting if made.above in coming]
        above = _by_code(made.above for made in ready)
        Agency.objects.bulk_create((_agency(made, above[made.above]) for made in ready), batch_size=AT_ONCE)
        way = Agency.objects.filter(pk=OuterRef("parent")).values("path")
        number = Cast("pk", CharField())
        for some in portions(made.code for made in ready):
            Agency.objects.filter(code__in=some).update(path=Concat(Subquery(way), number, Value("/")))


def _agency(made: NewAgency, above: Agency) -> Agency:
    committee = None if made.kind == Kind.COMMITTEE else above
    return Agency(
        code=made.code,
        kind=made.kind,
        level=made.level,
        parent=above,
        committee=committee,
        since=made.since,
        **made.fields,
    )


def _correct_agencies(changes: Changes) -> None:
    """Also the name in force, where a correction is one of the name; a new name comes by the table of names."""
    known = _by_code([*changes.changed, *changes.renamed])
    for fields_by_code in (changes.changed, changes.renamed):
        for code, fields in fields_by_code.items():
            for name, value in fields.items():
                setattr(known[code], name, value)
    columns = sorted(
        {name for some in (changes.changed, changes.renamed) for f in some.values() for name in f}
    )
    if columns:
        Agency.objects.bulk_update(known.values(), columns, batch_size=AT_ONCE // 5)
    corrected = [
        known[code]
        for code, fields in changes.changed.items()
        if NAMED & fields.keys() and code not in changes.renamed
    ]
    last = _latest_names(corrected)
    for agency in corrected:
        if row := last.get(agency.pk):
            for name in NAMED:
                setattr(row, name, getattr(agency, name))
    AgencyName.objects.bulk_update(last.values(), sorted(NAMED), batch_size=AT_ONCE // 5)


NAMED = {"name", "short_name", "symbol"}


def _latest_names(agencies: list[Agency]) -> dict[int, AgencyName]:
    found: dict[int, AgencyName] = {}
    for start in range(0, len(agencies), AT_ONCE):
        rows = AgencyName.objects.filter(agency__in=agencies[start : start + AT_ONCE])
        found |= {row.agency_id: row for row in rows.order_by("since")}
    return found


def _write_names(changes: Changes) -> None:
    agencies = _by_code(code for code, _since in changes.names)
    known: dict[tuple[str, date], AgencyName] = {}
    for some in portions(agencies):
        rows = AgencyName.objects.filter(agency__code__in=some).select_related("agency")
        known |= {(row.agency.code, row.since): row for row in rows}
    new, old = [], []
    for (code, since), named in changes.names.items():
        row = known.get((code, since))
        if row is None:
            agency = agencies[code]
            row = AgencyName(agency=agency, since=since, kind=agency.kind, parent_id=agency.parent_id)
            new.append(row)
        else:
            old.append(row)
        row.name, row.short_name, row.symbol, row.decision = (
            named.name,
            named.short_name,
            named.symbol,
            named.decision,
        )
    AgencyName.objects.bulk_create(new, batch_size=AT_ONCE)
    AgencyName.objects.bulk_update(old, [*sorted(NAMED), "decision"], batch_size=AT_ONCE // 5)


def _end_agencies(changes: Changes) -> set[str]:
    """Their posts end with them; the usernames of who sat there."""
    agencies = _by_code([*changes.endings, *(e.into for e in changes.endings.values() if e.into)])
    ended = []
    touched: set[str] = set()
    by_day: dict[date, list[str]] = {}
    for code, ending in changes.endings.items():
        agency = agencies[code]
        agency.ended_on, agency.merged_into = ending.on, agencies.get(ending.into)
        ended.append(agency)
        by_day.setdefault(ending.on, []).append(code)
    Agency.objects.bulk_update(ended, ["ended_on", "merged_into"], batch_size=AT_ONCE // 5)
    for on, codes in by_day.items():
        for some in portions(codes):
            rows = Appointment.objects.filter(post__agency__code__in=some, until=None)
            touched |= set(rows.values_list("user__username", flat=True))
            rows.update(until=on)
    return touched


def _make_people(changes: Changes) -> dict[str, int]:
    """Username → id, of all whom the tables name."""
    homes = _by_code(person.home for person in changes.people.values())
    made = []
    for name, person in changes.people.items():
        user = User(username=name, full_name=person.full_name, email=person.email, home=homes[person.home])
        user.set_unusable_password()
        made.append(user)
    User.objects.bulk_create(made, batch_size=AT_ONCE)
    names = {name for name, _post, _dated in changes.appointments}
    names |= {name for giver, taker, *_rest in changes.delegations for name in (giver, taker)}
    users: dict[str, int] = {}
    for some in portions(names):
        users |= dict(User.objects.filter(username__in=some).values_list("username", "pk"))
    return users


def _make_posts(changes: Changes) -> dict[PostKey, int]:
    """Post → id, of all to which somebody is appointed."""
    codes = {code for _name, (code, _post, _rank), _dated in changes.appointments}
    codes |= {code for duties in changes.posts.values() for _duty, code in duties}
    agencies = _by_code(codes)
    Post.objects.bulk_create(
        (Post(agency=agencies[code], name=name, rank=rank) for code, name, rank in changes.posts),
        batch_size=AT_ONCE,
    )
    posts: dict[PostKey, int] = {}
    for some in portions(code for _name, (code, _post, _rank), _dated in changes.appointments):
        rows = Post.objects.filter(agency__code__in=some).order_by("-pk")
        posts |= {
            (code, n, rank): pk
            for pk, code, n, rank in rows.values_list("pk", "agency__code", "name", "rank")
        }
    PostDuty.objects.bulk_create(
        (
            PostDuty(post_id=posts[key], duty=duty, agency=agencies[code])
            for key, duties in changes.posts.items()
            for duty, code in sorted(duties)
        ),
        batch_size=AT_ONCE,
    )
    return posts


def _appoint(changes: Changes, users: dict[str, int], posts: dict[PostKey, int]) -> None:
    rows = (
        Appointment(
            user_id=users[name],
            post_id=posts[key],
            since=dated.since,
            until=dated.until,
            decision=dated.decision,
        )
        for name, key, dated in changes.appointments
    )
    Appointment.objects.bulk_create(rows, batch_size=AT_ONCE)


def _delegate(changes: Changes, users: dict[str, int]) -> None:
    agencies = _by_code(code for *_names, code, _dated in changes.delegations)
    rows = (
        Delegation(
            giver_id=users[giver],
            taker_id=users[taker],
            duty=duty,
            agency=agencies[code],
            since=dated.since,
            until=dated.until,
            decision=dated.decision,
        )
        for giver, taker, duty, code, dated in changes.delegations
    )
    Delegation.objects.bulk_create(rows, batch_size=AT_ONCE)
