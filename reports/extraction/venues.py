"""Where a meeting was held, and which countries of Central Asia it belongs to."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reports.extraction.findings import Article, Finding, Person, Sentence, Span
from reports.extraction.meeting_words import says
from reports.extraction.places import CENTRAL_ASIA, PlaceMention
from reports.extraction.words.phrases import Word, words

LEDE = 2  # sentences that a city of the meeting stands in
BEFORE, AFTER = 6, 4  # words around "in Almaty" that tell of a meeting
OFFICE = 3  # words before "in Osh" that tell of an office there
REACH = 150  # characters that those words are looked for in
INTO = frozenset({"in", "at", "to", "в", "во"})
CALLED = frozenset(
    {"the", "city", "town", "of", "города", "городе", "город", "г"}
)  # "in the city of Osh", «в г. Ош»


def find_place(
    article: Article, sentences: Sequence[Sentence], places: Sequence[PlaceMention]
) -> Finding | None:
    """The city of the meeting under its English name: where the lede or the title says that it was held,
    else the dateline's. An online meeting has none."""
    opening = _opening(article, sentences)
    if says("online", article.text, *opening):
        return None
    held = next((place for place in places if _is_held_in(article.text, place, opening)), None)
    dateline = article.dateline_place.spans if article.dateline_place else ()
    place = held or next((place for place in places if place.city and place.span in dateline), None)
    return Finding(place.city or "", (place.span,)) if place else None


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
    codes |= _of_delegations(article, opening, places)
    doubt = "" if codes else "No participant tells the country: it is the one that is named most."
    codes = codes or _most_named(article, places)
    order = [place.country for place in places] + [person.country for person in officials]
    return tuple(
        Finding(code, _evidence(code, places, officials), doubt)
        for code in dict.fromkeys(order)
        if code in codes
    )


def _opening(article: Article, sentences: Sequence[Sentence]) -> list[Span]:
    title = article.title.spans if article.title else ()
    return [*title, *(sentence.span for sentence in sentences[:LEDE])]


def _is_held_in(text: str, place: PlaceMention, opening: Sequence[Span]) -> bool:
    """Whether the opening says that the meeting was in that city: "met in", «в Астане прошла», "In Osh"."""
    span = next((span for span in opening if span.contains(place.span)), None)
    if place.city is None or span is None:
        return False
    before = words(text, [Span(max(span.start, place.span.start - REACH), place.span.start)])
    after = words(text, [Span(place.span.end, min(span.end, place.span.end + REACH))])[:AFTER]
    while before and before[-1].folded in CALLED:
        before.pop()
    if not before:  # "Ashgabat hosted the talks"
        return bool(after) and says("hosting", text, _span(after[:1]))
    near = _span([*before[-BEFORE - 1 :], *after])
    if says("visiting", text, _span(before[-1:])):
        return not says("other", text, near)
    if before[-1].folded not in INTO or _sits_there(text, before) or says("other", text, near):
        return False
    opens = before[0].folded in INTO and len(before) <= BEFORE  # «В офисе ВОЗ в Женеве ...»
    if opens or says("meeting", text, near):
        return True
    return _closes_clause(text, place.span.end, after) and _follows_encounter(text, _span(before))


def _sits_there(text: str, before: Sequence[Word]) -> bool:
    """Whether it is a body that is in the city: "head of the office in", but not "met at the office in" and
    not "received Director Anna Lee in"."""
    run = before[-OFFICE - 1 :]
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


def _most_named(article: Article, places: Sequence[PlaceMention]) -> set[str]:
    """The dateline's country, else the one that is named most; none where two are named as often."""
    dateline = article.dateline_place.spans if article.dateline_place else ()
    named = Counter(place.country for place in places if place.country in CENTRAL_ASIA)
    opening = {place.country for place in places if place.span in dateline and place.country in CENTRAL_ASIA}
    ranked = named.most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return opening
    return {code for code, _ in ranked[:1]}


def _evidence(code: str, places: Sequence[PlaceMention], officials: Sequence[Person]) -> tuple[Span, ...]:
    named = tuple(place.span for place in places if place.country == code)
    return named or tuple(person.role_span or person.span for person in officials if person.country == code)
