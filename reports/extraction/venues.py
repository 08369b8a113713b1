"""Where a meeting was held, and which countries of Central Asia it belongs to."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reports.extraction import date_expressions
from reports.extraction.findings import Article, Finding, Person, Sentence, Span
from reports.extraction.meeting_words import says
from reports.extraction.places import CENTRAL_ASIA, PlaceMention
from reports.extraction.places import find_in as places_in
from reports.extraction.words.phrases import Word, words

LEDE = 2  # sentences that a city of the meeting stands in
DATED = 8  # words that an opening date may have
BEFORE, AFTER = 6, 4  # words around "in Almaty" that tell of a meeting
OFFICE = 3  # words before "in Osh" that tell of an office there
CLAUSE = 14  # words of a clause that opens with the city
NEAR_LEDE = 5  # sentences of an article that may open with where the meeting was
INTO_LENGTH = 6  # characters of "in the"
WHERE = frozenset({"where", "где"})
DAYS = frozenset({"on", "today", "yesterday", "сегодня", "вчера", "накануне"})
SENTENCE_END = re.compile(r"[.!?…]\s")
QUOTES = '«“„"'  # what a sentence that opens with one tells is somebody's word
NEXT = 40  # characters from a country to "were represented"
REACH = 150  # characters that those words are looked for in
INTO = frozenset({"in", "at", "to", "в", "во"})
CALLED = frozenset(
    {"the", "city", "town", "of", "города", "городе", "город", "г"}
)  # "in the city of Osh", «в г. Ош»


def find_place(
    article: Article, sentences: Sequence[Sentence], places: Sequence[PlaceMention]
) -> Finding | None:
    """The city of the meeting under its English name: where the lede or the title says that it was held,
    else the dateline's, else that with which a sentence below opens. An online meeting has none."""
    told = [span for span in _opening(article, sentences) if article.text[span.start] not in QUOTES]
    if says("online", article.text, *told):
        return None
    title = article.title.spans if article.title else ()
    lede = [sentence.span for sentence in sentences[:LEDE]]
    dateline = article.dateline_place.spans if article.dateline_place else ()
    place = (
        next((place for place in places if _is_held_in(article.text, place, lede)), None)
        or next((place for place in places if _is_held_in(article.text, place, title)), None)
        or next((place for place in places if _heads(article.text, place, title)), None)
        or next((place for place in places if place.city and place.span in dateline), None)
        or _below(article, sentences, places)
    )
    return Finding(place.city or "", (place.span,)) if place else None


def _below(
    article: Article, sentences: Sequence[Sentence], places: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The city with which a sentence below the lede opens: «В Нукусе гостей принял министр»."""
    below = [sentence.span for sentence in sentences[LEDE:NEAR_LEDE]]
    opened = (
        place
        for place in places
        if any(span.contains(place.span) and place.span.start - span.start <= INTO_LENGTH for span in below)
    )
    return next((place for place in opened if _is_held_in(article.text, place, below)), None)


def find_further_place(
    article: Article, sentences: Sequence[Sentence], places: Sequence[PlaceMention]
) -> Finding | None:
    """The city of a meeting that ``sentences`` tell of further down, where their opening says it."""
    opening = [sentence.span for sentence in sentences[:LEDE]]
    place = next((place for place in places if _is_held_in(article.text, place, opening)), None)
    return Finding(place.city or "", (place.span,)) if place else None


def find_countries(
    article: Article,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    participants: Iterable[Person],
) -> tuple[Finding, ...]:
    """The ISO 3166-1 alpha-2 codes of the countries of Central Asia whose governments took part, or
    where the meeting was held, each with the words that name the country."""
    opening = _opening(article, sentences)
    officials = [person for person in participants if person.side == "government" and person.country]
    codes = {person.country for person in officials if person.country in CENTRAL_ASIA}
    codes |= {place.country for place in places if _is_held_in(article.text, place, opening)} & CENTRAL_ASIA
    codes |= _of_delegations(article, opening, places) | _represented(article, places)
    doubt = "" if codes else "No participant tells the country: it is the one that is named most."
    codes = codes or _most_named(article, places)
    order = [place.country for place in places] + [person.country for person in officials]
    found = (code for code in dict.fromkeys(order) if code in codes)
    return tuple(Finding(code, _evidence(code, places, officials), doubt) for code in found) or _of_publisher(
        article
    )


def _opening(article: Article, sentences: Sequence[Sentence]) -> list[Span]:
    title = article.title.spans if article.title else ()
    return [*title, *(sentence.span for sentence in sentences[:LEDE])]


def _is_held_in(text: str, place: PlaceMention, opening: Sequence[Span]) -> bool:
    """Whether the opening says that the meeting was in that city: "met in", «в Астане прошла», "In Osh"."""
    span = next((span for span in opening if span.contains(place.span)), None)
    if place.city is None or span is None:
        return False
    before, after = _around(text, place, span)
    if after and says("venue", text, _span(after[:3])):
        return True
    if not before:  # "Ashgabat hosted the talks"
        return bool(after) and says("hosting", text, _span(after[:1]))
    near = _span([*before[-BEFORE - 1 :], *after[: _reach(text, place, span, before, after)]])
    if says("visiting", text, _span(before[-1:])):
        return not says("other", text, near)
    if says("city-halls", text, _span(before[-2:])) and any(word.folded in INTO for word in before[-4:-1]):
        return True
    if before[-1].folded not in INTO or _sits_there(text, before) or says("other", text, near):
        return False
    if _opens(text, span, before) or says("meeting", text, near) or says("visiting-there", text, near):
        return True
    return _closes_clause(text, place.span.end, after) and _follows_encounter(text, _span(before))


def _heads(text: str, place: PlaceMention, title: Sequence[Span]) -> bool:
    """Whether the title opens with a city and a colon: "Osh: doctors meet WHO experts"."""
    opens = any(place.span.start == span.start for span in title)
    return opens and place.city is not None and text[place.span.end : place.span.end + 1] == ":"


def _around(text: str, place: PlaceMention, span: Span) -> tuple[list[Word], list[Word]]:
    """The words before and behind a place in the same sentence, without "the city of"."""
    before = words(text, [Span(max(span.start, place.span.start - REACH), place.span.start)])
    after = words(text, [Span(place.span.end, min(span.end, place.span.end + REACH))])
    while before and before[-1].folded in CALLED:
        before.pop()
    return before, after


def _opens(text: str, span: Span, before: Sequence[Word]) -> bool:
    """Whether the sentence opens with the city: «В офисе ВОЗ в Женеве», "On April 23, in Osh,"."""
    if before[0].folded in INTO and len(before) <= BEFORE:
        return True
    days = list(date_expressions.scan(text, Span(span.start, before[-1].start)))
    return len(before) <= DATED and all(
        word.folded in DAYS or any(day.span.start <= word.start < day.span.end for day in days)
        for word in before[:-1]
    )


def _reach(text: str, place: PlaceMention, span: Span, before: Sequence[Word], after: Sequence[Word]) -> int:
    """How many words behind the city tell what it was the place of: more where a clause opens with it,
    «2 декабря, в Алматы, в здании центра, прошло заседание», or "where" follows."""
    mark = text[max(span.start, before[-1].start - 2) : before[-1].start].strip()
    opens = mark in (",", ":", ";") and text[place.span.end : place.span.end + 1] == ","
    where = bool(after) and after[0].folded in WHERE
    return CLAUSE if opens or where else AFTER


def _sits_there(text: str, before: Sequence[Word]) -> bool:
    """Whether it is a body that is in the city: "head of the office in", but not "met at the office in" and
    not "received Director Anna Lee in"."""
    run = before[-OFFICE - 1 :]
    if len(run) > 1 and says("meeting", text, _span(run[-2:-1])):  # «встреча с главой бюро прошла в»
        return False
    if any(word.folded in INTO for word in before[-OFFICE - 3 : -1]):
        return False
    if len(run) > 2 and all(text[word.start : word.end].istitle() for word in run[-3:-1]):
        run = run[-3:]
    return says("offices", text, _span(run))


def _closes_clause(text: str, end: int, after: Sequence[Word]) -> bool:
    """Whether a mark or a day follows the city: "in Ashgabat on 10 May", «в Ашхабаде 10 мая», "in Osh."."""
    if text[end : end + 1] in (".", ","):
        return True
    return bool(after) and (after[0].folded == "on" or after[0].folded.isdigit())


def _follows_encounter(text: str, before: Span) -> bool:
    """Whether people met in the words before, and no subject of their talk is named: "met Anna Lee in"."""
    return says("encounters", text, before) and not says("subjects", text, before)


def _span(run: Sequence[Word]) -> Span:
    return Span(run[0].start, run[-1].end)


def _of_delegations(article: Article, opening: Sequence[Span], places: Sequence[PlaceMention]) -> set[str]:
    """The countries of a list: "health ministers of Kazakhstan, Kyrgyzstan and Uzbekistan"."""
    found: set[str] = set()
    for span in opening:
        named = {
            place.country for place in places if place.city is None and span.contains(place.span)
        } & CENTRAL_ASIA
        if len(named) > 1 and (
            says("delegations", article.text, span) or says("counterparts", article.text, span)
        ):
            found |= named
    return found


def _represented(article: Article, places: Sequence[PlaceMention]) -> set[str]:
    """The countries of Central Asia that are said to have been represented, by whomever."""
    found: set[str] = set()
    if not says("represented", article.text, *article.body):
        return found
    for at, place in enumerate(places):
        if place.city is not None or place.country not in CENTRAL_ASIA:
            continue
        near = [each.span.end for each in places[at : at + 2] if each.span.start - place.span.end < NEXT]
        reach = Span(place.span.end, near[-1] + NEXT)
        if says("represented", article.text, _within_sentence(article.text, reach)):
            found.add(place.country)
    return found


def _within_sentence(text: str, span: Span) -> Span:
    end = SENTENCE_END.search(text, span.start, span.end)
    return Span(span.start, end.start() if end else min(span.end, len(text)))


def _most_named(article: Article, places: Sequence[PlaceMention]) -> set[str]:
    """The dateline's country, else the one that is named most; none where two are named as often."""
    dateline = article.dateline_place.spans if article.dateline_place else ()
    named = Counter(place.country for place in places if place.country in CENTRAL_ASIA)
    opening = {place.country for place in places if place.span in dateline and place.country in CENTRAL_ASIA}
    ranked = named.most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return opening
    return {code for code, _ in ranked[:1]}


def _of_publisher(article: Article) -> tuple[Finding, ...]:
    """The country of Central Asia that the name of the publisher says: the parliament of Kyrgyzstan."""
    spans = article.source.spans if article.source else ()
    named = [place for place in places_in(article.text, list(spans)) if place.country in CENTRAL_ASIA]
    doubt = "The text names no country: it is the one in the name of the publisher."
    return tuple(Finding(place.country, (place.span,), doubt) for place in named[:1] if place.city is None)


def _evidence(code: str, places: Sequence[PlaceMention], officials: Sequence[Person]) -> tuple[Span, ...]:
    named = tuple(place.span for place in places if place.country == code)
    return named or tuple(person.role_span or person.span for person in officials if person.country == code)
