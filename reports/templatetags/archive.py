"""How values are shown: dates in words, evidence in place, addresses in the other language."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django import template
from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext as _

from reports.extraction.names import cyrillic
from reports.models import Account, Country, Meeting, Participation, Quote, Report
from reports.models.spans import Side
from reports.pages import addresses, dating, meetings
from reports.pages.dates import in_words
from reports.pages.evidence import Finding, Passage, anchor, passages, role_span, words_at
from reports.pages.meetings import Participant
from reports.pages.page import SECTIONS
from reports.search import highlights
from reports.search.facets import Facet, FacetValue
from reports.search.lists import ListFilter, Mistake, language_name
from reports.search.terms import Terms

register = template.Library()

WORDS_SHOWN = 60
ORIGINAL_SHOWN = 200
UNKNOWN = '<span class="unknown">{}</span>'

register.filter("in_words", in_words)
register.filter("meeting_title", meetings.title)
register.filter("sides", meetings.sides)
# The i18n library has a filter "language_name" of its own, which fails on "und".
register.filter("called", language_name)
register.filter("is_cyrillic", cyrillic)
register.filter("safe_address", addresses.original)


@register.simple_tag
def meeting_date(meeting: Meeting) -> SafeString:
    """A meeting's date with its basis: “13 December 2017, worked out from “Yesterday””."""
    return _date(dating.of_meeting(meeting), get_language())


@register.simple_tag
def quote_date(quote: Quote) -> SafeString:
    """The date of a quote's meeting with its basis, else its report's."""
    return _date(dating.of_quote(quote), get_language())


@register.simple_tag
def account_date(account: Account) -> SafeString:
    """The date that one report gives a meeting, with its basis."""
    return _date(dating.of_account(account), get_language())


@lru_cache(10_000)
def _date(dated: dating.Dated, _language: str) -> SafeString:
    return render_to_string("_date.html", dated._asdict())


@register.simple_tag
def linked(record: Model, terms: Terms | None = None) -> SafeString:
    """A record's name as a link to its page, hits marked."""
    return _linked(record.get_absolute_url(), highlights.mark(str(record), terms))


def _linked(address: str, label: SafeString) -> SafeString:
    return mark_safe(f'<a href="{escape(address)}">{label}</a>')  # noqa: S308 (the label is escaped)


@register.simple_tag
def role(text: str, language: str, terms: Terms | None = None) -> SafeString:
    """A role in the language of its report, hits marked; or that it is unknown."""
    if not text:
        return _unknown(_("role unknown"))
    held = f'<span class="role" lang="{escape(lang(language))}">{highlights.mark(text, terms)}</span>'
    return mark_safe(held)  # noqa: S308 (all that is shown is escaped)


@register.simple_tag
def parties(sides: list[tuple[Side, list[Participant]]], terms: Terms | None = None) -> SafeString:
    """Who took part in a meeting, by side: each a link, with the role held there; or that nobody is known.

    A page has sixty of them, for which a template would take 8 ms.
    """
    found = [
        f"<div><h4>{escape(str(side.label))}</h4>\n    <ul>{_participants(people, terms)}</ul></div>\n  "
        for side, people in sides
    ]
    nobody = format_html('<p class="unknown">{}</p>', _("participants unknown"))
    return mark_safe("".join(found) or nobody)  # noqa: S308 (all that is shown is escaped)


def _participants(people: list[Participant], terms: Terms | None) -> str:
    return "".join(f"<li>{linked(each.person, terms)}, {_held(each.first, terms)}</li>" for each in people)


def _held(told: Participation, terms: Terms | None) -> SafeString:
    return role(told.role, told.account.report.language, terms)


@register.simple_tag
def linked_all(records: Iterable[Model]) -> SafeString:
    """The names of records as links, each after a dot."""
    return mark_safe("".join(f" · {linked(each)}" for each in records))  # noqa: S308 (each is escaped)


@register.simple_tag
def sources(meeting: Meeting) -> SafeString:
    """Who reported a meeting, and when: each a link to the report."""
    told = "; ".join(source(account.report, link=True) for account in meeting.accounts.all())
    return mark_safe(told)  # noqa: S308 (each is escaped)


@register.simple_tag
def source(report: Report, *, link: bool = False) -> SafeString:
    """Who published a report, and when: “Kabar, 13 December 2017”; with ``link``, leading to its page."""
    day = report.published
    date = f'<time datetime="{escape(day)}">{escape(in_words(day))}</time>' if day else _unknown(_("undated"))
    publisher = escape(report.source) if report.source else _unknown(_("unknown source"))
    named = mark_safe(f'<span class="source">{publisher}</span>, {date}')  # noqa: S308 (both are escaped)
    return _linked(report.get_absolute_url(), named) if link else named


def _unknown(told: str) -> SafeString:
    return format_html(UNKNOWN, told)


@register.simple_tag
def participation_passages(participation: Participation) -> list[Passage]:
    """The words that name a participant, and those that give the role."""
    return passages(participation.account.report, participation.span, role_span(participation))


@register.simple_tag
def finding_places(report: Report, finding: Finding) -> list[dict]:
    """The words of a finding, each once, with the ids of its places in the article."""
    places: dict[str, dict] = {}
    for span in finding.spans:
        words = words_at(report.text, span)
        place = places.setdefault(
            words.casefold(), {"words": Truncator(words).chars(WORDS_SHOWN), "anchors": []}
        )
        place["anchors"].append(anchor(span))
    return list(places.values())


@register.simple_tag(takes_context=True)
def in_languages(context) -> list[dict]:
    """This page in each language of the site: ``code``, ``name``, ``url``; the home page where it is none."""
    request = context.get("request")
    found = request is not None and request.resolver_match is not None
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"],
            "url": translate_url(request.get_full_path(), code) if found else _home(code),
        }
        for code, _name in settings.LANGUAGES
    ]


def _home(language: str) -> str:
    with override(language):
        return reverse("pages:home")


@register.simple_tag(takes_context=True)
def error_address(context) -> str:
    """Where to report an error of the page: a letter with the permalink of its record, else its address.

    Empty where the settings name nobody to write to, and for the page of a failure.
    """
    record, request = context.get("object"), context.get("request")
    if not settings.CORRECTIONS_EMAIL or request is None:
        return ""
    if hasattr(record, "get_absolute_url"):
        address, shown = record.get_absolute_url(), str(record)
    else:
        address = shown = request.get_full_path()
    permalink = request.build_absolute_uri(address)
    subject = _("Error in the archive: %(record)s") % {"record": Truncator(shown).chars(80)}
    parts = {"subject": subject, "body": f"{permalink}\n\n"}
    query = "&".join(f"{name}={quote(text)}" for name, text in parts.items())
    return f"mailto:{quote(settings.CORRECTIONS_EMAIL, safe='@')}?{query}"


@register.simple_tag(takes_context=True)
def original(context, record: Model | None, *fields: str) -> SafeString:
    """What the program read where a person corrected the fields: “(role originally “Minister”)”.

    Empty on pages that do not tell, and where nothing was corrected. Of several fields each is named.
    """
    originals = context.get("originals")
    found = originals.of(record, *fields) if originals and record else []
    if not found:
        return SafeString()
    told = "; ".join(_was(*each, named=len(fields) > 1) for each in found)
    return format_html(' <span class="basis original">({})</span>', told)


@register.simple_tag(takes_context=True)
def finding_original(context, finding: Finding) -> SafeString:
    """The same of a finding beside its article."""
    return original(context, finding.row, *finding.fields)


def _was(field: str, value: str, *, named: bool) -> str:
    shown = {"field": field, "value": Truncator(value).chars(ORIGINAL_SHOWN)}
    if named:
        return (_("%(field)s originally “%(value)s”") if value else _("%(field)s originally unknown")) % shown
    return (_("originally “%(value)s”") if value else _("originally unknown")) % shown


@register.filter
def absolute(address: str, request: HttpRequest) -> str:
    """The address with scheme and host, for links that leave the site with the page."""
    return request.build_absolute_uri(address)


@register.simple_tag
def page_address(query: str, number: int) -> str:
    """Where a page of the list of a query is; the first has no number."""
    asked = "&".join(filter(None, [query, f"page={number}" if number > 1 else ""]))
    return f"?{asked}"


@register.filter
def lang(code: str) -> str:
    """A language for a ``lang`` attribute: empty, which HTML reads as unknown, for “und”."""
    return "" if code == "und" else code


@register.simple_tag(takes_context=True)
def navigation(context) -> list[dict]:
    """The sections of the site: ``url``, ``label``, whether the page is in (``current``), is (``here``)."""
    match = context.get("request") and context["request"].resolver_match
    name = (match and match.url_name) or ""
    return [
        {
            "url": reverse(f"pages:{section}"),
            "label": label,
            "current": name.split("_")[0] == section.split("_")[0],
            "here": name == section,
        }
        for section, label in SECTIONS.items()
    ]


@register.inclusion_tag("_breadcrumbs.html")
def breadcrumbs(title: str, section: str = "") -> dict:
    """The way from the home page to this one."""
    between = [{"url": reverse(f"pages:{section}"), "label": SECTIONS[section]}] if section else []
    return {"home": reverse("pages:home"), "between": between, "title": title}


@register.simple_tag
def without_mistake(filters: ListFilter, mistake: Mistake) -> str:
    """The query string of a list without the parameter that cannot be read."""
    return filters.query(**{mistake.parameter: None})


@register.simple_tag
def orders(filters: ListFilter) -> list[dict]:
    """The orders of a list: ``label``, ``query``, whether it is ``current``. By relevance needs words."""
    return [
        {"label": label, "query": filters.query(sort=name), "current": filters.order == name}
        for name, label in filters.filters["sort"].extra["options"].items()
        if name != "relevance" or "q" in filters.chosen
    ]


@register.simple_tag
def facet_values(facet: Facet) -> SafeString:
    """The values of a facet as list items, that of the undated last, each a link that puts it on or off.

    A page has 150 of them, for which a template would take 5 ms.
    """
    least = "≥ " if facet.at_least else ""
    items = [_facet_value(each, least) for each in facet.values]
    if facet.undated:
        items.append(_facet_value(facet.undated, least, ' class="undated"'))
    return mark_safe("".join(items))  # noqa: S308 (all that is shown is escaped)


def _facet_value(each: FacetValue, least: str, of_item: str = "") -> str:
    current = ' aria-current="true"' if each.selected else ""
    return (
        f'<li{of_item}><a href="?{escape(each.query)}"{current}><span>{escape(each.label)}</span> '
        f'<span class="number">{least}{each.count}</span></a></li>'
    )


@register.filter
def told_countries(report: Report) -> list[Country]:
    """The countries of the meetings that a report tells of, each once."""
    return list(dict.fromkeys(each for account in report.accounts.all() for each in account.countries.all()))


@register.filter
def hits(text: object, terms: Terms | None) -> SafeString:
    """The text with what was searched for in ``<mark>``."""
    return highlights.mark(str(text), terms)


@register.simple_tag
def quoted(words: str, language: str, terms: Terms | None = None) -> SafeString:
    """The words in the quotation marks of their language, hits marked: “…”, «…»."""
    return format_html("«{}»" if language == "ru" else "“{}”", highlights.mark(words, terms))


@register.filter
def snippet(text: str, terms: Terms | None) -> SafeString:
    """The part of a text that has most of what was searched for, its beginning where nothing was."""
    return highlights.snippet(text, terms or None)


@register.filter
def passage(text: str, terms: Terms) -> SafeString | None:
    """The part of a text that has most of what was searched for; None where nothing of it was."""
    return highlights.snippet(text, terms) if highlights.hits(text, terms) else None


@register.simple_tag
def list_address(kind: str) -> str:
    """The list of a kind of record: “meeting”, “person” …"""
    return reverse(f"pages:{kind}_list")
