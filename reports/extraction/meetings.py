"""Whether an article reports a meeting, and who took part in it.

A meeting is reported where the text says that people met ("held talks", «принял»), or that a gathering was
held ("the forum took place") and names people who took part. Deliveries, statistics, announcements and what
is yet to come are none.
"""

from collections.abc import Sequence
from functools import cache

from reports.extraction import occasions, participation
from reports.extraction.findings import Article, Mention, Person, Quote, Sentence, Span
from reports.extraction.lexicons import load
from reports.extraction.occasions import Occasion, named_in
from reports.extraction.speech import asides
from reports.extraction.titles import roles
from reports.extraction.words import spans
from reports.extraction.words.phrases import Phrases, words

INTERNATIONAL = {"who", "unicef"}  # sides
KINDS = ("held", "receiving", "discussing", "gathering", "attending", "future")
NEAR = 120  # characters after "received" within which the guest is named
OPENING = 3  # sentences of an article that say what it is about


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
) -> tuple[tuple[Occasion, ...], tuple[Person, ...]]:
    """The occasions on which people met, as the article reports, and the persons that it only mentions."""
    present = participation.find(article, sentences, people, mentions, quotes)
    taking_part = tuple(person for number, person in enumerate(people) if number in present)
    others = tuple(person for number, person in enumerate(people) if number not in present)
    reported = _is_reported(article, sentences, taking_part, quotes) or _share_a_sentence(
        article, sentences, people, mentions, present
    )
    if not reported:
        return (), people
    return occasions.find(article, sentences, people, mentions, present), others


def _is_reported(
    article: Article, sentences: Sequence[Sentence], people: Sequence[Person], quotes: Sequence[Quote]
) -> bool:
    told = [Span(*span) for span in _titles(article)]
    told += [sentence.span for sentence in sentences if not participation.is_background(article, sentence)]
    quoted = [quote.span for quote in quotes if quote.kind == "direct"]
    if not people:
        told = told[:OPENING]
    sides = len({person.side for person in people} - {"other"})
    return any(_tells(article, span, quoted, sides if people else None) for span in told)


def _share_a_sentence(
    article: Article,
    sentences: Sequence[Sentence],
    people: Sequence[Person],
    mentions: Sequence[Mention],
    present: frozenset[int],
) -> bool:
    """Whether one sentence tells of an official of a government and one of WHO or UNICEF, whatever the verb:
    “The Minister showed the UNICEF Representative around”; not in plans, memories and quotations."""
    quoted = asides.outside(article)
    for number, named in enumerate(named_in(sentences, mentions, present)):
        told = {
            people[mention.person].side
            for mention in named
            if mention.kind != "pronoun" and not spans.overlap(mention.span, quoted)
        }
        if "government" in told and told & INTERNATIONAL and _is_past(article, sentences[number]):
            return True
    return False


def _is_past(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence tells neither of plans nor of other days."""
    kinds = (kind for _, told in _index().find(words(article.text, [sentence.span])) for kind in told)
    return "future" not in kinds and not participation.is_background(article, sentence)


def _titles(article: Article) -> tuple[Span, ...]:
    return article.title.spans[:1] if article.title else ()


def _tells(article: Article, sentence: Span, quoted: Sequence[Span], sides: int | None) -> bool:
    """Whether the sentence reports a meeting; ``sides``: how many sides the people of the article belong to,
    None where it names nobody."""
    found: dict[str, list[Span]] = {kind: [] for kind in KINDS}
    for span, kinds in _index().find(words(article.text, [sentence])):
        if not spans.overlap(span, quoted):
            for kind in kinds:
                found[kind].append(span)
    if found["future"]:
        return False
    if found["held"] or any(_is_person_near(article, span) for span in found["receiving"]):
        return True
    if found["discussing"] and sides is not None and sides > 1:
        return True
    return sides is not None and bool(found["gathering"]) and bool(found["attending"])


def _is_person_near(article: Article, verb: Span) -> bool:
    """Whether the one who was received is named, or called by a title, after the verb."""
    return any(verb.end < role.span.start < verb.end + NEAR for role in roles.find(article))


@cache
def _index() -> Phrases[tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for kind in KINDS:
        for phrase in load("meetings")[kind]["phrases"]:
            kinds.setdefault(phrase, []).append(kind)
    return Phrases((phrase, tuple(told)) for phrase, told in kinds.items())
