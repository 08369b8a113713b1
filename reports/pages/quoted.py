"""Quotes by official: who is quoted how often, and everything that one person said."""

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import ListView

from reports.models import Person, Quote
from reports.models.quotes import QuoteKind
from reports.pages import years
from reports.pages.departures import Departures
from reports.pages.lists import QuoteList
from reports.pages.page import NumberedPages, Page
from reports.pages.relations import COUNTED
from reports.search import codes, counts
from reports.search.filters import QuoteFilter, SpokenFilter

DIRECT = Count("pk", filter=Q(kind=QuoteKind.DIRECT))
INDIRECT = Count("pk", filter=Q(kind=QuoteKind.INDIRECT))


def numbers(said: QuoteFilter) -> dict[str, int]:
    """How many quotes these are: ``quote_count``, and of them ``direct_count`` and ``indirect_count``, where
    there are not more than are counted."""
    kinds = said.counted().by_facet["kind"]
    counted = {key: kinds[code] for code, key in codes.decode("kind", kinds).items()}
    return {
        "quote_count": said.total.number,
        "direct_count": counted.get(QuoteKind.DIRECT, 0),
        "indirect_count": counted.get(QuoteKind.INDIRECT, 0),
    }


class QuotedList(NumberedPages, Page, ListView):
    """Those who are quoted, the most often first."""

    template_name = "reports/quoted_list.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet:
        """The numbers of quotes of each official, as the index keeps them."""
        return counts.most("quote", "official")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        listed = {row.code: row.number for row in context["object_list"]}
        keys = codes.decode("official", listed)
        people = Person.objects.select_related("country").in_bulk(keys.values())
        kinds = Quote.objects.filter(speaker__in=people).order_by().values("speaker")
        told = {row["speaker"]: row for row in kinds.annotate(direct_count=DIRECT, indirect_count=INDIRECT)}
        quoted = [
            {**told[keys[code]], "quote_count": number, "person": people[keys[code]]}
            for code, number in listed.items()
        ]
        return {**context, "quoted": quoted}


class PersonQuotes(Departures, QuoteList):
    """All that a person said, by date, topic and counterpart."""

    template_name = "reports/person_quotes.html"
    filters_class = SpokenFilter

    def kind(self) -> str:
        return "person"

    def get_records(self) -> QuerySet[Quote]:
        self.person = get_object_or_404(Person.objects.select_related("country"), slug=self.kwargs["slug"])
        return Quote.objects.filter(speaker=self.person)

    def heading(self) -> str:
        return _("Quotes by %(person)s") % {"person": self.person}

    def get_context_data(self, **kwargs):
        said = QuoteFilter({"official": self.person.slug}, Quote.objects.all())
        return super().get_context_data(
            person=self.person,
            timeline=years.timeline(said.entries()),
            **numbers(said),
            counted=COUNTED,
            **kwargs,
        )
