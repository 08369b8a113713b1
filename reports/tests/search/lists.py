"""Every list with its records, for tests that hold for all of them."""

from django.http import QueryDict

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.search import filters

LISTS = {
    "meetings": (filters.MeetingFilter, Meeting),
    "reports": (filters.ReportFilter, Report),
    "quotes": (filters.QuoteFilter, Quote),
    "people": (filters.PersonFilter, Person),
    "organizations": (filters.OrganizationFilter, Organization),
    "countries": (filters.CountryFilter, Country),
    "topics": (filters.TopicFilter, Topic),
}


def listed(name: str, address: str):
    """The filters of a list at an address such as ``country=KG&year=2020``."""
    filterset, model = LISTS[name]
    return filterset(QueryDict(address), queryset=model.objects.all())


def found(name: str, address: str) -> list[str]:
    """The slugs of the records in a list, in its order."""
    return [record.slug for record in listed(name, address).qs]
