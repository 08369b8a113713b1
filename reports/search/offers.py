"""What a search may have meant: lists by whom and what its words name, each with its count.

``Kluge covid`` offers the quotes by Hans Kluge that COVID-19 is the topic of. The words that name nothing are
still asked for, unless nothing answers them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext as _

from reports.models import Meeting, Quote, Report
from reports.search import filters
from reports.search.lists import ListFilter
from reports.search.parameters import Chosen
from reports.search.recognition import Named, Year, named
from reports.search.terms import Terms, parse

LIMIT = 4  # readings of one query that are offered
LISTS: dict[str, tuple[type[ListFilter], type[Model]]] = {
    "quote": (filters.QuoteFilter, Quote),
    "meeting": (filters.MeetingFilter, Meeting),
    "report": (filters.ReportFilter, Report),
}
EMPTY = re.compile(r'-?"\s*"|(?<!\S)(?:-|or)(?=\s*$|\s+or\b)|^\s*or\b', re.IGNORECASE)


@dataclass(frozen=True)
class Offer:
    """A list by what the words name: its kind, what to call it, the query of its address, its length.

    With ``more``, it is longer than that.
    """

    kind: str
    label: str
    query: str
    count: int
    more: bool = False


@dataclass(frozen=True)
class Reading:
    """One way to understand a query: the records to filter by, by parameter, and the words left over.

    A ``last_resort`` is offered where no other reading has found anything.
    """

    records: dict[str, tuple[Model | Year, ...]]
    rest: Terms | None = None
    last_resort: bool = False

    @property
    def asked(self) -> dict[str, list[str]]:
        """The filters as an address has them."""
        return {parameter: [each.slug for each in records] for parameter, records in self.records.items()}

    @property
    def names(self) -> list[str]:
        """What the filters are called."""
        return [str(each) for records in self.records.values() for each in records]

    def applied(self, narrowed: ListFilter, others: Mapping[str, Any] = MappingProxyType({})) -> ListFilter:
        """A list of this reading and ``others``, which are chosen already, told what its address means: the
        records are here, and to look them up again for each list takes longer than to count it."""
        chosen = {name: each for name, each in others.items() if name != "q"}
        for parameter, records in self.records.items():
            chosen[parameter] = [Chosen(each.slug, each.pk, each) for each in records]
        if self.rest:
            chosen["q"] = Chosen(self.rest.text, self.rest.text, self.rest.text)
        narrowed.chosen, narrowed.terms = chosen, self.rest
        return narrowed


def everywhere(terms: Terms) -> list[Offer]:
    """The lists of quotes, meetings and reports that the words of a search of everything may mean."""
    found = []
    for reading in _readings(terms):
        if reading.last_resort and found:
            continue
        asked = QueryDict(mutable=True)
        for parameter, values in reading.asked.items():
            asked.setlist(parameter, values)
        if reading.rest:
            asked["q"] = reading.rest.text
        for kind in _kinds(reading):
            filterset, model = LISTS[kind]
            narrowed = filterset(asked, queryset=model.objects.all())
            found += _offer(kind, reading.applied(narrowed), reading)
    return found


def within(searched: ListFilter) -> list[Offer]:
    """The readings of a list's words that narrow it by a filter instead."""
    if not searched.terms or not searched.is_valid():
        return []
    kind = searched.queryset.model._meta.model_name
    found = []
    for reading in _readings(searched.terms):
        if (reading.last_resort and found) or not _narrows(searched, reading):
            continue
        query = searched.query(q=reading.rest.text if reading.rest else None, **reading.asked)
        narrowed = type(searched)(QueryDict(query), queryset=searched.queryset)
        found += _offer(kind, reading.applied(narrowed, searched.chosen), reading)
    return found


def _narrows(searched: ListFilter, reading: Reading) -> bool:
    """Whether the list is not yet filtered so, nor a list of what is named, such as people by one of them."""
    return not any(name in searched.chosen or searched.paths.get(name) == "pk" for name in reading.records)


def _offer(kind: str, narrowed: ListFilter, reading: Reading) -> list[Offer]:
    total = narrowed.total
    label = _label(kind, reading)
    return [Offer(kind, label, narrowed.query(), total.number, total.more)] if total.number else []


def _readings(terms: Terms) -> list[Reading]:
    """All that the words name at once, and then each alone."""
    there = named(terms)
    single = [each for each in there if len(each.records) == 1 or each.parameter == "place"]
    together = _together(terms, single)
    alone = [_alone(each.parameter, record) for each in there for record in each.records]
    several = [each for each in alone if each.asked not in [one.asked for one in together]]
    return [*together, *several][:LIMIT]


def _together(terms: Terms, there: list[Named]) -> list[Reading]:
    if not there or re.search(r"(?<!\S)or(?!\S)", terms.text, re.IGNORECASE):
        return []
    records = {each.parameter: each.records for each in there}
    if len(records) < len(there):  # two people are not one speaker
        return []
    rest = terms.text
    for each in reversed(there):
        rest = f"{rest[: each.span[0]]} {rest[each.span[1] :]}"
    rest = " ".join(EMPTY.sub(" ", rest).split())
    rest = rest if re.search(r"\w", rest) else ""
    if not rest:
        return [Reading(records)]
    return [Reading(records, parse(rest)), Reading(records, last_resort=True)]


def _alone(parameter: str, record: Model | Year) -> Reading:
    return Reading({parameter: (record,)})


def _kinds(reading: Reading) -> tuple[str, ...]:
    """The lists that are worth offering: who is named may have spoken."""
    return (
        ("quote", "meeting")
        if reading.records.keys() & {"official", "organization"}
        else ("meeting", "report")
    )


def _label(kind: str, reading: Reading) -> str:
    names = " · ".join([*reading.names, *([f"“{reading.rest.text}”"] if reading.rest else [])])
    people = reading.records.keys() & {"official", "organization"}
    if kind == "quote" and people:
        return _("Quotes by %(names)s") % {"names": names}
    if kind == "meeting" and people:
        return _("Meetings with %(names)s") % {"names": names}
    labels = {"quote": _("Quotes: %(names)s"), "meeting": _("Meetings: %(names)s")}
    labels["report"] = _("Reports: %(names)s")
    return labels.get(kind, _("Only %(names)s")) % {"names": names}
