"""Which names of one article mean one person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from reports.extraction import names
from reports.extraction.naming.name_spans import NameSpan
from reports.extraction.titles.role_phrases import Role
from reports.extraction.words.phrases import fold

ALIKE = 0.8  # share of letters that two spellings of one word have in common
SHORTEST = 4  # letters of a word that may be spelled in two ways
PATRONYMICS = ("ович", "евич", "овна", "евна", "ична")
RECENT = 40  # people who share a word of their names, looked at before a new one is made


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a person: the name in the nominative, its last word as written, the title beside.

    ``sure``: the place asks for the nominative, so that the name is as written.
    """

    name: str
    surname: str
    sure: bool
    span: NameSpan
    role: Role | None


class Named:
    """A person and the places that name them; ``name`` is the first of the fullest forms."""

    def __init__(self, naming: Naming) -> None:
        self.namings = [naming]
        self.name = naming.name
        self.standing = _standing(naming)

    def add(self, naming: Naming) -> None:
        """Takes in one more place that names the person; of equally full forms one that surely stands in the
        nominative is the name."""
        if _standing(naming) > self.standing:
            self.name, self.standing = naming.name, _standing(naming)
        elif naming.sure and self.namings[0].surname == naming.surname:
            self.name = f"{self.name.rpartition(' ')[0]} {naming.surname}"  # the same in two cases
        self.namings.append(naming)

    @property
    def full(self) -> list[Naming]:
        """The places that give the name in full, in order."""
        return [naming for naming in self.namings if _fullness(naming.name) == self.standing[0]]

    @property
    def roles(self) -> list[Role]:
        """The titles beside the names, each wording once, the first first."""
        held = {naming.role.text: naming.role for naming in reversed(self.namings) if naming.role}
        return sorted(held.values(), key=lambda role: role.first)


def group(namings: Iterable[Naming]) -> list[Named]:
    """The people whom the namings mean, in the order of their first naming.

    A surname alone means the one person who bears it; where nobody does and a title stands beside it, or the
    lexicons know it, a person of whom no more is said. Where several do, it is nobody's.
    """
    people = _People()
    listed = list(namings)
    for naming in listed:
        if naming.span.length > 1:
            people.add(naming)
    for naming in listed:
        if naming.span.length == 1:
            people.add_surname(naming)
    return sorted(people.found, key=lambda named: min(naming.span.first for naming in named.namings))


class _People:
    """The people found so far, by the words of their names and by how those begin."""

    def __init__(self) -> None:
        self.found: list[Named] = []
        self.by_word: dict[str, list[Named]] = defaultdict(list)
        self.by_start: dict[str, list[Named]] = defaultdict(list)

    def add(self, naming: Naming) -> None:
        words = names.folded(naming.name)
        near = [named for word in words for named in self.by_word[word][-RECENT:]]
        near += self.by_word[fold(naming.surname)][-RECENT:]
        same = next(
            (named for named in near if _same(naming.name, named.name) or _is_written(naming, named)), None
        )
        if same is None:
            self._insert(Named(naming))
            return
        same.add(naming)
        for word in words:
            if same not in self.by_word[word][-RECENT:]:
                self._index(word, same)

    def add_surname(self, naming: Naming) -> None:
        word = names.folded(naming.name)[0]
        near = self.by_word[word][-RECENT:] or self.by_start[word[:2]][-RECENT:]
        bearers = [named for named in near if any(_alike(word, part) for part in names.folded(named.name))]
        if bearers:
            if len({id(named) for named in bearers}) == 1:
                bearers[0].add(naming)
        elif naming.role is not None or naming.span.known:
            self._insert(Named(naming))

    def _insert(self, named: Named) -> None:
        self.found.append(named)
        for word in {*names.folded(named.name), fold(named.namings[0].surname)}:
            self._index(word, named)

    def _index(self, word: str, named: Named) -> None:
        self.by_word[word].append(named)
        self.by_start[word[:2]].append(named)


def _is_written(naming: Naming, named: Named) -> bool:
    """Whether a surname stands as it first stood, after a first name or its initial: «Яна Качмареки», «Я.
    Качмареки сказал»."""
    first, other = names.folded(naming.name)[0], names.folded(named.name)[0]
    return naming.surname == named.namings[0].surname and names.same_word(first, other)


def _same(one: str, other: str) -> bool:
    """Whether two full names of one article mean one person, small differences of spelling allowed."""
    if names.same(one, other) or _names_with_patronymic(one, other) or _names_with_patronymic(other, one):
        return True
    first, second = names.folded(one), names.folded(other)
    if len(first) != len(second):
        return False
    if not names.same_word(first[0], second[0]) and first[-1] != second[-1]:
        return False
    pairs = zip(first, second, strict=True)
    return all(names.same_word(word, written) or _alike(word, written) for word, written in pairs)


def _names_with_patronymic(one: str, other: str) -> bool:
    """Whether ``one`` is the first name of ``other`` with a patronymic: Азиз Каримович, Азиз Новак."""
    words = names.folded(one)
    alone = len(words) == 2 and words[1].endswith(PATRONYMICS)
    return alone and words[0] == names.folded(other)[0] and not names.folded(other)[-1].endswith(PATRONYMICS)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST or _shared_letters(one, other) < ALIKE:
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def _shared_letters(one: str, other: str) -> float:
    """The share of letters that two words have in common in any order: no less than in the order written."""
    return 2 * sum(min(one.count(letter), other.count(letter)) for letter in set(one)) / len(one + other)


def _standing(naming: Naming) -> tuple[int, bool]:
    return _fullness(naming.name), naming.sure


def _fullness(name: str) -> int:
    return sum(1 for word in name.split() if not word.endswith("."))
