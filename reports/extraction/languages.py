"""Which language a text is in, told by its commonest words, their endings and its letters."""

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache, lru_cache

from reports.extraction.lexicons import load

READ = frozenset({"en", "ru"})  # the languages that the steps know
UNDETERMINED = "und"
BY_SCRIPT = {"LATIN": "en", "CYRILLIC": "ru"}  # where a text is too short to have a common word
SIGNS, LETTERS_A_SIGN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"}, 3  # 部长 is as long as «министр»
KANA = 0.1  # of the letters of a text in Chinese characters: more is Japanese

WORD = re.compile(r"[^\W\d_]+(?:ʼ[^\W\d_]+)*")
APOSTROPHES = "ʻ'’‘`´"
ENDING_LENGTHS = (5, 4, 3)
ENDING_WEIGHT = 0.5  # of a common word: «нин» ends Kyrgyz words, and Russian names
LETTER_WEIGHT = 2  # one letter in a hundred that a language lacks weighs as four words that it has
BENEFIT = 1.5  # words: between a few words of English and of Dutch, or Russian and Bulgarian, it is the first
FEW = 12  # words, of which none need be common: a headline
LEAST = 0.1  # of the words of a longer text must be common in its language
KEPT = 20_000  # words: most come again in the next article
LEAST_OF_FEW = 0.03  # in a language that says with endings what others say with words


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of most words; ``und`` (ISO 639-2) where nothing tells."""
    plain = _with_one_apostrophe(unicodedata.normalize("NFC", text))
    scripts = _scripts(plain)
    if not scripts:
        return UNDETERMINED
    script = max(scripts, key=lambda name: (scripts[name].total(), name))
    if script not in _written():
        return _by_script(scripts, script)
    words = [word for word in WORD.findall(plain) if word[0] in scripts[script]]
    letters = _letters(words, scripts[script])
    known = _known(words)
    scores = {
        language: known[language] - LETTER_WEIGHT * _foreign(letters, language)
        for language in _written()[script]
    }
    for language in READ & scores.keys():
        if len(words) <= FEW and known[language]:
            scores[language] += BENEFIT / len(words)
    best = max(scores, key=lambda language: (scores[language], language in READ, language))
    if len(words) > FEW:
        return best if scores[best] > 0 and known[best] > _least(best) else UNDETERMINED
    return best if scores[best] > 0 else _by_alphabet(scores, letters, script)


def _with_one_apostrophe(text: str) -> str:
    for mark in APOSTROPHES:
        text = text.replace(mark, "ʼ")
    return text


def _least(language: str) -> float:
    few = load("languages")["few"]["languages"].split()
    return LEAST_OF_FEW if language in few else LEAST


def _scripts(text: str) -> dict[str, Counter[str]]:
    """The letters of the text by their script, as Unicode calls it."""
    scripts: dict[str, Counter[str]] = defaultdict(Counter)
    for letter, count in _counted(text).items():
        if letter.isalpha() and unicodedata.category(letter) != "Lm":
            script = _script(letter)
            scripts[script][letter] = count * (LETTERS_A_SIGN if script in SIGNS else 1)
    return scripts


def _letters(words: list[str], of_script: Counter[str]) -> Counter[str]:
    """The letters of the words that are no names: «Әлия Сәрсенбаева» may stand in a Russian text."""
    small = [word for word in words if word[0].islower()] or words
    letters = _counted("".join(small))
    return Counter({letter: count for letter, count in letters.items() if letter in of_script})


def _counted(text: str) -> dict[str, int]:
    """How often each letter stands in the text; one search a letter is faster than one step a character."""
    return {letter: text.count(letter) for letter in set(text)}


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def _by_script(scripts: dict[str, Counter[str]], script: str) -> str:
    """The one language of a script; Japanese has Chinese characters among its own."""
    kana = sum(scripts[name].total() for name in ("HIRAGANA", "KATAKANA") if name in scripts)
    if script == "CJK" and kana > KANA * scripts[script].total():
        script = "HIRAGANA"
    return load("languages")["scripts"].get(script, UNDETERMINED)


def _by_alphabet(scores: dict[str, float], letters: Counter[str], script: str) -> str:
    """The language of a few words by letters alone: English or Russian, else the only one with all."""
    language = BY_SCRIPT.get(script, "")
    if {letter.casefold() for letter in letters} <= _alphabets().get(language, set()):
        return language
    of_all = [language for language, score in scores.items() if score == 0]
    return of_all[0] if len(of_all) == 1 else UNDETERMINED


def _known(words: list[str]) -> dict[str, float]:
    """By language, the share of the words that are common in it or end as its words do."""
    hits: dict[str, float] = defaultdict(float)
    for word in words:
        languages, weight = _told_by(word)
        for language in languages:
            hits[language] += weight / len(words)
    return hits


def _foreign(letters: Counter[str], language: str) -> float:
    """The share of the letters that the language lacks."""
    foreign = letters.keys() - _alphabets()[language]
    return sum(map(letters.__getitem__, foreign)) / max(letters.total(), 1) if foreign else 0


@lru_cache(KEPT)
def _told_by(word: str) -> tuple[list[str], float]:
    """The languages that a word speaks for, and how much."""
    word = word.casefold()
    if common := _common().get(word):
        return common, 1
    for length in ENDING_LENGTHS:
        if length < len(word) and (ending := _endings().get(word[-length:])):
            return ending, ENDING_WEIGHT
    return [], 0


@cache
def _common() -> dict[str, list[str]]:
    return _inverted("words")


@cache
def _endings() -> dict[str, list[str]]:
    return _inverted("endings")


def _inverted(table: str) -> dict[str, list[str]]:
    inverted = defaultdict(list)
    for language, listed in load("languages")[table].items():
        for item in sorted(set(listed.split())):
            inverted[item].append(language)
    return dict(inverted)


@cache
def _alphabets() -> dict[str, set[str]]:
    return {language: set(letters) for language, letters in load("languages")["alphabets"].items()}


@cache
def _written() -> dict[str, list[str]]:
    """The languages of each script that several are written in."""
    written = defaultdict(list)
    for language, letters in _alphabets().items():
        for script in {_script(letter) for letter in letters}:
            written[script].append(language)
    return dict(written)
