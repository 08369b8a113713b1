"""Persons that an article names, with the role that it gives them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from reports.extraction import declension, name_spans, names, offices, roles, sides
from reports.extraction.appositions import Appositions, beside_verb
from reports.extraction.best_role import best, standing_alone
from reports.extraction.findings import Article, Organization, Person, Sentence
from reports.extraction.name_spans import NameSpan
from reports.extraction.reading import Reading, listed, read
from reports.extraction.role_phrases import Role

ALIKE = 0.8  # share of letters that two spellings of one surname have in common
NAMED_AFTER = frozenset({"им", "имени", "named"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a person: the words in the nominative, and the title beside them."""

    name: str
    span: NameSpan
    role: Role | None


@dataclass(slots=True)
class Named:
    """A person and the places that name them, the first first."""

    namings: list[Naming] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form; of equally full ones the first."""
        return max((naming.name for naming in self.namings), key=_fullness)


def find(
    article: Article, sentences: tuple[Sentence, ...], organizations: tuple[Organization, ...]
) -> tuple[Person, ...]:
    """Every person named in the body, once, under the fullest name, with role, body, country and side."""
    reading = read(article)
    spans = name_spans.find(reading)
    titles = roles.find(article)
    appositions = Appositions(reading, spans, titles)
    people = _grouped(_namings(reading, spans, appositions))
    free = [role for role in titles if role not in appositions.used]
    return tuple(_person(reading, named, people, free, organizations) for named in people)


def _namings(reading: Reading, spans: Sequence[NameSpan], appositions: Appositions) -> list[Naming]:
    """The names among ``spans``: known as such, or with a title, an honorific or a verb of saying beside."""
    speaking = beside_verb(reading, spans)
    elsewhere = frozenset(token.folded for token in reading.tokens if token.capitalized)
    found = []
    for number, span in enumerate(spans):
        role = appositions.role(number)
        if span.length == 1 and role is None and not _is_honoured(reading, span):
            continue  # a surname alone: the affair of references
        vouched = span.known or role is not None or number in speaking or _is_honoured(reading, span)
        vouched = vouched or _is_met(reading, span)
        if vouched and not _is_namesake(reading, span) and not _is_credit(reading, span):
            found.append(Naming(_nominative(reading, span, role, elsewhere), span, role))
    return found


def _is_honoured(reading: Reading, span: NameSpan) -> bool:
    before = span.first - 1 if reading.word(span.first - 1) != "." else span.first - 2
    return reading.kind(before) == "honorific"


def _is_met(reading: Reading, span: NameSpan) -> bool:
    """Whether the words before speak of a person: "met with …", "a delegation led by …"."""
    pairs = listed("roles", "ru" if reading.russian else "en", "before_people")
    return f"{reading.word(span.first - 2)} {reading.word(span.first - 1)}" in pairs


def _is_credit(reading: Reading, span: NameSpan) -> bool:
    """Whether the name is that of a photographer or an author: "Photo: …"."""
    credits = listed("roles", "ru" if reading.russian else "en", "credits")
    return reading.word(span.first - 1) == ":" and reading.word(span.first - 2) in credits


def _is_namesake(reading: Reading, span: NameSpan) -> bool:
    """Whether an institution bears the name: «КазНМУ им. Асфендиярова», "Nazarbayev University"."""
    before = [reading.word(span.first - back) for back in (1, 2, 3)]
    if before[0] in NAMED_AFTER or (before[0] == "." and before[1] in NAMED_AFTER):
        return True
    if before[0] == "after" and before[1] == "named":
        return True
    return reading.kind(span.last) == "subject" and not reading.russian and span.length < 3


def _nominative(reading: Reading, span: NameSpan, role: Role | None, elsewhere: frozenset[str]) -> str:
    words = [reading.tokens[at].text for at in range(span.first, span.last)]
    if reading.russian:
        cases = role.cases if role is not None else ()
        others = elsewhere - {word.casefold() for word in words}
        plain = [at for at, word in enumerate(words) if not word.endswith(".")]
        inflected = declension.nominative([words[at] for at in plain], cases, others)
        for at, word in zip(plain, inflected, strict=True):
            words[at] = word
    return " ".join(_titlecase(word) for word in words)


def _titlecase(word: str) -> str:
    """A surname in capitals as a name: JAPAROV is Japarov."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word


def _grouped(namings: Iterable[Naming]) -> list[Named]:
    """The people whom the namings mean, in the order of their first naming."""
    people: list[Named] = []
    alone: list[Naming] = []
    for naming in namings:
        if naming.span.length == 1:
            alone.append(naming)
            continue
        fitting = next((named for named in people if _same(naming.name, named.name)), None)
        if fitting is None:
            fitting = Named()
            people.append(fitting)
        fitting.namings.append(naming)
    for naming in alone:
        _add_single(people, naming)
    return sorted(people, key=lambda named: named.namings[0].span.first)


def _add_single(people: list[Named], naming: Naming) -> None:
    """A surname alone: of the one person who bears it, else a person of whom no more is said."""
    word = names.folded(naming.name)[0]
    bearers = [named for named in people if any(_alike(word, other) for other in names.folded(named.name))]
    if bearers:
        if len(bearers) == 1:
            bearers[0].namings.append(naming)
    elif naming.role is not None or naming.span.known:
        people.append(Named([naming]))


def _same(one: str, other: str) -> bool:
    """Whether two full names of one article mean one person, small differences of spelling allowed."""
    if names.same(one, other):
        return True
    first, second = names.folded(one), names.folded(other)
    if len(first) != len(second):
        return False
    return all(_alike(word, with_word) for word, with_word in zip(first, second, strict=True)) and (
        first[0] == second[0] or first[-1] == second[-1]
    )


def _alike(one: str, other: str) -> bool:
    return one == other or (
        min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= ALIKE
    )


def _fullness(name: str) -> int:
    return sum(1 for word in name.split() if not word.endswith("."))


def _person(
    reading: Reading,
    named: Named,
    people: Sequence[Named],
    free: Sequence[Role],
    organizations: Sequence[Organization],
) -> Person:
    name = named.name
    shown = _shown(reading, named, name)
    held = [naming.role for naming in named.namings if naming.role is not None]
    role = best(held) if held else standing_alone(free, _all_roles(people))
    span = reading.span(shown.span.first, shown.span.last)
    side = _side(reading, named, role)
    country = _country(reading, role, side)
    person = Person(
        name=name,
        name_latin=names.latin(name),
        name_as_written=reading.article.text[slice(*span)],
        span=span,
        country=country,
        side=side,
        doubt="" if role else "The article gives no title.",
    )
    if role is None:
        return person
    body = offices.body(role.text, role.span, side, country, organizations)
    return replace(person, role=role.text, role_span=role.span, organization=body)


def _shown(reading: Reading, named: Named, name: str) -> Naming:
    """The first place of the body, else of the title, that gives the full name."""
    full = [naming for naming in named.namings if naming.name == name]
    body = [naming for naming in full if naming.span.first >= reading.body_starts]
    return (body or full)[0]


def _all_roles(people: Iterable[Named]) -> list[Role]:
    return [naming.role for named in people for naming in named.namings if naming.role is not None]


def _side(reading: Reading, named: Named, role: Role | None) -> sides.Side:
    beside = sides.beside_name(reading, [naming.span for naming in named.namings])
    if role is None:
        return beside or "other"
    held = [role, *(naming.role for naming in named.namings if naming.role is not None)]
    told = next((side for title in held if (side := sides.of_role(reading, title.span))), None)
    return told or beside or sides.of_context(reading, role.span.start) or "other"


def _country(reading: Reading, role: Role | None, side: sides.Side) -> str | None:
    """The country that the title names; of an official of a government else the only one spoken of."""
    told = sides.country(reading.places, role.span) if role else None
    return told or (sides.only_country(reading.places) if side == "government" else None)
