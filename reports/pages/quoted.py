"""Quotes by official: who is quoted how often, and everything that one person said."""

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView

from reports.models import FormerAddress, Person, Quote
from reports.models.quotes import QuoteKind
from reports.pages import years
from reports.pages.lists import QuoteList
from reports.pages.page import NumberedPages, Page
from reports.pages.relations import COUNTED
from reports.search.filters import SpokenFilter

DIRECT = Count("pk", filter=Q(kind=QuoteKind.DIRECT))
INDIRECT = Count("pk", filter=Q(kind=QuoteKind.INDIRECT))
DAY = SpokenFilter.first_day


def numbers(said: QuerySet[Quote]) -> dict[str, int]:
    """How many quotes these are: ``quote_count``, and of them ``direct_count`` and ``indirect_count``.

    Counted up to one more than ``COUNTED``, so that more is known to be more.
    """
    return said.order_by()[: COUNTED + 1].aggregate(
        quote_count=Count("pk"), direct_count=DIRECT, indirect_count=INDIRECT
    )


class QuotedList(NumberedPages, Page, ListView):
    """Those who are quoted, the most often first."""

    template_name = "reports/quoted_list.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet:
        """Rows of a speaker's key with the numbers of quotes, direct and indirect."""
        return (
            Quote.objects.exclude(speaker=None)
            .order_by()
            .values("speaker")
            .annotate(quote_count=Count("pk"), direct_count=DIRECT, indirect_count=INDIRECT)
            .order_by("-quote_count", "speaker")
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        listed = list(context["object_list"])
        people = Person.objects.select_related("country").in_bulk([row["speaker"] for row in listed])
        return {**context, "quoted": [{**row, "person": people[row["speaker"]]} for row in listed]}


class PersonQuotes(QuoteList):
    """All that a person said, by date, topic and counterpart; one merged into another leads to that one."""

    template_name = "reports/person_quotes.html"
    filters_class = SpokenFilter

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if target := FormerAddress.objects.target("person", kwargs["slug"]):
                address = reverse(request.resolver_match.view_name, args=[target])
                asked = request.GET.urlencode()
                return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address)
            raise

    def get_records(self) -> QuerySet[Quote]:
        self.person = get_object_or_404(Person.objects.select_related("country"), slug=self.kwargs["slug"])
        return Quote.objects.filter(speaker=self.person)

    def heading(self) -> str:
        return _("Quotes by %(person)s") % {"person": self.person}

    def get_context_data(self, **kwargs):
        said = Quote.objects.filter(speaker=self.person)
        return super().get_context_data(
            person=self.person,
            timeline=years.bars(years.by_year(said, DAY)),
            **numbers(said),
            counted=COUNTED,
            **kwargs,
        )
