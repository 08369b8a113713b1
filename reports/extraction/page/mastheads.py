"""Lines that name whose page it is: "Ministry of Health of Kyrgyzstan", "gov.kz, the platform of bodies"."""

import re
from functools import cache

from reports.extraction.findings import Span
from reports.extraction.lexicons import load
from reports.extraction.names import cyrillic
from reports.extraction.page import sources
from reports.extraction.words import morphology
from reports.extraction.words.phrases import fold

ADDRESS = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:kz|kg|uz|tj|tm|com|org|int|net)\b(?!:)", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SECTION = re.compile(r".+ (?:news|digest)|(?:новости|лента|пресс-релизы) .+", re.IGNORECASE)
MARKS = re.compile(r"[.,:;!?«“\"–—]")
JOINING = frozenset({"between", "with", "by", "from", "at", "is", "are", "has", "have", "will"})  # in no name
SMALL = frozenset({"of", "the", "for", "and", "in", "to", "on", "и", "по", "при", "в"})
VERBS = ("VERB", "INFN", "PRTS", "GRND")
NAMING = ("NOUN", "ADJF", "PRTF")
SHORTEST, LONGEST = 3, 14  # words
LONGEST_SECTION = 5  # words of "The Prime Minister's news"


def is_masthead(line: str) -> bool:
    """Whether a line of the header begins with an address, names a publisher between bars or at its end, is
    the heading of a section ("The ministry's news"), or is nothing but the name of a body."""
    if ADDRESS.match(line) or any(sources.is_name(part.strip()) for part in line.split("|")):
        return True
    if sources.tail(line, Span(0, len(line))):  # «Новости Казахстана - Stepnews.kz»
        return True
    if SECTION.fullmatch(line) and len(line.split()) <= LONGEST_SECTION:
        return True
    return names_body(line)


def names_body(line: str) -> bool:
    """Whether a line is nothing but the name of a body: "Ministry of Health of Kyrgyzstan"; with commas only
    where its first word is that of a body."""
    listed = WORD.findall(line)
    if listed and fold(listed[0]) in _heads():
        line = line.replace(",", "")
    return any(fold(word) in _heads() for word in listed) and may_name(line)


def begins_as_body(line: str) -> bool:
    """Whether a line is nothing but the name of a body that begins with what it is: "Ministry of Health"."""
    first = WORD.search(line)
    is_head = first is not None and fold(first.group()) in _heads()
    return is_head and len(line.split()) >= SHORTEST and names_body(line)


def may_name(line: str) -> bool:
    """Whether a line can be the name of a body: no marks of a sentence, and no verb."""
    words = WORD.findall(line)
    return len(words) <= LONGEST and not MARKS.search(line) and all(_may_name(word) for word in words)


def has_no_verb(line: str) -> bool:
    """Whether a Russian line is no sentence; of others nothing tells."""
    words = [fold(word) for word in WORD.findall(line)]
    return all(cyrillic(word) and morphology.part_of_speech(word) not in VERBS for word in words)


def _may_name(word: str) -> bool:
    """Whether a word can be part of a body's name: no verb, and in English no word without a capital."""
    if fold(word) in SMALL or fold(word) in _heads():
        return True
    if not cyrillic(word):
        return word[0].isupper() and fold(word) not in JOINING
    return morphology.part_of_speech(fold(word)) in NAMING


@cache
def _heads() -> frozenset[str]:
    """The words that names of bodies turn on."""
    listed = load("bodies")["words"]
    return frozenset(word.strip() for language in ("en", "ru") for word in listed[language].split(","))
