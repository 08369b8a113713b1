"""Runs of words that may be a person's name, before anybody asks what stands beside them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reports.extraction.lexicons import load
from reports.extraction.words import declension, morphology, namesakes
from reports.extraction.words.reading import Reading, listed

LONGEST = 5  # words of a name, without its particles
MOST_PARTICLES = 2  # in a row: van der Berg
LONG_GERUND = 7  # letters
SHORTEST_IN_CAPITALS = 4  # letters of a surname in capitals, which is no acronym
PARTICLE_KINDS = frozenset({"low", "function", "subject"})
BEFORE_NAMES = frozenset({"head", "honorific", "body", "acronym", "place", "low"})
NO_NAMES = frozenset({"ADJF", "PRTF", "PREP", "CONJ", "NUMR", "ADVB"})
FIRST_NAMES_LIKE_MONTHS = frozenset({"мая", "марта"})
NAME_KINDS = frozenset({"name", "initial"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``first`` to ``last`` (exclusive). ``known``: one of them is in the lexicons of names or ends as
    names of the region do."""

    first: int
    last: int
    known: bool

    @property
    def length(self) -> int:
        return self.last - self.first


@lru_cache(maxsize=8)
def find(reading: Reading) -> tuple[NameSpan, ...]:
    """The runs of one to five words that may name a person, in order."""
    found: list[NameSpan] = []
    at = 0
    while at < len(reading.tokens):
        if not _may_start(reading, at):
            at += 1
            continue
        end = _end(reading, at)
        found += _cut(reading, at, end)
        at = end
    return tuple(found)


def _may_start(reading: Reading, at: int) -> bool:
    kind = reading.kinds[at]
    if kind == "name":
        return not _is_common(reading, at)
    if kind == "initial":
        following = reading.kind(_past_particles(reading, at + 1))
        return following in NAME_KINDS or (reading.russian and following == "subject")
    return kind == "subject" and reading.russian and _is_named_after_title(reading, at)


def _is_named_after_title(reading: Reading, at: int) -> bool:
    """Whether a common word with a capital follows a title and begins a name: «ООН Антье Граве»."""
    word = reading.word(at)
    if word.isascii():
        return False
    following = ("name",) if reading.kind(at - 1) in ("head", "low") else ("name", "subject")
    led = f"{reading.word(at - 2)} {reading.word(at - 1)}" in listed("roles", "ru", "before_people")
    if led and reading.kind(at + 1) == "name":  # «во главе с Аурой Новак»
        return _adjacent(reading, at + 1) and not _is_of_body(word)
    before = reading.kind(at - 1) in BEFORE_NAMES
    named = has_name_ending(reading, at + 1) or is_first_name(reading, at + 1)
    before = before or (reading.kind(at - 1) == "subject" and named)
    if not before or reading.kind(at + 1) not in following:
        return False
    if reading.kind(at - 1) == "low" and morphology.part_of_speech(reading.word(at - 1)) != "NOUN":
        return False
    return (
        _adjacent(reading, at + 1)
        and not _is_of_body(word)
        and (morphology.part_of_speech(word) not in NO_NAMES or is_first_name(reading, at))
    )


def _is_of_body(word: str) -> bool:
    """Whether a Russian word with a capital belongs to the name of a body: «Назарбаев Университет»."""
    if word in FIRST_NAMES_LIKE_MONTHS:
        return False
    if word in listed("vocabulary", "ru", "not_names"):
        return True
    return morphology.analyses(word)[0].normal_form in listed("bodies", "words", "ru")


def _is_common(reading: Reading, at: int) -> bool:
    """Whether the article writes the word with a small letter too, or grammar alone capitalized it."""
    token = reading.tokens[at]
    if is_first_name(reading, at) or has_name_ending(reading, at):
        return False
    if token.folded in reading.lowercase or (not reading.russian and _is_gerund(reading, at)):
        return True
    return reading.russian and reading.starts_sentence(at) and _is_function_word(token.folded)


def _is_gerund(reading: Reading, at: int) -> bool:
    """ "Accompanying Jan Novak", at the start of a sentence."""
    word = reading.word(at)
    return len(word) >= LONG_GERUND and word.endswith("ing") and reading.starts_sentence(at)


def _is_function_word(word: str) -> bool:
    return morphology.known(word) and morphology.part_of_speech(word) in morphology.OUTSIDE_NOUN_PHRASES


def _end(reading: Reading, start: int) -> int:
    """Where the run that begins at ``start`` ends."""
    at = start + 1
    while at < len(reading.tokens) and _adjacent(reading, at):
        after = _past_particles(reading, at)
        if _is_surname_after_initials(reading, start, at - 1) and is_first_name(reading, at):
            break  # «имени А. Б. Новака [Азиз Каримов]»
        premises = reading.kind(start) == "name" and at == start + 2 and reading.kind(at + 1) == "name"
        if premises and names_premises(reading, start):
            break  # «имени Ады Новак [Азиз Каримов]»
        if _continues(reading, after) or (after > at and reading.kind(after) == "subject"):
            at = after + 1
        elif _is_listed(reading, at, "patronymic"):
            at += 1
        else:
            break
    return at


def names_premises(reading: Reading, start: int) -> bool:
    """Whether an institution bears the name: «имени Ады Новак», «Университета Яна Новака»."""
    if namesakes.follows(reading.article.text, reading.tokens[start].start):
        return True
    before = reading.word(start - 1) if reading.russian and reading.tokens[start - 1].word else ""
    return bool(before) and (
        morphology.analyses(before)[0].normal_form in listed("vocabulary", "ru", "premises")
        and declension.may_stand_in(reading.word(start), "gent")
    )


def _is_surname_after_initials(reading: Reading, start: int, at: int) -> bool:
    """Whether the word ``at`` of a name is no initial, and nothing but initials stands before it."""
    return (
        reading.kind(at) != "initial"
        and start < at <= start + LONGEST
        and all(reading.kind(before) == "initial" for before in range(start, at))
    )


def _past_particles(reading: Reading, at: int) -> int:
    """Past the small words at ``at`` that stand inside a name: Pieter [van der] Berg."""
    first = at
    while at < first + MOST_PARTICLES and _is_listed(reading, at, "particles"):
        at += 1
    return at


def _continues(reading: Reading, at: int) -> bool:
    kind = reading.kind(at)
    if kind in NAME_KINDS:
        return _adjacent(reading, at) and (is_first_name(reading, at - 1) or not _is_common(reading, at))
    # Ian White: a common word after a first name is a surname, where no other capital follows.
    if kind == "subject" and is_first_name(reading, at - 1) and reading.kind(at - 1) == "name":
        if reading.word(at) in listed("vocabulary", "en", "premises"):
            return False
        if reading.russian and reading.kind(at + 1) == "name":  # Хосе Анхелем Мартинесом
            return not _is_of_body(reading.word(at))
        last = reading.kind(at + 1) in ("mark", "function", "low", "break")
        if last or not reading.russian:
            return last and (reading.russian or not reading.starts_sentence(at - 1))
    # Антье Граве: in the middle of a sentence only a name has a capital after a name.
    if kind == "subject" and reading.russian and reading.kind(at - 1) in ("name", "subject", "initial"):
        return not _is_of_body(reading.word(at))
    if kind == "low":  # Abu Bakr al-Razi
        particle, _, rest = reading.tokens[at].text.partition("-")
        return rest[:1].isupper() and particle in listed("given_names", _language(reading), "particles")
    if kind == "acronym" and reading.kind(at - 1) == "name":
        return len(reading.tokens[at].text) > 3 and (
            is_first_name(reading, at - 1) or has_name_ending(reading, at)
        )
    return False


def _adjacent(reading: Reading, at: int) -> bool:
    between = reading.article.text[reading.tokens[at - 1].end : reading.tokens[at].start]
    return len(between) <= 2 and not between.strip()


def _is_listed(reading: Reading, at: int, key: str) -> bool:
    """Whether the token is a small word of names: a particle inside (van) or a patronymic's end (kyzy)."""
    listed_words = listed("given_names", _language(reading), key)
    return reading.word(at) in listed_words and reading.kind(at) in PARTICLE_KINDS


def _language(reading: Reading) -> str:
    return "ru" if reading.russian else "en"


def _cut(reading: Reading, first: int, last: int) -> list[NameSpan]:
    """The run as one name; none where it is too long for one."""
    if sum(reading.kind(at) in NAME_KINDS for at in range(first, last)) > LONGEST:
        starts = [at for at in range(first, last) if is_first_name(reading, at)]
        first = starts[-1] if starts and last - starts[-1] > 1 else last
    first = _past_employer(reading, first, last) if reading.russian else _past_common(reading, first, last)
    words = range(first, last)
    if not words or sum(reading.kind(at) in NAME_KINDS for at in words) > LONGEST:
        return []
    known = any(
        is_first_name(reading, at) or has_name_ending(reading, at) or reading.kind(at) == "initial"
        for at in words
    )
    return [NameSpan(first, last, known)]


def _past_employer(reading: Reading, first: int, last: int) -> int:
    """Past an unknown body between a title and a full name: директором [Казгидромета] Адой Новак."""
    in_title = reading.kind(first - 1) in ("head", "low", "subject")
    is_employer = in_title and _employer_end().search(reading.word(first))
    return first + 1 if is_employer and last - first > 2 and is_first_name(reading, first + 1) else first


def _past_common(reading: Reading, first: int, last: int) -> int:
    """Past a word of a title that no lexicon knows: Center for Health [Promotion] Aigul Tastanova."""
    at = first
    while at < last - 2 and not (is_first_name(reading, at) or has_name_ending(reading, at)):
        if reading.kind(at + 1) != "name":  # Anneke [van] Berg
            return first
        at += 1
    joint = first - 1 if reading.word(first - 1) != "and" else first - 2
    in_title = reading.kind(joint) == "subject" or reading.word(joint) in ("of", "for")
    return at if in_title and at < last - 1 else first


def is_first_name(reading: Reading, at: int) -> bool:
    """Whether the token is a first name of the lexicons."""
    word = reading.word(at)
    if not reading.russian:
        return word in listed("given_names", "en", "given") or word.partition("-")[0] in listed(
            "given_names", "en", "given"
        )
    tail = word.rpartition("-")[2]
    if not reading.tokens[at].capitalized:
        return False
    given = listed("given_names", "ru", "given")
    return bool(morphology.first_name_readings(tail)) or word in given or tail in given


def has_name_ending(reading: Reading, at: int) -> bool:
    """Whether the token ends as surnames or first names of the region do."""
    token = reading.tokens[at]
    if not token.capitalized or len(token.folded) < 5:
        return False
    if _surname_end(_language(reading)).search(token.folded):
        return (
            not reading.russian or not morphology.known(token.folded) or morphology.is_personal(token.folded)
        )
    return not reading.russian and _first_name_end().search(token.folded) is not None


@cache
def _surname_end(language: str) -> re.Pattern[str]:
    return re.compile(load("given_names")[language]["surname"] + "$")


@cache
def _employer_end() -> re.Pattern[str]:
    return re.compile(load("bodies")["words"]["second_parts"] + "(?:а|у|ом|е|ы|и|ой)?$")


@cache
def _first_name_end() -> re.Pattern[str]:
    return re.compile(load("given_names")["en"]["first"] + "$")
