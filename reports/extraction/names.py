"""Names of people: spelling folded, Latin form, and whether two writings can be one person."""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
WORDS = re.compile(r"[^\W\d_]+")
LONG_INITIAL = re.compile(r"\b([^\W\d_])[^\W\d_]\.")  # Дж. Рахимов, Дз. Такахаси

# The Latin spelling that agencies of the region use: Ерлан Азизов is Yerlan Azizov.
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ё": "yo", "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h", "і": "i", "ў": "o", "ҳ": "h", "ҷ": "j", "ӯ": "u", "ӣ": "i",
}  # fmt: skip
IOTATED_AFTER = set("аеёиоуыэюяьъ-")


def cyrillic(text: str) -> bool:
    """Whether ``text`` holds a Cyrillic letter."""
    return CYRILLIC.search(text) is not None


@lru_cache(maxsize=4096)
def folded(name: str) -> tuple[str, ...]:
    """What is compared of a name: words without case, accents, full stops and ё, initials as one letter."""
    written = LONG_INITIAL.sub(r"\1 ", name).casefold()
    plain = unicodedata.normalize("NFKD", written.replace("ё", "е").replace("й", "й"))
    kept = "".join(letter for letter in plain if letter == "\u0306" or not unicodedata.combining(letter))
    return tuple(WORDS.findall(unicodedata.normalize("NFC", kept)))


def latin(name: str) -> str:
    """``name`` in Latin letters as news agencies of the region write it; unchanged without Cyrillic."""
    return " ".join(_latin_word(word) for word in name.split(" "))


def _latin_word(word: str) -> str:
    if not cyrillic(word):
        return word
    if word.casefold().endswith(("ий", "ый")):
        word = word[:-1]  # Шариповский -> Sharipovsky
        if word.casefold().endswith("и"):
            word = word[:-1] + "ы"
    letters: list[str] = []
    before = "-"
    for letter in word:
        small = letter.casefold()
        written = LETTERS.get(small, small)
        if small == "е" and before in IOTATED_AFTER:
            written = "ye"
        letters.append(written.capitalize() if letter.isupper() else written)
        before = small
    return "".join(letters)


def same_word(one: str, other: str) -> bool:
    """Whether two folded words of a name agree: equal, or one the initial of the other."""
    return (
        one == other
        or (len(one) == 1 and other.startswith(one))
        or (len(other) == 1 and one.startswith(other))
    )


def same(one: str, other: str) -> bool:
    """Whether two writings in one script can mean one person.

    True where all words of the shorter are in the longer (an initial stands for its name) and the
    surname is among them: "J. Weber", "Johann Weber", "Johann Peter Weber".
    """
    first, second = folded(one), folded(other)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    if short == long:
        return True
    return short[-1] in long and all(any(same_word(word, other) for other in long) for word in short)
