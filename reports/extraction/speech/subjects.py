"""Whether a mention can be the subject of its sentence: not after a preposition, in Russian nominative."""

import re
from collections.abc import Sequence
from functools import cache

from reports.extraction import lexicons
from reports.extraction.findings import Mention, Person
from reports.extraction.speech import name_mentions, title_mentions
from reports.extraction.words.phrases import fold

WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
BREAK = re.compile(r"[;:«»“”\"]")
POSSESSIVE = re.compile(r"['’]s?\b")
# «[и.о.] министра»: the case of the title does not tell that of the name.
ACTING = re.compile(r"(?:вр\.?\s?)?и\.\s?о\.|врио\b|(?:временно )?исполняющ\w+ обязанности\b", re.IGNORECASE)
ACTING_BEFORE = re.compile(rf"(?<!\w)(?:{ACTING.pattern})\s*$", re.IGNORECASE)
OBLIQUE_ACTING = re.compile(r"(?:временно|исполняющ(?!ий|ая))", re.IGNORECASE)
ACTING_LENGTH = 40
TITLE_LENGTH = 200  # characters that a title before a name may take
TITLE_WORDS = 14
CLOSE = 8  # characters between a role and the name after it: a blank, or a comma, a blank and “Dr. ”
BETWEEN = re.compile(r",?\s*(?:(?:dr|mr|ms|mrs|prof|д-р|г-н|г-жа)\.?\s)?", re.IGNORECASE)


def may_be(text: str, mention: Mention, person: Person, floor: int) -> bool:
    """Whether a mention can be a subject; nothing before ``floor`` belongs to it."""
    if POSSESSIVE.match(text, mention.span.end):
        return False
    words = _title_before(text, mention, person, floor)
    if _last_word(text, floor, words[0].start() if words else mention.span.start) in _prepositions():
        return False
    return _nominative(text, mention, person, words) if CYRILLIC.search(text[slice(*mention.span)]) else True


def only_determiners(gap: str) -> bool:
    """Whether nothing but “the” or an honorific stands before a name: «по мнению [д-ра] Новак»."""
    return only(gap, name_mentions.honorifics() | {"the"})


def only(gap: str, listed: frozenset[str]) -> bool:
    """Whether no mark that ends a clause and no word but the ``listed`` ones, folded, stands in a gap."""
    return BREAK.search(gap) is None and all(fold(word) in listed for word in WORD.findall(gap))


def phrase_start(text: str, mention: Mention, person: Person, floor: int) -> int:
    """Where the title before a mention starts, else the mention: “[WHO Director] Jan Novak”."""
    words = _title_before(text, mention, person, floor)
    return words[0].start() if words else mention.span.start


def _title_before(text: str, mention: Mention, person: Person, floor: int) -> Sequence[re.Match[str]]:
    """The words of the title that stands before a name, from its head on; nothing before a bare name."""
    if mention.kind not in ("name", "surname"):
        return []
    role = person.role_span
    if (
        role
        and 0 <= mention.span.start - role.end <= CLOSE
        and BETWEEN.fullmatch(text, role.end, mention.span.start)
    ):
        return list(WORD.finditer(text, max(floor, role.start), role.end))
    start = max(floor, mention.span.start - TITLE_LENGTH)
    words = list(WORD.finditer(text, start, mention.span.start))[-TITLE_WORDS:]
    end, head = mention.span.start, None
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if text[word.end() : end].strip(" .\u00a0\n’s'") or not in_title(word.group()):
            break
        folded = fold(word.group())
        if title_mentions.head_case(folded) and title_mentions.GUEST not in title_mentions.concepts(folded):
            head = index
        end = word.start()
    while (
        head
        and text[words[head - 1].end() : words[head].start()].isspace()
        and _narrows(words[head - 1].group())
    ):
        head -= 1
    if head is None:
        return []
    first = words[head].start()
    acting = ACTING_BEFORE.search(text, max(floor, first - ACTING_LENGTH), first)
    return [*(WORD.finditer(text, acting.start(), first) if acting else ()), *words[head:]]


def _narrows(word: str) -> bool:
    """Whether a word before a title belongs to it: “[Deputy Prime] Minister”, “[WHO] Representative”."""
    return not title_mentions.is_link(fold(word)) and (
        title_mentions.is_known(fold(word)) or (len(word) > 1 and word.isupper())
    )


def in_title(word: str) -> bool:
    """Whether a word can be part of a title before a name."""
    folded = fold(word)
    if word[0].isupper() or title_mentions.is_known(folded) or title_mentions.is_link(folded):
        return True
    return CYRILLIC.match(folded) is not None and title_mentions.is_genitive(folded)


def _nominative(text: str, mention: Mention, person: Person, words: Sequence[re.Match[str]]) -> bool:
    if mention.kind == "pronoun":
        return True
    if mention.kind == "title":
        words = list(WORD.finditer(text, *mention.span))
    if words and ACTING.match(text, words[0].start()):
        if mention.kind == "title":
            return not OBLIQUE_ACTING.match(words[0].group())
        words = []
    cases = [case for word in words if (case := title_mentions.head_case(fold(word.group())))]
    if cases:
        return cases[0] == "nominative"
    written = {fold(word) for word in WORD.findall(text[slice(*mention.span)])}
    return written <= {fold(word) for word in WORD.findall(person.name)} or not _declined(written, person)


def _declined(written: set[str], person: Person) -> bool:
    """Whether the words as written are an oblique case of the person's name."""
    nominative = [word for word in WORD.findall(person.name) if len(word) > 1]
    return any(
        form not in map(fold, nominative) and any(form in name_mentions.forms(word) for word in nominative)
        for form in written
    )


def _last_word(text: str, floor: int, end: int) -> str:
    words = WORD.findall(text, max(floor, end - 40), end)
    while words and fold(words[-1]) in ("the", "mr", "ms", "mrs", "dr", "his", "her", "their", "its"):
        words.pop()
    gap = text[max(floor, end - 40) : end]
    return fold(words[-1]) if words and not re.search(r"[,;:.]\s*$", gap) else ""


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(lexicons.load("title_concepts")["words"]["prepositions"])
