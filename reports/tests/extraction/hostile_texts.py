# ruff: noqa: E501 - the lists are read by the row
"""Texts that nobody would print: what the tests hold extraction against, beside articles."""

import random
from collections.abc import Callable

from hypothesis import strategies as st

ENGLISH = [
    "Minister", "of", "Health", "Zulfiya", "Rahimova", "met", "WHO", "UNICEF", "Representative", "Dr.", "Anna", "Lee",
    "said", "he", "She", "noted that", "yesterday", "5 March", "2021", "and", "the", "Ministry", "Kazakhstan", "Astana",
    "who", "vaccination", "Deputy", "President", "with", "delegation", "led by", "the Minister", "according to", "A.",
]  # fmt: skip
RUSSIAN = [
    "Министр", "здравоохранения", "Зульфия", "Рахимова", "приняла", "представителя", "ВОЗ", "ЮНИСЕФ", "Анну", "Ли",
    "сказал", "он", "Она", "подчеркнула, что", "вчера", "5 марта", "2021 года", "и", "в", "по", "Министерство",
    "Казахстана", "Душанбе", "вакцинация", "заместитель", "Президент", "глава", "национальный", "комитета", "министр",
    "по словам", "им.", "имени", "и.о.", "А.",
]  # fmt: skip
MARKS = [
    ".", ",", ":", ";", "!", "?", "…", "«", "»", "“", "”", "„", '"', "'", "’", "(", ")", "[", "]", "–", "—", "-", "/", "|", "•",
    "\n", "\n\n", " ", "\t", "\u00a0", "\u2028", "\u202e", "\ufeff", "\u0301", "\0", "\ufffd", "🙂", "א", "中", "ß", "İ", "ǅ", "½", "١",
]  # fmt: skip
PAGE = [
    " date 2021-03-05 17:28 ", "ASTANA. KAZINFORM ", "БИШКЕК, 24 марта. /Кабар/. ", "Related\n", "Читайте также: ", "Photo: ",
    "Фото: ", "12:30 ", "22:4107.10.2021", "Home / News / Health\n", "Kabar\n", "agency.kz ", "Source: ", ", – сказал министр. ",
    "«Да», – ", "“We are ready,” ", "- said ", "The Minister said. ", "Об этом сообщает ",
]  # fmt: skip

shuffled = st.lists(st.sampled_from([*ENGLISH, *RUSSIAN, *MARKS, *PAGE]), max_size=80).map(" ".join)
glued = st.lists(st.sampled_from([*ENGLISH, *RUSSIAN, *MARKS, *PAGE]), max_size=80).map("".join)
marked = st.lists(st.sampled_from(MARKS), max_size=60).map("".join)
anything = st.text(max_size=400)
# A few pieces over and over, as a broken page repeats itself.
repeated = st.tuples(
    st.lists(st.sampled_from([*ENGLISH, *RUSSIAN, *MARKS, *PAGE]), min_size=1, max_size=4),
    st.integers(2, 60),
).map(lambda made: " ".join(made[0] * made[1]))
texts = st.one_of(shuffled, glued, marked, anything, repeated)


def repeat(unit: str, size: int) -> str:
    """``size`` characters of one unit over and over."""
    return (unit * (size // len(unit) + 1))[:size]


def mix(pieces: list[str], size: int) -> str:
    """``size`` characters of pieces in an order that is the same each time."""
    chosen = random.Random(3)  # noqa: S311 - no secret
    made: list[str] = []
    length = 0
    while length < size:
        made.append(chosen.choice(pieces))
        length += len(made[-1]) + 1
    return " ".join(made)[:size]


def renamed(unit: str, size: int) -> str:
    """``size`` characters of a unit with another word for its “NAME” each time."""
    letters = "абвгдежзиклмнопрст" if "и" in unit else "abcdefghiklmnoprst"
    made: list[str] = []
    number = length = 0
    while length < size:
        digits = [number // len(letters) ** place % len(letters) for place in range(4)]
        made.append(unit.replace("NAME", "".join(letters[digit] for digit in digits).capitalize()))
        length += len(made[-1])
        number += 1
    return "".join(made)[:size]


REPEATED = [
    "word ", "слово ", "Anna ", "Anna Lee, ", "министр Анна Ли, ", "Minister of Health ", "Ministry of Health ",
    "Министерство здравоохранения ", "министра национального ", "Head of the Department of ", "President and ", "of ", "и ", "в ",
    "WHO ", "ВОЗ ", "Astana ", "5 March ", "date 2020-01-01 ", "1", "said ", "он сказал, ", "the Minister. ", "A.", "А. Б. ", "a.", ". ",
    ", ", "«", "“", '"', "»«", "«А.» ", "«Да», – ", "“Yes”, said Anna Lee. ", "(", "-", "– ", "|", "\n", " ", "\u00a0", "a\n", "12:30\n", "Photo: ", "🙂", "А",
    "We are ready to work with you all\n", "БИШКЕК, 24 марта. /Кабар/. ",
]  # fmt: skip
RENAMED = [
    "Anna NAME, ", "Minister of NAME Anna NAME said. ", "Ministry of NAME. ", "министр Анна NAME. ", "Министерство NAME, и ",
    "Anna NAME met the Minister. “Yes, we are ready”, he said. ",
    "Министр Иван NAMEов принял Анну NAMEову, министра. «Мы готовы», – сказал он.\n",
]  # fmt: skip
SHAPES: dict[str, Callable[[int], str]] = {
    **{f"repeat {unit!r}": lambda size, unit=unit: repeat(unit, size) for unit in REPEATED},
    **{f"renamed {unit!r}": lambda size, unit=unit: renamed(unit, size) for unit in RENAMED},
    "English mixed": lambda size: mix(ENGLISH, size),
    "Russian mixed": lambda size: mix(RUSSIAN, size),
    "English with marks": lambda size: mix([*ENGLISH, *MARKS], size),
    "Russian with marks": lambda size: mix([*RUSSIAN, *MARKS], size),
    "pages mixed": lambda size: mix([*ENGLISH, *RUSSIAN, *PAGE], size),
}
