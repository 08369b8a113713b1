"""The dateline that opens an article: where and when the agency wrote it, and which agency.

>>> read("Bishkek, Dec. 14, 2017 / Kabar/. The minister", Span(0, 45)).end
33
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reports.extraction import date_expressions, places
from reports.extraction.date_expressions import DateExpression
from reports.extraction.findings import Span
from reports.extraction.page import sources

REACH = 120  # characters that a dateline may take
MARKS = re.compile(r"[\s,./|()\[\]:;–—-]*(?:год[а]?\b|г\.)?(?:(?<=\s)\d?\d:\d\d\b)?[\s,./|()\[\]:;–—-]*")
# «(UzDaily.uz) -- 24–26 октября 2019 года в городе»: the sentence has begun with its own date
AFTER_DATE = re.compile(r"(?:\s*(?:года|г\.))?,?\s+(?!года\b|г\.)[a-zа-яё]+\b")
OPENING, CLOSING = ("«", "“", '"', "„"), ("»", "”", '"')
# A part in slashes or brackets is the agency even where no lexicon knows it: /NIAT Khovar/, (Orient)
BRACKETED = re.compile(r"/\s*([^/\n]{2,40}?)\s*/|\(\s*([^()\n]{2,40}?)\s*\)|\[\s*([^\]\n]{2,40}?)\s*\]")
LABEL = re.compile(
    r"(?:г\.|город|News agency|Корр\.)\s*|(?:[КМ]?Н?ИАТ?|АМИТ|ИП|А[НП]|IA|AN)\s+", re.IGNORECASE
)
# An agency that no lexicon lists: «— ИП "Новости".», "12 May - Turmush. The"
QUOTED = re.compile(r"[«“\"][^»”\"\n]{2,40}[»”\"](?=\s*[.:–—-])")
UNLISTED = re.compile(
    r"[A-ZА-ЯЁ][\w-]{2,30}(?:\.(?:[a-z]{2,5}|[A-Z]{2,3}))?(?=\.\s+[A-ZА-ЯЁ«“\"])|[A-ZА-ЯЁ][\w-]{2,30}\.[a-z]{2,5}\s*$"
)
DASHED = re.compile(r"[A-ZА-ЯЁ][\w-]{2,30}(?:\.[a-z]{2,5})?(?=\s+(?:--|[–—-])\s+[A-ZА-ЯЁ«“\"])")
AUTHOR = re.compile(r"[A-ZА-ЯЁ][\w-]+ [A-ZА-ЯЁ][\w-]*(?=\.\s+[A-ZА-ЯЁ«“\"]|/\s)")
# A town that no lexicon knows, before the day and the agency: «Лейлек, 11 июня. /Кабар/.»
TITLED = re.compile(r"[A-ZА-ЯЁ][\w-]{2,30}(?=,\s+\d{1,2}\s\w+\.?\s*(?:\d{4}\s*)?/)")
CAPITALS = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ’'-]{2,}(?: [A-ZА-ЯЁ][A-ZА-ЯЁ’'-]{2,})?(?=\s*[.,–—])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``end`` is where the article goes on."""

    end: int
    place: Span | None = None
    date: DateExpression | None = None
    source: Span | None = None


@lru_cache(maxsize=16)
def read(text: str, paragraph: Span) -> Dateline | None:
    """The dateline at the start of ``paragraph``; None where it starts as a sentence."""
    window = Span(paragraph.start, min(paragraph.end, paragraph.start + REACH))
    found = Dateline(paragraph.start)
    while True:
        longer = _next_part(text, window, found)
        if longer is None:
            break
        found = longer
    if text[found.end : paragraph.end].isupper():  # «ТУРКМЕНИСТАН – ЮНИСЕФ: ИТОГИ ВСТРЕЧИ», a headline
        return None
    return found if _is_dateline(text, found) else None


def _next_part(text: str, window: Span, found: Dateline) -> Dateline | None:
    """``found`` with the part that follows it, and the marks after that part; None where it ends."""
    at = Span(found.end, window.end)
    for reader in (_place, _date, _source, _country, _author):
        longer = reader(text, at, found)
        if longer is not None:
            marks = MARKS.match(text, longer.end, window.end)
            return replace(longer, end=marks.end() if marks else longer.end)
    return None


def _place(text: str, at: Span, found: Dateline) -> Dateline | None:
    label = LABEL.match(text, at.start, at.end)
    start = label.end() if label and found.end == at.start else at.start
    place = places.first_in(text, Span(start, at.end))
    if found.place is None and place is not None and place.city and place.span.start == start:
        return replace(found, end=place.span.end, place=place.span)
    capitals = CAPITALS.match(text, at.start, at.end) or TITLED.match(text, at.start, at.end)
    if found.place is None and found.source is None and capitals and not sources.is_name(capitals.group()):
        return replace(found, end=capitals.end(), place=Span(*capitals.span()))
    return None


def _country(text: str, at: Span, found: Dateline) -> Dateline | None:
    """ "Tashkent, Uzbekistan (UzDaily.com) —", «Узбекистан, Ташкент - АН Podrobno.uz.»"""
    country = places.first_in(text, at)
    if country is None or country.city or country.span.start != at.start:
        return None
    marks = r"\s*[.,(–—-]" if found.place else r"\s*[,(–—-]"
    if not re.match(marks, text[country.span.end : country.span.end + 3]):
        return None
    return replace(found, end=country.span.end)


def _date(text: str, at: Span, found: Dateline) -> Dateline | None:
    expression = date_expressions.opening(text, at)
    if found.date or expression is None or not expression.month:
        return None
    if found.source and AFTER_DATE.match(text, expression.span.end):
        return None
    return replace(found, end=expression.span.end, date=expression)


def _source(text: str, at: Span, found: Dateline) -> Dateline | None:
    if found.source is not None:
        return None
    before = text[max(0, at.start - 3) : at.start].rstrip()
    opened = BRACKETED.match(text, at.start - 1, at.end) if before.endswith(("/", "(", "[")) else None
    if opened and found.place is not None:
        group = opened.lastindex or 0
        return replace(found, end=opened.end(), source=Span(*opened.span(group)))
    named = sources.named_in(text, at)
    label = LABEL.match(text, at.start, at.end)
    start = label.end() if label else at.start
    quoted = text[start : start + 1] in OPENING
    if named is None or named.start not in (start, at.start, start + quoted):
        named = _unlisted(text, Span(start, at.end), found)
    elif quoted:  # «Авеста»
        named = Span(start, named.end + (text[named.end : named.end + 1] in CLOSING))
    return replace(found, end=named.end, source=Span(at.start, named.end)) if named else None


def _unlisted(text: str, at: Span, found: Dateline) -> Span | None:
    """The name of an agency that no lexicon lists, between the marks of a dateline."""
    if found.place is None or not text[found.place.end : at.start].strip():
        return None
    quoted = QUOTED.match(text, at.start, at.end)
    dashed = DASHED.match(text, at.start, at.end) if found.date else None
    named = quoted or UNLISTED.match(text, at.start, at.end) or dashed
    span = Span(*named.span()) if named else None
    return None if span is None or (not quoted and places.find_in(text, [span])) else span


def _author(text: str, at: Span, found: Dateline) -> Dateline | None:
    """«— Sputnik, Имя Фамилия.», «КАБАР /Имя Фамилия/ -»"""
    author = AUTHOR.match(text, at.start, at.end)
    behind_source = found.source is not None and text[found.source.end : at.start].strip() in tuple(",/–—-")
    return replace(found, end=author.end()) if author and behind_source else None


def _is_dateline(text: str, found: Dateline) -> bool:
    """Whether the parts are enough: "ASTANA – The", but not "Kazakhstan, the first" or "Bishkek will"."""
    marks = re.search(r"[^\w»”]*$", text[: found.end][-12:])
    closing = marks.group() if marks else ""
    if found.place is None:
        dated = found.date is not None and found.date.year is not None
        marks_of_end = "–—-:/)]|" if found.date else "–—-:/)]"  # "Avesta.Tj | 03.08.2017 | The"
        marks_of_end += "." * (dated and closing.startswith(". "))  # «УзА, 25 января 2023 года. Министр»
        return found.source is not None and any(mark in closing for mark in marks_of_end)
    if found.source is not None:
        return True
    if found.date is not None:
        return any(mark in closing for mark in "–—-./:)")
    written = text[found.place.start : found.place.end]
    if not places.find_in(text, [found.place]):  # "WHO – the leading body"
        return False
    if any(mark in closing for mark in "–—"):
        return True
    alone = closing.startswith(". ") and text[found.end : found.end + 1].isupper()  # "Geneva. The Minister"
    return alone or (written.isupper() and any(mark in closing for mark in ".:-"))
