"""Indirect speech: sentences that tell what a person said, noted, stressed or thanked for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from reports.extraction.findings import Quote, Span
from reports.extraction.speech import quotations
from reports.extraction.speech.attribution import Scene
from reports.extraction.words import spans
from reports.extraction.words.phrases import fold

SAYS_NOTHING = ("об этом ", "this was ", "it was ")  # «Об этом сообщил министр здравоохранения.»
THAT = re.compile(r",?\s+(?:that|что)\b")
# A clause of its own after what somebody said: “noted that …, [and] the minister thanked”.
NEW_CLAUSE = re.compile(r";|,\s+(?:and|while|whereas|but|а|и|но|при этом|в то время как|тогда как)\b")
SHORTEST = 4  # words
SHORTEST_PART = 7  # words before a quotation that are a statement of their own


def find(scene: Scene, direct: Sequence[Span]) -> list[Quote]:
    """The indirect quotes of people outside ``direct``, which is in order: whole sentences, one a speaker."""
    outer = [quotation.outer for quotation in quotations.find(scene.article) if quotation.opened]
    parts = (_before_quotation(scene, sentence.span, direct, outer) for sentence in scene.sentences)
    return [quote for part in parts if part is not None for quote in _told(scene, part, outer)]


def _before_quotation(
    scene: Scene, sentence: Span, direct: Sequence[Span], outer: Sequence[Span]
) -> Span | None:
    """The sentence, or the words of it that tell what somebody said before a quotation goes on with it:
    «Она считает, что врачей мало: «Их нет даже в городах»»."""
    if not spans.overlap(sentence, direct):
        return sentence
    after = bisect_right(outer, sentence.start, key=attrgetter("start"))
    opens = after < len(outer) and outer[after].start < sentence.end
    part = Span(sentence.start, outer[after].start if opens else sentence.start)
    said = [verb for verb in scene.verbs_in(part) if THAT.match(scene.text, verb.span.end)]
    return part if said and len(scene.text[slice(*part)].split()) >= SHORTEST_PART else None


def _told(scene: Scene, sentence: Span, outer: Sequence[Span]) -> Iterator[Quote]:
    end = sentence.start + len(scene.text[slice(*sentence)].rstrip(" :-–—\n"))
    sentence = Span(sentence.start, end)
    text = " ".join(scene.text[slice(*sentence)].split())
    speakers: set[int] = set()
    said_until: int | None = None  # the end of “said that”
    if len(text.split()) < SHORTEST or fold(text).startswith(SAYS_NOTHING):
        return
    for verb in scene.verbs_in(sentence):
        if verb.kind == "documents" or spans.overlap(verb.span, outer):
            continue
        if verb.kind == "speaking" and not THAT.match(scene.text, verb.span.end):
            continue  # “concluded a visit”, not “concluded that …”
        inverted = scene.article.language == "ru" or _ends_clause(scene, verb.span.start, sentence.start)
        mention = scene.subject(verb, sentence, inverted)
        if mention and mention.person not in speakers:
            if said_until and not NEW_CLAUSE.search(scene.text, said_until, verb.span.start):
                continue  # “Novak said that [the minister had promised] help”
            speakers.add(mention.person)
            that = THAT.match(scene.text, verb.span.end)
            said_until = that.end() if that else None
            yield Quote(text, sentence, "indirect", scene.people[mention.person].name)


def _ends_clause(scene: Scene, start: int, floor: int) -> bool:
    """Whether a comma stands before the verb: “The work goes on, [said] Novak.”"""
    return scene.text[max(floor, start - 2) : start].strip() == ","
