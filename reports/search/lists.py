"""What the filters of every list share: from the parameters of an address to the records that answer them.

A list is made of records. A tie joins a record to a meeting: an account joins a report, a participation a
person. What is asked of ties and meetings must hold of one and the same meeting: people filtered by country
and year were in that country in that year. ``paths`` says where each parameter reads its value; facets count
over the same paths, so that a count is the length of the list that it leads to.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from reports.models import (
    Country,
    Meeting,
    Organization,
    Participation,
    Place,
    Topic,
)
from reports.models.dates import DateBasis, bounds
from reports.models.quotes import QuoteKind
from reports.models.spans import Side
from reports.search import sorting
from reports.search.parameters import (
    At,
    ChoicesField,
    EDTFDateField,
    OfficialsField,
    OptionField,
    PageField,
    Parameter,
    RecordsField,
    ReportValuesField,
    TextField,
    YearsField,
)
from reports.search.terms import LIMIT, Terms, matching, parse

DATE_PARAMETERS = ("date_from", "date_to", "year")
NOT_FILTERS = ("sort", "page")
FEW = 200  # records, and ties, that are asked for by key

OF_MEETING = {
    "country": (At.MEETING, "countries"),
    "place": (At.MEETING, "place"),
    "official": (At.MEETING, "accounts__participations__person"),
    "organization": (At.MEETING, "accounts__participations__organization__ancestry__ancestor"),
    "side": (At.MEETING, "accounts__participations__side"),
    "topic": (At.MEETING, "topics"),
    "source": (At.MEETING, "accounts__report__source"),
    "language": (At.MEETING, "accounts__report__language"),
    "kind": (At.MEETING, "accounts__quotes__kind"),
    "basis": (At.MEETING, "date_basis"),
}


@dataclass(frozen=True)
class Mistake:
    """A value that means nothing, and what to do about it."""

    parameter: str
    value: str
    message: str


@dataclass(frozen=True)
class Active:
    """A filter in force. ``without`` is the query string that leaves it out."""

    parameter: str
    value: str
    label: str
    parameter_label: str
    without: str


@dataclass(frozen=True)
class Few:
    """Records and their ties, asked for by key: to plan many filters takes longer than to count."""

    records: models.QuerySet
    ties: models.QuerySet


# Languages that Django has no name for.
LANGUAGES = {
    "ba": _("Bashkir"),
    "lo": _("Lao"),
    "ps": _("Pashto"),
    "und": _("not known"),
    "zh": _("Chinese"),
}


def language_name(code: str) -> str | Promise:
    """The language in the language of the page; the code itself where it has no name here."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    try:
        return _(get_language_info(code)["name"])
    except KeyError:
        return code


class ListForm(forms.Form):
    def clean(self):
        start, end = self.cleaned_data.get("date_from"), self.cleaned_data.get("date_to")
        if start and end and start.key[0] > end.key[1]:
            message = _("The first date, %(value)s, is after the last one, %(end)s.")
            error = ValidationError(message, params={"value": start.given, "end": end.given})
            self.add_error("date_from", error)
        return self.cleaned_data


class ListFilter(django_filters.FilterSet):
    """What all lists share. ``qs`` holds the filtered and sorted records, none where a value is a mistake."""

    q = Parameter(_("Words"), TextField)
    exact = Parameter(_("Spelling"), OptionField, options={"1": _("as typed"), "0": _("any form")})
    country = Parameter(_("Country"), RecordsField, model=Country)
    place = Parameter(_("Place"), RecordsField, model=Place)
    date_from = Parameter(_("From"), EDTFDateField)
    date_to = Parameter(_("To"), EDTFDateField)
    year = Parameter(_("Year"), YearsField)
    undated = Parameter(_("Undated"), OptionField, options={"include": _("included"), "only": _("alone")})
    official = Parameter(_("Official"), OfficialsField)
    with_ = Parameter(_("Together with"), OfficialsField)
    organization = Parameter(_("Organization"), RecordsField, model=Organization)
    side = Parameter(_("Side"), ChoicesField, choices=Side)
    topic = Parameter(_("Topic"), RecordsField, model=Topic)
    source = Parameter(_("Source"), ReportValuesField, column="source")
    language = Parameter(_("Language"), ReportValuesField, column="language", call=language_name)
    kind = Parameter(_("Kind of quote"), ChoicesField, choices=QuoteKind)
    basis = Parameter(_("Basis of the date"), ChoicesField, choices=DateBasis)
    sort = Parameter(_("Order"), OptionField, options=sorting.LABELS)
    page = Parameter(_("Page"), PageField)

    class Meta:
        form = ListForm

    paths = OF_MEETING
    ties = Meeting.objects.all()
    to_record = "pk"  # from a tie to its record
    to_meeting = "pk"  # from a tie to its meeting
    to_person: str | None = None  # from a tie to the one person that it is about
    dated_at = At.RECORD
    first_day: str | models.expressions.Combinable = "date_earliest"
    last_day: str | models.expressions.Combinable = "date_latest"
    name: str | models.expressions.Combinable = "name"  # what ``sort=name`` goes by
    facets: tuple[str, ...] = ()
    default_sort = "newest"

    def __init__(self, data=None, queryset=None, **options):
        if not isinstance(data, QueryDict):
            given, data = data or {}, QueryDict(mutable=True)
            for name, value in given.items():
                data.setlist(name, value if isinstance(value, list | tuple) else [value])
        super().__init__(data, queryset, **options)
        self.is_bound = True

    @classmethod
    def get_filters(cls):
        # ``with`` cannot be declared under its own name.
        return {name.rstrip("_"): parameter for name, parameter in super().get_filters().items()}

    # What was asked

    @cached_property
    def chosen(self) -> dict:
        """The values in force by parameter, Chosen or a list of it; none where any is a mistake."""
        return (
            {name: value for name, value in self.form.cleaned_data.items() if value}
            if self.is_valid()
            else {}
        )

    def keys(self, name: str) -> list:
        """The database keys of a repeatable parameter's values."""
        return [each.key for each in self.chosen.get(name, [])]

    def option(self, name: str) -> str:
        """The word given for a single parameter, empty where none is."""
        return self.chosen[name].key if name in self.chosen else ""

    @property
    def page_number(self) -> int:
        """The page asked for, from 1; it may lie beyond the last."""
        return self.chosen["page"].key if "page" in self.chosen else 1

    @property
    def order(self) -> str:
        """The order in force: the one asked for, else relevance under words, else the list's own."""
        asked = self.option("sort")
        if "q" in self.chosen:
            return asked or "relevance"
        return self.default_sort if asked in ("", "relevance") else asked

    @cached_property
    def terms(self) -> Terms | None:
        """What ``q`` asks for; None where it is not given."""
        return parse(self.option("q"), self.option("exact") == "1") if "q" in self.chosen else None

    @cached_property
    def mistakes(self) -> list[Mistake]:
        return [
            Mistake(name, (error.params or {}).get("value", ""), " ".join(error.messages))
            for name, errors in self.form.errors.as_data().items()
            for error in errors
        ]

    @cached_property
    def ignored(self) -> list[str]:
        """Parameters that no list knows."""
        return [name for name in self.data if name not in self.filters]

    @cached_property
    def notices(self) -> list[str]:
        """What to say about the words beside their result."""
        if not self.terms:
            return []
        notices = []
        if self.terms.cut:
            notices.append(_("Only the first %(limit)s characters were searched for.") % {"limit": LIMIT})
        if (reason := self.terms.unanswerable) and not self.qs.exists():
            notices.append(reason)
        return notices

    @cached_property
    def active(self) -> list[Active]:
        found = []
        for name, value in self.chosen.items():
            if name in NOT_FILTERS:
                continue
            values = value if isinstance(value, list) else [value]
            for each in values:
                rest = [other.given for other in values if other is not each]
                label = str(self.filters[name].label)
                found.append(Active(name, each.given, each.label, label, self.query(**{name: rest})))
        return found

    def query(self, **changes: str | list[str] | None) -> str:
        """The query string of this list with some parameters set, or dropped by None; the page is dropped."""
        data = QueryDict(mutable=True)
        for name in self.filters:
            values = changes.get(name, self.data.getlist(name) if name != "page" else None)
            values = [values] if isinstance(values, str) else values or []
            if name == "q" and name not in changes and self.terms and self.terms.cut:
                values = [self.terms.text]  # what was read, else each link has all of a long text
            if values := [each for each in dict.fromkeys(values) if each.strip()]:
                data.setlist(name, values)
        return data.urlencode()

    # The records that answer

    def filter_queryset(self, queryset):
        return sorting.sort(self, self.records()) if self.is_valid() else queryset.none()

    def records(self, without: Collection[str] = (), undated: str | None = None):
        """The records that answer all parameters but those ``without``; ``undated`` stands in for its own."""
        records = self._own_records(without, undated)
        ties = self._narrowed_ties(without)
        dates = self._dates(without, undated) if self.dated_by_ties else Q()
        if dates:
            ties = self.ties_of(ties).filter(dates)
        return records if ties is None else records.filter(pk__in=ties.values(self.to_record))

    def tied(self, without: Collection[str] = ()):
        """The ties that answer all parameters but those ``without``, with the key of their ``record``."""
        ties = self.ties_of(self._narrowed_ties(without))
        if self.dated_by_ties:
            ties = ties.filter(self._dates(without, None))
        return ties.annotate(record=F(self.to_record)).filter(record__in=self._own_records(without, None))

    @cached_property
    def few(self) -> Few | None:
        """What answers, by key; None where nothing narrows the list, or where more than ``FEW`` answer."""
        if not self.chosen.keys() - set(NOT_FILTERS):
            return None
        records = list(self.records().values_list("pk", flat=True)[: FEW + 1])
        ties = list(self.tied().values_list("pk", flat=True).distinct()[: FEW + 1])
        if max(len(records), len(ties)) > FEW:
            return None
        tied = self.ties_of(self.ties.filter(pk__in=ties)).annotate(record=F(self.to_record))
        return Few(self.dated(self.queryset.filter(pk__in=records)), tied.filter(record__in=records))

    @property
    def dated_by_ties(self) -> bool:
        return self.dated_at is At.TIE

    def ties_of(self, ties=None):
        """Ties with their first and last day, where the list's dates are those of its meetings."""
        ties = self.ties.all() if ties is None else ties
        return ties.alias(**self._days()) if self.dated_by_ties else ties

    @cached_property
    def undated_left_out(self) -> int:
        """How many records would come in with ``undated=include``; 0 where nothing asks for a date."""
        if "undated" in self.chosen or not any(name in self.chosen for name in DATE_PARAMETERS):
            return 0
        return self.records(undated="include").exclude(pk__in=self.records()).count()

    @property
    def undated_query(self) -> str:
        return self.query(undated="include")

    def _days(self) -> dict:
        days = {"first_day": self.first_day, "last_day": self.last_day}
        return {name: F(day) if isinstance(day, str) else day for name, day in days.items()}

    def dated(self, records):
        """The records with ``first_day`` and ``last_day``, where the dates are their own."""
        return records.alias(**self._days()) if self.dated_at is At.RECORD else records

    def _own_records(self, without, undated):
        records = self.dated(self.queryset.all())
        if self.dated_at is At.RECORD:
            records = records.filter(self._dates(without, undated))
        if self.terms and "q" not in without:
            records = matching(records, self.terms)
        return records.filter(*self._conditions(At.RECORD, self.queryset.model, without))

    def _narrowed_ties(self, without):
        """The ties that answer what is asked of ties and meetings, dates apart; None where nothing is."""
        asked = list(self._conditions(At.TIE, self.ties.model, without))
        meetings = list(self._conditions(At.MEETING, Meeting, without))
        if meetings:
            asked.append(Q(**{f"{self.to_meeting}__in": Meeting.objects.filter(*meetings)}))
        if "with" in self.chosen and "with" not in without:
            asked.append(self.further(without))
        return self.ties.filter(*asked) if asked else None

    def _conditions(self, at, model, without):
        for name, (level, path) in self.paths.items():
            if level is at and name not in without and (keys := self.keys(name)):
                if path == "pk":
                    yield Q(pk__in=keys)
                else:
                    yield Q(pk__in=model.objects.filter(**{f"{path}__in": keys}).values("pk"))

    def further(self, without: Collection[str] = ()) -> Exists:
        """That another participant of a tie's meeting is one of ``with``, besides the official."""
        if self.to_person:
            return self.besides(self.to_person)
        officials = self.keys("official") if "official" not in without else []
        others = self._companions()
        if officials:
            first = Participation.objects.filter(account__meeting=OuterRef("account__meeting"))
            first = first.filter(person__in=officials).exclude(person=OuterRef("person"))
            others = others.filter(Exists(first))
        return Exists(others)

    def besides(self, person: str) -> Exists:
        """That one of ``with`` took part in a tie's meeting besides the person found there, if any."""
        return Exists(self._companions().exclude(person=Coalesce(OuterRef(person), 0)))

    def _companions(self):
        people = Participation.objects.filter(person__in=self.keys("with"))
        return people.filter(account__meeting=OuterRef(self.to_meeting))

    def from_meeting(self, path: str) -> str:
        """The path from a tie, where ``path`` is one from its meeting."""
        return path if self.to_meeting == "pk" else f"{self.to_meeting}__{path}"

    def _undated(self, without, undated) -> str:
        return "" if "undated" in without else undated or self.option("undated")

    def _dates(self, without, undated) -> Q:
        mode = self._undated(without, undated)
        if mode == "only":
            return Q(first_day__isnull=True)
        asked = Q()
        if "date_from" in self.chosen and "date_from" not in without:
            asked &= Q(last_day__gte=self.chosen["date_from"].key[0])
        if "date_to" in self.chosen and "date_to" not in without:
            asked &= Q(first_day__lte=self.chosen["date_to"].key[1])
        if "year" in self.chosen and "year" not in without:
            years = [bounds(f"{year:04}") for year in self.keys("year")]
            asked &= Q(
                *[Q(first_day__lte=last, last_day__gte=first) for first, last in years], _connector=Q.OR
            )
        return asked | Q(first_day__isnull=True) if asked and mode == "include" else asked
