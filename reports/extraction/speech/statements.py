"""Indirect speech: sentences that tell what a person said, noted, stressed or thanked for."""

import re
from collections.abc import Iterator, Sequence

from reports.extraction.findings import Quote, Sentence, Span
from reports.extraction.speech import quotations
from reports.extraction.speech.attribution import Scene
from reports.extraction.words import spans
from reports.extraction.words.phrases import fold

SAYS_NOTHING = ("об этом ", "this was ", "it was ")  # «Об этом сообщил министр здравоохранения.»
THAT = re.compile(r",?\s+(?:that|что)\b")
# A clause of its own after what somebody said: “noted that …, [and] the minister thanked”.
NEW_CLAUSE = re.compile(r";|,\s+(?:and|while|whereas|but|а|и|но|при этом|в то время как|тогда как)\b")
SHORTEST = 4  # words


def find(scene: Scene, direct: Sequence[Span]) -> list[Quote]:
    """The indirect quotes of people outside ``direct``, which is in order: whole sentences, one a speaker."""
    outer = [quotation.outer for quotation in quotations.find(scene.article) if quotation.opened]
    return [
        quote
        for sentence in scene.sentences
        if not spans.overlap(sentence.span, direct)
        for quote in _told(scene, sentence, outer)
    ]


def _told(scene: Scene, sentence: Sentence, outer: Sequence[Span]) -> Iterator[Quote]:
    text = " ".join(scene.text[slice(*sentence.span)].split())
    speakers: set[int] = set()
    said_until: int | None = None  # the end of “said that”
    if len(text.split()) < SHORTEST or fold(text).startswith(SAYS_NOTHING):
        return
    for verb in scene.verbs_in(sentence.span):
        if verb.kind == "documents" or spans.overlap(verb.span, outer):
            continue
        if verb.kind == "speaking" and not THAT.match(scene.text, verb.span.end):
            continue  # “concluded a visit”, not “concluded that …”
        inverted = scene.article.language == "ru" or _ends_clause(scene, verb.span.start, sentence.span.start)
        mention = scene.subject(verb, sentence.span, inverted)
        if mention and mention.person not in speakers:
            if said_until and not NEW_CLAUSE.search(scene.text, said_until, verb.span.start):
                continue  # “Novak said that [the minister had promised] help”
            speakers.add(mention.person)
            that = THAT.match(scene.text, verb.span.end)
            said_until = that.end() if that else None
            yield Quote(text, sentence.span, "indirect", scene.people[mention.person].name)


def _ends_clause(scene: Scene, start: int, floor: int) -> bool:
    """Whether a comma stands before the verb: “The work goes on, [said] Novak.”"""
    return scene.text[max(floor, start - 2) : start].strip() == ","
