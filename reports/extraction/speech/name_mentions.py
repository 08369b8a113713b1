"""Every place that names one of the people: full name, surname, initial and surname, given name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from reports.extraction import lexicons
from reports.extraction.findings import Article, Mention, Person, Span
from reports.extraction.speech import title_mentions
from reports.extraction.words import morphology, namesakes, spans, tokens
from reports.extraction.words.phrases import fold
from reports.extraction.words.tokens import Token

INITIALS = re.compile(r"(?:\b[^\W\d_][a-zа-яё]?\.[ \u00a0-]?){1,3}$")
SENTENCE_START = re.compile(r"(?:^|[\n.!?:;«“\"(–—])\s*$")
LOOK_BACK = 15  # characters that hold what may stand before a surname
SHORTEST_GIVEN_NAME = 5  # letters of a given name that may stand alone
# Endings of Russian cases that a name may take in place of its last vowel, ь or й, or after its consonant.
CASES = tuple(
    re.findall("-([а-я]*)", "- -а -у -ом -ем -ым -им -е -ы -и -ой -ей -я -ю -ого -его -ому -ему -ую -ая")
)
UNCHANGED = "иоуыэюе"  # a name that ends so has no cases
CYRILLIC = re.compile(r"[а-яё]")


def find(article: Article, people: Sequence[Person]) -> list[Mention]:
    """The places that name a person, in order and apart from each other. Ambiguous surnames are left out."""
    index = _index(people)
    found = words(article)
    mentions: list[Mention] = []
    end = 0
    for at in [at for at, token in enumerate(found) if token.folded in index]:
        run, candidates = _run(article.text, found, at, index)
        if at < end or not run:
            continue
        first = at
        if len(run) == 1:
            first = _with_particles(article.text, found, at, index)
            candidates = {n for n in candidates if _stands_alone(article.text, found, first, at, people[n])}
        person = _only(candidates, run[-1], people)
        if person is not None:
            start = found[first].start - len(_initials(article.text, found[first].start))
            kind = "name" if len(run) > 1 else "surname"
            mentions.append(Mention(Span(start, run[-1].end), person, kind))
        end = at + len(run)
    return _with_known_spans(mentions, people)


@lru_cache(maxsize=8)
def words(article: Article) -> list[Token]:
    """The words of the body without marks, numbers and initials."""
    return [token for token in tokens.of(article) if token.word and not token.initial]


@cache
def honorifics() -> frozenset[str]:
    """The folded words of address that may stand before a name, in every case."""
    listed, genderless = lexicons.load("given_names"), lexicons.load("genders")["either"]["honorifics"]
    return frozenset([*listed["en"]["honorifics"].split(), *listed["ru"]["honorifics"].split(), *genderless])


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """The folded forms of one word of a name: itself and, in Cyrillic, its cases.

    >>> "садыкову" in forms("Садыков")
    True
    """
    folded = fold(word)
    if not CYRILLIC.search(folded):
        return frozenset([folded])
    stem = folded[:-1] if folded[-1] in "аяйь" else folded
    if folded[-2:] in ("ий", "ый", "ой", "ая"):
        stem = folded[:-2]
    endings = CASES if folded[-1] not in UNCHANGED else ()
    return frozenset([folded, *(stem + ending for ending in endings)])


def _index(people: Sequence[Person]) -> dict[str, set[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(people):
        for word in {*_parts(person.name), *_parts(person.name_as_written)}:
            for form in forms(word):
                index[form].add(number)
    return index


def _parts(name: str) -> list[str]:
    """The words of a name without initials."""
    return [word for word in name.replace(".", ". ").split() if word[-1] != "."]


def _words(name: str) -> list[str]:
    """The words of a name without initials and particles."""
    return [word for word in _parts(name) if _has_capital(word)]


def _has_capital(word: str) -> bool:
    """Whether a word, or a part of it after a hyphen, begins with a capital: Novak, al-Razi."""
    return word[:1].isupper() or ("-" in word and any(part[:1].isupper() for part in word.split("-")))


def _run(
    text: str, found: Sequence[Token], at: int, index: dict[str, set[int]]
) -> tuple[Sequence[Token], set[int]]:
    """The longest run of tokens from ``at`` that are all words of one name, and the people so named."""
    shared: set[int] = set()
    end = at
    while end < len(found):
        token = found[end]
        people = index.get(token.folded, set()) if _has_capital(token.text) or end > at else set()
        both = shared & people if end > at and _adjacent(text, found[end - 1], token) else people
        if not both or (end > at and both is people):
            break
        shared = both
        end += 1
    return found[at:end], shared


def _with_particles(text: str, found: Sequence[Token], at: int, index: dict[str, set[int]]) -> int:
    """Where the small words of a name before its surname start: “E. [van der] Meer”."""
    while (
        at
        and not found[at - 1].capitalized
        and index.get(found[at - 1].folded, set()) & index[found[at].folded]
        and _adjacent(text, found[at - 1], found[at])
    ):
        at -= 1
    return at


def _adjacent(text: str, first: Token, second: Token) -> bool:
    gap = text[first.end : second.start]
    return len(gap) <= 2 and not gap.strip(" \u00a0\n")


def _only(candidates: set[int], last: Token, people: Sequence[Person]) -> int | None:
    """The one person meant; where two share a surname in some case, the one who is named exactly so."""
    exact = {number for number in candidates if fold(people[number].name).endswith(last.folded)}
    chosen = exact if len(exact) == 1 else candidates
    return next(iter(chosen)) if len(chosen) == 1 else None


def _stands_alone(text: str, found: Sequence[Token], first: int, at: int, person: Person) -> bool:
    """Whether the word ``at`` of a person's name, with its particles from ``first`` on, means that person."""
    token = found[at]
    after = found[at + 1] if at + 1 < len(found) and _adjacent(text, token, found[at + 1]) else None
    if (after and after.capitalized) or namesakes.follows(text, token.start):
        return False
    written = [_words(name) for name in (person.name, person.name_as_written)]
    surname = any(token.folded in forms(name[-1]) for name in written if name)
    initials = _initials(text, found[first].start)
    if initials:
        given = [part for name in (person.name, person.name_as_written) for part in name.split()[:-1]]
        return surname and any(fold(part)[0] == fold(initials)[0] for part in given)
    before = found[first - 1] if first and _adjacent(text, found[first - 1], found[first]) else None
    titled = before is not None and (before.folded in honorifics() or title_mentions.is_known(before.folded))
    opens = before is not None and _starts_sentence(text, before) and not _is_given_name(before.folded)
    free = before is None or not before.capitalized or titled or opens
    return free if surname else free and (titled or len(token.text) >= SHORTEST_GIVEN_NAME)


def _initials(text: str, end: int) -> str:
    """The initials straight before ``end``, as in “Т.Линдквист”, else nothing."""
    found = INITIALS.search(text, max(0, end - LOOK_BACK), end)
    if not found or fold(found.group().rstrip(". \u00a0")) in honorifics():
        return ""
    return found.group() if found.group()[0].isupper() else ""


@lru_cache(maxsize=4096)
def _is_given_name(folded: str) -> bool:
    """Whether a word is a first name, which makes the surname after it somebody else's."""
    return folded in _given_names() or bool(morphology.first_name_readings(folded))


@cache
def _given_names() -> frozenset[str]:
    listed = lexicons.load("given_names")
    return frozenset(listed["en"]["given"].split()) | frozenset(listed["ru"]["given"].split())


def _starts_sentence(text: str, token: Token) -> bool:
    return SENTENCE_START.search(text, max(0, token.start - LOOK_BACK), token.start) is not None


def _with_known_spans(mentions: list[Mention], people: Sequence[Person]) -> list[Mention]:
    """``mentions`` and the span that each person was found at, which wins over what it overlaps."""
    known = [Mention(person.span, number, "name") for number, person in enumerate(people)]
    taken = sorted(mention.span for mention in known)
    apart = [mention for mention in mentions if not spans.overlap(mention.span, taken)]
    return sorted([*known, *apart], key=lambda mention: mention.span)
