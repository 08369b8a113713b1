"""Titles that stand without a name (“the Minister”, «глава ведомства») and whose they can be."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from reports.extraction import lexicons
from reports.extraction.findings import Person, Span
from reports.extraction.words import morphology
from reports.extraction.words.phrases import WORD, fold
from reports.extraction.words.tokens import Token

CYRILLIC = re.compile("[а-яё]")
LETTERS_OF_STEM = 5  # of a word that the lexicon does not know: enough to match its cases
NEXT_WORD = re.compile(r"(?:['’]s)?[ \u00a0\n]{1,2}")
RANKS = frozenset(["deputy", "delegation"])  # a title and a role share these, or neither has them
GUEST = "guest"
LOOSE = frozenset(["official", GUEST])  # said of people of any rank
GUESTS = ("who", "unicef")  # sides whose people are guests in the news of the region
COUNTRIES = frozenset(["KG", "KZ", "TJ", "TM", "UZ"])
PORTFOLIOS = frozenset(["health", "foreign", "finance", "economy", "education", "labour", "social"])
VAGUE = frozenset(["head", "official"])  # “the head”, «руководитель»: of what, the text must say
PARTIES = frozenset(["delegation", "office", "team", "групп"])  # a mission is an office too
UNIT = "unit"  # part of a body: its head is not the head of the body
COLLEAGUE = "colleague"  # of whom only the country is told: "his Uzbek counterpart"
OWNERS = frozenset({"his", "her", "their"})


class Title(NamedTuple):
    """A title alone and what its words mean."""

    span: Span
    concepts: frozenset[str]


class Known(NamedTuple):
    """What is known of an article's people: where their names start, and the concepts of their roles."""

    names: frozenset[int]
    held: frozenset[str]


def find(text: str, tokens: Sequence[Token], known: Known) -> list[Title]:
    """The titles in ``tokens`` that no name goes with, in order."""
    found: list[Title] = []
    until = 0
    for at, token in enumerate(tokens):
        if at < until or not head_case(token.folded):
            continue
        expand = _russian if CYRILLIC.search(token.folded) else _english
        words = expand(text, tokens, at, known)
        if words is None:
            continue
        first, end = words
        span = Span(tokens[first].start, tokens[end - 1].end)
        until = end
        meant = concepts(text[slice(*span)])
        if meant <= VAGUE:
            continue
        found.append(Title(span, meant))
    return found


def is_known(folded: str) -> bool:
    """Whether a word means something in titles."""
    return _known(folded) is not None


def is_genitive(folded: str) -> bool:
    """Whether a Russian word can go on a title: «директор [департамента]»; a verb cannot."""
    part = morphology.part_of_speech(folded)
    return part in ("NOUN", "ADJF", "PRTF") and "gent" in morphology.noun_cases(folded)


def is_link(folded: str) -> bool:
    """Whether a title goes on over a word: “Minister of Health”."""
    return folded in _links()


@lru_cache(maxsize=4096)
def head_case(folded: str) -> str | None:
    """“nominative” or “oblique” for a word that carries a title, None for any other."""
    heads = _lexicon()[0]
    return next((heads[part] for part in (folded, *re.split("[-‑]", folded)) if part in heads), None)


@lru_cache(maxsize=4096)
def concepts(phrase: str) -> frozenset[str]:
    """What the words of a title mean; a word that the lexicon does not know stands for its stem."""
    folded = fold(phrase)
    for concept, pattern in _joined():
        folded = pattern.sub(concept, folded)
    meanings: set[str] = set()
    for word in WORD.findall(folded):
        if word in _links() or len(word) == 1:
            continue
        known = _known(word)
        meanings.update([word[:LETTERS_OF_STEM]] if known is None else known)
    return frozenset(meanings)


@lru_cache(maxsize=4096)
def held_by(person: Person) -> tuple[frozenset[str], ...]:
    """What the titles of a person mean with all that follows from them, one set for each title held."""
    agency = person.side if person.side in ("who", "unicef") else ""
    around = concepts(f"{person.organization or ''} {agency}") | COUNTRIES & {person.country or ""}
    around |= LOOSE if person.side in GUESTS else {"official", COLLEAGUE}
    around |= {"fund"} if person.side == "unicef" else set()
    parts = re.split(r"\s+(?:and|и)\s+(?=\S)|,\s+|\s+[–—-]\s+", person.role or "")
    heads = [part for part in parts if any(head_case(word) for word in WORD.findall(fold(part)))]
    titles = {person.role or "", *(heads if len(heads) > 1 else ())}
    return tuple(_with_implied(concepts(title) | around) for title in sorted(titles) if title)


def countries(people: Sequence[Person]) -> frozenset[str]:
    """The countries of the region that the titles of people name."""
    return COUNTRIES & frozenset().union(*(held for person in people for held in held_by(person)))


def may_mean(title: Title, person: Person) -> bool:
    """Whether the title can be said of the person: it says nothing that their role does not hold."""
    return any(_covers(held, title.concepts) for held in held_by(person))


def is_loose(title: Title) -> bool:
    """Whether the title says no more than whose representative somebody is: «представитель ВОЗ»."""
    return "representative" in title.concepts and len(title.concepts) > 1


def may_speak_for_body(title: Title, person: Person) -> bool:
    """Whether the title is a loose one of a body and the person is of it, and of no government:
    «представитель ВОЗ», «представитель банка»."""
    said = title.concepts - COUNTRIES - {"representative"}
    if person.side in GUESTS and said == {person.side}:
        return True
    return person.side != "government" and bool(said) and said <= concepts(person.role or "")


def leads_party(title: Title) -> bool:
    """Whether the title is that of who leads a mission, a delegation or a team: “the head of the mission”."""
    return "head" in title.concepts and bool(title.concepts & PARTIES)


def is_role_of(title: Title, person: Person) -> bool:
    """Whether the role of the person holds the very words of the title, and none has to be worked out."""
    return title.concepts - COUNTRIES <= concepts(person.role or "")


def highest(numbered: Sequence[tuple[int, Person]]) -> list[tuple[int, Person]]:
    """Of several heads of one body, those at its top: the Director-General before a regional director."""
    ranks = [max(map(_rank, held_by(person)), default=0) for _, person in numbered]
    top = max(ranks, default=0)
    return [entry for entry, rank in zip(numbered, ranks, strict=True) if rank == top]


def _rank(held: frozenset[str]) -> int:
    return 2 * ({"director", "general"} <= held) + ({"director", "regional"} <= held)


def _covers(held: frozenset[str], said: frozenset[str]) -> bool:
    for kind in (COUNTRIES, PORTFOLIOS):
        if not held & kind:
            said -= kind  # “the Kyrgyz health minister” can be one of whom the text tells less
    if COLLEAGUE in said:
        return bool(said & COUNTRIES) and said <= held
    if said & LOOSE or said == {"diplomat"}:
        return said <= held
    if not said <= held or said & RANKS != held & RANKS:
        return False
    return (UNIT in said) == (UNIT in held) or len(said) == 1


@lru_cache(maxsize=4096)
def _with_implied(held: frozenset[str]) -> frozenset[str]:
    if UNIT in held:
        return held
    grown, before = set(held), 0
    while len(grown) > before:
        before = len(grown)
        for when, then in _implied():
            if when <= grown:
                grown.update(then)
    return frozenset(grown)


@cache
def _implied() -> list[tuple[set[str], list[str]]]:
    rules = lexicons.load("title_concepts")["implied"]
    return [(set(rule["when"].split()), rule["then"].split()) for rule in rules]


@cache
def _joined() -> list[tuple[str, re.Pattern[str]]]:
    patterns = lexicons.load("title_concepts")["joined"]
    return [(concept, re.compile(pattern)) for concept, pattern in patterns.items()]


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, list[str]], dict[str, list[str]]]:
    """Heads with their case (nominative or oblique); words and beginnings of words with their concepts."""
    content = lexicons.load("title_concepts")
    heads = dict.fromkeys(content["heads"]["en"], "nominative")
    words = {word: meaning.split() for word, meaning in content["heads"]["en"].items()}
    beginnings: dict[str, list[str]] = {}
    for lemma, meaning in content["heads"]["ru"].items():
        for form in _cases(lemma):
            heads[form], words[form] = "oblique", meaning.split()
        heads[lemma] = "nominative"
    for word, meaning in content["qualifiers"].items():
        if word.endswith("*"):
            beginnings[word[:-1]] = meaning.split()
        else:
            words.setdefault(word, meaning.split())
    return heads, words, beginnings


def _cases(lemma: str) -> set[str]:
    found = morphology.forms(lemma).items()
    return {fold(lemma), *(fold(form) for form, cases in found if "plur" not in cases)}


@lru_cache(maxsize=4096)
def _known(folded: str) -> list[str] | None:
    """The concepts of a word, or of its parts where a hyphen joins them; None where the lexicon has none."""
    _, words, beginnings = _lexicon()
    if folded in words:
        return words[folded]
    lengths = range(len(folded), 2, -1)
    return next((beginnings[folded[:n]] for n in lengths if folded[:n] in beginnings), None)


@cache
def _links() -> frozenset[str]:
    return _words("links_en") | _words("links_ru")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("title_concepts")["words"][name])


def _adjacent(text: str, first: Token, second: Token) -> bool:
    return NEXT_WORD.fullmatch(text, first.end, second.start) is not None


def _english(text: str, tokens: Sequence[Token], at: int, known: Known) -> tuple[int, int] | None:
    """The tokens of an English title around its head: “the WHO Regional Director for Europe”."""
    first = at
    while first and _adjacent(text, tokens[first - 1], tokens[first]) and _qualifies(tokens[first - 1]):
        first -= 1
    before = tokens[first - 1] if first and _adjacent(text, tokens[first - 1], tokens[first]) else None
    theirs = before is not None and before.folded in OWNERS and COLLEAGUE in (_known(tokens[at].folded) or ())
    if not theirs and (before is None or before.folded != "the"):
        unknown = before is not None and (before.capitalized or before.folded in _words("indefinite"))
        if unknown or not tokens[first].capitalized:
            return None
    end = at + 1
    while (longer := _longer_english(text, tokens, end, known)) > end:
        end = longer
    return None if _names_someone(text, tokens, end, known) else (first, end)


def _qualifies(token: Token) -> bool:
    acronym = len(token.text) > 1 and token.text.isupper()
    return token.folded not in _words("links_en") and (is_known(token.folded) or acronym)


def _longer_english(text: str, tokens: Sequence[Token], end: int, known: Known) -> int:
    """Where the title ends if it goes on after ``end``, over “of the”, to a word that belongs to it."""
    at = end
    while (
        at < len(tokens)
        and tokens[at].folded in _words("links_en")
        and _adjacent(text, tokens[at - 1], tokens[at])
    ):
        at += 1
    if (
        at == len(tokens)
        or not _adjacent(text, tokens[at - 1], tokens[at])
        or tokens[at].start in known.names
    ):
        return end
    word, links = tokens[at], {token.folded for token in tokens[end:at]}
    held = word.capitalized and concepts(word.text) <= known.held
    if at == end:
        belongs = is_known(word.folded) or (word.capitalized and held)
        return at + 1 if tokens[end - 1].capitalized and belongs else end
    if held or is_known(word.folded) or ("of" in links and word.folded not in _words("indefinite")):
        return at + 1
    return end


def _russian(text: str, tokens: Sequence[Token], at: int, known: Known) -> tuple[int, int] | None:
    """The tokens of a Russian title around its head: «глава Европейского бюро ВОЗ»."""
    first = at
    while first and _adjacent(text, tokens[first - 1], tokens[first]) and is_known(tokens[first - 1].folded):
        first -= 1
    if at and tokens[at - 1].folded == "во":  # «стоять во главе ВОЗ»
        return None
    end = at + 1
    while (longer := _longer_russian(text, tokens, end, known)) > end:
        end = longer
    return None if _names_someone(text, tokens, end, known) else (first, end)


def _longer_russian(text: str, tokens: Sequence[Token], end: int, known: Known) -> int:
    at = end
    if (
        at < len(tokens)
        and tokens[at].folded in _words("links_ru")
        and _adjacent(text, tokens[at - 1], tokens[at])
    ):
        at += 1
    if at == len(tokens) or tokens[at].start in known.names:
        return end
    if not all(_adjacent(text, *pair) for pair in pairwise(tokens[end - 1 : at + 1])):
        return end
    if is_known(tokens[at].folded):
        return at + 1
    belongs = _genitive(tokens[at]) or concepts(tokens[at].text) <= known.held
    return at + 1 if at == end and belongs else end


def _genitive(token: Token) -> bool:
    """Whether an unknown word goes on a title: «директор департамента», «министр МЧС»; a verb does not."""
    if token.text.isupper():
        return len(token.text) > 1
    if token.capitalized:  # «представитель [Европейского] союза», not «министр [Баранова]»
        adjective = morphology.known(token.folded) and morphology.part_of_speech(token.folded) == "ADJF"
        return adjective and is_genitive(token.folded) and not morphology.is_personal(token.folded)
    return is_genitive(token.folded)


def _names_someone(text: str, tokens: Sequence[Token], end: int, known: Known) -> bool:
    """Whether a name follows the title straight, known or not: the title then belongs to the name."""
    if end == len(tokens) or not _adjacent(text, tokens[end - 1], tokens[end]):
        return False
    return tokens[end].start in known.names or tokens[end].capitalized
