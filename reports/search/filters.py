"""The filters of every list, one FilterSet a list, shared by pages, exports, feeds and the API."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from reports.models import Account, Meeting, Organization, Participation, Person, Quote
from reports.search.lists import OF_MEETING, ListFilter
from reports.search.parameters import At, OptionField, Parameter
from reports.search.sorting import BY_MEETINGS, LABELS


class MeetingFilter(ListFilter):
    # After the date in 2017-12-13-batyraliev-kosinska.
    name = models.Func(
        "slug", models.Value("^(undated|[0-9-]+)-"), models.Value(""), function="regexp_replace"
    )
    facets = (
        "country", "place", "year", "official", "organization", "side", "topic", "source", "language",
        "kind", "basis",
    )  # fmt: skip


class ReportFilter(ListFilter):
    paths = {
        **OF_MEETING,
        "organization": (At.RECORD, "bodies__organization"),
        "source": (At.RECORD, "source"),
        "language": (At.RECORD, "language"),
        "kind": (At.RECORD, "quotes__kind"),
    }
    ties = Account.objects.all()
    to_record, to_meeting = "report", "meeting"
    first_day, last_day = "published_earliest", "published_latest"
    name = "title"
    facets = MeetingFilter.facets


class QuoteFilter(ListFilter):
    paths = {
        **OF_MEETING,
        "official": (At.RECORD, "speaker"),
        "organization": (At.RECORD, "standing__organization__ancestry__ancestor"),
        "side": (At.RECORD, "standing__side"),
        "source": (At.RECORD, "report__source"),
        "language": (At.RECORD, "report__language"),
        "kind": (At.RECORD, "kind"),
    }
    ties = Quote.objects.all()
    to_meeting, to_person = "account__meeting", "speaker"
    first_day = Coalesce("account__meeting__date_earliest", "report__published_earliest")
    last_day = Coalesce("account__meeting__date_latest", "report__published_latest")
    name = "speaker__name"
    facets = MeetingFilter.facets


class SpokenFilter(QuoteFilter):
    """The quotes of one speaker, which divide by counterpart too: who else was at the meeting."""

    paths = {**QuoteFilter.paths, "with": (At.MEETING, "accounts__participations__person")}
    facets = (
        "kind", "year", "topic", "with", "country", "place", "source", "language", "basis",
    )  # fmt: skip


class ParticipationTies(ListFilter):
    """Lists whose records come to their meetings through participations."""

    ties = Participation.objects.all()
    to_meeting, to_person = "account__meeting", "person"
    dated_at = At.TIE
    first_day, last_day = "account__meeting__date_earliest", "account__meeting__date_latest"
    default_sort = "name"


class PersonFilter(ParticipationTies):
    paths = {
        **OF_MEETING,
        "official": (At.RECORD, "pk"),
        "organization": (At.TIE, "organization__ancestry__ancestor"),
        "side": (At.TIE, "side"),
        "source": (At.TIE, "account__report__source"),
        "language": (At.TIE, "account__report__language"),
        "kind": (At.RECORD, "quotes__kind"),
    }
    to_record = "person"
    facets = ("country", "place", "year", "organization", "side", "topic", "source", "language")


class OrganizationFilter(ParticipationTies):
    paths = {
        **OF_MEETING,
        "official": (At.TIE, "person"),
        "organization": (At.RECORD, "ancestry__ancestor"),
        "side": (At.RECORD, "side"),
        "source": (At.TIE, "account__report__source"),
        "language": (At.TIE, "account__report__language"),
        "kind": (At.RECORD, "descent__organization__quotes__kind"),
    }
    to_record = "organization__ancestry__ancestor"
    facets = ("country", "place", "year", "official", "side", "topic", "source", "language")


class CountryFilter(ListFilter):
    """The countries of Central Asia, and of the others those that a meeting, a person or a body is of."""

    sort = Parameter(_("Order"), OptionField, options=LABELS | BY_MEETINGS)

    paths = {**OF_MEETING, "country": (At.RECORD, "pk")}
    ties = Meeting.countries.through.objects.all()
    to_record, to_meeting = "country", "meeting"
    dated_at = At.TIE
    first_day, last_day = "meeting__date_earliest", "meeting__date_latest"
    facets = ("year", "official", "organization", "side", "topic")
    default_sort = "meetings"

    def __init__(self, data=None, queryset=None, **options):
        super().__init__(data, queryset, **options)
        of_it = (Meeting.countries.through, Person, Organization)
        named = [Exists(model.objects.filter(country=OuterRef("pk"))) for model in of_it]
        self.queryset = self.queryset.filter(Q(central_asian=True) | Q(*named, _connector=Q.OR))


class TopicFilter(ListFilter):
    paths = {**OF_MEETING, "topic": (At.RECORD, "pk")}
    ties = Meeting.topics.through.objects.all()
    to_record, to_meeting = "topic", "meeting"
    dated_at = At.TIE
    first_day, last_day = "meeting__date_earliest", "meeting__date_latest"
    facets = ("country", "year", "official", "organization", "side")
    default_sort = "name"
