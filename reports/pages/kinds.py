"""The seven kinds of record that have a list, each with its model and the filters of its list."""

from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.search import filters
from reports.search.lists import ListFilter, Mistake


@dataclass(frozen=True)
class Kind:
    """``plural`` names the list in addresses (“meetings”); ``name`` is the record's own (“meeting”)."""

    plural: str
    label: str
    model: type[Model]
    filters: type[ListFilter]

    @property
    def name(self) -> str:
        return self.model._meta.model_name

    def asked(self, query: QueryDict) -> ListFilter:
        """The filters of the list as a query asks for them."""
        return self.filters(query, queryset=self.model.objects.all())


KINDS = (
    Kind("meetings", _("Meetings"), Meeting, filters.MeetingFilter),
    Kind("quotes", _("Quotes"), Quote, filters.QuoteFilter),
    Kind("reports", _("Reports"), Report, filters.ReportFilter),
    Kind("people", _("People"), Person, filters.PersonFilter),
    Kind("organizations", _("Organizations"), Organization, filters.OrganizationFilter),
    Kind("countries", _("Countries"), Country, filters.CountryFilter),
    Kind("topics", _("Topics"), Topic, filters.TopicFilter),
)


def mistakes_of(asked: ListFilter) -> list[Mistake]:
    """What a program must be told about its query: wrong values, and parameters that no list knows.

    A page names an unknown parameter and shows its rows; a program would take them for what it asked.
    """
    unknown = _("There is no parameter “%(value)s”.")
    return [
        *asked.mistakes,
        *(Mistake(name, name, unknown % {"value": name}) for name in asked.ignored),
    ]
