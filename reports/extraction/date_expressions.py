"""Dates as they are written: numbers, names of months, weekdays and words such as "yesterday"."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import compress

from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.words.phrases import FOLDED, WORD, Remembered, fold, word_parts


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in the text: the parts that are written. ``offset`` counts days from the report's own date.

    A range is its first day. ``vague`` is a day that cannot be worked out, such as "last week".
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    offset: int | None = None
    earlier: bool = False  # a weekday that is not the report's own: "last Friday"
    vague: bool = False
    numeric: bool = False

    @property
    def is_day(self) -> bool:
        """Whether a single day is meant."""
        return self.day is not None or self.weekday is not None or self.offset is not None

    @property
    def edtf(self) -> str | None:
        """The date as EDTF where the year is written, else None."""
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def scan(text: str, span: Span) -> Iterator[DateExpression]:
    """The date expressions inside ``span``, in order; what is no day of the calendar is passed over."""
    resume = span.start
    listed = word_parts(text, span)
    for word in compress(listed, map(_may_start().__getitem__, map(FOLDED, listed))):
        expression = _starting(text, Span(word.start, span.end)) if word.start >= resume else None
        if expression is not None:
            resume = expression.span.end
            yield expression


def opening(text: str, span: Span) -> DateExpression | None:
    """The date expression that ``span`` opens with; None where it opens with another word."""
    word = WORD.match(text, *span)
    expression = _starting(text, span) if word and _may_start()[fold(word.group())] else None
    return expression if expression and expression.span.start == span.start else None


def _starting(text: str, span: Span) -> DateExpression | None:
    found = _pattern(in_numbers=text[span.start].isdigit()).match(text, *span)
    return _read(found) if found else None


def resolve(expression: DateExpression, anchor: date) -> date | None:
    """The day that the words mean in a report of the day ``anchor``; None where none can be worked out."""
    if expression.offset is not None:
        return _shift(anchor, expression.offset)
    if expression.weekday is not None:
        latest = _shift(anchor, -1) if expression.earlier else anchor
        return latest and _shift(latest, -((latest.weekday() - expression.weekday) % 7))
    if expression.day is None or expression.month is None:
        return None
    if expression.year is not None:
        return _day(expression.year, expression.month, expression.day)
    return _nearest(expression.month, expression.day, anchor)


def full(edtf: str) -> date | None:
    """The day that an EDTF date is; None where it is less exact than a day."""
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


def _shift(anchor: date, days: int) -> date | None:
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def _nearest(month: int, day: int, anchor: date) -> date | None:
    candidates = (_day(anchor.year + shift, month, day) for shift in (-1, 0, 1))
    return min((day for day in candidates if day), key=lambda day: abs(day - anchor), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _may_start() -> Remembered[bool]:
    """Whether a date can start with a word, to pass over the others fast."""
    vague = load("calendar")["vague"]
    listed = [*_months(), *_weekdays(), *load("calendar")["offsets"], *vague["phrases"], *vague["parts"]]
    firsts = {fold(phrase).split()[0] for phrase in [*listed, "on", "last", "this", "в", "во"]}
    starts = re.compile(rf"\d|(?:{_any(firsts)})(?![^\W\d_])")
    return Remembered(lambda word: starts.match(word) is not None)


@cache
def _months() -> dict[str, int]:
    listed = load("calendar")["months"]
    return {form: number for number, month in enumerate(listed, 1) for form in month["forms"]}


@cache
def _weekdays() -> dict[str, int]:
    return {form: day for day, forms in enumerate(load("calendar")["weekdays"]["forms"]) for form in forms}


def _any(phrases: Iterable[str]) -> str:
    """The longest of the phrases that goes on; those of one first letter stand together and fail together."""
    rest: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        rest[phrase[0]].append(re.escape(phrase[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(listed)})" for first, listed in rest.items())


def _eve() -> str:
    """What follows "the day before" where it is the eve of something."""
    words = load("calendar")["eves"]
    follows = rf"\s+(?:(?:{_any(words['words'])})|[^\W\d_]+(?:{_any(words['endings'])}))\b"
    return "|".join(rf"(?<={re.escape(phrase)}){follows}" for phrase in words["after"])


@cache
def _pattern(in_numbers: bool) -> re.Pattern[str]:
    """One pattern for every way of writing that starts with a number, or for all that start with a word; the
    name of the group around it tells which."""
    month = rf"\b(?:{_any(_months())})(?![^\W\d_])\.?"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
    year = r"(?:19|20)\d\d"
    year_after = rf"(?:\s*,(?:\s*[^\W\d_]{{5,11}}\s*,)?)?\s*({year})(?!\d)"  # also «16 мая, вторник, 2023»
    until = rf"(?:\s*(?:[-–—]|and|to|и|по)\s*{day}(?:st|nd|rd|th)?)?"
    across = rf"(?:\s*(?:[-–—]|to|по)\s*{day}\s+(?:of\s+)?{month})?"
    vague = load("calendar")["vague"]
    weekday = rf"({_any(_weekdays())})\b"
    numbers = [
        # 2026-03-10, also glued to an hour: 2026-03-1017:28; 2026/03/10
        rf"(?P<year_first>({year})(?:-(?=\d\d-)|/(?=\d\d/))(\d\d)[-/](\d\d)(?=\d\d:\d\d|\D|$))",
        # 19.03.2022, 29/08/2024, 24.03.22, also glued to an hour: 22:4107.10.2021
        rf"(?P<numeric>(?:\d?\d:\d\d)?(\d\d?)([./])(\d\d?)[./]({year}(?=\d\d:\d\d)|(?:{year}|[12]\d)(?![\d:]|\.\d)))",
        # 15-06-2022
        rf"(?P<dashed>(\d\d?)(-)(\d\d)-({year})(?![\d-]))",
        # 13 February 2020, 18–21 November 2018, 28 февраля – 2 марта 2020, 9 апреля
        rf"(?P<day_first>({day})(?:st|nd|rd|th|-?го|-?е)?{until}\s*(?:of\s+)?({month}){across}(?:{year_after})?)",
        # 2018, but not 2020-2021
        rf"(?P<year_only>(?<![\d.,/–—-])({year})(?![\d-]|[.,/]\d|\s*[–—]\s*\d))",
    ]
    words = [
        # Dec. 14, 2017; Feb 3-8, 2020; Sept. 22
        rf"(?P<month_first>({month})\s*({day})(?:st|nd|rd|th)?{until}(?:{year_after})?)",
        # October 2018, Feb.2018, октябре 2018
        rf"(?P<month_only>({month}){year_after})",
        rf"(?P<weekday>(on\s+(?:(?:last|this)\s+)?|last\s+|this\s+|во?\s+(?:[^\W\d]{{4,12}}\s+)?"
        rf"|(?=\w+[’']s\b)){weekday})",
        rf"(?P<offset>({_any(load('calendar')['offsets'])})\b(?!{_eve()}))",
        rf"(?P<vague>(?:{_any(vague['phrases'])})\b|(?:{_any(vague['parts'])})[\s-]+{month}(?!{year_after}))",
    ]
    return re.compile("|".join(numbers if in_numbers else words), re.IGNORECASE)


def _read(found: re.Match[str]) -> DateExpression | None:
    """The expression that a match is; None where the numbers are no day of the calendar."""
    if found.group().startswith(("may", "march")):  # "may 12 million doses", a verb
        return None
    parts = found.groups()[found.lastindex or 0 :]
    expression = _READERS[found.lastgroup or ""](Span(*found.span()), *parts)
    if expression.numeric and _day(expression.year or 0, expression.month or 0, expression.day or 0) is None:
        return None
    return expression


def _read_year_first(span: Span, year: str, month: str, day: str, *_: str) -> DateExpression:
    return DateExpression(span, int(year), int(month), int(day), numeric=True)


def _read_numeric(span: Span, first: str, mark: str, second: str, year: str, *_: str) -> DateExpression:
    day, month = int(first), int(second)
    if mark == "/" and month > 12:  # 03/29/2022, the American way
        day, month = month, day
    start = span.end - len(first + mark + second + mark + year)
    full_year = int(year) if len(year) > 2 else 2000 + int(year)
    return DateExpression(Span(start, span.end), full_year, month, day, numeric=True)


def _read_named(span: Span, year: str | None, month: str, day: str | None) -> DateExpression:
    number = _months()[month.casefold().rstrip(".")]
    return DateExpression(span, int(year) if year else None, number, int(day) if day else None)


def _read_weekday(span: Span, before: str, name: str, *_: str) -> DateExpression:
    earlier = any(word in load("calendar")["earlier"]["words"] for word in before.casefold().split())
    return DateExpression(span, weekday=_weekdays()[name.casefold()], earlier=earlier)


_READERS: dict[str, Callable[..., DateExpression]] = {
    "year_first": _read_year_first,
    "numeric": _read_numeric,
    "dashed": _read_numeric,
    "day_first": lambda span, day, month, year, *_: _read_named(span, year, month, day),
    "month_first": lambda span, month, day, year, *_: _read_named(span, year, month, day),
    "month_only": lambda span, month, year, *_: _read_named(span, year, month, None),
    "weekday": _read_weekday,
    "offset": lambda span, word, *_: DateExpression(
        span, offset=load("calendar")["offsets"][word.casefold()]
    ),
    "vague": lambda span, *_: DateExpression(span, vague=True),
    "year_only": lambda span, year, *_: DateExpression(span, int(year)),
}
