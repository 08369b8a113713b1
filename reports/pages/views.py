"""Home, search, about, what robots and browsers ask for, and the icon."""

from io import StringIO
from urllib.parse import urlencode

from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.pages import licenses, rows, shown
from reports.pages.accuracy import measured
from reports.pages.addresses import origin
from reports.pages.hits import prepare
from reports.pages.page import Page
from reports.search import loosening, offers, spellings
from reports.search.filters import MeetingFilter, ReportFilter
from reports.search.query import everything
from reports.search.suggestions import suggest
from reports.search.terms import LIMIT, parse

LATEST = 5
RECENT = 50  # meetings among which the latest quotes are sought: to sort all quotes takes too long


class Home(Page, TemplateView):
    """The way in: search, countries, topics, the latest meetings and quotes."""

    template_name = "home.html"

    def get_context_data(self, **kwargs):
        newest_first = F("account__meeting__date_earliest").desc(nulls_last=True)
        recent = Quote.objects.direct().filter(account__meeting__in=Meeting.objects.all()[:RECENT])
        return super().get_context_data(
            countries=rows.countries(Country.objects.central_asian()),
            topics=rows.topics(Topic.objects.all()),
            meetings=rows.meetings(Meeting.objects.all())[:LATEST],
            quotes=rows.quotes(recent).order_by(newest_first, "pk")[:LATEST],
            totals=totals(),
            **kwargs,
        )


class Search(Page, TemplateView):
    """One box over everything, the results by kind of record."""

    template_name = "search.html"

    def get_context_data(self, **kwargs):
        q = " ".join(self.request.GET.getlist("q")).strip()
        exact = self.request.GET.get("exact") == "1"
        terms = parse(q, exact) if q else None
        groups = everything(terms) if terms else []
        found = [(group, shown.records(group.model, group.keys, texts=True)) for group in groups]
        prepare((record for _group, records in found for record in records), terms)
        meant = spellings.meant(terms) if terms and not found else ""
        return super().get_context_data(
            q=q,
            exact=exact,
            terms=terms,
            found=found,
            offers=offers.everywhere(terms) if terms else [],
            meant=meant,
            meant_query=urlencode({"q": meant}),
            fewer_words=loosening.fewer_words(_reports(q, exact)) if terms and not found else [],
            limit=LIMIT,
            **kwargs,
        )


def _reports(q: str, exact: bool) -> ReportFilter:
    """The list of reports under the words, to tell which of them stands in the way."""
    asked = {"q": q} | ({"exact": "1"} if exact else {})
    return ReportFilter(asked, queryset=Report.objects.all())


class Suggest(Page):
    """Whom and what the words begun may name, as JSON for ``static/js/suggest.js``."""

    def get(self, request: HttpRequest) -> JsonResponse:
        found = [
            {
                "label": str(each.record),
                "kind": str(MeetingFilter.base_filters[each.parameter].label),
                "url": each.record.get_absolute_url(),
                "parameter": each.parameter,
                "value": each.record.slug,
            }
            for each in suggest(request.GET.get("q", ""))
        ]
        return JsonResponse({"suggestions": found})


class About(Page, TemplateView):
    """The method, how well it was measured to work, and what is missing."""

    template_name = "about.html"

    def get_context_data(self, **kwargs):
        gaps = {
            "reports_untitled": Report.objects.filter(title="").count(),
            "reports_undated": Report.objects.filter(published="").count(),
            "reports_unsourced": Report.objects.filter(source="").count(),
            "meetings_undated": Meeting.objects.undated().count(),
            "quotes_without_speaker": Quote.objects.filter(speaker=None, speaker_organization=None).count(),
        }
        languages = Report.objects.order_by().values("language").annotate(reports=Count("pk"))
        return super().get_context_data(
            accuracy=measured(),
            terms_of_use=licenses.terms(),
            totals=totals(),
            gaps=gaps,
            languages=languages.order_by("-reports", "language"),
            **kwargs,
        )


def totals() -> dict[str, int]:
    """How many records the archive holds, by kind."""
    kinds = {
        "meetings": Meeting,
        "reports": Report,
        "quotes": Quote,
        "people": Person,
        "organizations": Organization,
    }
    return {name: model.objects.count() for name, model in kinds.items()}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: all is open but the editors' desk, and searches and files, of which there is no end."""
    closed = [
        "/admin/",
        "/ru/admin/",
        "/search/",
        "/ru/search/",
        "/api/",
        "/archive.zip",
        "/*.csv",
        "/*.json",
        "/*.atom",
    ]
    sitemap = request.build_absolute_uri(reverse("sitemaps:index"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches the archive from its own box, https://github.com/dewitt/opensearch."""
    site = origin(request)
    found = {"pages:search": "text/html", "pages:report_atom": "application/atom+xml"}
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    xml.addQuickElement("ShortName", _("Health meetings"))  # at most 16 characters
    xml.addQuickElement("Description", _("Search the whole archive"))
    xml.addQuickElement("InputEncoding", "UTF-8")
    xml.addQuickElement("Language", get_language())
    for route, content_type in found.items():
        template = f"{site}{reverse(route)}?q={{searchTerms}}"
        xml.addQuickElement("Url", None, {"type": content_type, "template": template})
    xml.endElement("OpenSearchDescription")
    return HttpResponse(out.getvalue(), content_type="application/opensearchdescription+xml; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, for what asks for it where it used to stand and reads no page."""
    return redirect(static("favicon.svg"))
