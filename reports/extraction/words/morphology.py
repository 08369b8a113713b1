"""Russian morphology: what a word can be, and its nominative. The dictionary loads with the first word."""

from functools import cache, lru_cache
from typing import Any

import pymorphy3

NAME_GRAMMEMES = frozenset({"Name", "Surn", "Patr"})
# Cases as the dictionary calls them; second genitive and locative («в лесу») count as the first.
CASES = {"gen1": "gent", "gen2": "gent", "loc1": "loct", "loc2": "loct", "acc1": "accs"}
LIKELY = 0.2  # the least share of a reading that counts
# Parts of speech that a title, a body's name or a person's name never holds.
OUTSIDE_NOUN_PHRASES = frozenset(
    {"VERB", "INFN", "GRND", "PRTS", "ADVB", "NPRO", "PRED", "CONJ", "PRCL", "INTJ", "COMP", "PREP", "ADJS"}
)


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=50_000)
def analyses(word: str) -> tuple[Any, ...]:
    """Every reading of ``word``, likeliest first."""
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=50_000)
def known(word: str) -> bool:
    """Whether the dictionary holds ``word``."""
    return _analyzer().word_is_known(word)


@lru_cache(maxsize=50_000)
def is_personal(word: str) -> bool:
    """Whether the dictionary holds ``word`` as a first name, a surname or a patronymic."""
    if not known(word):  # the endings of a word that no dictionary holds are costly to weigh
        return False
    return any(NAME_GRAMMEMES & set(reading.tag.grammemes) for reading in analyses(word) if reading.is_known)


@lru_cache(maxsize=50_000)
def first_name_readings(word: str) -> tuple[tuple[str, str, str], ...]:
    """Readings of ``word`` as a first name of the dictionary: lemma, case, gender."""
    if not known(word):
        return ()
    return tuple(
        (reading.normal_form.replace("ё", "е"), case(reading.tag), reading.tag.gender or "masc")
        for reading in analyses(word)
        if reading.is_known and "Name" in reading.tag and reading.tag.number != "plur"
    )


def case(tag: Any) -> str:
    """The case of a reading, ``nomn`` where it has none."""
    return CASES.get(tag.case, tag.case) or "nomn"


@lru_cache(maxsize=50_000)
def part_of_speech(word: str) -> str:
    """The likeliest part of speech of ``word``; a noun where the dictionary does not know the word."""
    return analyses(word)[0].tag.POS or "NOUN"


@lru_cache(maxsize=50_000)
def may_be_adjective(word: str) -> bool:
    """Whether ``word`` can be an adjective, participle or number; «старший» is a noun as often."""
    return any(
        reading.tag.POS in ("ADJF", "PRTF", "NUMR") and reading.score >= LIKELY for reading in analyses(word)
    )


@lru_cache(maxsize=50_000)
def is_pronoun(word: str) -> bool:
    """Whether ``word`` is «этот», «свой», «который»: an adjective by form alone."""
    return "Apro" in analyses(word)[0].tag


@lru_cache(maxsize=50_000)
def noun_cases(word: str) -> frozenset[str]:
    """The cases in which ``word`` can be a noun or an adjective; empty where it can be neither."""
    return frozenset(
        case(reading.tag) for reading in analyses(word) if reading.tag.POS in ("NOUN", "ADJF", "PRTF", "NUMR")
    )


@cache
def forms(lemma: str) -> dict[str, frozenset[str]]:
    """Every form of a noun, with the cases that it stands for; "plur" among them where it is no singular."""
    singular: dict[str, set[str]] = {}
    plural: dict[str, set[str]] = {}
    reading = next((r for r in analyses(lemma) if case(r.tag) == "nomn"), analyses(lemma)[0])
    for form in reading.lexeme:
        if form.tag.POS in ("NOUN", "ADJF", "PRTF"):
            found = plural if form.tag.number == "plur" else singular
            found.setdefault(form.word.replace("ё", "е"), set()).add(case(form.tag))
    merged = {form: frozenset(cases | {"plur"}) for form, cases in plural.items()}
    merged |= {form: frozenset(cases) for form, cases in singular.items()}
    return merged or {lemma: frozenset({"nomn"})}


@lru_cache(maxsize=10_000)
def nominative(word: str, gender: str | None = None) -> str:
    """``word`` (noun, adjective or participle) in the nominative singular, written as the word is."""
    reading = next((r for r in analyses(word) if r.tag.POS in ("NOUN", "ADJF", "PRTF")), None)
    if reading is None:
        return word
    wanted = {"nomn", "sing"}
    if reading.tag.POS != "NOUN":
        wanted.add(gender or reading.tag.gender or "masc")
    inflected = reading.inflect(wanted)
    if inflected is None:
        return word
    written = inflected.word if "ё" in word.casefold() else inflected.word.replace("ё", "е")
    return like(word, written)


def like(model: str, word: str) -> str:
    """``word`` with the capitals of ``model``: «Генеральным», «генеральный» gives «Генеральный»."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    if "-" in model and "-" in word:
        parts = zip(model.split("-"), word.split("-"), strict=False)
        return "-".join(like(part, written) for part, written in parts)
    return "".join(
        letter.upper() if model[at : at + 1].isupper() else letter for at, letter in enumerate(word)
    )
