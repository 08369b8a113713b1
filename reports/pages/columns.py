"""The columns of the CSV files: for each kind of record a header, what it means, and the value of a row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model, Prefetch, QuerySet
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from reports.models import Account, Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.models.dates import DateBasis
from reports.models.spans import Side
from reports.models.translations import TranslationLanguage
from reports.pages import dating, rows
from reports.pages.addresses import original, passage, permalink
from reports.pages.dating import Dated
from reports.pages.meetings import participants
from reports.search.lists import language_name

SEPARATOR = "; "


@dataclass(frozen=True)
class Column:
    """``value`` takes a record and the origin of addresses; ``meaning`` is for the data dictionary."""

    header: str
    meaning: str
    value: Callable[[Model, str], object]


def joined(values: Iterable[object]) -> str:
    """The values once each in one cell."""
    return SEPARATOR.join(dict.fromkeys(str(each) for each in values if each))


def basis(dated: Dated) -> str:
    """What a date stands on, in words."""
    return str(__("corrected by an editor") if dated.corrected else DateBasis(dated.basis).label)


def on_side(side: Side) -> Callable[[Meeting, str], str]:
    """The participants of a side with their roles: “Jan Novak (Minister of Health)”."""

    def value(meeting: Meeting, _origin: str) -> str:
        found = (each for each in participants(meeting) if each.side == side)
        return joined(
            f"{each.person} ({role})" if (role := each.first.role) else each.person for each in found
        )

    return value


def speaker(quote: Quote, _origin: str) -> str:
    return str(quote.speaker or quote.speaker_organization or "")


def translation(language: TranslationLanguage) -> Callable[[Quote, str], str]:
    """The editors' translation of a quote into the language."""

    def value(quote: Quote, _origin: str) -> str:
        return next((each.text for each in quote.translations.all() if each.language == language), "")

    return value


def told_meetings(report: Report, origin: str) -> str:
    return joined(permalink(each.meeting, origin) for each in report.accounts.all())


def told_countries(report: Report, _origin: str) -> str:
    return joined(country for each in report.accounts.all() for country in each.countries.all())


def reports_for_rows(found: QuerySet) -> QuerySet:
    """Reports with the meetings that they tell of, and the countries of those."""
    told = Account.objects.select_related("meeting").prefetch_related("countries")
    return found.defer(*rows.unread(texts=True)).prefetch_related(Prefetch("accounts", told))


ADDRESS = Column(_("Permalink"), "The record’s page in the archive.", permalink)
NAME = Column(_("Name"), "In the language of the file.", lambda record, _o: record)
MEETINGS = Column(
    _("Number of meetings"), "Meetings in the archive.", lambda record, _o: record.meeting_count
)
COUNTRY = Column(_("Country"), "Empty where it is unknown.", lambda record, _o: record.country or "")
LATIN = Column(_("English name"), "Name in Latin script.", lambda record, _o: record.name)
RUSSIAN = Column(_("Russian name"), "Empty where no report gives one.", lambda record, _o: record.name_ru)

COLUMNS: dict[type[Model], tuple[Column, ...]] = {
    Meeting: (
        ADDRESS,
        Column(
            _("Date"),
            "2017, 2017-12 or 2017-12-13, as precise as it is known; empty where it is unknown.",
            lambda meeting, _o: meeting.date,
        ),
        Column(
            _("Basis of the date"),
            "Where the date comes from.",
            lambda meeting, _o: basis(dating.of_meeting(meeting)),
        ),
        Column(_("Place"), "Empty where it is unknown.", lambda meeting, _o: meeting.place or ""),
        Column(
            _("Countries"),
            "Countries of the meeting.",
            lambda meeting, _o: joined(meeting.countries.all()),
        ),
        Column(_("Topics"), "What was spoken of.", lambda meeting, _o: joined(meeting.topics.all())),
        *(Column(side.label, "Participants of this side, with their roles.", on_side(side)) for side in Side),
        Column(
            _("Sources"),
            "Who published the reports.",
            lambda meeting, _o: joined(each.report.source for each in meeting.accounts.all()),
        ),
        Column(
            _("Reports"),
            "Permalinks of the reports that tell of it.",
            lambda meeting, origin: joined(permalink(each.report, origin) for each in meeting.accounts.all()),
        ),
    ),
    Report: (
        ADDRESS,
        Column(_("Title"), "Empty where the article has none.", lambda report, _o: report.title),
        Column(_("Opening words"), "The first words of the article.", lambda report, _o: report.lede),
        Column(_("Source"), "Empty where it is unknown.", lambda report, _o: report.source),
        Column(
            _("Published"),
            "2017, 2017-12 or 2017-12-13, as precise as it is known; empty where it is unknown.",
            lambda report, _o: report.published,
        ),
        Column(
            _("Language"),
            "Language of the article.",
            lambda report, _o: language_name(report.language),
        ),
        Column(
            _("Original address"),
            "Where the article was published; empty where it is unknown.",
            lambda report, _o: original(report),
        ),
        Column(_("Countries"), "Countries of its meetings.", told_countries),
        Column(_("Meetings"), "Permalinks of the meetings that it tells of.", told_meetings),
    ),
    Quote: (
        ADDRESS,
        Column(_("Quote"), "The words, in the language of the report.", lambda quote, _o: quote.text),
        Column(
            _("English translation by the editors"),
            "Not in the report; empty where there is none.",
            translation(TranslationLanguage.ENGLISH),
        ),
        Column(
            _("Russian translation by the editors"),
            "Not in the report; empty where there is none.",
            translation(TranslationLanguage.RUSSIAN),
        ),
        Column(
            _("Kind"),
            "Indirect speech is the reporter’s wording.",
            lambda quote, _o: quote.get_kind_display(),
        ),
        Column(_("Speaker"), "A person or a body; empty where it is unknown.", speaker),
        Column(
            _("Role"),
            "The speaker’s role as the report gives it; empty where it gives none.",
            lambda quote, _o: quote.role or "",
        ),
        Column(
            _("Speaker as written"),
            "Whom the report’s own words name.",
            lambda quote, _o: quote.speaker_as_written,
        ),
        Column(
            _("Date"),
            "The date of the meeting, else of the report; empty where both are unknown.",
            lambda quote, _o: dating.of_quote(quote).date,
        ),
        Column(
            _("Basis of the date"),
            "Where the date comes from.",
            lambda quote, _o: basis(dating.of_quote(quote)),
        ),
        Column(
            _("Language"),
            "Language of the article.",
            lambda quote, _o: language_name(quote.report.language),
        ),
        Column(_("Source"), "Empty where it is unknown.", lambda quote, _o: quote.report.source),
        Column(
            _("Report"), "Permalink of the report.", lambda quote, origin: permalink(quote.report, origin)
        ),
        Column(_("Passage"), "Where the words stand highlighted in the report.", passage),
        Column(
            _("Meeting"),
            "Permalink of the meeting where it was said; empty where the report names none.",
            lambda quote, origin: permalink(quote.account.meeting, origin) if quote.account else "",
        ),
    ),
    Person: (
        ADDRESS,
        LATIN,
        RUSSIAN,
        COUNTRY,
        Column(
            _("Latest role"),
            "As the latest report that gives one has it; empty where none does.",
            lambda person, _o: person.latest_role or "",
        ),
        MEETINGS,
        Column(_("Number of quotes"), "Quotes in the archive.", lambda person, _o: person.quote_count),
    ),
    Organization: (
        ADDRESS,
        LATIN,
        RUSSIAN,
        Column(_("Acronym"), "Empty where it has none.", lambda body, _o: body.acronym),
        Column(_("Part of"), "The body above it.", lambda body, _o: body.parent or ""),
        COUNTRY,
        Column(_("Side"), "Whom it stands for in meetings.", lambda body, _o: body.get_side_display()),
        MEETINGS,
        Column(
            _("Number of reports"),
            "Reports that name it or give it to a participant or speaker.",
            lambda body, _o: body.report_count,
        ),
    ),
    Country: (
        ADDRESS,
        Column(_("Code"), "ISO 3166-1 alpha-2.", lambda country, _o: country.code),
        NAME,
        MEETINGS,
        Column(_("Number of people"), "People of the country.", lambda country, _o: country.person_count),
    ),
    Topic: (ADDRESS, NAME, MEETINGS),
}

ROWS: dict[type[Model], Callable[[QuerySet], QuerySet]] = {
    Meeting: rows.meetings,
    Report: reports_for_rows,
    Quote: rows.quotes,
    Person: rows.people,
    Organization: rows.organizations,
    Country: rows.countries,
    Topic: rows.topics,
}
