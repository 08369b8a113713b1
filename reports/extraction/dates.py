"""When a meeting was: the dates of an article, and which of them is the meeting's own."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reports.extraction import date_expressions, meeting_words
from reports.extraction.date_expressions import DateExpression
from reports.extraction.findings import Article, DateBasis, Finding, Sentence, Span
from reports.extraction.lexicons import load
from reports.extraction.meeting_words import says
from reports.extraction.speech import quotations
from reports.extraction.words.phrases import words
from reports.extraction.words.reading import body_sides, known_bodies

LEDE = 2  # sentences: a date here needs no word for a meeting beside it
OPENING = 4  # sentences: a date here needs no participant beside it
WEEK = 7  # days
RECENT = 60  # days: below the first sentence, what is older is told as background
BESIDE = 3  # characters between "yesterday" and "9 April" that are one date
MOST = 100  # dates that are weighed; a text with more is a table
REACH = 400  # characters either side of a date that are looked at
SHORT = 3  # words: a clause as short goes with its neighbours, as in "Today, December 2, the minister"
NEXT = 40  # characters of them
# «миссия, которая прибыла в страну [6 июля], провела сегодня встречу»
ARRIVED = re.compile(
    r"(?:котор\w+|\bwho|\bwhich)\s+(?:had\s+)?(?:прибыл|прилетел|приехал|arrived|came)[^,.;]*$", re.IGNORECASE
)
CLAUSE = re.compile(r"[,;:()–—]\s")
# What somebody is told to have done that day: ", who took office on", ", opened on", «, приступивший 1 мая»
APPOSED = re.compile(
    r"(?:,\s|^)(?:(?:(?:with|in|at|on|с|в|на|о|из|к|по)\s)?(?:who|whom|which|котор\w{2,3})\s[^,]{2,60}|[a-z]{3,}ed\s(?:\w+\s){0,3}"
    r"|\w+(?:вш|нн|щ)(?:ий|ая|ее|ие|его|ей|их|ему|им|ую|ый|ой|ое|ые|ого|ых|ому|ым|ийся|аяся|ееся|егося|ейся|уюся)"
    r"\s(?:\w+\s){0,4})$"
)
# An insertion that a comma ends: “, held by WHO[, ]”
CLOSED = re.compile(
    r",\s(?:held|led|organi[sz]ed|hosted|attended|headed|dedicated|devoted|called|which|who)\s[^,]*$"
)
BEFORE = re.compile(r"([^\W\d_]+)\s+(?:the\s+)?\Z")
RANGE = re.compile(r"(?:[-–—]|\b(?:to|and|по|и)\b)\s*\d")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date outside quotations, with the sentence that it stands in."""

    expression: DateExpression
    sentence: int
    span: Span


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[DateMention, ...]:
    """The dates that the article itself tells, in order; "yesterday, 9 April" is one."""
    quoted = quotations.find(article)
    found: list[DateMention] = []
    for number, sentence in enumerate(sentences):
        for expression in _expressions(article.text, sentence, number, found):
            if quotations.overlapping(quoted, expression.span):
                continue
            start = expression.span.start
            if found and found[-1].sentence == number and _completes(found[-1].expression, expression):
                start = found.pop().span.start
            found.append(DateMention(expression, number, Span(start, expression.span.end)))
    return tuple(found)


def _expressions(
    text: str, sentence: Sentence, number: int, told: Sequence[DateMention]
) -> Iterator[DateExpression]:
    """The dates written in a sentence; "the same day" is the last day told shortly before."""
    for span in meeting_words.find("same-day", text, sentence.span):
        before = next((date for date in reversed(told) if date.expression.is_day), None)
        if before is not None and number - before.sentence <= LEDE:
            yield replace(before.expression, span=span)
    yield from date_expressions.scan(text, sentence.span)


def _completes(before: DateExpression, after: DateExpression) -> bool:
    """Whether «9 апреля» says which day «вчера» before it was."""
    loose = before.offset is not None or before.weekday is not None or before.vague
    return loose and after.day is not None and after.span.start - before.span.end <= BESIDE


def of_meeting(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateMention], surnames: Collection[str]
) -> tuple[Finding | None, DateBasis]:
    """The day of the meeting as EDTF, and how it is known; ``surnames`` are the participants', folded.

    ``relative`` with None: the text tells a day that it does not let us work out.
    """
    return own_day(article, sentences, dates, surnames) or _of_report(article)


def own_day(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateMention], surnames: Collection[str]
) -> tuple[Finding | None, DateBasis] | None:
    """The day that ``dates`` tell of the meeting, as for ``of_meeting``; None where they tell of none."""
    anchor = _anchor(article)
    for mention in _candidates(article.text, sentences, dates[:MOST], surnames, anchor):
        finding, basis = _resolved(article, mention, anchor)
        if finding is None or _is_plausible(finding, mention, article, anchor):
            return finding, basis
    return None


def of_further_meeting(
    article: Article, opening: Sentence, before: tuple[Finding | None, DateBasis]
) -> tuple[Finding | None, DateBasis]:
    """The day of a meeting that tells none, after that of the one ``before``: the same, or the next where its
    opening sentence says so."""
    finding, basis = before
    day = date_expressions.full(finding.value) if finding else None
    if finding is None or not says("next-day", article.text, opening.span):
        doubt = "The article gives no day for this meeting: it is that of the one told before."
        return (replace(finding, doubt=finding.doubt or doubt) if finding else None), basis
    following = date_expressions.resolve(DateExpression(opening.span, offset=1), day) if day else None
    return (replace(finding, value=following.isoformat()) if following else None), "relative"


def _anchor(article: Article) -> date | None:
    """The day that "yesterday" counts from: the dateline's, else the report's own."""
    for finding in (article.dateline_date, article.published):
        day = date_expressions.full(finding.value) if finding else None
        if day is not None:
            return day
    return None


def _candidates(
    text: str,
    sentences: Sequence[Sentence],
    dates: Sequence[DateMention],
    surnames: Collection[str],
    anchor: date | None,
) -> list[DateMention]:
    """The dates that may be the meeting's, those beside a word for it first; a day of the lede needs no such
    word where no other sentence of the lede tells that the participants met, nor where the first sentence
    names a party and the day is that of the report or shortly before."""
    possible = [date for date in dates if not _is_of_something_else(text, sentences[date.sentence], date)]
    beside = [
        date
        for date in possible
        if _is_beside_meeting(text, sentences, date, surnames)
        or _is_of_signing(text, sentences, date, anchor)
    ]
    beside.sort(
        key=lambda date: (
            _is_of_session(text, sentences[date.sentence].span, date.span) or _is_of_arrival(text, date.span)
        )
    )
    telling = {number for number in range(len(sentences[:LEDE])) if _tells(text, sentences[number], surnames)}
    opens = bool(sentences) and _names_parties(text, sentences[0].span, surnames)
    lede = _lede(text, sentences, surnames)
    alone = [
        date
        for date in possible
        if date.sentence < lede
        and (date.expression.is_day or date.expression.vague)
        and (
            telling <= {date.sentence} or (opens and date.sentence == 0 and _is_near(date.expression, anchor))
        )
    ]
    return [*beside, *(date for date in alone if date not in beside)]


def _lede(text: str, sentences: Sequence[Sentence], surnames: Collection[str]) -> int:
    """How many sentences open the article: two, or more where these name no party."""
    naming = (at for at, each in enumerate(sentences[:OPENING]) if _names_parties(text, each.span, surnames))
    return max(LEDE, next(naming, 0) + 1)


def _names_parties(text: str, span: Span, surnames: Collection[str]) -> bool:
    """Whether a sentence names a participant, WHO or UNICEF."""
    sides = (body_sides()[name] for _, name in known_bodies(text, [span]))
    return _names(text, span, surnames) or any(side in ("who", "unicef") for side in sides)


def _is_near(expression: DateExpression, anchor: date | None) -> bool:
    """Whether a day is that of the report or at most a week before."""
    day = date_expressions.resolve(expression, anchor) if anchor else None
    return day is not None and anchor is not None and 0 <= (anchor - day).days <= WEEK


def _tells(text: str, sentence: Sentence, surnames: Collection[str]) -> bool:
    """Whether the sentence tells that a participant met somebody."""
    span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + REACH))
    return says("meeting", text, span) and _names(text, span, surnames)


def _names(text: str, span: Span, surnames: Collection[str]) -> bool:
    return any(word.folded in surnames for word in words(text, [span]))


def _is_beside_meeting(
    text: str, sentences: Sequence[Sentence], mention: DateMention, surnames: Collection[str]
) -> bool:
    around = _around(sentences[mention.sentence].span, mention.span)
    if mention.sentence < LEDE:
        return says("meeting", text, around) or says("signing", text, around)
    if not says("meeting", text, around):
        return False
    if mention.sentence < OPENING or _names(text, around, surnames):
        return True
    clause = _clause(text, sentences[mention.sentence].span, mention.span)
    return says("encounters", text, *clause) and says("holding", text, *clause)


def _is_of_session(text: str, sentence: Span, span: Span) -> bool:
    """Whether the days are those of a forum or session: they are the meeting's only where no other day is."""
    return RANGE.search(text[slice(*span)]) is not None and says("sessions", text, _around(sentence, span))


def _is_of_arrival(text: str, span: Span) -> bool:
    """Whether a clause on the guests says that they came that day: the meeting may have been on another."""
    return ARRIVED.search(text[max(0, span.start - REACH) : span.start]) is not None


def _is_of_signing(
    text: str, sentences: Sequence[Sentence], mention: DateMention, anchor: date | None
) -> bool:
    """Whether near the start a clause tells that something was signed on a day shortly before the report."""
    clause = _clause(text, sentences[mention.sentence].span, mention.span)
    return (
        mention.sentence < OPENING and _is_near(mention.expression, anchor) and says("signing", text, *clause)
    )


def _is_of_something_else(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Whether the date is that of a plan, a period, a document, an earlier event or of the news itself."""
    expression, span = mention.expression, sentence.span
    if not (expression.is_day or expression.vague or (expression.month and mention.sentence < LEDE)):
        return True
    if (expression.offset or 0) > 0 or _bounds_period(text, sentence, expression):
        return True
    clause = _clause(text, span, mention.span)
    clause = _past_other_date(text, clause[0]), clause[1]
    before = Span(max(span.start, mention.span.start - REACH), mention.span.start)
    if says("other", text, *clause) or says("recalling", text, before):
        return True
    apposed = APPOSED.search(text[before.start : before.end])
    if apposed and CLOSED.search(text[before.start : before.start + apposed.start()]):
        apposed = None  # “a forum, held by WHO, opened on Wednesday”
    parts = [Span(before.start + apposed.start(), before.end)] if apposed else clause
    return (apposed is not None or says("reporting", text, *clause)) and not says("meeting", text, *parts)


def _bounds_period(text: str, sentence: Sentence, expression: DateExpression) -> bool:
    """Whether the date is the end of a period or a document's: "until 5 May", but not "from 5 to 8 May"."""
    before = BEFORE.search(text[max(sentence.span.start, expression.span.start - 20) : expression.span.start])
    bound = before is not None and before.group(1).casefold() in load("meeting_words")["lasting"]["phrases"]
    return bound and not RANGE.search(text[expression.span.start : expression.span.end])


def _clause(text: str, sentence: Span, span: Span) -> tuple[Span, Span]:
    """What stands before and after the date between marks; more where that is next to nothing."""
    window = _around(sentence, span)
    marks = [mark.start() for mark in CLAUSE.finditer(text, window.start, window.end)]
    start = max((mark for mark in marks if mark < span.start), default=window.start)
    end = min((mark for mark in marks if mark >= span.end), default=window.end)
    if len((text[start : span.start] + text[span.end : end]).split()) < SHORT:
        start, end = max(window.start, start - NEXT), min(window.end, end + NEXT)
    return Span(start, span.start), Span(span.end, end)


def _past_other_date(text: str, before: Span) -> Span:
    """What stands between a date and the one before it: "a team here since 6 May [went to Osh] today"."""
    last = max((found.span.end for found in date_expressions.scan(text, before)), default=before.start)
    return Span(last, before.end)


def _around(sentence: Span, span: Span) -> Span:
    return Span(max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH))


def _resolved(
    article: Article, mention: DateMention, anchor: date | None
) -> tuple[Finding | None, DateBasis]:
    expression = mention.expression
    if expression.edtf is not None:
        return Finding(expression.edtf, (mention.span,)), "explicit"
    day = date_expressions.resolve(expression, anchor) if anchor else _in_implied_year(article, expression)
    doubt = "" if anchor else "The year is worked out from another date in the text."
    return (Finding(day.isoformat(), (mention.span,), doubt) if day else None), "relative"


def _is_plausible(finding: Finding, mention: DateMention, article: Article, anchor: date | None) -> bool:
    """Whether the day is not to come, and below the lede not long past, when the article was published."""
    day = date_expressions.full(finding.value)
    if day is None or anchor is None:
        return True
    published = date_expressions.full(article.published.value) if article.published else None
    age = (max(published or anchor, anchor) - day).days
    return age >= 0 and (mention.sentence == 0 or age <= RECENT)


def _in_implied_year(article: Article, expression: DateExpression) -> date | None:
    """A day without a year, where the text tells one other day of that month with its year, or says of one
    year that it is the next: "in 2023", "next year"."""
    if expression.month is None or expression.day is None:
        return None
    now: set[int] = set()
    later: set[int] = set()
    for paragraph in article.body:
        for found in date_expressions.scan(article.text, paragraph):
            other = says("other", article.text, *_clause(article.text, paragraph, found.span))
            if found.year and other:
                later.add(found.year)
            elif found.year and found.day and found.month == expression.month:
                now.add(found.year)
    if not now and says("next-year", article.text, *article.body):
        now = {year - 1 for year in later}
    return (
        date_expressions.resolve(expression, date(now.pop(), expression.month, 1)) if len(now) == 1 else None
    )


def _of_report(article: Article) -> tuple[Finding | None, DateBasis]:
    """The report's own day, for a meeting that has none."""
    dateline = article.dateline_date
    if dateline is not None:
        if date_expressions.full(dateline.value) is None:
            return None, "relative"
        return dateline, "published"
    return (article.published, "published") if article.published else (None, "none")
