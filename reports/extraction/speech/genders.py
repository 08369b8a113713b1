"""Whether a person is “he” or “she”, as far as the name, its honorific and the verbs beside it tell."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Literal

from reports.extraction import lexicons
from reports.extraction.findings import Mention, Person
from reports.extraction.speech.verbs import Verb
from reports.extraction.words import morphology
from reports.extraction.words.phrases import fold

Gender = Literal["masculine", "feminine"]
INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.[\s\u00a0]?)+")
HONORIFIC = re.compile(r"([\w-]+)\.?\s+$")
LONGEST_HONORIFIC = 15
CYRILLIC = re.compile("[а-яё]")
DOCTOR_BEFORE = re.compile(r"\s(?:д-р|доктор|проф\.|профессор|г-жа|г-н|dr\.?)\s$", re.IGNORECASE)
OF_READING: dict[str, Gender] = {"masc": "masculine", "femn": "feminine"}


def of_people(
    text: str, people: Sequence[Person], mentions: Sequence[Mention], saying: Sequence[Verb]
) -> list[Gender | None]:
    """The gender of each of ``people``, from all ``mentions`` of their names and the verbs after them."""
    verbs = {verb.span.start: verb.form for verb in saying}
    before = {verb.span.end: verb.form for verb in saying}
    addressed: dict[int, Gender] = {}
    said: dict[int, Gender] = {}
    for mention in mentions:
        if mention.kind not in ("name", "surname"):
            continue
        if told := _honorific(text, mention.span.start):
            addressed.setdefault(mention.person, told)
        written = INITIALS.sub("", text[slice(*mention.span)])
        form = verbs.get(mention.span.end + 1, "")
        if len(written) == mention.span.end - mention.span.start:  # «поблагодарил К. Кох»: her
            form = form or before.get(_verb_end(text, mention.span.start), "")
        if (form == "masculine" or form == "feminine") and people[mention.person].name.endswith(written):
            said.setdefault(mention.person, form)
    return [
        addressed.get(number) or said.get(number) or of(text, person) for number, person in enumerate(people)
    ]


def _verb_end(text: str, start: int) -> int:
    """Where a verb before a name ends: «сказала[ д-р ]Новак»."""
    found = DOCTOR_BEFORE.search(text, max(0, start - LONGEST_HONORIFIC), start)
    return found.start() if found else start - 1


def of(text: str, person: Person) -> Gender | None:
    """The gender that the honorific before a name, or the name itself, tells; None where neither does."""
    return _honorific(text, person.span.start) or _of_name(person.name)


@lru_cache(maxsize=4096)
def by_ending(name: str) -> Gender | None:
    """What the ending of a first name makes likely, for names that nothing surer tells of."""
    first, *others = fold(name).split() or [""]
    if not others or first in lexicons.load("genders")["either"]["given"]:
        return None
    endings = sorted(_listed("given_endings"), key=len, reverse=True)
    return next((_listed("given_endings")[ending] for ending in endings if first.endswith(ending)), None)


def _honorific(text: str, start: int) -> Gender | None:
    found = HONORIFIC.search(text, max(0, start - LONGEST_HONORIFIC), start)
    return _listed("honorifics").get(fold(found.group(1))) if found else None


@lru_cache(maxsize=4096)
def _of_name(name: str) -> Gender | None:
    words = [fold(word) for word in re.split(r"[\s.]+", name) if word]
    if not words:
        return None
    told = {
        gender
        for word in words[-2:]
        for ending, gender in _listed("endings").items()
        if word.endswith(ending)
    }
    if told:
        return told.pop() if len(told) == 1 else None
    return _of_given(words[0]) if len(words) > 1 else None


def _of_given(word: str) -> Gender | None:
    """What a first name tells that is listed or that the dictionary holds."""
    if word in _listed("given"):
        return _listed("given")[word]
    if CYRILLIC.search(word):
        readings = {gender for lemma, _, gender in morphology.first_name_readings(word) if lemma == word}
        if len(readings) == 1:
            return OF_READING.get(readings.pop())
    return None


@cache
def _listed(kind: str) -> dict[str, Any]:
    content = lexicons.load("genders")
    return {fold(word): gender for gender in ("masculine", "feminine") for word in content[gender][kind]}
