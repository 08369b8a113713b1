"""How records hang together: roles over time, who met whom, what was spoken of."""

from django.db.models import Count, F, Max, Min, Model, QuerySet, Value
from django.db.models.functions import NullIf

from reports.models import Country, Meeting, Participation, Person, Topic
from reports.pages.rows import told_participations

MOST = 20


def meetings_of(person: Person) -> QuerySet[Meeting]:
    return Meeting.objects.filter(accounts__participations__person=person).distinct()


def roles(person: Person) -> list[dict]:
    """The roles of a person, the latest first: role, first and last date, number of meetings, example.

    Dates are EDTF, None where no meeting is dated. ``example`` is a participation that gives the role.
    """
    date = NullIf(F("account__meeting__date"), Value(""))
    found = list(
        person.participations.order_by()
        .values("role", "organization")
        .annotate(
            first=Min(date),
            last=Max(date),
            meetings=Count("account__meeting", distinct=True),
            example=Min("pk"),
        )
        .order_by(F("last").desc(nulls_last=True), "role")
    )
    told = told_participations().select_related("organization", "account__report")
    examples = told.in_bulk([each["example"] for each in found])
    return [{**each, "example": examples[each["example"]]} for each in found]


def counterparts(person: Person) -> list[Person]:
    """Those who sat on another side of the same meetings, with how often (``shared``), most often first."""
    together = "account__meeting__accounts__participations"
    counted = (
        Participation.objects.filter(**{f"{together}__person": person})
        .exclude(person=person)
        .annotate(own_side=F(f"{together}__side"))
        .exclude(side=F("own_side"))
        .order_by()
        .values("person")
        .annotate(shared=Count("account__meeting", distinct=True))
        .order_by("-shared", "person__name")
        .values_list("person", "shared")[:MOST]
    )
    shared = dict(counted)
    people = Person.objects.select_related("country").in_bulk(shared)
    for key, number in shared.items():
        people[key].shared = number
    return [people[key] for key in shared]


def people_among(told: QuerySet[Participation]) -> QuerySet[Person]:
    """The people of these participations, with the number of their meetings (``shared``), most first."""
    return (
        Person.objects.filter(participations__in=told)
        .select_related("country")
        .annotate(shared=Count("participations__account__meeting", distinct=True))
        .order_by("-shared", "name")[:MOST]
    )


def topics_of(meetings: QuerySet[Meeting]) -> QuerySet[Topic]:
    """Topics of the meetings, with how many of them (``shared``), most first."""
    return _shared(Topic, meetings)


def countries_of(meetings: QuerySet[Meeting]) -> QuerySet[Country]:
    """Countries of the meetings, with how many of them (``shared``), most first."""
    return _shared(Country, meetings)


def _shared(model: type[Model], meetings: QuerySet[Meeting]) -> QuerySet:
    found = model.objects.filter(meetings__in=meetings)
    return found.annotate(shared=Count("meetings", distinct=True)).order_by("-shared", "name")[:MOST]
