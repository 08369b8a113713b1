"""Names of bodies in Russian, in the nominative: the words around министерство, офис, комитет …"""

from functools import cache

from reports.extraction.bodies.organization_names import BodyName, known_parts
from reports.extraction.lexicons import load
from reports.extraction.words import morphology
from reports.extraction.words.reading import Reading, listed
from reports.extraction.words.russian import NounPhrases

# Head words that say the same
HEADS = {
    "минздрав": "министерство",
    "мид": "министерство",
    "минфин": "министерство",
    "бюро": "офис",
    "ерб": "офис",
}
MINISTRY = "министерств"
NAMING = frozenset({"place", "body", "acronym"})
QUOTED_OR_NAMESAKE = frozenset({"«", "имени", "им", "№"})
OBLIQUE = ("gent", "datv", "ablt", "loct")
WITH = frozenset({"с", "со"})
CITED = "агентство"  # of news, where a name in quotation marks follows


def find(reading: Reading) -> list[BodyName]:
    """The bodies named in the order of the text, none inside another."""
    finder = NounPhrases(reading)
    found: list[BodyName] = []
    end = 0
    for at, token in enumerate(reading.tokens):
        if at < end or token.folded not in _heads() or reading.kind(at) in ("place", "body"):
            continue
        lemma, gender, cases = _heads()[token.folded]
        start, _ = finder.start(at, cases, floor=end)
        first = _with_prefix(reading, start)
        last = _with_number(reading, _within_name(reading, at, finder.end(at + 1)))
        if _is_name(reading, first, at, last, lemma):
            prefix = [token.text for token in reading.tokens[first:start]]
            words = [*prefix, *finder.nominative(start, at, gender)]
            is_acronym = token.text[:2].isupper()
            written = lemma.upper() if is_acronym else morphology.like(token.text, lemma)
            rest = [reading.text(at + 1, last)] if last > at + 1 else []
            found.append(
                BodyName(
                    " ".join([*words, written, *rest]), reading.span(first, last), HEADS.get(lemma, lemma)
                )
            )
            end = _inner(reading, at + 1, last)
    return found + known_parts(reading, [body.span for body in found])


def _within_name(reading: Reading, head: int, end: int) -> int:
    """The end of the name without «на юге республики», «с ЮНИСЕФ» right behind its head word, and the object
    in «обсудил с офисом ВОЗ поставки»."""
    start = head + 1
    if reading.word(start) in WITH:
        return start
    beyond = (at for at in range(start, end) if _is_beyond(reading, head, at))
    return next(beyond, end)


def _is_beyond(reading: Reading, head: int, at: int) -> bool:
    """Whether the token ``at`` no longer belongs to the name that turns on ``head``."""
    word = reading.word(at)
    if word == "к" or (word == "на" and reading.kind(at + 1) not in NAMING):
        return True
    short = at == head + 1 and _heads()[reading.word(head)][0] in listed("bodies", "words", "alone")
    return (short or reading.kind(at - 1) == "body") and reading.kind(at) == "low" and _is_noun(word)


def _with_prefix(reading: Reading, first: int) -> int:
    """The start of the name with a word before it that has no cases: «[Жогорку] Кенеша»."""
    prefixed = listed("bodies", "words", "prefixed")
    return first - 1 if reading.word(first - 1) in prefixed else first


def _with_number(reading: Reading, last: int) -> int:
    """The end of the name with its number: «поликлиника [№ 9]»."""
    return last + 2 if reading.word(last) == "№" and reading.kind(last + 1) == "number" else last


def _is_noun(word: str) -> bool:
    return morphology.part_of_speech(word) == "NOUN"


def _inner(reading: Reading, start: int, end: int) -> int:
    """Where a ministry is named inside the name of its department; ``end`` where none is."""
    ministries = (at for at in range(start, end) if reading.word(at).startswith(MINISTRY))
    return next(ministries, end)


def _is_name(reading: Reading, first: int, head: int, last: int, lemma: str) -> bool:
    """Whether the phrase says which body it is: by itself, by a capital, by a body or place in it."""
    if lemma in listed("bodies", "words", "alone"):
        return True
    words = {reading.word(at) for at in range(first, last)}
    if last - first < 2 or words & listed("bodies", "words", "media"):
        return False
    capital = any(
        reading.tokens[at].capitalized and not reading.starts_sentence(at) for at in range(first, head + 1)
    )
    told = range(head + 1, last)
    if len(told) == 1 and reading.word(head + 1) in _heads():
        return capital  # «управление комитета»
    own = frozenset() if lemma == CITED else QUOTED_OR_NAMESAKE
    named = any(
        reading.kind(at) in NAMING or reading.word(at) in own or reading.word(at) in _heads() for at in told
    )
    is_office = lemma in listed("bodies", "words", "offices") and len(told) > 0
    return capital or named or is_office or lemma == "министерство"


@cache
def _heads() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Every form of the head words of bodies: nominative, gender, and the cases that it stands for."""
    found: dict[str, tuple[str, str, frozenset[str]]] = {}
    for lemma in sorted(listed("bodies", "words", "ru")):
        gender = (
            next((r.tag.gender for r in morphology.analyses(lemma) if r.tag.POS == "NOUN"), None) or "masc"
        )
        for form, cases in _forms(lemma).items():
            if "plur" not in cases:
                found.setdefault(form, (lemma, gender, cases))
    return found


def _forms(lemma: str) -> dict[str, frozenset[str]]:
    """Every form of a head word with its cases, those of the lexicon first."""
    declined = load("bodies")["words"]["declined"].get(lemma)
    if declined is None:
        return morphology.forms(lemma)
    oblique = zip(declined.split(), OBLIQUE, strict=False)
    return {lemma: frozenset({"nomn"})} | {form: frozenset({case}) for form, case in oblique}
