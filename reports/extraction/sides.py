"""For whom an official sits at the table: a government, WHO, UNICEF or another; and of which country."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from reports.extraction.findings import Side, Span
from reports.extraction.lexicons import load
from reports.extraction.naming.name_spans import NameSpan
from reports.extraction.places import CENTRAL_ASIA, PlaceMention
from reports.extraction.titles.role_phrases import Role
from reports.extraction.words.phrases import Phrases, fold, words
from reports.extraction.words.reading import Reading, body_sides, listed

INTERNATIONAL: frozenset[Side] = frozenset({"who", "unicef"})
EVERY: frozenset[Side] = frozenset({"government", "who", "unicef", "other"})
QUOTED = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")  # «Здоровые города» are no town
SECOND_OFFICE = re.compile(r",? and an? (?=[a-z])")
OWN = frozenset({"its", "their", "своего", "ее", "их", "его"})
DASHES = frozenset("-–—:")
EACH = frozenset({"each", "every", "каждая", "каждый"})  # "Each side sent its minister: Tajikistan – A B"
ARTICLES = frozenset({"the", "a", "an", "private", "charity"})
LONGEST_BODY = 9  # tokens of a known body's name
PARTY = 20  # tokens from "from the side of WHO" to the last name
REPRESENTED = 6  # tokens from a country to who represents it
FAR = 300  # tokens that are looked back over
STEM = 5  # letters of a word that its cases share
PARTIES = ("team", "mission", "delegation", "мисси", "делегаци", "групп")
HEADED = frozenset({"главе", "headed", "led"})
FROM = frozenset({"из", "от", "from"})
SIDE = frozenset({"side", "сторона", "стороны", "сторону", "стороной"})
STOPS = frozenset(",.;:")
REPRESENT = ("represented", "represents", "representing", "представля", "представил")
RELATIVE = frozenset({"который", "которая", "who"})
MOST_BETWEEN = 4  # tokens between "who" and what a person does
NEAR_PARTY = 8  # tokens from "on behalf of the team" to "its head"
NEAR = 4  # tokens between "side" and the body
DELEGATION = 9  # tokens that hold "UNICEF delegation headed by Dr."


@cache
def _signs() -> Phrases[str]:
    """Words of titles and bodies that tell a side."""
    tables = load("sides").items()
    return Phrases((phrase, side) for side, phrases in tables if side != "alone" for phrase in phrases)


@lru_cache(maxsize=4096)
def signs(text: str) -> tuple[str, ...]:
    """What the words of a title tell, in order: the names of the tables of ``data/sides.toml``."""
    unquoted = QUOTED.sub("", text)
    return tuple(sign for _, sign in _signs().find(words(unquoted, [Span(0, len(unquoted))])))


def of_role(reading: Reading, span: Span) -> Side | None:
    """The side of who holds the title at ``span``; None where its words alone do not tell. Of two offices
    ("head of a department and a member of the WHO expert group") the first counts."""
    written = reading.article.text[slice(*span)]
    if (second := SECOND_OFFICE.search(written)) is not None:
        written = written[: second.start()]
        span = Span(span.start, span.start + second.start())
    if fold(written) in load("sides")["alone"]:
        return "government"
    found = [sign for sign in signs(written) if sign != "international"]
    side = _of_bodies(reading.bodies_in(span))
    presides = found[:1] == ["presiding"] and side is None and "private" not in found
    if found[:1] == ["state"] or presides:
        return "government"
    if "foreign" in found and _own_envoy(reading, span):
        return "government"
    if side is not None:
        return side
    kinds = [sign for sign in found if sign in ("state", "public", "private")]
    kinds += ["public"] * ("heading" in found)
    first = next(iter(kinds), None)
    if "foreign" in found or first == "private":
        return "other"
    if "european" in found:
        return None
    if first and _is_abroad(reading, span):
        return "other"
    return "government" if first else None


def _is_abroad(reading: Reading, span: Span) -> bool:
    """Whether a title names countries, and none of them in Central Asia: "the Danish Ministry"."""
    named = {place.country for place in reading.places_in(span) if place.city is None}
    return bool(named) and not named & CENTRAL_ASIA


def of_unknown_body(reading: Reading, role: Role) -> Side | None:
    """Other, where the title names a body that no lexicon knows, or a country elsewhere: "head of the Ada
    Lovelace Institute"; else None."""
    if _is_abroad(reading, role.span):
        return "other"
    if reading.russian:
        return None
    inside = range(role.first + 1, role.last)
    unknown = (at for at in inside if reading.kind(at) == "name" and not reading.starts_sentence(at))
    return "other" if any(_names_employer(reading, at, role) for at in unknown) else None


def _names_employer(reading: Reading, at: int, role: Role) -> bool:
    """Whether the capitalized words around ``at`` are where somebody works, not what on: "at Zarmed", "of the
    Ada Lovelace Institute", "of Verne Partners (VP)", but not "of Field Operations"."""
    first, last = at, at + 1
    while first > role.first and reading.tokens[first - 1].capitalized:
        first -= 1
    while last < role.last and reading.tokens[last].capitalized:
        last += 1
    article = reading.word(first - 1) in ARTICLES
    while reading.word(first - 1) in ARTICLES:
        first -= 1
    if reading.word(first - 1) in ("at", "with", "by", "from"):
        return True
    heads = listed("bodies", "words", "en")
    is_body = article and any(reading.word(inside) in heads for inside in range(at, last))
    return reading.word(first - 1) == "of" and (is_body or reading.word(last) == "(")


def _of_bodies(names: Iterable[str]) -> Side | None:
    sides = [body_sides()[name] for name in names]
    return next((side for side in sides if side in ("who", "unicef")), "other" if sides else None)


def _own_envoy(reading: Reading, span: Span) -> bool:
    """Whether an ambassador is sent by a country of the region: its name is the first in the title."""
    named = reading.places_in(span)
    return (
        bool(named)
        and named[0].country in CENTRAL_ASIA
        and not re.match(
            r".*\b(?:to|in|в)\s*(?:the\s)?$", reading.article.text[span.start : named[0].span.start]
        )
    )


def fitting(title: str) -> frozenset[Side]:
    """The sides that a title which names no body can be of: that of a "global programme" is no government."""
    return INTERNATIONAL if "international" in signs(title) else EVERY


def country(reading: Reading, span: Span) -> str | None:
    """The country that the title at ``span`` names; None where it names none or several."""
    codes = {place.country for place in reading.places_in(span)}
    return codes.pop() if len(codes) == 1 else None


def only_country(named: Iterable[PlaceMention]) -> str | None:
    """The one country of Central Asia that an article speaks of, None where it speaks of several."""
    codes = {place.country for place in named} & CENTRAL_ASIA
    return codes.pop() if len(codes) == 1 else None


def beside_name(reading: Reading, spans: Iterable[NameSpan]) -> Side | None:
    """The side of the body beside a person: "Jan Novak from WHO", "a UNICEF team headed by A B"."""
    for span in spans:
        if country_beside(reading, span) is not None:
            return "government"
        side = _of_leader(reading, span) or _of_following(reading, span.last) or _of_party(reading, span)
        if (
            side is None
            and reading.kind(span.first - 1) == "possessive"
            and reading.kind(span.first - 2) == "body"
        ):
            side = _of_body_before(reading, span.first)
        if side is not None:
            return side
    return None


def country_beside(reading: Reading, span: NameSpan) -> str | None:
    """The country of Central Asia that a person speaks for: «Казахстан представлял А. Б., Кыргызстан –
    В. Г.», "the Uzbek side was headed by A B"; None where the words do not say so."""
    if reading.word(span.last) == "of" and reading.kind(span.last + 1) == "place":
        return _country_at(reading, span.last + 1)
    near = range(span.first - 1, span.first - REPRESENTED - 1, -1)
    at = next((at for at in near if reading.kind(at) in ("place", "name", "head", "break")), None)
    if at is None or reading.kind(at) != "place":
        return None
    between = [reading.word(step) for step in range(at + 1, span.first)]
    listing = len(between) == 1 and between[0] in DASHES
    told = [reading.word(step) for step in range(at - PARTY, at)] if listing else between
    representing = listed("roles", "ru" if reading.russian else "en", "representing") | EACH
    if not representing & set(told):
        return None
    return _country_at(reading, at)


def _country_at(reading: Reading, at: int) -> str | None:
    named = [place.country for place in reading.places_in(_tokens(reading, at, at + 1)) if place.city is None]
    return named[0] if named and named[0] in CENTRAL_ASIA else None


def of_delegation(reading: Reading, role: Role) -> Side | None:
    """The side of who leads a delegation of WHO or UNICEF and has a title that does not say of what, or of
    "its" department; else None."""
    own = {reading.word(at) for at in range(role.first - 1, role.last)} & OWN
    led = listed("roles", "ru" if reading.russian else "en", "leading_bodies")
    leads = led & {reading.word(at) for at in range(role.first - 3, role.first)}
    told = signs(reading.article.text[slice(*role.span)])
    if "state" in told:  # «Открыла его заместитель министра»
        return None
    first = role.first - DELEGATION - 1
    party = any(reading.word(at).startswith(PARTIES) for at in range(max(0, first), role.first))
    headed = party and bool(HEADED & leads)
    if not own and not headed and not (leads and "international" in told):
        return None
    before = _tokens(reading, first, role.first)
    side = _of_bodies(reading.bodies_in(before)[-1:])
    return side if side in ("who", "unicef") else None


def of_party_led(reading: Reading, role: Role) -> Side | None:
    """The side of the "head of the team", or of "its head", where the text spoke before of a team of a known
    body."""
    led_by = listed("roles", "ru" if reading.russian else "en", "leading_bodies") | OWN
    first = role.first - (NEAR_PARTY if reading.word(role.first - 1) in led_by else 0)
    led = next((at for at in range(max(0, first), role.last) if reading.word(at).startswith(PARTIES)), None)
    if (
        led is None
        or reading.bodies_in(role.span)
        or "place" in (reading.kind(led - 1), reading.kind(led + 2))
    ):
        return None
    stem = reading.word(led)[:STEM]
    for at in range(role.first - 1, max(-1, role.first - FAR), -1):
        if not reading.word(at).startswith(stem):
            continue
        side = _of_bodies(reading.bodies_in(_tokens(reading, at - NEAR, at + NEAR + 1)))
        if side is not None:
            return side
    return None


def of_possessor(reading: Reading, role: Role) -> Side | None:
    """The side of who is called "the union's chair", "the Ministry's deputy head"."""
    if reading.kind(role.first - 1) != "possessive":
        return None
    whose = _tokens(reading, role.first - 1 - MOST_BETWEEN, role.first - 1)
    last = next(reversed(signs(reading.article.text[slice(*whose)])), None)
    if last == "private":
        return "other"
    return "government" if last in ("state", "public") else None


def of_represented(reading: Reading, at: int) -> Side | None:
    """The side of whom a title at ``at`` names behind the body that they speak for: «ВОЗ представлял [врач Ян
    Новак], ЮНИСЕФ – [врач Ана Кошта]», «гость из ВОЗ – [врач Ян Новак]»."""
    if reading.word(at - 1) in DASHES and reading.kind(at - 2) == "body" and reading.word(at - 3) in FROM:
        return _of_body_before(reading, at - 1)
    near = range(at - 1, max(-1, at - REPRESENTED - 1), -1)
    verb = next((back for back in near if reading.word(back).startswith(REPRESENT)), None)
    if verb is None and reading.word(at - 1) in DASHES:
        told = (reading.word(back) for back in range(max(0, at - 2 * PARTY), at))
        verb = at - 1 if any(word.startswith(REPRESENT) for word in told) else None
    if verb is None or any(reading.word(between) in STOPS for between in range(verb + 1, at)):
        return None
    body = next((back for back in range(verb - 1, verb - NEAR - 1, -1) if reading.kind(back) == "body"), None)
    return None if body is None else _of_body_before(reading, body + 1)


def of_list(reading: Reading, span: NameSpan) -> Side | None:
    """The side of a person in a list of who speaks for one: "WHO was represented by:" and a line for each."""
    at = _line_start(reading, span.first)
    while at > 0 and not reading.tokens[at].word:
        at = _line_start(reading, at - 1)
    line = _tokens(reading, at, span.first)
    listing = next((end for end in range(at, span.first) if reading.kind(end) == "break"), None)
    if listing is None or reading.word(listing - 1) != ":":
        return None
    told = {reading.word(inside) for inside in range(at, listing)}
    if not listed("roles", "ru" if reading.russian else "en", "representing") & told:
        return None
    opening = Span(line.start, reading.tokens[listing - 1].end)
    side = _of_bodies(reading.bodies_in(opening))
    home = {place.country for place in reading.places_in(opening)} & CENTRAL_ASIA
    return side or ("government" if home else None)


def _line_start(reading: Reading, at: int) -> int:
    """The first token of the line that token ``at`` stands in."""
    floor = max(0, at - FAR)
    while at > floor and reading.kind(at - 1) != "break":
        at -= 1
    return at


def _of_leader(reading: Reading, span: NameSpan) -> Side | None:
    """The side of a person who leads others: "a UNICEF delegation headed by Dr. A B"."""
    led = listed("roles", "ru" if reading.russian else "en", "leading_bodies")
    if not any(reading.word(at) in led for at in range(span.first - 4, span.first)):
        return None
    return _of_bodies(reading.bodies_in(_tokens(reading, span.first - DELEGATION, span.first)))


def _of_party(reading: Reading, span: NameSpan) -> Side | None:
    """The side for which the sentence names people: "from the WHO side, A B and C D", «от ВОЗ – А. Б.»."""
    body = span.first - (2 if reading.word(span.first - 1) in DASHES else 1)
    if reading.kind(body) == "body":
        return _of_body_before(reading, span.first)
    at = span.first - 1
    while at > span.first - PARTY and reading.kind(at) != "break" and reading.word(at) not in (".", ";"):
        if reading.word(at) in SIDE and reading.kind(at - 1) == "place":
            apart = any(reading.word(step) in DASHES for step in range(at, body + 1))
            named = reading.bodies_in(_tokens(reading, at, span.first))
            return None if named or apart else "government"  # «Узбекскую сторону представляли»
        if reading.word(at) == "side":
            return _of_bodies(reading.bodies_in(_tokens(reading, at - NEAR, at + 1))[-1:])
        if reading.word(at) == "стороны":
            return _of_bodies(reading.bodies_in(_tokens(reading, at, at + NEAR))[:1])
        at -= 1
    return None


def _of_body_before(reading: Reading, at: int) -> Side | None:
    return _of_bodies(reading.bodies_in(_tokens(reading, at - LONGEST_BODY, at))[-1:])


def _of_following(reading: Reading, at: int) -> Side | None:
    """The side of the body named right after a person: "from WHO", "(UNICEF)", "(Ministry of Health)"."""
    links = listed("roles", "ru" if reading.russian else "en", "linking")
    first = at
    while reading.kind(at) != "body" and (reading.word(at) in links or reading.word(at) in ("(", ",")):
        at += 1
    if reading.word(at - 1) in RELATIVE:
        at = _what_is_led(reading, at, links)
    if at == first:
        return None
    after = _tokens(reading, at, at + LONGEST_BODY)
    if reading.kind(at) == "body":
        return _of_bodies(reading.bodies_in(after)[:1])
    if reading.word(first) != "(":
        return None
    bracketed = reading.article.text[slice(*after)].partition(")")[0]
    return "government" if {"state", "public"} & set(signs(bracketed)) else None


def _what_is_led(reading: Reading, at: int, links: frozenset[str]) -> int:
    """Where the body stands that somebody leads: «которая [с осени возглавляет страновой офис] ВОЗ»; ``at``
    where none does."""
    verb = next((ahead for ahead in range(at, at + MOST_BETWEEN) if reading.word(ahead) in links), None)
    if verb is None:
        return at
    near = range(verb + 1, verb + 1 + MOST_BETWEEN)
    return next((ahead for ahead in near if reading.kind(ahead) == "body"), at)


def _tokens(reading: Reading, first: int, last: int) -> Span:
    """The text of tokens ``first`` to ``last`` (exclusive), as far as there are so many."""
    last = min(last, len(reading.tokens))
    return Span(reading.tokens[max(0, first)].start, reading.tokens[last - 1].end)
