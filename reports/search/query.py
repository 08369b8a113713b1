"""One query over everything: the best answers of each kind of record."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.search import filters

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
    """The answers of one kind: how many, the best of them, and the query string of the list of all."""

    kind: str
    label: str
    count: int
    results: list
    more_url_query: str


def everything(q: str) -> list[Group]:
    """The kinds of record that have an answer, each with its best; none where nothing is typed."""
    data = QueryDict(mutable=True)
    data["q"] = q
    return [group for kind in KINDS if (group := _group(data, *kind)).count] if q.strip() else []


def _group(data: QueryDict, model, filterset, label) -> Group:
    found = filterset(data, queryset=model.objects.all())
    results = list(found.qs[:TOP])
    count = len(results) if len(results) < TOP else found.records().count()
    return Group(model._meta.model_name, str(label), count, results, found.query())
