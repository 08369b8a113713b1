"""How records hang together: roles over time, who met whom, what was spoken of.

Who met whom is counted over the latest ``COUNTED`` meetings, so that a page of 30,000 meetings stays quick as
one of a hundred; pages say so where there are more. What is told of those is read once a page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from django.db.models import F, Model, QuerySet, Value

from reports.models import Country, MeetingEntry, Participation, Person, Topic
from reports.pages.rows import told_participations
from reports.search import codes, counts
from reports.search.prepared import Among

COUNTED = 2_000
MOST = 20
GRID = 15


class Told(NamedTuple):
    """A participation by its keys, with the EDTF date of its meeting."""

    pk: int
    meeting: int
    date: str
    person: int
    organization: int | None
    country: str | None
    side: str
    role: str


Which = Callable[[Told], bool]


def told(participations: QuerySet[Participation]) -> list[Told]:
    """What the participations tell, in no order."""
    found = participations.order_by().values_list(
        "pk",
        "account__meeting",
        "account__meeting__date",
        "person",
        "organization",
        "country",
        "side",
        "role",
    )
    return [Told(*row) for row in found]


def told_of(meetings: list[int]) -> list[Told]:
    """All that is told of the meetings of these keys."""
    return told(Participation.objects.filter(Among(F("account__meeting"), Value(meetings))))


def roles(found: Iterable[Told], *, named: bool = False, most: int | None = None) -> list[dict]:
    """The roles, latest first: role, body, first and last date, number of meetings, example.

    Dates are EDTF, None where no meeting is dated. ``example`` is a participation that gives the role.
    ``named`` tells the roles of several people apart.
    """
    grouped: dict[tuple, list[Told]] = defaultdict(list)
    for each in found:
        grouped[each.role, each.organization, each.person if named else None].append(each)
    held = [_role(group) for group in grouped.values()]
    held.sort(key=lambda each: (each["role"], each["example"]))
    held.sort(key=lambda each: each["last"] or "", reverse=True)
    rows = told_participations().select_related("person", "organization", "account__report")
    examples = rows.in_bulk([each["example"] for each in held[:most]])
    return [{**each, "example": examples[each["example"]]} for each in held[:most]]


def _role(group: list[Told]) -> dict:
    dates = [each.date for each in group if each.date]
    return {
        "role": group[0].role,
        "organization": group[0].organization,
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "meetings": len({each.meeting for each in group}),
        "example": min(each.pk for each in group),
    }


def counterparts(found: Iterable[Told], which: Which) -> list[Person]:
    """Those who sat on another side than ``which``, with how often (``shared``), most often first."""
    met: dict[int, set[int]] = defaultdict(set)
    for meeting, there in _by_meeting(found).items():
        ours = [each for each in there if which(each)]
        for other in there:
            if any(other.side != each.side and other.person != each.person for each in ours):
                met[other.person].add(meeting)
    return _people(met, MOST)


def people_among(found: Iterable[Told], which: Which, most: int = MOST) -> list[Person]:
    """The people of these participations, with the number of their meetings (``shared``), most first."""
    return _people(_held(found, which), most)


def _by_meeting(found: Iterable[Told]) -> dict[int, list[Told]]:
    grouped: dict[int, list[Told]] = defaultdict(list)
    for each in found:
        grouped[each.meeting].append(each)
    return grouped


def _people(met: dict[int, set[int]], most: int) -> list[Person]:
    shared = {key: len(met[key]) for key in nlargest(most, met, key=lambda key: (len(met[key]), -key))}
    return _shown(Person, shared)


def _shown(model: type[Model], shared: dict) -> list:
    records = model.objects.select_related(*(["country"] if model is Person else [])).in_bulk(shared)
    for key, record in records.items():
        record.shared = shared[key]
    return sorted(records.values(), key=lambda each: (-each.shared, each.name))


@dataclass(frozen=True)
class Grid:
    """Who met whom. ``rows`` are an official with a number of meetings for each of the ``columns``."""

    columns: list[Person]
    rows: list[tuple[Person, list[tuple[Person, int]]]]


def grid(found: list[Told], of_rows: Which, of_columns: Which) -> Grid:
    """``GRID`` participants of both kinds, and in how many meetings each pair was.

    The rows are those who met the other kind most often. The columns are whom each row met most often, and
    then those who met the rows so: of many who came once each, the most frequent of both kinds may have
    nothing in common, and a row would be empty.
    """
    rows, columns, there = (_held(found, which) for which in (of_rows, of_columns, lambda each: True))
    chosen = _most(rows, set().union(*columns.values()))
    of_each = [_most(columns, rows[row], among=columns.keys() - {row}, most=1) for row in chosen]
    met = [key for row, best in zip(chosen, of_each, strict=True) for key in best if columns[key] & rows[row]]
    of_all = _most(columns, set().union(*(rows[row] for row in chosen)))
    across = list(dict.fromkeys([*met, *of_all]))[:GRID]
    shown = _shown(Person, {key: len(columns[key]) for key in across})
    return Grid(
        shown,
        [
            (row, [(each, len(rows[row.pk] & there[each.pk]) if each != row else 0) for each in shown])
            for row in _shown(Person, {key: len(rows[key]) for key in chosen})
        ],
    )


def _held(found: Iterable[Told], which: Which) -> dict[int, set[int]]:
    """The meetings of each person of these participations, by key."""
    held: dict[int, set[int]] = defaultdict(set)
    for each in found:
        if which(each):
            held[each.person].add(each.meeting)
    return held


def _most(
    held: dict[int, set[int]], meetings: set[int], among: Iterable[int] | None = None, most: int = 0
) -> list[int]:
    """The ``most`` people, else ``GRID``, who were in most of the meetings, and then in most of all."""
    people = held if among is None else among
    return nlargest(most or GRID, people, key=lambda key: (len(held[key] & meetings), len(held[key]), -key))


def topics_of(meetings: list[int]) -> list[Topic]:
    """Topics of the meetings, with how many of them (``shared``), most first."""
    return _of_facet(Topic, "topic", meetings)


def countries_of(meetings: list[int]) -> list[Country]:
    """Countries of the meetings, with how many of them (``shared``), most first."""
    return _of_facet(Country, "country", meetings)


def _of_facet(model: type[Model], name: str, meetings: list[int]) -> list:
    counted = counts.of_entries(MeetingEntry.objects.filter(Among(F("pk"), Value(meetings))))
    numbers = counted.by_facet[name]
    keys = codes.decode(name, numbers)
    return _shown(model, {keys[code]: number for code, number in numbers.items()})[:MOST]
