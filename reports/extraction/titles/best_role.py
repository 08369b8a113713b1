"""Which of the titles that an article gives a person is theirs in full."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from reports.extraction import places
from reports.extraction.findings import Person, Span
from reports.extraction.speech import title_mentions
from reports.extraction.speech.holders import Holders
from reports.extraction.titles.role_phrases import Role
from reports.extraction.words.phrases import fold
from reports.extraction.words.reading import known_bodies, listed

# «Министр», «по словам министра», not «вручит министру»
SUBJECT_CASES = frozenset({"nomn", "gent"})


def best(held: Sequence[Role]) -> Role:
    """The first title, or a later one that says the same in more words, or says what "the head" heads."""
    chosen = held[0]
    for role in held[1:]:
        if (_is_vague(chosen) and not _is_vague(role)) or _says_more(role, chosen):
            chosen = role
    return chosen


def left_over(found: Iterable[Role], used: Collection[Role], titled: Sequence[Person]) -> Role | None:
    """The title of the one person whom none stands beside: an office that can be nobody else's of the text.

    None where the text has no such title, or several that differ.
    """
    offices = listed("roles", "en", "offices") | listed("roles", "ru", "offices")
    taken = {word for person in titled for word in fold(person.role or "").split()}
    free = [role for role in found if role.head in offices - taken and not role.plural and role not in used]
    free = [role for role in free if not role.cases or role.cases & SUBJECT_CASES]
    holders = Holders(titled)
    free = [role for role in free if not holders.able(_title(role))]
    exact = [role for role in free if not _is_vague(role)]
    if len({role.head for role in exact}) > 1:
        return None
    return max(exact, key=lambda role: len(role.text.split()), default=next(iter(free), None))


def _title(role: Role) -> title_mentions.Title:
    return title_mentions.Title(role.span, title_mentions.concepts(role.text))


def _is_vague(role: Role) -> bool:
    """«глава ведомства», "head of state": who holds it is told, not what it is called."""
    vague = listed("roles", "en", "vague") | listed("roles", "ru", "vague")
    return fold(role.text) in vague


def _says_more(role: Role, than: Role) -> bool:
    """Whether ``role`` has all words of ``than`` and others besides, acronyms of known bodies written out."""
    words, fewer = _words(role.text), _words(than.text)
    if role.head != than.head or not fewer <= words:
        return False
    return len(fold(role.text).split()) > len(fold(than.text).split())


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a title, with one name for each known body and country, acronym or not."""
    whole = [Span(0, len(text))]
    named = known_bodies(text, whole) + [
        (place.span, place.country) for place in places.find_in(text, whole) if place.city is None
    ]
    for span, name in sorted(named, reverse=True):
        text = f"{text[: span.start]} {name.replace(' ', '-')} {text[span.end :]}"
    return frozenset(fold(text).replace("(", " ").replace(")", " ").split())
