"""Lists of records: one generic view over the filters of each kind."""

from django.db.models import QuerySet
from django.http import QueryDict
from django.views.generic import ListView

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.pages import shown
from reports.pages.hits import prepare
from reports.pages.page import SECTIONS, NumberedPages, Page
from reports.pages.streams import downloads
from reports.search import facets, filters, loosening, offers, spellings
from reports.search.counts import Total
from reports.search.lists import ListFilter

FORM_FIELDS = ("q", "exact", "date_from", "date_to")


class RecordList(NumberedPages, Page, ListView):
    """A list narrowed by the query of its address.

    A mistake in the query is shown, with no rows. A page beyond the last one is not found: the answer says so
    and leads to the last one.
    """

    paginate_by = 20
    filters_class: type[ListFilter]

    def get_queryset(self) -> QuerySet:
        self.filters = self.filters_class(self.request.GET, queryset=self.get_records())
        return self.model.objects.all()

    def get_records(self) -> QuerySet:
        """The records that the filters narrow."""
        return self.model.objects.all()

    def page_asked(self) -> int:
        return self.filters.page_number

    def heading(self) -> str:
        return SECTIONS[self.request.resolver_match.url_name]

    def paginate_queryset(self, queryset, page_size):
        total = self.filters.total if self.filters.is_valid() else Total(0)
        paginator, page, places, paged = super().paginate_queryset(range(total.number), page_size)
        keys = self.filters.keys_of(places[0], places[-1] + 1) if places else []
        # Under words, the row of a meeting shows where its reports have them.
        page.object_list = shown.records(self.model, keys, texts=self.filters.terms is not None)
        self.extra_context["more"] = total.more
        return paginator, page, page.object_list, paged

    def get_context_data(self, **kwargs):
        counted = facets.of(self.filters)
        context = super().get_context_data(
            heading=self.heading(),
            filters=self.filters,
            downloads=downloads(self.model, self.filters.query()),
            facets=counted,
            at_least=any(facet.at_least for facet in counted),
            kept=self.kept(),
            typed={name: " ".join(self.request.GET.getlist(name)) for name in FORM_FIELDS},
            mistaken={mistake.parameter for mistake in self.filters.mistakes},
            terms=self.filters.terms,
            **kwargs,
        )
        context |= self.help(context["paginator"].count)
        prepare(context["object_list"], self.filters.terms)
        return context

    def help(self, count: int) -> dict:
        """What the words may have meant, and, where nothing answers, how to find something."""
        empty = not count and self.filters.is_valid()
        meant = spellings.meant(self.filters.terms) if empty and self.filters.terms else ""
        loosenings = loosening.of(self.filters) if empty else []
        return {
            "offers": offers.within(self.filters),
            "loosenings": loosenings,
            "fewer_words": loosening.fewer_words(self.filters) if empty and not loosenings else [],
            "meant": meant,
            "meant_query": self.filters.query(q=meant),
        }

    def kept(self) -> list[tuple[str, str]]:
        """What the search form hands on beside its own fields: the filters set by links, and the order."""
        query = QueryDict(self.filters.query(**dict.fromkeys(FORM_FIELDS)))
        return [(name, value) for name, values in query.lists() for value in values]


class MeetingList(RecordList):
    model = Meeting
    filters_class = filters.MeetingFilter


class ReportList(RecordList):
    model = Report
    filters_class = filters.ReportFilter


class QuoteList(RecordList):
    model = Quote
    filters_class = filters.QuoteFilter


class PersonList(RecordList):
    model = Person
    filters_class = filters.PersonFilter


class OrganizationList(RecordList):
    model = Organization
    filters_class = filters.OrganizationFilter


class CountryList(RecordList):
    model = Country
    filters_class = filters.CountryFilter


class TopicList(RecordList):
    model = Topic
    filters_class = filters.TopicFilter
