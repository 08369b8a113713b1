"""How records hang together: roles over time, who met whom, what was spoken of.

Who met whom is counted over the latest ``COUNTED`` meetings, so that a page of 30,000 meetings stays quick as
one of a hundred; pages say so where there are more.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Model, Q, QuerySet, Value
from django.db.models.functions import NullIf

from reports.models import Country, Meeting, Participation, Person, Topic
from reports.models.spans import Side
from reports.pages.rows import told_participations

COUNTED = 2_000
MOST = 20
GRID = 15
INTERNATIONAL = (Side.WHO, Side.UNICEF)
TOGETHER = "account__meeting__accounts__participations"


def attended_by(told: QuerySet[Participation]) -> QuerySet[Meeting]:
    """The meetings that these participations are of, each once."""
    return Meeting.objects.filter(pk__in=told.order_by().values("account__meeting"))


def meetings_of(person: Person) -> QuerySet[Meeting]:
    return attended_by(Participation.objects.filter(person=person))


def latest(meetings: QuerySet[Meeting]) -> list[int]:
    """The keys of those meetings over which is counted: the ``COUNTED`` latest, looked up once a page."""
    return list(meetings.values_list("pk", flat=True)[:COUNTED])


def told_of(meetings: list[int]) -> QuerySet[Participation]:
    """The participations in the meetings of these keys."""
    return Participation.objects.filter(account__meeting__in=meetings)


def roles(told: QuerySet[Participation], *further: str, most: int | None = None) -> list[dict]:
    """The roles in the participations, latest first: role, first and last date, number of meetings, example.

    Dates are EDTF, None where no meeting is dated. ``example`` is a participation that gives the role.
    ``further`` columns tell roles apart beside role and body.
    """
    date = NullIf(F("account__meeting__date"), Value(""))
    found = list(
        told.order_by()
        .values("role", "organization", *further)
        .annotate(
            first=Min(date),
            last=Max(date),
            meetings=Count("account__meeting", distinct=True),
            example=Min("pk"),
        )
        .order_by(F("last").desc(nulls_last=True), "role", "example")[:most]
    )
    rows = told_participations().select_related("person", "organization", "account__report")
    examples = rows.in_bulk([each["example"] for each in found])
    return [{**each, "example": examples[each["example"]]} for each in found]


def counterparts(told: QuerySet[Participation]) -> list[Person]:
    """Those who sat on another side of these meetings, with how often (``shared``), most often first."""
    counted = (
        told.order_by()
        .values(other=F(f"{TOGETHER}__person"))
        .annotate(other_side=F(f"{TOGETHER}__side"))
        .exclude(side=F("other_side"))
        .exclude(person=F("other"))
        .values("other")
        .annotate(shared=Count("account__meeting", distinct=True))
        .order_by("-shared", f"{TOGETHER}__person__name")
        .values_list("other", "shared")[:MOST]
    )
    return _people(dict(counted))


def people_among(told: QuerySet[Participation], most: int = MOST) -> list[Person]:
    """The people of these participations, with the number of their meetings (``shared``), most first."""
    counted = (
        told.order_by()
        .values("person")
        .annotate(shared=Count("account__meeting", distinct=True))
        .order_by("-shared", "person__name")
        .values_list("person", "shared")[:most]
    )
    return _people(dict(counted))


def _people(shared: dict[int, int]) -> list[Person]:
    people = Person.objects.select_related("country").in_bulk(shared)
    for key, number in shared.items():
        people[key].shared = number
    return [people[key] for key in shared]


@dataclass(frozen=True)
class Grid:
    """Who met whom. ``rows`` are an official with a number of meetings for each of the ``columns``."""

    columns: list[Person]
    rows: list[tuple[Person, list[tuple[Person, int]]]]


def grid(meetings: list[int], of_rows: Q, of_columns: Q) -> Grid:
    """The ``GRID`` most frequent participants of both kinds, and in how many meetings each pair was."""
    told = told_of(meetings)
    rows, columns = (people_among(told.filter(kind), GRID) for kind in (of_rows, of_columns))
    met = {
        (each["person"], each["other"]): each["shared"]
        for each in told.filter(of_rows, person__in=rows)
        .order_by()
        .annotate(other=F(f"{TOGETHER}__person"))
        .filter(other__in=[each.pk for each in columns])
        .exclude(other=F("person"))
        .values("person", "other")
        .annotate(shared=Count("account__meeting", distinct=True))
    }
    return Grid(columns, [(row, [(each, met.get((row.pk, each.pk), 0)) for each in columns]) for row in rows])


def topics_of(meetings: list[int]) -> QuerySet[Topic]:
    """Topics of the meetings, with how many of them (``shared``), most first."""
    return _shared(Topic, meetings)


def countries_of(meetings: list[int]) -> QuerySet[Country]:
    """Countries of the meetings, with how many of them (``shared``), most first."""
    return _shared(Country, meetings)


def _shared(model: type[Model], meetings: list[int]) -> QuerySet:
    found = model.objects.filter(meetings__in=meetings)
    return found.annotate(shared=Count("meetings", distinct=True)).order_by("-shared", "name")[:MOST]
