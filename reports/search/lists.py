"""What the filters of every list share: from the parameters of an address to the records that answer them.

``reports.search.narrowing`` says which records answer them, and facets count over the same entries, so that a
count is the length of the list that it leads to.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import quote_plus

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from reports.models import (
    Country,
    Organization,
    Place,
    Topic,
)
from reports.models.dates import DateBasis
from reports.models.quotes import QuoteKind
from reports.models.spans import Side
from reports.search import sorting
from reports.search.narrowing import Narrowing
from reports.search.parameters import (
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
from reports.search.terms import LIMIT, Terms, parse

NOT_FILTERS = ("sort", "page")


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


def _encoded(name: str, values: str | list[str] | None) -> str:
    """The part of a query string that gives a parameter these values."""
    values = [values] if isinstance(values, str) else values or []
    return "&".join(f"{name}={quote_plus(each)}" for each in dict.fromkeys(values) if each.strip())


class ListForm(forms.Form):
    def clean(self):
        start, end = self.cleaned_data.get("date_from"), self.cleaned_data.get("date_to")
        if start and end and start.key[0] > end.key[1]:
            message = _("The first date, %(value)s, is after the last one, %(end)s.")
            error = ValidationError(message, params={"value": start.given, "end": end.given})
            self.add_error("date_from", error)
        return self.cleaned_data


class ListFilter(Narrowing, django_filters.FilterSet):
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

    def get_form_class(self) -> type[ListForm]:
        return _form_of(type(self))

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
        parts = self._parts | {name: _encoded(name, values) for name, values in changes.items()}
        return "&".join(parts[name] for name in self.filters if parts.get(name))

    @cached_property
    def _parts(self) -> dict[str, str]:
        parts = {name: _encoded(name, self.data.getlist(name)) for name in self.filters if name != "page"}
        if self.terms and self.terms.cut:
            parts["q"] = _encoded(
                "q", self.terms.text
            )  # what was read, else each link has all of a long text
        return parts

    # The records that answer

    def filter_queryset(self, queryset):
        return sorting.sort(self, self.records()) if self.is_valid() else queryset.none()

    @property
    def undated_query(self) -> str:
        return self.query(undated="include")


@cache
def _form_of(filters: type[ListFilter]) -> type[ListForm]:
    """The form that reads the parameters of a list, made once: a page of search reads seven."""
    fields = {name: parameter.field for name, parameter in filters.base_filters.items()}
    return type(f"{filters.__name__}Form", (ListForm,), fields)
