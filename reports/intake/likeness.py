"""How far the keys of two names agree. Pure: a key is a name as ``name_key`` folds it, its surname last."""

from collections.abc import Callable, Iterator

NO, NEARLY, PARTLY, FULLY = range(4)
SHORT_FORM = 3  # letters that a given name shares at least with its short form: Lian, Lianne
LOOSE = 4  # letters of a word that may sound otherwise: Tsoi and Tsai are two surnames
DIFFERENT = 2  # letters of it that may

# What a language writes for the sound of another: Gulnora, Gulnara; Oktam, Уктам; Соловьев, Solovyov;
# Hojamyrat, Ходжамурат; Jansen, Янсен; Wilson, Уилсон; Lopez, Лопес. Not a and u: Marat, Murat are two men.
ALIKE = {frozenset(pair) for pair in ("ao", "ou", "eo", "iu", "ij", "uv", "sz")}

Same = Callable[[str, str], bool]


def likeness(one: str, other: str) -> int:
    """How far two keys agree: the surname must be the same, and no given name may contradict another.

    An initial or a short form agrees in part, as does a name with fewer given names; a surname alone
    agrees with nothing but itself, and that in part. Names agree nearly where a letter sounds otherwise, or
    the surname stands first in one of them.
    """
    if one == other:
        return FULLY if " " in one and len(one.split()[0]) > 1 else PARTLY
    if _agree(one.split(), other.split(), _same_given):
        return PARTLY
    nearly = (_nearly(*orders) for orders in _orders(one.split(), other.split()))
    return NEARLY if any(nearly) else NO


def _agree(one: list[str], other: list[str], same_given: Same) -> bool:
    (*given, surname), (*other_given, other_surname) = one, other
    if surname != other_surname or not given or not other_given:
        return False
    short, long = sorted((given, other_given), key=len)
    if not same_given(short[0], long[0]):
        return False
    rest = iter(long[1:])
    return all(any(same_given(name, other) for other in rest) for name in short[1:])


def _orders(one: list[str], other: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The two as they are, and each with its first word, perhaps the surname, at the end."""
    yield one, other
    yield one[1:] + one[:1], other
    yield one, other[1:] + other[:1]


def _nearly(one: list[str], other: list[str]) -> bool:
    if one[-1] == other[-1]:
        return _agree(one, other, _similar_given)
    initial = len(one[0]) == 1 or len(other[0]) == 1
    return (
        not initial
        and _similar(one[-1], other[-1])
        and _agree([*one[:-1], ""], [*other[:-1], ""], _similar_given)
    )


def _same_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long == f"{short}a":
        return False  # Damir and Damira
    return long.startswith(short) and (len(short) == 1 or len(short) >= SHORT_FORM)


def _similar_given(one: str, other: str) -> bool:
    return _same_given(one, other) or _similar(one, other)


def _similar(one: str, other: str) -> bool:
    """Whether two words may be one that was heard or spelled otherwise."""
    one, other = _rough(one), _rough(other)
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or (differing and len(one) < LOOSE):
        return False
    return len(differing) <= DIFFERENT and all(frozenset(pair) in ALIKE for pair in differing)


def _rough(word: str) -> str:
    """The word with one letter for sounds that are not told apart: x is ks or kh within a word, ц is s."""
    return word.replace("ks", "h").replace("T", "s")
