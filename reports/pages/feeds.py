"""Lists as Atom feeds: the same records in the same order, https://www.rfc-editor.org/rfc/rfc4287."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import singledispatch
from io import StringIO

from django.db.models import DateTimeField, Max, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import rfc3339_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from reports.models import Account, Country, Meeting, Organization, Person, Quote, Report, Topic, Translation
from reports.pages import dating, licenses, meetings
from reports.pages.addresses import permalink
from reports.pages.columns import ROWS
from reports.pages.dates import in_words
from reports.pages.plain import plain
from reports.pages.streams import StreamedList, one_by_one
from reports.search.lists import ListFilter

ATOM = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of a record that no report tells of: Atom has no unknown date


@dataclass(frozen=True)
class Entry:
    """What a feed says of a record; ``updated`` is when the archive last read a report that it comes from, or
    an editor last wrote a translation of it."""

    title: str
    summary: str
    updated: datetime


class AtomFeed(StreamedList):
    """A list as an Atom feed."""

    extension = "atom"
    content_type = "application/atom+xml; charset=utf-8"

    def get(self, request: HttpRequest) -> HttpResponseBase:
        self.address = request.build_absolute_uri()
        return super().get(request)

    def disposition(self) -> str:
        return ""

    def pieces(self, asked: ListFilter, origin: str) -> Iterator[str]:
        out = StringIO()
        xml = SimplerXMLGenerator(out, "utf-8")
        self._begin(xml, asked, origin)
        for record in one_by_one(with_updates(ROWS[self.kind.model](asked.qs))):
            _write(xml, permalink(record, origin), entry(record))
            yield _drained(out)
        xml.endElement("feed")
        yield _drained(out)

    def _begin(self, xml: SimplerXMLGenerator, asked: ListFilter, origin: str) -> None:
        query = asked.query()
        page = origin + reverse(f"pages:{self.kind.name}_list") + (f"?{query}" if query else "")
        told = "".join(f" · {each.parameter_label}: {each.label}" for each in asked.active)
        xml.startDocument()
        xml.startElement("feed", {"xmlns": ATOM, "xml:lang": get_language()})
        xml.addQuickElement("title", plain(f"{_('Central Asia health meetings')}: {self.kind.label}{told}"))
        xml.addQuickElement("id", plain(page))
        xml.addQuickElement("link", None, {"rel": "alternate", "type": "text/html", "href": plain(page)})
        xml.addQuickElement("link", None, {"rel": "self", "href": plain(self.address)})
        xml.addQuickElement("link", None, {"rel": "license", "href": licenses.address(origin)})
        xml.addQuickElement("rights", licenses.terms())
        xml.addQuickElement("updated", rfc3339_date(last_read()))
        xml.startElement("author", {})
        xml.addQuickElement("name", _("Central Asia health meetings"))
        xml.endElement("author")


def _drained(out: StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


def _write(xml: SimplerXMLGenerator, address: str, told: Entry) -> None:
    xml.startElement("entry", {})
    xml.addQuickElement("title", plain(told.title))
    xml.addQuickElement("id", address)
    xml.addQuickElement("link", None, {"rel": "alternate", "type": "text/html", "href": address})
    xml.addQuickElement("updated", rfc3339_date(told.updated))
    xml.addQuickElement("summary", plain(told.summary))
    xml.endElement("entry")


def last_read() -> datetime:
    """When the archive last took in, or changed, a report or a translation."""
    written = Translation.objects.order_by("-written_at").values("written_at")[:1]
    last = Greatest(Max("updated_at"), Subquery(written))
    return Report.objects.aggregate(last=last)["last"] or NEVER


# Whose reports tell of a record that has no date of its own: the path from an account to the record.
TOLD_BY: dict[type[Model], str] = {
    Person: "participations__person",
    Organization: "participations__organization__ancestry__ancestor",
    Country: "meeting__countries",
    Topic: "meeting__topics",
}


def with_updates(found: QuerySet) -> QuerySet:
    """The records with ``updated``, where they do not come with their reports."""
    if found.model not in TOLD_BY:
        return found
    path = TOLD_BY[found.model]
    told = Account.objects.filter(**{path: OuterRef("pk")}).order_by().values(path)
    last = told.annotate(last=Max("report__updated_at")).values("last")
    return found.annotate(updated=Subquery(last, output_field=DateTimeField()))


@singledispatch
def entry(record: Model) -> Entry:
    """The entry of a record, for one of ``with_updates``."""
    raise TypeError(f"{type(record).__name__} has no entry")


@entry.register
def _meeting(record: Meeting) -> Entry:
    told = [account.report for account in record.accounts.all()]
    facts = [record.place, *record.countries.all(), *record.topics.all(), *(each.source for each in told)]
    date = in_words(record.date) or _("unknown date")
    updated = max((each.updated_at for each in told), default=NEVER)
    return Entry(f"{date}: {meetings.title(record)}", _listed(facts), updated)


@entry.register
def _report(record: Report) -> Entry:
    facts = [record.source or _("unknown source"), in_words(record.published) or _("undated")]
    return Entry(str(record), _listed([*facts, record.lede]), record.updated_at)


@entry.register
def _quote(record: Quote) -> Entry:
    speaker = record.speaker or record.speaker_organization or record.speaker_as_written
    date = in_words(dating.of_quote(record).date) or _("unknown date")
    facts = [record.role, record.get_kind_display(), date, record.report.source]
    facts += [f"{_('Translation by the editors')}: {each.text}" for each in record.translations.all()]
    title = f"{speaker or _('speaker unknown')}: {record.text}"
    updated = max(record.report.updated_at, *(each.written_at for each in record.translations.all()), NEVER)
    return Entry(title, _listed(facts), updated)


@entry.register(Person)
@entry.register(Organization)
@entry.register(Country)
@entry.register(Topic)
def _named(record: Person | Organization | Country | Topic) -> Entry:
    facts = [getattr(record, "latest_role", ""), getattr(record, "country", "")]
    return Entry(str(record), _listed(facts), record.updated or NEVER)


def _listed(facts: list[object]) -> str:
    return " · ".join(dict.fromkeys(str(each) for each in facts if each))
