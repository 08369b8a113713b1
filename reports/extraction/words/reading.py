"""Each word of an article sorted: a place, a known body, a title's head, grammar, or maybe a name."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from reports.extraction import places
from reports.extraction.findings import Article, Span
from reports.extraction.lexicons import load
from reports.extraction.words import morphology, tokens
from reports.extraction.words.phrases import Phrases, Remembered, words
from reports.extraction.words.tokens import Token

Item = TypeVar("Item")

SURNAME_END = re.compile(r"(?:ov|ova|ev|eva|ов|ев|ова|ева|ову|еву|овым|евым|овой|евой)$")
INDECLINABLE = re.compile(r"зам(?!ест)|завотдел|завкаф|завсект")  # замминистра, завотделением
CONSONANTS = "бвгджзклмнпрстфхцчшщ"
FEMININE = ("ая", "ую", "ей", "ею")
MIXED_CAPITALS = re.compile(r"[а-яё][А-ЯЁ]|[А-ЯЁ]{2,}[а-яё]")
ELECTRONIC = re.compile(r"e-[A-Z]")  # e-Health
POSSESSIVE = frozenset({"'s", "’s"})
LONGEST_ACRONYM = 7
LONG_SECOND_PART = 6  # letters: longer than the second syllable of a Korean first name
LONGEST_FUNCTION_WORD = 4  # letters


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The tokens of an article's title and body, and of each what kind of word it is.

    A kind is one of: break, mark, number, initial, honorific, body (part of a known body's name), place,
    head (a title's head word), subject (a word of bodies, programmes and subjects), function, acronym,
    name (capitalized, none of the others), low (a small word, none of the others), possessive.
    """

    article: Article
    tokens: tuple[Token, ...]
    kinds: tuple[str, ...]
    lowercase: frozenset[str]  # folded words that the body also writes without a capital
    bodies: tuple[tuple[Span, str], ...]  # known bodies and the name of each
    places: tuple[places.PlaceMention, ...]
    body_starts: int  # the first token after the title

    @property
    def russian(self) -> bool:
        return self.article.language == "ru"

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``first`` to ``last`` (exclusive), blanks between them made one."""
        return " ".join(self.article.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def span(self, first: int, last: int) -> Span:
        """Where the tokens ``first`` to ``last`` (exclusive) stand in the text."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def bodies_in(self, span: Span) -> list[str]:
        """The names of the known bodies inside ``span``, in order."""
        return [name for _, name in within(span, self.bodies, lambda entry: entry[0])]

    def places_in(self, span: Span) -> Sequence[places.PlaceMention]:
        """The places named inside ``span``, in order."""
        return within(span, self.places, lambda place: place.span)

    def word(self, at: int) -> str:
        """The folded token ``at``; empty outside the article."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        """The kind of token ``at``; "break" outside the article."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else "break"

    def starts_sentence(self, at: int) -> bool:
        """Whether a capital at ``at`` may be owed to the start of a sentence."""
        return self.kind(at - 1) == "break" or self.word(at - 1) in SENTENCE_OPENERS


def within(span: Span, ordered: Sequence[Item], of: Callable[[Item], Span]) -> Sequence[Item]:
    """The items inside ``span``; they are in order, and ``of`` tells where each stands."""
    first = bisect_left(ordered, span.start, key=lambda item: of(item).start)
    last = bisect_left(ordered, span.end, key=lambda item: of(item).start)
    return [item for item in ordered[first:last] if of(item).end <= span.end]


SENTENCE_OPENERS = frozenset('.!?…:«“"„-–—•*')


@lru_cache(maxsize=8)
def read(article: Article) -> Reading:
    """The title and the body of the article, sorted word by word."""
    title = _title_in_prose(article)
    heading = tokens.within(article.text, title)
    found = heading + tokens.of(article)
    lowercase = frozenset(token.text for token in found if token.word and token.text.islower())
    spans = sorted({*title, *article.body})
    named = tuple(places.find_in(article.text, spans))
    bodies = tuple(known_bodies(article.text, spans))
    marked = _marked(found, named, bodies)
    russian = article.language == "ru"
    kinds = tuple(
        marked.get(at) or (_russian(found, at) if russian else _english(found, at))
        for at, token in enumerate(found)
    )
    return Reading(article, found, kinds, lowercase, bodies, named, len(heading))


def _title_in_prose(article: Article) -> tuple[Span, ...]:
    """The title, unless the body holds it or Every Word of It Has a Capital, which tells nothing."""
    spans = article.title.spans[:1] if article.title else ()
    if not spans or any(spans[0].overlaps(paragraph) for paragraph in article.body):
        return ()
    if spans[0].start > article.body[0].start if article.body else True:
        return ()
    long_words = [
        word for word in article.text[slice(*spans[0])].split() if len(word) > LONGEST_FUNCTION_WORD
    ]
    small = sum(1 for word in long_words if word[0].islower())
    return spans if small * 2 >= len(long_words) or small > 2 else ()


@cache
def listed(file: str, language: str, key: str) -> frozenset[str]:
    """A list of words of a lexicon, parted by commas or, where it has none, by blanks."""
    text = load(file)[language][key]
    parts = text.split(",") if "," in text else text.split()
    return frozenset(part.strip() for part in parts if part.strip())


@cache
def english_heads() -> dict[str, bool]:
    """Head words of titles, each with whether it is a plural."""
    heads = listed("roles", "en", "heads")
    plurals = {_plural(head): True for head in heads}
    return plurals | dict.fromkeys(heads, False)


@lru_cache(maxsize=1024)
def singular(head: str) -> str:
    """An English head word in the singular: Ministers -> Minister."""
    if head.casefold().endswith("s-general"):  # Assistant Directors-General
        return head[: -len("s-general")] + head[-len("-general") :]
    found = next((one for one in listed("roles", "en", "heads") if _plural(one) == head.casefold()), None)
    return head[: len(found) - len(head)] if found and len(found) < len(head) else head


def _plural(head: str) -> str:
    if head.endswith(("man", "men")):
        return head[:-3] + "men"
    if head.endswith("-general"):
        return head.removesuffix("-general") + "s-general"
    return head + ("es" if head.endswith(("s", "ch")) else "s")


@cache
def russian_heads() -> dict[str, tuple[str, frozenset[str]]]:
    """Every form of the head words of titles: its nominative singular, and the cases that it stands for."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for lemma in sorted(listed("roles", "ru", "heads"), reverse=True):
        for form, cases in morphology.forms(lemma).items():
            found.setdefault(form, (lemma, cases))
        if lemma[-1] in CONSONANTS and "nomn" in found[lemma][1]:
            found[lemma] = (lemma, frozenset({"nomn"}))  # also where the dictionary takes it for unchanging
        if INDECLINABLE.match(lemma):
            found[lemma] = (lemma, frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"}))
    for lemma in listed("roles", "ru", "heads"):  # заведующая: of its forms only those of a woman
        if lemma.endswith("ая"):
            own = {form: cases for form, cases in morphology.forms(lemma).items() if form.endswith(FEMININE)}
            found |= {form: (lemma, cases) for form, cases in own.items()}
    return {form: head for form, head in found.items() if form not in listed("roles", "ru", "not_heads")}


@lru_cache(maxsize=4096)
def russian_head(word: str) -> tuple[str, frozenset[str]] | None:
    """The nominative and the cases of a head word, also behind a hyphen: «портфолио-менеджера»."""
    first, _, last = word.rpartition("-")
    found = russian_heads().get(word) or (russian_heads().get(last) if first else None)
    return (f"{first}-{found[0]}", found[1]) if found and word not in russian_heads() else found


def _marked(
    found: tuple[Token, ...], named: tuple[places.PlaceMention, ...], bodies: tuple[tuple[Span, str], ...]
) -> dict[int, str]:
    """The tokens that belong to a place or to a known body."""
    spans = [(place.span, "place", place.city) for place in named]
    spans += [(span, "body", "") for span, _ in bodies]
    spans.sort(key=lambda entry: entry[0])
    marked: dict[int, str] = {}
    at = 0
    for span, kind, city in spans:
        while at < len(found) and found[at].end <= span.start:
            at += 1
        inside = at
        while inside < len(found) and found[inside].start < span.end:
            # Kazakhbayev, Uzbekov and Кабулов are people, whatever their first letters say.
            is_surname = kind == "place" and SURNAME_END.search(found[inside].folded)
            if not is_surname or (city and SURNAME_END.search(city)):
                marked[inside] = kind if found[inside].text not in POSSESSIVE else "possessive"
            inside += 1
    return marked


def _english(found: tuple[Token, ...], at: int) -> str:
    """The kind of an English token: in "medical doctor" and "Jan Novak" another than by itself."""
    word, kind = found[at].folded, _english_alone()[found[at].text]
    if word == "doctor" and at and found[at - 1].folded in listed("roles", "en", "of_doctors"):
        return "head"
    if kind == "function" and word in _english_names() and _is_before_surname(found, at):
        return "name"
    return kind


@cache
def _english_alone() -> Remembered[str]:
    return Remembered(lambda text: _of_english_word(tokens.alone(text)))


def _of_english_word(token: Token) -> str:
    shape = _shape(token)
    if shape:
        return shape
    word = token.folded
    if word in listed("given_names", "en", "honorifics") and (token.capitalized or word.endswith(".")):
        return "honorific" if word not in ("his", "her", "he", "she") else "function"
    if word in english_heads():
        return "head"
    if word in listed("vocabulary", "en", "function"):
        return "function"
    if token.acronym:
        return "acronym" if len(token.text) <= LONGEST_ACRONYM and word not in _english_names() else "name"
    if not token.capitalized and not ELECTRONIC.match(token.text):
        return "low"
    return "subject" if _is_english_subject(token) else "name"


def _is_english_subject(token: Token) -> bool:
    """Whether a word with a capital is one of bodies and subjects: Health, Inter-Agency, High-threat,
    e-Health."""
    subjects = listed("vocabulary", "en", "subject")
    first, mark, last = token.folded.rpartition("-")
    if token.folded in subjects or not token.capitalized:
        return True
    if not mark or first in _english_names():
        return False
    if token.text.rpartition("-")[2].islower():  # High-threat, Long-term, but Hyun-woo
        return len(last) >= LONG_SECOND_PART or last in listed("vocabulary", "en", "second_parts")
    return last in subjects and first in subjects


def _is_before_surname(found: tuple[Token, ...], at: int) -> bool:
    """Whether a first name that is a word of grammar too stands before a surname: Jan Novak."""
    following = found[at + 1]
    if not (found[at].capitalized and following.word and following.capitalized):
        return False
    return not any(following.folded in listed("vocabulary", "en", key) for key in ("function", "subject"))


@cache
def _english_names() -> frozenset[str]:
    return listed("given_names", "en", "given")


def _shape(token: Token) -> str:
    """The kind of a token that is no word of either language."""
    if token.text == tokens.BREAK:
        return "break"
    if token.text in POSSESSIVE:
        return "possessive"
    if token.initial:
        return "initial"
    if token.text[0].isdigit():
        return "number"
    return "" if token.word else "mark"


def _russian(found: tuple[Token, ...], at: int) -> str:
    """The kind of a Russian token: that of a post may be the word of an honour by itself."""
    kind = _russian_alone()[found[at].text]
    return "head" if kind == "honorific" and _is_post(found, at) else kind


@cache
def _russian_alone() -> Remembered[str]:
    return Remembered(lambda text: _of_russian_word(tokens.alone(text)))


def _of_russian_word(token: Token) -> str:
    shape = _shape(token)
    if shape:
        return shape
    word = token.folded
    if word.isascii():
        return "acronym" if token.acronym else "subject" if token.capitalized else "low"
    if word in listed("given_names", "ru", "honorifics"):
        return "honorific"
    if russian_head(word) is not None:
        return "head"
    if not token.capitalized:
        return "low"
    if token.acronym or MIXED_CAPITALS.search(token.text):
        is_name = len(token.text) > 3 and token.text.isupper() and morphology.is_personal(word)
        return "name" if is_name else "acronym"
    if word in listed("vocabulary", "ru", "not_names"):
        return "subject"
    return "name" if _may_be_russian_name(word) else "subject"


def _is_post(found: tuple[Token, ...], at: int) -> bool:
    """Whether a word that honours a person tells where one works: «профессор Рижского университета»."""
    if russian_head(found[at].folded) is None:
        return False
    following = (token.folded for token in found[at + 1 : at + 3] if token.word)
    premises = listed("vocabulary", "ru", "premises")
    return any(morphology.analyses(word)[0].normal_form in premises for word in following)


def _may_be_russian_name(word: str) -> bool:
    tail = word.rpartition("-")[2]
    return (
        morphology.is_personal(tail)
        or tail in listed("given_names", "ru", "given")
        or not morphology.known(word)
    )


def known_bodies(text: str, spans: list[Span]) -> list[tuple[Span, str]]:
    """The known bodies inside ``spans``, in order, each with its English name."""
    found = _bodies().find(words(text, spans))
    return [(span, name) for span, name in found if _written_as_name(text[span.start : span.end], name)]


def _written_as_name(written: str, name: str) -> bool:
    """Whether the words can be the body: "WHO" but not "who", «ЕС» but not «ес»."""
    if len(written) > LONGEST_ACRONYM or " " in written:
        return any(letter.isupper() for letter in written)
    return written.isupper() or written == name


@cache
def _bodies() -> Phrases[str]:
    return Phrases((form, body["name"]) for body in load("bodies")["body"] for form in body["forms"])


@cache
def body_sides() -> dict[str, str]:
    """The side on which the people of each known body sit, by its name."""
    return {body["name"]: body["side"] for body in load("bodies")["body"]}
