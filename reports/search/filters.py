"""The filters of every list, one FilterSet a list, shared by pages, exports, feeds and the API."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from reports.models import (
    Account,
    Meeting,
    MeetingEntry,
    Organization,
    OrganizationAncestry,
    ParticipationEntry,
    Person,
    QuoteEntry,
    ReportEntry,
)
from reports.search import codes
from reports.search.lists import ListFilter
from reports.search.parameters import OptionField, Parameter
from reports.search.sorting import BY_MEETINGS, LABELS


def but(own: str) -> tuple[str, ...]:
    """All facets but the list's own: each of its values would be one record."""
    return tuple(name for name in codes.FACETS if name != own)


class MeetingFilter(ListFilter):
    entry = MeetingEntry
    ties = MeetingEntry.objects.all()
    # After the date in 2017-12-13-batyraliev-kosinska.
    name = models.Func(
        "slug", models.Value("^(undated|[0-9-]+)-"), models.Value(""), function="regexp_replace"
    )
    facets = codes.FACETS


class ReportFilter(ListFilter):
    entry = ReportEntry
    ties = Account.objects.all()
    at_tie = "meeting__entry__"
    to_record, to_meeting = "report", "meeting"
    of_one_meeting = ("country", "place", "official", "side", "topic", "basis")
    name = "title"
    facets = codes.FACETS


class QuoteFilter(ListFilter):
    entry = QuoteEntry
    ties = QuoteEntry.objects.all()
    to_meeting, to_person = "record__account__meeting", "record__speaker"
    name = "speaker__name"
    facets = codes.FACETS


class SpokenFilter(QuoteFilter):
    """The quotes of one speaker, which divide by counterpart too: who else was at the meeting."""

    paths = {"with": "account__meeting__accounts__participations__person"}
    facets = (
        "kind", "year", "topic", "with", "country", "place", "source", "language", "basis",
    )  # fmt: skip


class ParticipationTies(ListFilter):
    """Lists whose records come to their meetings through participations."""

    ties = ParticipationEntry.objects.all()
    to_meeting, to_person = "meeting", "person"
    default_sort = "name"

    def of_ties(self, ties: models.QuerySet) -> models.QuerySet:
        """The keys of the records, found once: for each record PostgreSQL would read its own ties, of which
        thousands may not answer, until one does."""
        return super().of_ties(ties).distinct()


class PersonFilter(ParticipationTies):
    paths = {"official": "pk", "kind": "quotes__kind"}
    asked_of_each = ("kind",)
    to_record, owner = "person", "official"
    facets = but("official")


class OrganizationFilter(ParticipationTies):
    paths = {
        "organization": "ancestry__ancestor",
        "side": "side",
        "kind": "descent__organization__quotes__kind",
    }
    to_record, owner = "organization__ancestry__ancestor", "organization"
    facets = codes.FACETS

    def of_ties(self, ties: models.QuerySet) -> models.QuerySet:
        """The bodies of ties and those above them: of thousands of ties each body is looked up once."""
        told = ties.values("organization").distinct()
        found = OrganizationAncestry.objects.filter(organization__in=told)
        return found.values("ancestor")


class MeetingTies(ListFilter):
    """Lists whose records are named by meetings themselves."""

    ties = MeetingEntry.objects.all()


class CountryFilter(MeetingTies):
    """The countries of Central Asia, and of the others those that a meeting, a person or a body is of."""

    sort = Parameter(_("Order"), OptionField, options=LABELS | BY_MEETINGS)

    paths = {"country": "pk"}
    to_record, owner = "record__countries", "country"
    facets = but("country")
    default_sort = "meetings"

    def __init__(self, data=None, queryset=None, **options):
        super().__init__(data, queryset, **options)
        of_it = (Meeting.countries.through, Person, Organization)
        named = [Exists(model.objects.filter(country=OuterRef("pk"))) for model in of_it]
        self.queryset = self.queryset.filter(Q(central_asian=True) | Q(*named, _connector=Q.OR))


class TopicFilter(MeetingTies):
    paths = {"topic": "pk"}
    to_record, owner = "record__topics", "topic"
    facets = but("topic")
    default_sort = "name"
