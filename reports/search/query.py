"""One query over everything: the best answers of each kind of record."""

from dataclasses import dataclass
from functools import cache

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.search import filters, sorting
from reports.search.counts import Total
from reports.search.lists import ListFilter
from reports.search.prepared import Prepared
from reports.search.terms import Terms, matching

TOP = 5

# Names first: whom and what the words may mean. Then what was said and done.
KINDS = (
    (Person, filters.PersonFilter, _("People")),
    (Organization, filters.OrganizationFilter, _("Organizations")),
    (Country, filters.CountryFilter, _("Countries")),
    (Topic, filters.TopicFilter, _("Topics")),
    (Meeting, filters.MeetingFilter, _("Meetings")),
    (Quote, filters.QuoteFilter, _("Quotes")),
    (Report, filters.ReportFilter, _("Reports")),
)


@dataclass(frozen=True)
class Group:
    """The answers of one kind: how many, the keys of the best, and the query string of the list of all."""

    model: type[Model]
    label: str
    count: int
    keys: list
    more_url_query: str
    more: bool = False  # than the count, which goes up to counts.LIMIT

    @property
    def kind(self) -> str:
        """The name of the kind of record."""
        return self.model._meta.model_name


TEXT, WORDS = "\0text", "\0words"  # stand in for what is typed, and for what PostgreSQL makes of it


@dataclass(frozen=True)
class AnyTerms(Terms):
    """Terms that stand in for any."""

    text: str = TEXT
    compiled: str = WORDS
    completed: bool = True


def everything(terms: Terms) -> list[Group]:
    """The kinds of record that have an answer, each with its best; none where nothing is typed."""
    data = QueryDict(mutable=True)
    data["q"] = terms.text
    if terms.exact:
        data["exact"] = "1"
    return [group for kind in KINDS if (group := _group(data, terms, *kind)).count] if terms.text else []


def _group(data: QueryDict, terms: Terms, model, filterset, label) -> Group:
    if not filterset.entry:
        best = _best(model, filterset, terms.exact, terms.completed)
        keys = best.ask({TEXT: terms.text, WORDS: terms.compiled})
        if len(keys) < TOP:  # as mostly: few are called so
            return Group(model, str(label), len(keys), keys, data.urlencode())
    found = filterset(data, queryset=model.objects.all())
    found.terms = terms  # the same for all kinds, and so worked out once
    keys = found.keys_of(0, TOP)
    total = found.total if len(keys) == TOP else Total(len(keys))
    return Group(model, str(label), total.number, keys, data.urlencode(), total.more)


@cache
def _best(model: type[Model], filterset: type[ListFilter], exact: bool, completed: bool) -> Prepared:
    """The keys of the best of a kind that has no entries to be narrowed in."""
    filters = filterset(queryset=model.objects.all())
    filters.terms = AnyTerms(exact=exact, completed=completed)
    ordered = sorting.by_relevance(filters, matching(filters.queryset, filters.terms))
    return Prepared(ordered.values_list("pk", flat=True)[:TOP])
