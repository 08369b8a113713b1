"""Citations of a report or a quote: RIS, BibTeX, CSL-JSON and a sentence to copy.

A news report has an agency and rarely an author; the archive knows none. What an article lacks is left out.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from reports.models import Quote, Report
from reports.models.dates import bounds
from reports.models.quotes import QuoteKind
from reports.pages import rows
from reports.pages.addresses import origin, original, passage, permalink
from reports.pages.dates import in_words
from reports.pages.departures import Departures
from reports.pages.page import Page
from reports.pages.plain import plain

ARCHIVE = "Central Asia health meetings"
# What a page does not name, Zotero takes from elsewhere: for a date the first time element, even a meeting's,
# for a publication the name of the site. A blank it takes as named, and drops when it saves the item.
UNNAMED = " "
ENDED = re.compile(r"[.!?…][”»]?$")
BIBTEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


@dataclass(frozen=True)
class Citation:
    """What is cited, each text on one line. ``title`` is the opening words in brackets where there is none.

    ``url`` is where a reader is led: a report's original address, else its page; a quote's page.
    """

    key: str
    title: str
    source: str
    published: str
    language: str
    url: str
    permalink: str
    said: str = ""
    speaker: str = ""
    passage: str = ""

    @property
    def note(self) -> str:
        """Who said what, of a quote; empty of a report."""
        return ": ".join(filter(None, (self.speaker, self.said)))

    @property
    def location(self) -> str:
        """Where the archive has it, if not at ``url``: the words of a quote, or the page of a report."""
        return self.passage or (self.permalink if self.permalink != self.url else "")


def of_report(report: Report, origin: str) -> Citation:
    """The citation of a report."""
    page = permalink(report, origin)
    return Citation(
        key=report.slug,
        title=plain(report.title) or f"[{plain(report.lede)}]",
        source=plain(report.source),
        published=report.published,
        language="" if report.language == "und" else report.language,
        url=plain(original(report)) or page,
        permalink=page,
    )


def of_quote(quote: Quote, origin: str) -> Citation:
    """The citation of a quote, for one of ``rows.quotes`` with its text: the report, and what it says."""
    report = of_report(quote.report, origin)
    page = permalink(quote, origin)
    return Citation(
        key=quote.slug,
        title=report.title,
        source=report.source,
        published=report.published,
        language=report.language,
        url=page,
        permalink=page,
        said=said(quote),
        speaker=speaker(quote),
        passage=passage(quote, origin),
    )


def said(quote: Quote) -> str:
    """The words of a quote: the speaker's own in quotation marks, the reporter's without."""
    text = plain(quote.text)
    return in_marks(text, quote.report.language) if quote.kind == QuoteKind.DIRECT else text


def speaker(quote: Quote) -> str:
    """Who said it, and in which role, for one of ``rows.quotes``; empty where neither is known."""
    who = quote.speaker or quote.speaker_organization or quote.speaker_as_written
    return plain(", ".join(str(each) for each in (who, quote.role) if each))


def in_marks(text: str, language: str) -> str:
    """The text in the quotation marks of its language."""
    return f"«{text}»" if language == "ru" else f"“{text}”"


def ended(text: str) -> str:
    """The text with a full stop, unless it has a mark at its end: «10 марта 2026 г.»."""
    return text if ENDED.search(text) else f"{text}."


def sentence(cited: Citation) -> str:
    """The citation as a sentence, in the language of the page."""
    title = in_marks(cited.title, cited.language)
    date = in_words(cited.published) or _("undated")
    head = _("%(note)s Quoted in:") % {"note": ended(cited.note)} if cited.note else ""
    told = ", ".join(filter(None, (title, cited.source, date)))
    address = cited.url if cited.url == cited.permalink else f"{cited.url} ({cited.permalink})"
    return " ".join(filter(None, (head, ended(told), _("Central Asia health meetings") + ",", address)))


def ris(cited: Citation) -> str:
    """The citation in RIS; a value cannot begin a line of its own."""
    fields = [
        ("TY", "NEWS"),
        ("ID", cited.key),
        ("TI", cited.title),
        ("T2", cited.source),
        ("PY", cited.published[:4]),
        ("DA", _with_slashes(cited.published)),
        ("LA", cited.language),
        ("AB", cited.note),
        ("UR", cited.url),
        ("L2", "" if cited.permalink == cited.url else cited.permalink),
        ("DB", ARCHIVE),
        ("N1", cited.passage),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _with_slashes(edtf: str) -> str:
    """An EDTF date as RIS wants it: 2017/12/13/, 2017/12//, 2017///."""
    if not edtf:
        return ""
    year, month, day = [*edtf.split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"


def bibtex(cited: Citation) -> str:
    """The citation in BibTeX, where an article has a journal. Braces keep the capitals of a title."""
    kind = "article" if cited.source else "misc"
    fields = {
        "title": f"{{{_escaped(cited.title)}}}",
        "journal": _escaped(cited.source),
        "date": cited.published,
        "year": cited.published[:4],
        "langid": {"en": "english", "ru": "russian"}.get(cited.language, ""),
        "note": _escaped(cited.note),
        "url": _in_braces(cited.url),
        "addendum": "" if cited.permalink == cited.url else _escaped(f"{ARCHIVE}, {cited.permalink}"),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{cited.key},\n{lines}}}\n"


def _escaped(text: str) -> str:
    return "".join(BIBTEX_SPECIAL.get(character, character) for character in text)


def _in_braces(url: str) -> str:
    """An address that does not end the braces that it stands in."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", url)


def csl(cited: Citation) -> list[dict]:
    """The citation as CSL-JSON, https://github.com/citation-style-language/schema: a list of one item."""
    found = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "container-title": cited.source,
        "issued": _parts(cited.published),
        "language": cited.language,
        "abstract": cited.note,
        "URL": cited.url,
        "archive": ARCHIVE,
        "archive_location": cited.location,
    }
    return [{name: value for name, value in found.items() if value}]


def _parts(edtf: str) -> dict:
    if not edtf:
        return {}
    first, _last = bounds(edtf)
    return {"date-parts": [[first.year, first.month, first.day][: edtf.count("-") + 1]]}


def _as_json(cited: Citation) -> str:
    return json.dumps(csl(cited), ensure_ascii=False, indent=1)


# By the end of an address: the content type and how the citation is written.
FORMATS: dict[str, tuple[str, Callable[[Citation], str]]] = {
    "ris": ("application/x-research-info-systems; charset=utf-8", ris),
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "csl.json": ("application/vnd.citationstyles.csl+json", _as_json),
}


NAMES = {"ris": "RIS", "bib": "BibTeX", "csl.json": "CSL-JSON"}


class Cite(Departures, Page, DetailView):
    """The citation of a record in one format."""

    extension = ""

    def render_to_response(self, context: dict, **kwargs) -> HttpResponse:
        content_type, write = FORMATS[self.extension]
        cited = self.cited(self.object, origin(self.request))
        response = HttpResponse(write(cited), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="{cited.key}.{self.extension}"'
        return response

    def cited(self, record: Report | Quote, origin: str) -> Citation:
        raise NotImplementedError


class CiteReport(Cite):
    queryset = Report.objects.defer(*rows.unread(texts=True))

    def cited(self, record: Report, origin: str) -> Citation:
        return of_report(record, origin)


class CiteQuote(Cite):
    def get_queryset(self):
        return rows.quotes(Quote.objects.all(), texts=True)

    def cited(self, record: Quote, origin: str) -> Citation:
        return of_quote(record, origin)


def shown(record: Model, origin: str) -> dict | None:
    """The citation as a page shows it: ``sentence``, ``embedded``, and ``files``; None of other records."""
    if not isinstance(record, Report | Quote):
        return None
    cited = of_report(record, origin) if isinstance(record, Report) else of_quote(record, origin)
    return {"sentence": sentence(cited), "embedded": list(embedded(cited)), "files": list(files(record))}


def files(record: Report | Quote) -> Iterator[dict[str, str]]:
    """Where the citation of a record is in each format: name, content type and address."""
    for extension, name in NAMES.items():
        route = f"pages:{record._meta.model_name}_{extension.replace('.', '_')}"
        content_type = FORMATS[extension][0].split(";")[0]
        yield {"name": name, "type": content_type, "url": reverse(route, args=[record.slug])}


def embedded(cited: Citation) -> Iterator[tuple[str, str]]:
    """The citation as names and contents of ``meta`` elements, by which Zotero and others read a page.

    Zotero takes ``z:`` for its own fields, and a ``citation_title`` alone for an article of a journal. A
    publisher, which newspaper articles lack there, would land in its Extra; an unnamed language would be that
    of the page.
    """
    found = [
        ("z:itemType", "newspaperArticle"),
        ("z:archive", ARCHIVE),
        ("z:archiveLocation", cited.location),
        ("citation_title", cited.title),
        ("citation_publication_date", cited.published.replace("-", "/")),
        ("citation_language", cited.language),
        ("citation_public_url", cited.url),
        ("citation_abstract", cited.note),
        ("prism.publicationName", cited.source),
        ("DC.title", cited.title),
        ("DC.date", cited.published or UNNAMED),
        ("DC.language", cited.language or "und"),
        ("DC.identifier", cited.permalink),
        ("DC.source", cited.source or UNNAMED),
    ]
    return ((name, content) for name, content in found if content)
