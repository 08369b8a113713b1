"""Speech without quotation marks: before «, – сказал министр», and pull quotes signed with a name."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.extraction import quotations, spans, subjects
from reports.extraction.attribution import Scene
from reports.extraction.findings import Mention, Quote, Sentence, Span
from reports.extraction.phrases import fold
from reports.extraction.verbs import Verb

DASH_BEFORE_VERB = re.compile(r"(,|[!?…])\s*[–—-]\s*$")
LOOK_BACK = 8
RESUMES = re.compile(r"\.\s*[–—-]\s*(?=[^\W\d_])")
WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
FIRST_OR_SECOND_PERSON = re.compile(
    r"\b(?:i|we|my|our|ours|us|me|you|your|я|мы|мой|моя|мое|мои|моего|моей|меня|мне|мною|нас|нам|нами|наш\w*|вы|вас|"
    r"вам|вами|ваш\w*)\b",
    re.IGNORECASE,
)
REPORTS = frozenset(["сообщил", "сообщила", "сообщает", "рассказал", "рассказала", "reported", "informed"])
SHORTEST = 4  # words
LONGEST_SIGNATURE = 16  # words


def find(scene: Scene, taken: Sequence[Span]) -> list[Quote]:
    """The direct quotes without marks in paragraphs that ``taken``, in order, leaves free."""
    outer = [quotation.outer for quotation in quotations.find(scene.article) if quotation.opened]
    grouped = _by_paragraph(scene)
    found: list[Quote] = []
    for number, paragraph in enumerate(scene.article.body):
        if spans.overlap(paragraph, taken):
            continue
        sentences = grouped[number]
        quotes = list(_before_dash(scene, sentences, outer))
        if not quotes:
            following = grouped[number + 1] if number + 1 < len(grouped) else []
            quotes = list(_signed(scene, sentences, following))
        found += quotes
    return found


def _by_paragraph(scene: Scene) -> list[list[Sentence]]:
    grouped: list[list[Sentence]] = [[] for _ in scene.article.body]
    for sentence in scene.sentences:
        grouped[sentence.paragraph].append(sentence)
    return grouped


def _before_dash(scene: Scene, sentences: Sequence[Sentence], outer: Sequence[Span]) -> Iterator[Quote]:
    start = 0
    for index, sentence in enumerate(sentences):
        for verb in scene.verbs_in(sentence.span):
            dash = DASH_BEFORE_VERB.search(scene.text, verb.span.start - LOOK_BACK, verb.span.start)
            if not dash or verb.kind not in ("saying", "telling") or spans.overlap(verb.span, outer):
                continue
            mention = scene.subject(verb, Span(verb.span.start, sentence.span.end), inverted=True)
            first = _first_said(scene, sentences[start : index + 1])
            said = Span(first, dash.start() if dash.group(1) == "," else dash.start() + 1)
            if mention and _is_speech(scene, verb, said):
                yield _quote(scene, said, mention)
                yield from _resumed(scene, verb, mention, sentences[-1].span.end)
                return


def _first_said(scene: Scene, sentences: Sequence[Sentence]) -> int:
    """Where the speech starts: after the last sentence that tells of somebody who says something."""
    start = sentences[0].span.start
    for before, after in pairwise(sentences):
        if any(scene.subject(verb, before.span, inverted=True) for verb in scene.verbs_in(before.span)):
            start = after.span.start
    while start < sentences[-1].span.end and scene.text[start] in "–—-• \t\u00a0":
        start += 1
    return start


def _is_speech(scene: Scene, verb: Verb, said: Span) -> bool:
    """Whether the words before the dash are a person's own and not an agency's report of them."""
    words = scene.text[slice(*said)]
    if len(words.split()) < SHORTEST:
        return False
    reports = fold(scene.text[slice(*verb.span)]) in REPORTS
    return not reports or FIRST_OR_SECOND_PERSON.search(words) is not None


def _resumed(scene: Scene, verb: Verb, mention: Mention, end: int) -> Iterator[Quote]:
    """The second piece: «…, – сказал министр. – [Будем работать вместе.]»"""
    resumes = RESUMES.search(scene.text, max(verb.span.end, mention.span.end), end)
    if resumes and len(scene.text[resumes.end() : end].split()) >= SHORTEST:
        yield _quote(scene, Span(resumes.end(), end), mention)


def _signed(scene: Scene, sentences: Sequence[Sentence], following: Sequence[Sentence]) -> Iterator[Quote]:
    """A paragraph of speech that ends with its speaker's title and name, or that a line of those follows."""
    if len(following) == 1 and (mention := _signature(scene, following[0].span)):
        said = sentences
    elif len(sentences) > 1 and (mention := _signature(scene, sentences[-1].span)):
        said = sentences[:-1]
    else:
        return
    span = Span(said[0].span.start, said[-1].span.end)
    words = scene.text[slice(*span)]
    if FIRST_OR_SECOND_PERSON.search(words) and len(words.split()) >= SHORTEST:
        yield _quote(scene, span, mention)


def _signature(scene: Scene, span: Span) -> Mention | None:
    """The person named, where a line says nothing else than a title and a name."""
    line = scene.text[slice(*span)]
    named = [mention for mention in scene.mentions_in(span) if mention.kind in ("name", "surname")]
    if len(named) != 1 or len(line.split()) > LONGEST_SIGNATURE:
        return None
    before = scene.text[span.start : named[0].span.start]
    after = scene.text[named[0].span.end : span.end]
    if after.strip(" .\n\t\u00a0") or not all(subjects.in_title(word) for word in WORD.findall(before)):
        return None
    return named[0]


def _quote(scene: Scene, span: Span, mention: Mention) -> Quote:
    return Quote(
        " ".join(scene.text[slice(*span)].split()), span, "direct", scene.people[mention.person].name
    )
