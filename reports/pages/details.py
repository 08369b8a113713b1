"""One record and what belongs to it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView

from reports.extraction.languages import READ
from reports.models import (
    Country,
    Meeting,
    Organization,
    Person,
    Quote,
    Report,
    Topic,
)
from reports.models.corrections import AUTHORITY
from reports.models.spans import Side
from reports.pages import (
    citations,
    disagreements,
    findings,
    meetings,
    quoted,
    relations,
    rows,
    shown,
    structured,
    years,
)
from reports.pages.addresses import origin
from reports.pages.departures import Departures
from reports.pages.evidence import marked, passages
from reports.pages.originals import Originals
from reports.pages.page import Page
from reports.search import filters
from reports.search.prepared import Among

EXCERPT = 10
LATEST_REPORTS = 5
ROLES = 30
BODIES = 50


def of_government(each: relations.Told) -> bool:
    return each.side == Side.GOVERNMENT


def international(each: relations.Told) -> bool:
    return each.side in (Side.WHO, Side.UNICEF)


class RecordDetail(Departures, Page, DetailView):
    """The page of one record; ``related`` is what it shows beside the record."""

    def get_context_data(self, **kwargs):
        site = origin(self.request)
        data = structured.described(self.object, site)
        return super().get_context_data(
            structured=structured.as_script(data) if data else "",
            card=structured.card(self.object, data),
            citation=citations.shown(self.object, site),
            originals=Originals(self.reports(), self.object if isinstance(self.object, AUTHORITY) else None),
            **kwargs,
            **self.related(),
        )

    def related(self) -> dict:
        return {}

    def reports(self) -> list[int]:
        """The reports whose corrected values are shown with what they were: keys."""
        return []


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

    def reports(self) -> list[int]:
        return [each.report_id for each in self.object.accounts.all()]


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

    def reports(self) -> list[int]:
        return [self.object.pk]


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

    def reports(self) -> list[int]:
        return [self.object.report_id]


class PersonDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Person]:
        return Person.objects.select_related("country").prefetch_related("names")

    def related(self) -> dict:
        person = self.object
        attended = filters.MeetingFilter({"official": person.slug}, Meeting.objects.all())
        latest = attended.keys_of(0, relations.COUNTED)
        told = relations.told_of(latest)
        said = filters.QuoteFilter({"official": person.slug}, Quote.objects.all())
        return {
            "variants": variants(person),
            "roles": relations.roles(relations.told(person.participations), most=ROLES),
            **of_meetings(attended, latest),
            "counterparts": relations.counterparts(told, lambda each: each.person == person.pk),
            "quotes": shown.records(Quote, said.keys_of(0, EXCERPT)),
            **quoted.numbers(said),
            "mentioned_in": rows.reports(mentioning(person))[:EXCERPT],
        }


def mentioning(person: Person) -> QuerySet[Report]:
    """The reports that mention a person, read by their keys: the planner would rather read all reports."""
    mentions = person.mentions.order_by().values("report")
    return Report.objects.filter(Among(F("pk"), ArraySubquery(mentions)))


def of_meetings(held: filters.MeetingFilter, latest: list[int]) -> dict:
    """What a page shows of a record's meetings, as the list has them; of ``latest`` the topics."""
    return {
        "query": held.query(),
        "meetings": shown.records(Meeting, latest[:EXCERPT]),
        "meeting_count": held.total.number,
        "counted": relations.COUNTED,
        "timeline": years.timeline(held.entries()),
        "topics": relations.topics_of(latest),
    }


def variants(record: Person | Organization) -> list[str]:
    """The other names under which a record is found."""
    return [each.name for each in record.names.all() if each.name not in (record.name, record.name_ru)]


class OrganizationDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Organization]:
        return Organization.objects.select_related("parent", "country").prefetch_related("names", "offices")

    def related(self) -> dict:
        within = set(Organization.objects.within(self.object).values_list("pk", flat=True))
        named = {"organization": self.object.slug}
        attended = filters.MeetingFilter(named, Meeting.objects.all())
        said = filters.QuoteFilter(named, Quote.objects.all())
        reported = filters.ReportFilter(named, Report.objects.all())
        latest = attended.keys_of(0, relations.COUNTED)
        told = relations.told_of(latest)

        def its_own(each: relations.Told) -> bool:
            return each.organization in within

        return {
            **of_meetings(attended, latest),
            "variants": variants(self.object),
            "people": relations.people_among(told, its_own),
            "roles": relations.roles(filter(its_own, told), named=True, most=ROLES),
            "counterparts": relations.counterparts(told, its_own),
            "quotes": shown.records(Quote, said.keys_of(0, EXCERPT)),
            **quoted.numbers(said),
            "reports": shown.records(Report, reported.keys_of(0, LATEST_REPORTS)),
            "report_count": reported.total.number,
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
        country = self.object
        named = {"country": country.code}
        held = filters.MeetingFilter(named, Meeting.objects.all())
        reported = filters.ReportFilter(named, Report.objects.all())
        latest = held.keys_of(0, relations.COUNTED)

        def its_own(each: relations.Told) -> bool:
            return of_government(each) and each.country in (country.pk, None)

        return {
            **of_meetings(held, latest),
            "grid": relations.grid(relations.told_of(latest), its_own, international),
            "topic_years": years.topic_years(held.entries()),
            "reports": shown.records(Report, reported.keys_of(0, LATEST_REPORTS)),
            "organizations": Organization.objects.filter(country=country)[:BODIES],
        }


class TopicDetail(RecordDetail):
    model = Topic

    def related(self) -> dict:
        held = filters.MeetingFilter({"topic": self.object.slug}, Meeting.objects.all())
        latest = held.keys_of(0, relations.COUNTED)
        told = relations.told_of(latest)
        return {
            **of_meetings(held, latest),
            "officials": relations.people_among(told, of_government),
            "visitors": relations.people_among(told, international),
            "countries": relations.countries_of(latest),
        }
