"""Persons that an article names, with the role that it gives them."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from reports.extraction import names, places, sides
from reports.extraction.findings import Article, Organization, Person, Sentence
from reports.extraction.naming import name_spans
from reports.extraction.naming.appositions import Appositions, beside_verb
from reports.extraction.naming.identities import Named, Naming, group
from reports.extraction.naming.name_spans import NameSpan
from reports.extraction.page import sources
from reports.extraction.speech import verbs
from reports.extraction.titles import offices, roles
from reports.extraction.titles.best_role import best, left_over
from reports.extraction.titles.role_phrases import Role
from reports.extraction.words import declension, morphology, namesakes
from reports.extraction.words.reading import Reading, listed, read
from reports.extraction.words.tokens import BREAK

BYLINE = 6  # tokens that may follow the name in a line with it alone
RECENT = 40  # names looked back over for one that is repeated
THEIR = frozenset(
    {"his", "her", "their", "его", "ее", "их", "своим", "своей", "своего", "своему", "свой", "свою"}
)
NOMINATIVE = frozenset({"nomn"})
SINGULAR = ("masculine", "feminine")
# Surnames of the region, whose every case is told by its ending.
LOCAL = re.compile(r"(?:ов|ев|ин|ын|ск)(?:а|у|ым|ой|е|ий|ая|ого|ому|им|ую)?$")
LINKING = frozenset({"стал", "стала", "был", "была"})  # «собеседником Я. Кошты стал министр»
AFTER_SPEECH = ("- ", "– ", "— ")
NOMINATIVE_HONORIFICS = frozenset({"г-н", "г-жа", "господин", "госпожа", "доктор", "профессор", "академик"})
TOWN_HEADS = frozenset(
    {"mayor", "governor", "akim", "hokim", "khokim", "hakim", "мэр", "губернатор", "аким", "хоким", "хяким"}
)
DASHES = frozenset("-–—")


def find(
    article: Article, sentences: tuple[Sentence, ...], organizations: tuple[Organization, ...]
) -> tuple[Person, ...]:
    """Every person named in the body, once, under the fullest name, with role, body, country and side."""
    reading = read(article)
    spans = name_spans.find(reading)
    found = roles.find(article)
    appositions = Appositions(reading, spans, found)
    bodies = offices.Bodies(organizations)
    named = group(_namings(reading, spans, appositions))
    people = [_person(reading, one, _role(reading, one), bodies) for one in named]
    untitled = [number for number, person in enumerate(people) if person.role is None]
    if len(untitled) == 1:
        titled = [person for person in people if person.role is not None]
        role = left_over(found, appositions.used, titled)
        if role is not None and people[untitled[0]].side in ("other", sides.of_role(reading, role.span)):
            people[untitled[0]] = _person(reading, named[untitled[0]], role, bodies)
    return tuple(people)


def _role(reading: Reading, named: Named) -> Role | None:
    """The best of a person's titles; a headline's, which is short, only where the body gives none."""
    held = sorted(named.roles, key=lambda role: (role.first < reading.body_starts, role.first))
    return best(held) if held else None


def _namings(reading: Reading, spans: Sequence[NameSpan], appositions: Appositions) -> list[Naming]:
    """The names among ``spans``: known as such, or with a title, an honorific or a verb of saying beside."""
    speaking = beside_verb(reading, spans)
    forms = {token.folded for token in reading.tokens if token.capitalized}
    stated = _stated(reading, spans)
    found: list[Naming] = []
    for number, span in enumerate(spans):
        role = appositions.role(number)
        if span.length == 1 and role is None and not _is_honoured(reading, span):
            continue  # a surname alone: the affair of references
        if all(len(word.rstrip(".")) == 1 for word in _words(reading, span)):
            continue  # initials alone
        if sources.is_name(reading.article.text[slice(*reading.span(span.first, span.last))]):
            continue  # "experts of WHO, Stepnews reports"
        if span.length == 1 and role and role.head in TOWN_HEADS and not _ends_as_name(reading, span):
            continue  # «мэра Лиона», a town that no lexicon knows
        vouched = span.known or role is not None or number in speaking or _is_honoured(reading, span)
        vouched = vouched or _is_met(reading, span) or _is_joined(reading, span, found)
        vouched = vouched or sides.beside_name(reading, [span]) is not None
        vouched = vouched or _is_repeated(reading, span, found)
        if (
            vouched
            and not _is_namesake(reading, span, role)
            and (role is not None or not _is_credit(reading, span))
        ):
            cases = _cases(reading, span, role)
            name = _nominative(reading, span, cases, forms, stated)
            forms |= set(names.folded(name))
            surname = reading.tokens[span.last - 1].text
            found.append(Naming(name, surname, reading.russian and cases == NOMINATIVE, span, role))
    return found


def _stated(reading: Reading, spans: Sequence[NameSpan]) -> frozenset[str]:
    """The surnames, as written, that stand in the nominative beside a verb of saying in the singular: of
    foreign ones nothing else tells it («Коуту ответила», «…», – отметил Ян Эмбом)."""
    if not reading.russian:
        return frozenset()
    told = verbs.find(reading.article)
    saying = [verb.span for verb in told if verb.form in SINGULAR]
    feminine = [verb.span for verb in told if verb.form == "feminine"]
    starts = {span.start for span in saying}
    text = reading.article.text
    ends = {span.end for span in saying if text.endswith(AFTER_SPEECH, 0, span.start)}
    hers = {place for verb in feminine for place in (verb.start, verb.end)}
    beside = (
        (reading.tokens[span.last - 1], ahead in hers or before in hers)
        for span in spans
        for ahead, before in [(reading.tokens[span.last - 1].end + 1, reading.tokens[span.first].start - 1)]
        if ahead in starts or before in ends or _acts(reading, span)
    )
    return frozenset(
        token.folded
        for token, said_she in beside
        if not LOCAL.search(token.folded) or (said_she and token.folded.endswith("а"))
    )


def _acts(reading: Reading, span: NameSpan) -> bool:
    """Whether a Russian name of initials and a surname stands before a verb in the past: «Я.Кошта вышла»."""
    initials = reading.kind(span.first) == "initial"
    following = reading.word(span.last)
    if not initials or following in LINKING or not following.endswith(("л", "ла")):
        return False
    return morphology.part_of_speech(following) == "VERB"


def _ends_as_name(reading: Reading, span: NameSpan) -> bool:
    return name_spans.has_name_ending(reading, span.last - 1)


def _is_honoured(reading: Reading, span: NameSpan) -> bool:
    before = span.first - 1 if reading.word(span.first - 1) != "." else span.first - 2
    return reading.kind(before) == "honorific"


def _is_met(reading: Reading, span: NameSpan) -> bool:
    """Whether the words beside speak of a person: "met with …", "a delegation led by …", "… received"."""
    language = "ru" if reading.russian else "en"
    if span.length > 1 and reading.word(span.last) in listed("roles", language, "after_people"):
        return True
    described = reading.word(span.last) == "," and reading.word(span.last + 1) == "who"
    if span.length > 1 and described and reading.word(span.first - 1) != "the":
        return True
    before = f"{reading.word(span.first - 2)} {reading.word(span.first - 1)}"
    return before in listed("roles", language, "before_people")


def _is_repeated(reading: Reading, span: NameSpan, found: Sequence[Naming]) -> bool:
    """Whether a name of two words or more stands as it stood before."""
    written = _words(reading, span)
    return span.length > 1 and any(_words(reading, naming.span) == written for naming in found[-RECENT:])


def _words(reading: Reading, span: NameSpan) -> list[str]:
    return [reading.word(at) for at in range(span.first, span.last)]


def _is_joined(reading: Reading, span: NameSpan, found: Sequence[Naming]) -> bool:
    """Whether the words follow a person's name and "and"."""
    joined = reading.word(span.first - 1) in ("and", "и") and span.length > 1
    return joined and bool(found) and found[-1].span.last == span.first - 1 and found[-1].span.length > 1


def _is_credit(reading: Reading, span: NameSpan) -> bool:
    """Whether the name is that of a photographer or a reporter: "Photo: …", "Photo by …", "reporter …"."""
    language = "ru" if reading.russian else "en"
    before = reading.word(span.first - 1)
    if before == BREAK and _opens_line_alone(reading, span.last):
        return True
    if before == BREAK and reading.word(span.last) == ",":  # «Ада Новак, корреспондент газеты.»
        return reading.word(span.last + 1) in listed("roles", language, "reporters")
    if before in (":", "by"):
        return reading.word(span.first - 2) in listed("roles", language, "credits")
    return before in listed("roles", language, "reporters")


def _opens_line_alone(reading: Reading, at: int) -> bool:
    """Whether the line that a name opens is a byline or another story: "A B, Kabar", "A B: how I …"."""
    ahead = [reading.word(at + number) for number in range(BYLINE)]
    if ahead[:2] == [".", BREAK]:
        return True
    return ahead[0] == ":" or (BREAK in ahead and "." not in ahead) or (ahead[0] in DASHES and ":" in ahead)


def _is_namesake(reading: Reading, span: NameSpan, role: Role | None) -> bool:
    """Whether an institution bears the name: «больница им. Павлова», "Pavlov University"."""
    first = span.first - 1 if reading.kind(span.first - 1) == "honorific" else span.first
    if namesakes.follows(reading.article.text, reading.tokens[first].start):
        return True
    if reading.russian and role is not None:
        return False  # «директор центра Гульнар Исмаилова»
    if reading.russian:
        before = reading.word(first - 1)
        lemma = morphology.analyses(before)[0].normal_form if before else ""
        named = lemma in listed("vocabulary", "ru", "premises")
        return named and declension.may_stand_in(reading.word(span.first), "gent")
    if reading.word(span.last) in listed("vocabulary", "en", "premises"):
        return True
    return reading.kind(span.last) == "subject" and span.length < 3


def _nominative(
    reading: Reading,
    span: NameSpan,
    cases: frozenset[str],
    elsewhere: Collection[str],
    stated: Collection[str],
) -> str:
    """The name as it is in the nominative; a surname that is ``stated`` elsewhere stays as it is."""
    words = [reading.tokens[at].text for at in range(span.first, span.last)]
    if reading.russian and reading.word(span.last - 1) in stated:
        words[:-1] = declension.nominative(words[:-1], cases, elsewhere) if len(words) > 1 else []
    elif reading.russian:
        plain = [at for at in range(len(words)) if _declines(words, at)]
        inflected = declension.nominative([words[at] for at in plain], cases, elsewhere)
        for at, word in zip(plain, inflected, strict=True):
            words[at] = word
    return " ".join(_titlecase(word) for word in words)


def _cases(reading: Reading, span: NameSpan, role: Role | None) -> frozenset[str]:
    """The cases in which a name can stand: the nominative after «г-н» and «г-жа», that of its title, or where
    it opens a paragraph or a sentence; where else it stands, any case."""
    before = reading.word(span.first - 1)
    if before in NOMINATIVE_HONORIFICS:
        return NOMINATIVE
    if role is not None:
        return role.cases
    opens = reading.kind(span.first - 1) == "break" or before in (".", "!", "?")
    return NOMINATIVE if opens else frozenset()


def _declines(words: Sequence[str], at: int) -> bool:
    """Whether a word of a name may change: no initial, no particle, not the father in «Болот кызы»."""
    followed = " ".join(words[at + 1 : at + 2]) in listed("given_names", "ru", "patronymic")
    return not words[at].endswith(".") and not words[at].islower() and not followed


def _titlecase(word: str) -> str:
    """A surname in capitals as a name: NOVAK is Novak."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word


def _person(reading: Reading, named: Named, role: Role | None, bodies: offices.Bodies) -> Person:
    name = named.name
    shown = _shown(reading, named)
    span = reading.span(shown.span.first, shown.span.last)
    side, doubt = _side(reading, named, role, bodies)
    country = _country(reading, named, role, side)
    person = Person(
        name=name,
        name_latin=names.latin(name),
        name_as_written=reading.article.text[slice(*span)],
        span=span,
        country=country,
        side=side,
        doubt=doubt,
    )
    if role is None:
        return person
    body = bodies.of_title(role.text, role.span, side, country)
    return replace(person, role=role.text, role_span=role.span, organization=body)


def _shown(reading: Reading, named: Named) -> Naming:
    """The first place of the body, else of the title, that gives the full name."""
    body = [naming for naming in named.full if naming.span.first >= reading.body_starts]
    return (body or named.full)[0]


def _side(
    reading: Reading, named: Named, role: Role | None, bodies: offices.Bodies
) -> tuple[sides.Side, str]:
    """The side of a person, with a doubt where neither title nor words beside the name tell it."""
    beside = sides.beside_name(reading, [naming.span for naming in named.namings])
    if role is None:
        return _of_list(reading, named) or beside or "other", "The article gives no title."
    if (led := sides.of_delegation(reading, role)) is not None:
        return led, ""
    said = _of_list(reading, named) or sides.of_represented(reading, role.first)
    said = said or bodies.side_of_said(role.text, role.span.start)
    said = said or sides.of_party_led(reading, role)
    told = said or next(
        (side for title in (role, *named.roles) if (side := sides.of_role(reading, title.span))), None
    )
    told = told or beside or _of_superior(reading, role) or sides.of_possessor(reading, role)
    told = told or sides.of_unknown_body(reading, role)
    if told is not None:
        return told, ""
    before = bodies.side_before(role.span.start, sides.fitting(role.text))
    return before or "other", "The title does not say of which body: it is taken for the one named before."


def _of_list(reading: Reading, named: Named) -> sides.Side | None:
    return next(filter(None, (sides.of_list(reading, naming.span) for naming in named.namings)), None)


def _of_superior(reading: Reading, role: Role) -> sides.Side | None:
    """The side of the official spoken of last, where the title is that of "his deputy"."""
    if reading.word(role.first - 1) not in THEIR:
        return None
    before = (other for other in reversed(roles.find(reading.article)) if other.last <= role.first)
    return next((side for other in before if (side := sides.of_role(reading, other.span))), None)


def _country(reading: Reading, named: Named, role: Role | None, side: sides.Side) -> str | None:
    """The country that the title names or that the person speaks for; of an official of a government else the
    only one spoken of."""
    spoken_for = (sides.country_beside(reading, naming.span) for naming in named.namings)
    told = (sides.country(reading, role.span) if role else None) or next(filter(None, spoken_for), None)
    return told or (sides.only_country(places.find(reading.article)) if side == "government" else None)
