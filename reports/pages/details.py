"""One record and what belongs to it."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView

from reports.models import Country, Meeting, Organization, Participation, Person, Quote, Report, Topic
from reports.models.spans import Side
from reports.pages import citations, findings, meetings, relations, rows, structured
from reports.pages.addresses import origin
from reports.pages.evidence import marked, passages
from reports.pages.page import Page

EXCERPT = 10
INTERNATIONAL = (Side.WHO, Side.UNICEF)


class RecordDetail(Page, DetailView):
    """The page of one record; ``related`` is what it shows beside the record."""

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
            "accounts": meeting.accounts.all(),
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
        said = Quote.objects.filter(speaker=person)
        return {
            "variants": variants(person),
            "roles": relations.roles(person),
            "meetings": rows.meetings(attended)[:EXCERPT],
            "meeting_count": attended.count(),
            "counterparts": relations.counterparts(person),
            "quotes": rows.quotes(said)[:EXCERPT],
            "quote_count": said.count(),
            "query": f"official={person.slug}",
            "topics": relations.topics_of(attended),
            "mentioned_in": rows.reports(Report.objects.filter(person_mentions__person=person))[:EXCERPT],
        }


def variants(record: Person | Organization) -> list[str]:
    """The other names under which a record is found."""
    return [each.name for each in record.names.all() if each.name not in (record.name, record.name_ru)]


class OrganizationDetail(RecordDetail):
    def get_queryset(self) -> QuerySet[Organization]:
        return Organization.objects.select_related("parent", "country").prefetch_related("names", "offices")

    def related(self) -> dict:
        within = Organization.objects.within(self.object)
        told = Participation.objects.filter(organization__in=within)
        attended = Meeting.objects.filter(accounts__participations__in=told).distinct()
        named_in = Report.objects.filter(bodies__organization=self.object)
        # As the list of quotes has them: what its people said for it is there too.
        said = Quote.objects.filter(standing__organization__ancestry__ancestor=self.object)
        return {
            "query": f"organization={self.object.slug}",
            "variants": variants(self.object),
            "people": relations.people_among(told),
            "meetings": rows.meetings(attended)[:EXCERPT],
            "meeting_count": attended.count(),
            "topics": relations.topics_of(attended),
            "quotes": rows.quotes(said)[:EXCERPT],
            "quote_count": said.count(),
            "reports": rows.reports(named_in)[:EXCERPT],
            "report_count": named_in.count(),
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
        told = Participation.objects.filter(account__meeting__in=held)
        return {
            "query": f"country={self.object.code}",
            "meetings": rows.meetings(held)[:EXCERPT],
            "meeting_count": held.count(),
            "officials": relations.people_among(told.filter(side=Side.GOVERNMENT)),
            "visitors": relations.people_among(told.filter(side__in=INTERNATIONAL)),
            "topics": relations.topics_of(held),
            "organizations": Organization.objects.filter(country=self.object),
        }


class TopicDetail(RecordDetail):
    model = Topic

    def related(self) -> dict:
        held = Meeting.objects.filter(topics=self.object)
        told = Participation.objects.filter(account__meeting__in=held)
        return {
            "query": f"topic={self.object.slug}",
            "meetings": rows.meetings(held)[:EXCERPT],
            "meeting_count": held.count(),
            "officials": relations.people_among(told.filter(side=Side.GOVERNMENT)),
            "visitors": relations.people_among(told.filter(side__in=INTERNATIONAL)),
            "countries": relations.countries_of(held),
        }
