"""One record and what belongs to it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import DetailView

from reports.extraction.languages import READ
from reports.models import (
    Account,
    Country,
    FormerAddress,
    Meeting,
    Organization,
    Participation,
    Person,
    Quote,
    Report,
    Topic,
    Withdrawal,
)
from reports.models.spans import Side
from reports.pages import (
    citations,
    disagreements,
    findings,
    meetings,
    quoted,
    relations,
    rows,
    structured,
    years,
)
from reports.pages.addresses import origin
from reports.pages.evidence import marked, passages
from reports.pages.page import Page

EXCERPT = 10
HTTP_GONE = 410
LATEST_REPORTS = 5
ROLES = 30
BODIES = 50
OF_GOVERNMENT = Q(side=Side.GOVERNMENT)
INTERNATIONAL = Q(side__in=(Side.WHO, Side.UNICEF))


class RecordDetail(Page, DetailView):
    """The page of one record; ``related`` is what it shows beside the record.

    What was withdrawn is gone, and its address says why; that of what was merged leads to the kept record.
    """

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if target := FormerAddress.objects.target(self.kind(), kwargs["slug"]):
                return redirect(request.resolver_match.view_name, slug=target, permanent=True)
            gone = Withdrawal.objects.of_address(self.kind(), kwargs["slug"]).defer("records").first()
            if gone is None:
                raise
            context = {"withdrawal": gone, "terms": None}
            return render(request, "withdrawn.html", context, status=HTTP_GONE)

    def kind(self) -> str:
        """The name of the kind of record."""
        return (self.model or self.get_queryset().model)._meta.model_name

    def get_context_data(self, **kwargs):
        site = origin(self.request)
        data = structured.described(self.object, site)
        return super().get_context_data(
            structured=structured.as_script(data) if data else "",
            card=structured.card(self.object, data),
            citation=citations.shown(self.object, site),
            **kwargs,
            **self.related(),
        )

    def related(self) -> dict:
        return {}


class MeetingDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Meeting]:
        return rows.meetings_in_full(Meeting.objects.all())

    def related(self) -> dict:
        meeting = self.object
        return {
            "title": meetings.title(meeting),
            "sides": meetings.sides(meeting),
            "date": meetings.proven_date(meeting),
            "place": meetings.proven_place(meeting),
            "countries": meetings.proven_countries(meeting),
            "topics": meetings.proven_topics(meeting),
            "accounts": disagreements.accounts_of(meeting),
            "disagreements": disagreements.of_meeting(meeting),
            "quotes": rows.quotes(Quote.objects.filter(account__meeting=meeting)),
        }


class ReportDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Report]:
        return findings.with_findings(Report.objects.all())

    def related(self) -> dict:
        report = self.object
        found = findings.of_report(report)
        return {
            "article": marked(report.text, found),
            "findings": findings.by_label(found),
            "read": report.language in READ,
            "meetings": rows.meetings(Meeting.objects.filter(accounts__report=report)),
        }


class QuoteDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Quote]:
        return rows.quotes(Quote.objects.all(), texts=True)

    def related(self) -> dict:
        quote = self.object
        return {
            "passages": passages(quote.report, quote.span),
            "meeting": quote.account
            and rows.meetings(Meeting.objects.filter(pk=quote.account.meeting_id)).get(),
        }


class PersonDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Person]:
        return Person.objects.select_related("country").prefetch_related("names")

    def related(self) -> dict:
        person = self.object
        attended = relations.meetings_of(person)
        latest = relations.latest(attended)
        told = relations.told_of(latest).filter(person=person)
        said = Quote.objects.filter(speaker=person)
        return {
            "variants": variants(person),
            "roles": relations.roles(person.participations, most=ROLES),
            **of_meetings(attended, latest, f"official={person.slug}"),
            "counterparts": relations.counterparts(told),
            "quotes": rows.quotes(said)[:EXCERPT],
            **quoted.numbers(said),
            "mentioned_in": rows.reports(Report.objects.filter(person_mentions__person=person))[:EXCERPT],
        }


def of_meetings(held: QuerySet[Meeting], latest: list[int], query: str) -> dict:
    """What a page shows of a record's meetings; ``query`` asks the list for them."""
    bars = years.timeline(held)
    number = sum(each.count for each in bars)
    return {
        "query": query,
        "meetings": rows.meetings(held)[:EXCERPT],
        "meeting_count": number,
        "counted": relations.COUNTED,
        "timeline": bars,
        "topics": relations.topics_of(latest),
    }


def variants(record: Person | Organization) -> list[str]:
    """The other names under which a record is found."""
    return [each.name for each in record.names.all() if each.name not in (record.name, record.name_ru)]


class OrganizationDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Organization]:
        return Organization.objects.select_related("parent", "country").prefetch_related("names", "offices")

    def related(self) -> dict:
        within = Organization.objects.within(self.object)
        spoken_for = Participation.objects.filter(organization__in=within)
        attended = relations.attended_by(spoken_for)
        latest = relations.latest(attended)
        told = relations.told_of(latest).filter(organization__in=within)
        named_in = Report.objects.filter(bodies__organization=self.object)
        named = named_in.order_by()[: relations.COUNTED + 1].count()
        # As the list of quotes has them: what its people said for it is there too.
        said = Quote.objects.filter(standing__organization__ancestry__ancestor=self.object)
        return {
            **of_meetings(attended, latest, f"organization={self.object.slug}"),
            "variants": variants(self.object),
            "people": relations.people_among(told),
            "roles": relations.roles(told, "person", most=ROLES),
            "counterparts": relations.counterparts(told),
            "quotes": rows.quotes(said)[:EXCERPT],
            **quoted.numbers(said),
            "reports": rows.reports(named_in)[:LATEST_REPORTS],
            "report_count": min(named, relations.COUNTED),
            "reports_more": named > relations.COUNTED,
        }


class CountryDetail(RecordDetail):
    """A country under its code in lower case; other spellings lead there."""

    model = Country

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if kwargs["slug"] != kwargs["slug"].lower():
            return redirect(self.get_object(), permanent=True)
        return super().get(request, *args, **kwargs)

    def get_object(self, queryset=None) -> Country:
        return get_object_or_404(Country, code=self.kwargs["slug"].upper())

    def related(self) -> dict:
        held = Meeting.objects.in_country(self.object.pk)
        latest = relations.latest(held)
        its_own = OF_GOVERNMENT & (Q(country=self.object) | Q(country=None))
        told = Account.objects.filter(report=OuterRef("pk"), meeting__countries=self.object)
        return {
            **of_meetings(held, latest, f"country={self.object.code}"),
            "grid": relations.grid(latest, its_own, INTERNATIONAL),
            "topic_years": years.topic_years(held),
            "reports": rows.reports(Report.objects.filter(Exists(told)))[:LATEST_REPORTS],
            "organizations": Organization.objects.filter(country=self.object)[:BODIES],
        }


class TopicDetail(RecordDetail):
    model = Topic

    def related(self) -> dict:
        held = Meeting.objects.filter(topics=self.object)
        latest = relations.latest(held)
        told = relations.told_of(latest)
        return {
            **of_meetings(held, latest, f"topic={self.object.slug}"),
            "officials": relations.people_among(told.filter(OF_GOVERNMENT)),
            "visitors": relations.people_among(told.filter(INTERNATIONAL)),
            "countries": relations.countries_of(latest),
        }
