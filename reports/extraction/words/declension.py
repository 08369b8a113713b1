"""Russian names in the nominative, also those that no dictionary holds: Густавсоном is Густавсон.

Each word of a name gets every nominative that its ending allows; the words of one name then agree on
case and gender.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from reports.extraction.lexicons import load
from reports.extraction.words.morphology import first_name_readings, like

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn")
CONSONANTS = "бвгджзклмнпрстфхцчшщ"
VOWEL = re.compile("[аеиоуыэюя]")


class Reading(NamedTuple):
    """A nominative that a word may come from, and how likely the ending alone makes it."""

    lemma: str
    case: str
    gender: str
    weight: float


# Ending -> (ending of the nominative, cases, genders). The stem before it must match the first column.
PARADIGMS: tuple[tuple[str, dict[str, tuple[tuple[str, str, str], ...]], float], ...] = (
    # Азизов, Азизову, Азизовым; Каримова, Каримовой
    (
        r"(?:ов|ев|ин|ын)$",
        {
            "": (("", "nomn", "masc"),),
            "а": (("", "gent accs", "masc"), ("а", "nomn", "femn")),
            "у": (("", "datv", "masc"), ("а", "accs", "femn")),
            "ым": (("", "ablt", "masc"),),
            "е": (("", "loct", "masc"),),
            "ой": (("а", "gent datv ablt loct", "femn"),),
        },
        2.0,
    ),
    # Шариповский, Шариповскому; Барановская, Барановской
    (
        r"\w\w(?:[сцнж]?к|н)$",
        {
            "ий": (("ий", "nomn", "masc"),),
            "ого": (("ий", "gent accs", "masc"),),
            "ому": (("ий", "datv", "masc"),),
            "им": (("ий", "ablt", "masc"),),
            "ая": (("ая", "nomn", "femn"),),
            "ую": (("ая", "accs", "femn"),),
            "ой": (("ая", "gent datv ablt loct", "femn"),),
        },
        0.5,
    ),
    # Рустам, Рустама, Рустамом
    (
        f"[{CONSONANTS}]$",
        {
            "": (("", "nomn", "masc"),),
            "а": (("", "gent accs", "masc"),),
            "у": (("", "datv", "masc"),),
            "ом": (("", "ablt", "masc"),),
            "е": (("", "loct", "masc"),),
        },
        1.0,
    ),
    # Омурбекович, Омурбековичем; Ивановна, Ивановне
    (
        r"(?:ович|евич)$",
        {
            "": (("", "nomn", "masc"),),
            "а": (("", "gent accs", "masc"),),
            "у": (("", "datv", "masc"),),
            "ем": (("", "ablt", "masc"),),
            "е": (("", "loct", "masc"),),
        },
        2.0,
    ),
    (
        r"(?:овн|евн|ичн)$",
        {
            "а": (("а", "nomn", "femn"),),
            "ы": (("а", "gent", "femn"),),
            "е": (("а", "datv loct", "femn"),),
            "у": (("а", "accs", "femn"),),
            "ой": (("а", "ablt", "femn"),),
        },
        2.0,
    ),
    # Кравец, Кравца
    (
        f"[{CONSONANTS}]$",
        {
            "ца": (("ец", "gent accs", "masc"),),
            "цу": (("ец", "datv", "masc"),),
            "цом": (("ец", "ablt", "masc"),),
            "цем": (("ец", "ablt", "masc"),),
            "це": (("ец", "loct", "masc"),),
        },
        0.9,
    ),
    # Рикардом, Фошем but Ричем, Коцем: after a hissing sound the ending is -ем
    (r"[жчшщц]$", {"ем": (("", "ablt", "masc"),)}, 1.0),
    # Андрей, Андрея
    (
        r"[аеиоуы]$",
        {
            "й": (("й", "nomn", "masc"),),
            "я": (("й", "gent accs", "masc"),),
            "ю": (("й", "datv", "masc"),),
            "ем": (("й", "ablt", "masc"),),
        },
        0.9,
    ),
    # Игорь, Игоря
    (
        f"[{CONSONANTS}]$",
        {
            "ь": (("ь", "nomn", "masc"), ("ь", "nomn accs", "femn")),
            "я": (("ь", "gent accs", "masc"),),
            "ю": (("ь", "datv", "masc"),),
            "ем": (("ь", "ablt", "masc"),),
        },
        0.4,
    ),
    # Айгуль, Айгули, Айгулью
    (r"[лв]$", {"и": (("ь", "gent datv loct", "femn"),), "ью": (("ь", "ablt", "femn"),)}, 0.4),
    # Лола, Лолой; Глинка, Глинкой
    (
        f"[{CONSONANTS}]$",
        {
            "а": (("а", "nomn", "masc"), ("а", "nomn", "femn")),
            "е": (("а", "datv loct", "masc"), ("а", "datv loct", "femn")),
            "у": (("а", "accs", "masc"), ("а", "accs", "femn")),
            "ой": (("а", "ablt", "masc"), ("а", "ablt", "femn")),
        },
        0.5,
    ),
    # Глинки, Саши but Лолы: Хаттори is no form of Хаттора
    (r"[гкхжчшщ]$", {"и": (("а", "gent", "masc"), ("а", "gent", "femn"))}, 0.5),
    (r"[^гкхжчшщаеиоуыэюяьй]$", {"ы": (("а", "gent", "masc"), ("а", "gent", "femn"))}, 0.5),
    (r"[жчшщц]$", {"ей": (("а", "ablt", "masc"), ("а", "ablt", "femn"))}, 0.5),
    # Мария, Марией; Дарья
    (
        r"[иь]$",
        {
            "я": (("я", "nomn", "femn"),),
            "и": (("я", "gent datv loct", "femn"),),
            "ю": (("я", "accs", "femn"),),
            "е": (("я", "datv loct", "femn"),),
            "ей": (("я", "ablt", "femn"), ("я", "ablt", "masc")),
        },
        0.7,
    ),
    # Соню, Соней; Бадуни is no form of Бадуня
    (
        r"[нл]$",
        {
            "я": (("я", "nomn", "femn"),),
            "ю": (("я", "accs", "femn"),),
            "е": (("я", "datv loct", "femn"),),
            "ей": (("я", "ablt", "femn"),),
        },
        0.4,
    ),
)
ENDINGS = sorted({ending for _, endings, _ in PARADIGMS for ending in endings}, key=len, reverse=True)
SURELY = 2.0  # weight of an ending that surnames of the region have
OBLIQUE = re.compile(r"(?:ом|ем|ым|им|ой|ей|ою|ии|ого|ому|ую)$")  # seldom the end of a nominative
FOREIGN = ("дзе", "юге", "льце", "рце", "тце")  # ends of Georgian and German surnames
CHILD = re.compile(r"(зод)(?:а|ы|е|у|ой|ом)$")  # "born of" at the end of a surname
CLUSTER = re.compile(r"(?:[бвгджзкпстфх]в|йр)$")  # Окечукву is no form of Окечукв, nor Перейра of Перейр
UNINFLECTED = re.compile(rf"(?:[еиоуюэы]|[{CONSONANTS}йь]|[аеиоуыэюя]а|ия)$")


@cache
def _unchanging() -> re.Pattern[str]:
    return re.compile(load("given_names")["ru"]["unchanging"] + "$")


@cache
def _first_names() -> frozenset[str]:
    listed = load("given_names")["ru"]["given"].split()
    return frozenset(name.rpartition("-")[2] for name in listed) | _masculine_names()


@cache
def _masculine_names() -> frozenset[str]:
    """First names that end in a vowel, never change and are men's."""
    return frozenset(load("given_names")["ru"]["masculine"].split())


def _readings(word: str) -> tuple[Reading, ...]:
    """Every nominative of one folded word."""
    child = CHILD.search(word)
    given = child is not None and word[: child.end(1)] in _first_names()  # Бехзод, but not Алимзода
    if child and not given:
        word = word[: child.end(1)] + "а"
    if not given and _unchanging().search(word):
        return tuple(Reading(word, case, gender, 2.0) for case in CASES for gender in GENDERS)
    by_dictionary = {(lemma, case, gender) for lemma, case, gender in first_name_readings(word)}
    found = [_weighed(reading, word, by_dictionary) for reading in _by_ending(word)]
    stated = {(reading.lemma, reading.case, reading.gender) for reading in found}
    found += [Reading(*entry, 4.0) for entry in by_dictionary - stated]
    return tuple(found)


@lru_cache(maxsize=20_000)
def _by_case(word: str) -> dict[tuple[str, str], list[Reading]]:
    """The nominatives of one folded word by the case and gender that it stands in for each."""
    found: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in _readings(word):
        found[reading.case, reading.gender].append(reading)
    return dict(found)


def may_stand_in(word: str, case: str) -> bool:
    """Whether a word of a name can stand in a case: «Лютера» in "gent", «Звонимир» not."""
    return any((case, gender) in _by_case(_tail(word)) for gender in GENDERS)


def _weighed(reading: Reading, word: str, by_dictionary: set[tuple[str, str, str]]) -> Reading:
    if (reading.lemma, reading.case, reading.gender) in by_dictionary:
        return reading._replace(weight=4.0)
    if reading.lemma in _first_names():
        wrong_gender = reading.gender == "femn" and reading.lemma in _masculine_names()
        return reading if wrong_gender else reading._replace(weight=reading.weight + 3.0)
    if reading.lemma == word and reading.gender == "femn" and word[:-1] in _first_names():
        return reading._replace(weight=-1.5)  # Рустама is Рустам in the genitive, not a woman
    if reading.lemma == word and OBLIQUE.search(word):
        return reading._replace(weight=-2.0)
    if reading.lemma != word and CLUSTER.search(reading.lemma):
        return reading._replace(weight=0.0)
    return reading


def _by_ending(word: str) -> Iterator[Reading]:
    for stem_ends, endings, weight in PARADIGMS:
        for ending, lemmas in endings.items():
            stem = word.removesuffix(ending) if ending else word
            if not word.endswith(ending) or len(stem) < 2 or not re.search(stem_ends, stem):
                continue
            for lemma_ending, cases, gender in lemmas:
                if not VOWEL.search(stem + lemma_ending):  # Стром is no Стр
                    continue
                for case in cases.split():
                    yield Reading(stem + lemma_ending, case, gender, weight)
    yield from _uninflected(word)


def _uninflected(word: str) -> Iterator[Reading]:
    """The word as it is in every case, for foreign names that do not change."""
    if UNINFLECTED.search(word) and (word[-1] != "й" or word in _first_names()):  # Айдай, not Барановской
        for case in CASES:
            weight = _weight_uninflected(word, case)
            yield Reading(word, case, "femn", weight)
            yield Reading(word, case, "masc", 0.1 if word[-1] in CONSONANTS + "й" else weight)
    elif word.endswith(("а", "я")):
        # Педро Мендоса: a foreign surname that some leave as it is; Ана Кырстя
        yield from (Reading(word, case, gender, 0.05) for case in CASES[1:] for gender in GENDERS)
        if word.endswith("я"):
            yield from (Reading(word, "nomn", gender, 0.3) for gender in GENDERS)


def _weight_uninflected(word: str, case: str) -> float:
    end = word[-1]
    if end in "ую":
        return 0.6 if CLUSTER.search(word[:-1]) else 0.1
    if end in "ыи":
        return 0.45
    if word.endswith(FOREIGN):
        return 0.7
    # Ньямбуре is Ньямбура sooner than itself
    return 0.4 if end == "е" and case in ("datv", "loct") else 0.6


def nominative(words: list[str], cases: Collection[str] = (), elsewhere: Collection[str] = ()) -> list[str]:
    """The words of one person's name in the nominative, written as they were.

    ``cases`` are those of the title beside the name, where there is one; ``elsewhere`` holds the folded
    capitalized words of the rest of the text: a form that stands there too is preferred.
    """
    tails = [_tail(word) for word in words]
    options = [_by_case(tail) for tail in tails]
    best: tuple[float, str, str, list[str]] = (-1.0, "nomn", "masc", tails)
    for wanted_case in CASES:
        for gender in GENDERS:
            chosen = [
                _choose(tail, readings.get((wanted_case, gender), []), elsewhere)
                for tail, readings in zip(tails, options, strict=True)
            ]
            if any(reading is None for reading in chosen):
                continue
            score = sum(weight for weight, _ in chosen if weight) + _case_weight(wanted_case, cases)
            if score > best[0]:
                best = score, wanted_case, gender, [lemma for _, lemma in chosen]
    return [
        _written(word, tail, lemma, best[1], best[2])
        for word, tail, lemma in zip(words, tails, best[3], strict=True)
    ]


def _written(word: str, tail: str, lemma: str, case: str, gender: str) -> str:
    """``word`` with ``lemma`` for its ``tail`` and the parts before it in the nominative too, written as it
    was."""
    first = word[: len(word) - len(tail)].casefold()
    parts = "-".join(_first_part(part, case, gender) for part in first.split("-"))
    return like(word, _with_yo(word, parts + lemma)) if parts + lemma != first + tail else word


def _first_part(word: str, case: str, gender: str) -> str:
    """A part before a hyphen in the nominative, where it is a first name or a surname of the region in that
    case: «хансом-» is «ханс-», «новаковой-» «новакова-», but «жан-» and «алимзода-» stay."""
    if _unchanging().search(word):
        return word
    lemmas = [lemma for lemma, of_case, _ in first_name_readings(word) if of_case == case]
    lemmas.sort(key=lambda lemma: case != "nomn" and lemma == word)
    readings = [r for r in _by_ending(word) if r.case == case and not CLUSTER.search(r.lemma)]
    named = iter([*lemmas, *(r.lemma for r in readings if r.lemma in _first_names())])
    sure = SURELY if case == "nomn" else 0.0
    own = (r for r in readings if r.gender == gender and r.weight >= sure)
    surname = max(own, key=lambda reading: reading.weight, default=None)
    return next(named, None) or (surname.lemma if surname else word)


def _case_weight(case: str, stated: Collection[str]) -> float:
    if stated and len(stated) < len(CASES):
        sure = 6.0 if len(stated) == 1 else 4.0
        return sure if case in stated else 0.0
    return 0.8 if case == "nomn" else 0.0


def _with_yo(word: str, lemma: str) -> str:
    """``lemma`` with the ё of ``word``: Ковалёвым, ковалев gives ковалёв."""
    written = word.casefold()
    return "".join(
        "ё" if letter == "е" and written[at : at + 1] == "ё" else letter for at, letter in enumerate(lemma)
    )


def _choose(word: str, readings: Iterable[Reading], elsewhere: Collection[str]) -> tuple[float, str] | None:
    fitting = [
        (
            reading.weight + (2.0 if reading.lemma != word and reading.lemma in elsewhere else 0.0),
            reading.lemma,
        )
        for reading in readings
    ]
    return max(fitting, key=lambda one: (one[0], -len(one[1]), one[1])) if fitting else None


def _tail(word: str) -> str:
    """The part that declines, folded: Жан-Поля -> поля."""
    return word.rpartition("-")[2].casefold().replace("ё", "е")
