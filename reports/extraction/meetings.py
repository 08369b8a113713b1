"""Whether an article reports a meeting, and who took part in it.

A meeting is reported where the text says that people met ("held talks", «принял»), or that a gathering was
held ("the forum took place") and names people who took part. Deliveries, statistics, announcements and what
is yet to come are none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reports.extraction import occasions, participation
from reports.extraction.findings import Article, Mention, Person, Quote, Sentence, Span
from reports.extraction.lexicons import load
from reports.extraction.occasions import Occasion, named_in
from reports.extraction.speech import asides
from reports.extraction.titles import roles
from reports.extraction.words import spans
from reports.extraction.words.phrases import Phrases, words

# A clause on something else: "opened an office [where nurses] will be trained"
RELATIVE = re.compile(r",\s(?:\w{1,4}\s)?(?:где|котор\w+|which|where)\s[^,;]*$")
INTERNATIONAL = {"who", "unicef"}  # sides
KINDS = (
    "held",
    "receiving",
    "discussing",
    "gathering",
    "attending",
    "participating",
    "joining",
    "future",
    "planned",
    "announcing",
    "remote",
    "passing",
    "briefing",
    "heralding",
)
NEAR = 120  # characters after "received" within which the guest is named
OPENING = 3  # sentences of an article that say what it is about
LEDE = 2  # sentences that say whether it tells of a plan, a delivery, an appointment


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    people: tuple[Person, ...],
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
) -> tuple[tuple[Occasion, ...], tuple[Person, ...]]:
    """The occasions on which people met, as the article reports, and the persons that it only mentions."""
    scene = _Scene(article, sentences, people, mentions, quotes)
    others = tuple(person for number, person in enumerate(people) if number not in scene.present)
    doubt = scene.doubt()
    if doubt is None:
        return (), people
    told = occasions.find(article, sentences, people, mentions, scene.present)
    return tuple(replace(occasion, doubt=doubt) for occasion in told), others


class _Scene:
    """An article held ready to ask whether it reports a meeting."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        people: Sequence[Person],
        mentions: Sequence[Mention],
        quotes: Sequence[Quote],
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.people = people
        self.present = participation.find(article, sentences, people, mentions, quotes)
        self.named = named_in(sentences, mentions, self.present)
        self.quoted = [quote.span for quote in quotes if quote.kind == "direct"]
        self.in_marks = asides.outside(article)
        self.background = participation.background(article, tuple(sentences))
        self.signs: dict[Span, dict[str, list[Span]]] = {}  # of the sentences asked for

    def doubt(self) -> str | None:
        """Empty where words say that people met, a doubt where officials of two sides are only named
        together; None where no meeting is reported. Less will do where the article does not open with a plan,
        a delivery or an appointment."""
        told = [*_titles(self.article), *(self.sentences[at].span for at in self._of_these_days())]
        if not self.present:
            told = told[:OPENING]
        sides = {self.people[number].side for number in self.present} - {"other"}
        if self.present and not sides:
            return None
        found = [signs for signs in map(self._signs, told) if not signs["future"]]
        announces = self._announces()
        strong = found[:OPENING] if announces else found
        if any(signs["held"] or any(map(self._is_person_near, signs["receiving"])) for signs in strong):
            return ""
        if len(sides) > 1 and (
            self._opens_gathering()
            or (any(signs["briefing"] for signs in found[:OPENING]) and not self._foretells())
        ):
            return ""
        if len(sides) > 1 and any(map(self._attend, self._of_these_days())):
            return ""
        if self.present and not announces:
            if len(sides) > 1 and any(map(self._joins, self._of_these_days())):
                return ""
            if any(signs["gathering"] and signs["attending"] for signs in found):
                return ""
        together = self._are_together(sentences=1 if announces else 2)
        return "No words say that people met: they are only named together." if together else None

    def _opens_gathering(self) -> bool:
        """Whether the opening tells of a gathering and, there or in the next sentence, that it was held."""
        opening = [self._signs(sentence.span) for sentence in self.sentences[: OPENING + 1]]
        opening = [signs for signs in opening if not signs["future"]]
        told = [signs["attending"] for signs in opening]
        return any(
            signs["gathering"] and (told[at] or any(told[at + 1 : at + 2]))
            for at, signs in enumerate(opening)
        )

    def _of_these_days(self) -> list[int]:
        return [at for at in range(len(self.sentences)) if at not in self.background]

    def _attend(self, at: int) -> bool:
        """Whether a sentence says that somebody named in it took part in a gathering."""
        signs = self._signs(self.sentences[at].span)
        took_part = signs["gathering"] and signs["participating"] and not signs["future"]
        return bool(took_part and self._sides_named(at) - {"other"})

    def _joins(self, at: int) -> bool:
        """Whether a sentence says that people talked or were together, and it or one beside it means somebody
        who was there."""
        signs = self._signs(self.sentences[at].span)
        if signs["future"] or signs["remote"] or not (signs["discussing"] or signs["joining"]):
            return False
        near = range(max(0, at - 1), min(at + 2, len(self.sentences)))
        return any(self.named[n] and not self._signs(self.sentences[n].span)["remote"] for n in near)

    def _signs(self, span: Span) -> dict[str, list[Span]]:
        """What the words of a sentence say of a meeting, quotations left out, by kind."""
        if span not in self.signs:
            self.signs[span] = self._read_signs(span)
        return self.signs[span]

    def _read_signs(self, span: Span) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {kind: [] for kind in KINDS}
        for sign, kinds in _index().find(words(self.article.text, [span])):
            if not spans.overlap(sign, self.quoted):
                aside = RELATIVE.search(self.article.text, span.start, sign.start) is not None
                for kind in kinds:
                    if not (aside and kind == "future"):
                        found[kind].append(sign)
        return found

    def _announces(self) -> bool:
        """Whether title or opening tell of a delivery, an appointment, figures or what is yet to come."""
        told = [self._signs(span) for span in _titles(self.article)] + self._lede()
        return any(signs["announcing"] for signs in told) or self._foretells()

    def _foretells(self) -> bool:
        """Whether the title or all the opening tell of what is yet to come."""
        titles = [self._signs(span) for span in _titles(self.article)]
        if any(signs["future"] or signs["heralding"] for signs in titles):
            return True
        lede = self._lede()
        met = any(signs["held"] or signs["receiving"] for signs in lede)
        planned = any(signs["planned"] for signs in (lede[:1] if met else lede))
        return bool(lede) and (planned or all(signs["future"] for signs in lede))

    def _lede(self) -> list[dict[str, list[Span]]]:
        return [self._signs(sentence.span) for sentence in self.sentences[:LEDE]]

    def _are_together(self, sentences: int) -> bool:
        """Whether an official of a government and one of WHO or UNICEF are named in so many sentences
        of a paragraph, whatever the verb: "The Minister showed the UNICEF Representative around"."""
        for at in self._of_these_days():
            paragraph = self.sentences[at].paragraph
            run = range(at, min(at + sentences, len(self.sentences)))
            told = (n for n in run if self.sentences[n].paragraph == paragraph and n not in self.background)
            sides = set().union(*map(self._sides_named, told))
            if "government" in sides and sides & INTERNATIONAL:
                return True
        return False

    def _sides_named(self, at: int) -> set[str]:
        signs = self._signs(self.sentences[at].span)
        if signs["future"] or signs["planned"] or signs["remote"]:
            return set()
        return {
            self.people[mention.person].side
            for mention in self.named[at]
            if mention.kind != "pronoun" and not spans.overlap(mention.span, self.in_marks)
        }

    def _is_person_near(self, verb: Span) -> bool:
        """Whether the one who was received is named, or called by a title, after the verb in its sentence."""
        ends = [sentence.span.end for sentence in self.sentences]
        at = bisect_left(ends, verb.end)
        end = min([verb.end + NEAR, *ends[at : at + 1]])
        guests = [role.span.start for role in roles.find(self.article)]
        guests += [
            mention.span.start
            for named in self.named[at : at + 1]
            for mention in named
            if mention.kind == "name"
        ]
        return any(verb.end < start < end for start in guests)


def _titles(article: Article) -> tuple[Span, ...]:
    return article.title.spans[:1] if article.title else ()


@cache
def _index() -> Phrases[tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for kind in KINDS:
        for phrase in load("meetings")[kind]["phrases"]:
            kinds.setdefault(phrase, []).append(kind)
    return Phrases((phrase, tuple(told)) for phrase, told in kinds.items())
