"""A text told apart: header, title, dateline, publisher and the paragraphs of the article proper."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from reports.extraction import date_expressions, languages, places
from reports.extraction.date_expressions import DateExpression
from reports.extraction.findings import Article, Finding, Span, Stated
from reports.extraction.page import datelines, lines, mastheads, publishers, sources
from reports.extraction.page.datelines import Dateline
from reports.extraction.page.lines import Kind, Line
from reports.extraction.words.phrases import words

# " date 2026-03-10 17:28": how some collections stamp the first line of a page.
STAMP = re.compile(r"\s*date\s+(?=\d{4}-\d\d-\d\d)", re.IGNORECASE)
STAMP_HOUR = re.compile(r"[ T]?\d\d?:\d\d(?::\d\d)?(?!\d)")
AFTER_HOUR = re.compile(r"(?:\s*(?:года|г\.))?[\s,|/–—-]*(?:at\s+|в\s+)?\d?\d:\d\d(?::\d\d)?")
BEFORE_HOUR = re.compile(r"(?<!\d)\d?\d:\d\d[\s,|/–—-]*$")
PADDED_DAY = re.compile(r"0\d\s")
SOURCE_LINE = re.compile(r"(?:source|источник)\s*:\s*(?=\w)", re.IGNORECASE)
EDGES = " \t,|/–—-:•"
DATELINE_REACH = 6  # paragraphs: captions and a summary may stand before the one with the dateline
SAMPLE, SAMPLE_PARAGRAPHS = 600, 5  # characters of a paragraph, and paragraphs, that tell the language
SUMMARY_WORDS = 8  # fewer may be a rubric or a credit
TITLE_WORDS = 3  # fewer are a menu
TITLE_WORD = re.compile(r"[^\W\d_]{4}")  # a line without one, such as «Ру Ўз En», is a menu
# Weather, rates and telephones: "Ashgabat +4°C", "1 USD = 3.50 TMT", «Курс ЦБ: USD 11 506»
NUMBERED = re.compile(r"\d\s?°|=\s*\d|\b(?:USD|EUR|RUB|KZT|KGS|TJS|TMT|UZS) \d|:\s*\d{3,4}$")
HEADLINE_WORDS = 6  # fewer may be the name of the site, where a menu follows


def stored_text(content: bytes) -> str:
    """The text as it is stored and as spans count it: UTF-8, no byte order mark, LF, no NUL.

    Raises ValueError, with one sentence to show, where the bytes are not UTF-8.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"The text is not UTF-8: byte {error.start} cannot be read.") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\0", "\ufffd")


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page: ``header`` before the first paragraph, ``rest`` from there on."""

    stamp: DateExpression | None
    header: list[Line]
    rest: list[Line]


def read(text: str, stated: Stated | None = None) -> Article:
    """``text`` told apart; what ``stated`` says of it wins over what the text says."""
    stated = stated or Stated()
    page = _open(text)
    title = Finding(stated.title, _standing(text, page, stated.title)) if stated.title else _title(text, page)
    body = _body(text, page, title)
    dateline = _dateline(text, body) or _dateline(text, [line.span for line in page.header])
    body = [_past_dateline(span, dateline) for span in body]
    published = Finding(stated.published) if stated.published else _published(text, page, dateline)
    if published is None:
        published = _in_implied_year(text, body, dateline)
    return Article(
        text=text,
        language=stated.language or languages.identify(_sample(text, title, body)),
        title=title,
        source=Finding(stated.source) if stated.source else _source(text, page, body, dateline),
        published=published,
        dateline_place=_dateline_place(text, dateline) or _stamp_place(text, page),
        dateline_date=_dateline_date(dateline, published),
        body=tuple(span for span in body if span.start < span.end),
    )


def _open(text: str) -> _Page:
    stamped = STAMP.match(text)
    stamp = (
        next(date_expressions.scan(text, Span(stamped.end(), stamped.end() + 10)), None) if stamped else None
    )
    start = 0
    if stamp is not None:
        hour = STAMP_HOUR.match(text, stamp.span.end)
        start = hour.end() if hour else stamp.span.end
    page = lines.split(text, start)
    numbers = [number for number, line in enumerate(page) if line.kind is Kind.TEXT]
    headline = _headline_with_stop(text, page, numbers)
    if headline is not None:
        numbers.remove(headline)
    paragraphs = (
        number for at, number in enumerate(numbers) if _opens_body(text, page, numbers[at : at + 2])
    )
    # Where nothing ends as a sentence does, the last line of text is the article.
    first = next(paragraphs, numbers[-1] if numbers else len(page))
    return _Page(stamp, page[:first], page[first:])


def _headline_with_stop(text: str, page: list[Line], numbers: list[int]) -> int | None:
    """The line of text that ends like a sentence and yet is the headline: short, and the first of all above a
    date, or the first with such an end and a question."""
    if not numbers:
        return None
    stopped = next((number for number in numbers if page[number].is_paragraph), numbers[-1])
    dated = numbers[0] + 1 < len(page) and page[numbers[0] + 1].kind is Kind.DATE
    lede = page[numbers[0]].is_paragraph and datelines.read(text, page[numbers[0]].span) is not None
    if dated and not lede and not sources.is_name(page[numbers[0]].text):
        headline = numbers[0]
    else:
        headline = stopped if page[stopped].text.endswith("?") and stopped + 1 < len(page) else None
    return headline if headline is not None and len(page[headline].text) <= lines.LONG else None


def _opens_body(text: str, page: list[Line], numbers: list[int]) -> bool:
    """Whether the article proper opens with the first of the lines: with a paragraph, or a dateline that is
    followed by one; the headline may stand below a line that holds the dateline alone."""
    line = page[numbers[0]]
    found = datelines.read(text, line.span)
    if found is None:
        return line.is_paragraph
    return found.end < line.span.end or (len(numbers) > 1 and page[numbers[1]].is_paragraph)


def _title(text: str, page: _Page) -> Finding | None:
    """The headline: the line of the header that stands twice, else the first that is no menu and no name;
    else where the trail of the page through its site ends."""
    spans = [span for line in page.header if line.kind is Kind.TEXT for span in [_undated(text, line.span)]]
    spans = [span for span in spans if _is_headline(text, span)]
    spans = [span for span in spans if not mastheads.is_masthead(text[slice(*span)])] or spans
    spans = [span for span in spans if not lines.is_trail(text[slice(*span)])] or spans
    spans = spans or [end for line in page.header for end in lines.trail_end(text, line)]
    spans = _below_menu(text, page, spans)
    near = [line.text for line in page.header + page.rest[:8] if len(line.text) <= lines.LONG]
    standing = Counter(_key(written) for written in near)
    repeated = (span for span in spans if standing[_key(text[span.start : span.end])] > 1)
    span = next(repeated, spans[0] if spans else None)
    return Finding(text[span.start : span.end], (span,)) if span else None


def _below_menu(text: str, page: _Page, spans: list[Span]) -> list[Span]:
    """The candidates for a headline without a short one, such as "The portal of state bodies", that a menu
    parts from a longer one, or that is the motto below the publisher's name."""
    if len(spans) < 2 or len(text[slice(*spans[0])].split()) >= HEADLINE_WORDS:
        return spans
    long = [span for span in spans[1:] if len(text[slice(*span)].split()) >= HEADLINE_WORDS]
    if not _is_motto(text, page, spans[0]):
        menus = [line.span.start for line in page.header if line.kind is Kind.JUNK]
        long = [span for span in long if any(spans[0].end <= menu < span.start for menu in menus)]
    return spans[spans.index(long[0]) :] if long else spans


def _is_motto(text: str, page: _Page, span: Span) -> bool:
    """Whether a line right below the publisher's name has no verb: «Узбекистан — страна сегодня»."""
    above = next((line for line, below in pairwise(page.header) if below.span == span), None)
    named = above is not None and publishers.read(text, above.span) is not None
    return named and mastheads.has_no_verb(text[slice(*span)])


def _is_headline(text: str, span: Span) -> bool:
    written = text[slice(*span)]
    listed = written.split()
    if len(listed) < TITLE_WORDS or not TITLE_WORD.search(written) or NUMBERED.search(written):
        return False
    if publishers.read(text, span) or publishers.is_description(written):
        return False
    # «Казахстан Мир Интервью Стиль Спорт»: a Russian headline has words with a small letter, or none
    listing = all(word[0] in "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ" and word.isalpha() for word in listed)
    return written.isupper() or not listing


def _undated(text: str, span: Span) -> Span:
    """A line of the header without the date and hour at its edge: "Uzbekistan 29/08/2024 Senate head ...",
    and without the site at its end: "... | World news today"."""
    named = sources.tail(text, span)
    end = named.start if named else text.find(" | ", span.start, span.end)
    if len(text[span.start : max(end, span.start)].split()) >= TITLE_WORDS:
        span = Span(span.start, end)
    for stamp in _stamps(text, span):
        before, after = text[span.start : stamp.start], text[stamp.end : span.end]
        if len(before.split()) < TITLE_WORDS <= len(after.split()):
            span = _stripped(text, Span(stamp.end, span.end))
        elif len(after.split()) < TITLE_WORDS:
            return _stripped(text, Span(span.start, stamp.start))
    return span


def _stamps(text: str, span: Span) -> list[Span]:
    """Dates in numbers, with an hour beside them, or «07 февраля 2024» at the end: no headline has such.

    Each with its hour.
    """
    found = []
    for expression in date_expressions.scan(text, span):
        hour = BEFORE_HOUR.search(text[max(span.start, expression.span.start - 8) : expression.span.start])
        after = AFTER_HOUR.match(text, expression.span.end, span.end)
        ends = expression.span.end == span.end and PADDED_DAY.match(text, expression.span.start)
        if expression.day and expression.year and (expression.numeric or hour or after or ends):
            start = expression.span.start - (len(hour.group()) if hour else 0)
            found.append(Span(start, after.end() if after else expression.span.end))
    return found


def _stripped(text: str, span: Span) -> Span:
    written = text[span.start : span.end]
    start = span.start + len(written) - len(written.lstrip(EDGES))
    return Span(start, max(start, span.start + len(written.rstrip(EDGES))))


def _key(written: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(written, [Span(0, len(written))]))


def _standing(text: str, page: _Page, title: str) -> tuple[Span, ...]:
    """Where a title that was stated stands in the text."""
    lines_of_text = (line for line in page.header + page.rest[:1] if _key(line.text) == _key(title))
    return tuple(line.span for line in lines_of_text)[:1]


def _unlisted(page: _Page) -> Iterator[Line]:
    """The lines from the first paragraph on, without the lists of other stories."""
    in_list = False
    for line in takewhile(lambda line: line.kind is not Kind.CLOSING, page.rest):
        in_list = line.kind is Kind.LIST or (in_list and not line.text.endswith("."))
        if not in_list:
            yield line


def _body(text: str, page: _Page, title: Finding | None) -> list[Span]:
    """The paragraphs: text that is not the title again, up to the last that is no byline and no menu."""
    kept = [line for line in _unlisted(page) if line.kind is Kind.TEXT and not _repeats(line, title)]
    kept = [line for line in kept if not _is_caption(text, line)]
    kept = _summary(page, title) + kept
    junk = {below.span for line, below in pairwise(page.rest) if line.kind is Kind.JUNK}
    while len(kept) > 1 and (kept[-1].is_short or (kept[-1].span in junk and not kept[-1].is_paragraph)):
        kept.pop()
    return [line.span for line in kept]


def _summary(page: _Page, title: Finding | None) -> list[Line]:
    """What stands between the title and the first full stop: a summary, or a lede without its stop."""
    if title is None or not title.spans:
        return []
    return [
        line
        for line in page.header
        if line.kind is Kind.TEXT
        and line.span.start > title.spans[0].end
        and len(line.text.split()) >= SUMMARY_WORDS
        and not _repeats(line, title)
    ]


def _is_caption(text: str, line: Line) -> bool:
    """Whether the line is a picture's: without a full stop, and the site's name ends it."""
    return not line.is_paragraph and sources.tail(text, line.span) is not None


def _repeats(line: Line, title: Finding | None) -> bool:
    """Whether the line is the title again, perhaps after a rubric."""
    if title is None or len(line.text) > 2 * len(title.value):
        return False
    heading = _key(title.value)
    return _key(line.text)[-len(heading) :] == heading


def _dateline(text: str, paragraphs: list[Span]) -> Dateline | None:
    """The first dateline."""
    found = (datelines.read(text, span) for span in paragraphs[:DATELINE_REACH])
    return next(filter(None, found), None)


def _past_dateline(paragraph: Span, dateline: Dateline | None) -> Span:
    """The paragraph without the dateline that it opens with."""
    if dateline is None or not paragraph.start < dateline.end <= paragraph.end:
        return paragraph
    return Span(dateline.end, paragraph.end)


def _dateline_place(text: str, dateline: Dateline | None) -> Finding | None:
    place = dateline.place if dateline else None
    return Finding(text[place.start : place.end], (place,)) if place else None


def _stamp_place(text: str, page: _Page) -> Finding | None:
    """The one city that a dated line of the header names: "17:20, 24 April 2024, Bishkek - 24.kg"."""
    dated = [line.span for line in page.header if line.kind is Kind.DATE]
    cities = [place.span for place in places.find_in(text, dated) if place.city]
    return Finding(text[slice(*cities[0])], (cities[0],)) if len(cities) == 1 else None


def _dateline_date(dateline: Dateline | None, published: Finding | None) -> Finding | None:
    """The dateline's date; one without a year is the nearest to the report's own, else its year is XXXX."""
    expression = dateline.date if dateline else None
    if expression is None or expression.month is None or expression.day is None:
        return None
    anchor = date_expressions.full(published.value) if published else None
    day = date_expressions.resolve(expression, anchor) if anchor else None
    value = expression.edtf or (day.isoformat() if day else f"XXXX-{expression.month:02}-{expression.day:02}")
    return Finding(value, (expression.span,))


def _published(text: str, page: _Page, dateline: Dateline | None) -> Finding | None:
    """The report's own date: the stamp, a date of the header, of the dateline, or alone on a line."""
    if page.stamp is not None:
        return _dated(page.stamp)
    of_header = (line for line in page.header if line.kind is Kind.DATE or _is_stamped(text, line))
    of_dateline = dateline.date if dateline and dateline.date and dateline.date.year else None
    alone = (line for line in _unlisted(page) if line.kind is Kind.DATE)
    day = _first_day(text, of_header) or of_dateline or _first_day(text, alone)
    return _dated(day) if day else None


def _in_implied_year(text: str, body: list[Span], dateline: Dateline | None) -> Finding | None:
    """The dateline's day in the year of the latest month that the text tells, where it is the same month:
    «11 фев — Sputnik.» and «занял пост в феврале 2020 года»."""
    day = dateline.date if dateline else None
    if day is None or day.month is None or day.day is None:
        return None
    told = [
        found for span in body for found in date_expressions.scan(text, span) if found.year and found.month
    ]
    latest = max(told, key=lambda found: (found.year, found.month), default=None)
    if latest is None or latest.month != day.month or (latest.day or 0) > day.day:
        return None
    doubt = "The year is worked out from the latest month that the text tells."
    return Finding(replace(day, year=latest.year).edtf or "", (day.span, latest.span), doubt)


def _is_stamped(text: str, line: Line) -> bool:
    return line.kind is Kind.TEXT and bool(_stamps(text, line.span))


def _first_day(text: str, dated: Iterable[Line]) -> DateExpression | None:
    days = (found for line in dated for found in date_expressions.scan(text, line.span))
    return next((day for day in days if day.day and day.year), None)


def _dated(expression: DateExpression) -> Finding:
    return Finding(expression.edtf or "", (expression.span,))


def _source(text: str, page: _Page, body: list[Span], dateline: Dateline | None) -> Finding | None:
    """The publisher that the dateline names, else what the header or the paragraphs say."""
    named = dateline.source if dateline else None
    if named is not None:
        return Finding(sources.spelled(text[named.start : named.end]), (named,))
    junk = (line for line in page.rest if line.kind is Kind.JUNK)
    credits = [(line.span, found.end()) for line in junk if (found := SOURCE_LINE.match(line.text))]
    own = [name for line in page.header if (name := publishers.read(text, line.span))]
    own += [name for name in (publishers.described(page.header), publishers.owner(page.header)) if name]
    own.sort(key=lambda name: text.startswith("gov.", name.start))  # the portal of all bodies last
    signed = [line.span for line in page.rest if publishers.is_signature(line.text)]
    header = [line.span for line in page.header]
    header += [line.span for line in page.rest if sources.is_name(line.text)]
    stamps = (line.span for line in page.header if line.kind is Kind.DATE)
    header += [named for stamp in stamps if (named := sources.named_in(text, stamp))]
    pictures = [line.span for line in page.header + page.rest if line.kind is Kind.JUNK or line.is_short]
    return (
        sources.find(text, header, [])
        or _named(text, own)
        or sources.find(text, [], body + [line for line, _ in credits])
        or _named(text, [Span(line.start + label, line.end) for line, label in credits] + signed)
        or sources.credited(text, pictures)
    )


def _named(text: str, names: list[Span]) -> Finding | None:
    return Finding(text[slice(*names[0])], (names[0],)) if names else None


def _sample(text: str, title: Finding | None, body: list[Span]) -> str:
    """Enough of the article to tell its language."""
    parts = [title.value] if title else []
    parts += [text[span.start : min(span.end, span.start + SAMPLE)] for span in body[:SAMPLE_PARAGRAPHS]]
    return "\n".join(parts) or text[:SAMPLE]
