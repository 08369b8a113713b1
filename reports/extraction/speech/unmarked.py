"""Speech without quotation marks: before «, – сказал министр», and pull quotes signed with a name."""

import re
from collections.abc import Iterator, Sequence

from reports.extraction.findings import Quote, Sentence, Span
from reports.extraction.speech import asides, quotations, signatures
from reports.extraction.speech.attribution import Scene, Speaker, speaks
from reports.extraction.speech.verbs import Verb
from reports.extraction.words import spans
from reports.extraction.words.phrases import fold

DASHES = ("–", "—", "-")
RESUMES = re.compile(r"[.,]\s*[–—-]\s*(?=[^\W\d_])")
REPORTS = frozenset(["сообщил", "сообщила", "сообщает", "рассказал", "рассказала", "reported", "informed"])
VERB_NEAR = (
    30  # characters after a dash that, with a verb of saying, are an agency's own: – передает агентство
)
LONGEST = 3_000  # characters of a speech without marks in one paragraph
COLON_AFTER_VERB = re.compile(r"[^:\n]{0,100}:\s*[–—-]\s+")
OPENING_DASH = re.compile(r"[–—-]\s+")
SHORTEST = 3  # words
SHORTEST_RESUMED = 2


def find(scene: Scene, taken: Sequence[Span]) -> list[Quote]:
    """The direct quotes without marks in paragraphs that ``taken``, in order, leaves free."""
    outer = [quotation.outer for quotation in quotations.find(scene.article) if quotation.opened]
    grouped = _by_paragraph(scene)
    found: list[Quote] = []
    for number, paragraph in enumerate(scene.article.body):
        if spans.overlap(paragraph, taken):
            continue
        sentences = grouped[number]
        quotes = _beside_dash(scene, sentences, outer)
        if not quotes:
            following = grouped[number + 1] if number + 1 < len(grouped) else []
            quotes = list(_signed(scene, sentences, following))
        if not quotes and number:
            quotes = list(_below_colon(scene, grouped[number - 1], sentences))
        found += quotes
    return found


def _by_paragraph(scene: Scene) -> list[list[Sentence]]:
    grouped: list[list[Sentence]] = [[] for _ in scene.article.body]
    for sentence in scene.sentences:
        grouped[sentence.paragraph].append(sentence)
    return grouped


def _beside_dash(scene: Scene, sentences: Sequence[Sentence], outer: Sequence[Span]) -> list[Quote]:
    """The pieces of the first speech of a paragraph that a dash parts from its verb."""
    for index, sentence in enumerate(sentences):
        for verb in scene.verbs_in(sentence.span):
            if verb.kind not in ("saying", "speaking", "telling") or spans.overlap(verb.span, outer):
                continue
            pieces = _before_verb(scene, sentences, index, verb) or _after_verb(scene, sentences, index, verb)
            if pieces:
                return pieces
    return []


def _before_verb(scene: Scene, sentences: Sequence[Sentence], index: int, verb: Verb) -> list[Quote]:
    """«[Мы рады], – сказал министр. – [Будем работать вместе.]»"""
    floor = max(sentences[index].span.start, verb.span.start - asides.LOOK_BACK)
    dash = asides.BEFORE_VERB.search(scene.text, floor, verb.span.start)
    if not dash or dash.group(1) == ".":
        return []
    start = _first_said(scene, sentences, index)
    if verb.span.start - start > LONGEST:
        return []
    said = Span(start, dash.start() if dash.group(1) == "," else dash.start() + 1)
    speaker = _speaker(scene, verb, Span(dash.end("dash"), sentences[index].span.end), said)
    if speaker is None:
        return []
    end = sentences[-1].span.end
    resumes = RESUMES.search(scene.text, verb.span.end, end)
    near = Span(resumes.end(), min(end, resumes.end() + VERB_NEAR)) if resumes else said
    more = len(scene.text[near.start : end].split()) >= SHORTEST_RESUMED and not scene.verbs_in(near)
    spoken = [said, Span(resumes.end(), end)] if resumes and more else [said]
    return [_quote(scene, span, speaker) for span in spoken]


def _after_verb(scene: Scene, sentences: Sequence[Sentence], index: int, verb: Verb) -> list[Quote]:
    """«Министр отметил: – [Мы открыты для всех.]»"""
    end = sentences[-1].span.end
    colon = COLON_AFTER_VERB.match(scene.text, verb.span.end, end)
    mention = scene.subject(verb, sentences[index].span, inverted=True) if colon else None
    return [_quote(scene, Span(colon.end(), end), scene.person(mention))] if colon and mention else []


def _first_said(scene: Scene, sentences: Sequence[Sentence], last: int) -> int:
    """Where the speech starts: after the last sentence that tells of somebody who says something."""
    first = last
    while first and sentences[last].span.end - sentences[first - 1].span.start <= LONGEST:
        before = sentences[first - 1].span
        if any(scene.subject(verb, before, inverted=True) for verb in scene.verbs_in(before)):
            break
        first -= 1
    start = sentences[first].span.start
    while start < sentences[last].span.end and scene.text[start] in "–—-• \t\u00a0":
        start += 1
    return start


def _speaker(scene: Scene, verb: Verb, bounds: Span, said: Span) -> Speaker | None:
    """Who said the words before a dash; None where an agency reports them rather than a person."""
    words = scene.text[slice(*said)]
    own = speaks(words)
    reported = (
        fold(scene.text[slice(*verb.span)]) in REPORTS and not own and not _opens_with_dash(scene, said)
    )
    if reported or len(words.split()) < _shortest(scene, said):
        return None
    mention = scene.subject(verb, bounds, inverted=True)
    if mention:
        return scene.person(mention)
    return scene.words_for(verb, bounds) if own and verb.form != "plural" else None


def _shortest(scene: Scene, said: Span) -> int:
    """Words that make a speech; after a dash that opens it, one is enough: «– Спасибо, – сказал он»."""
    return 1 if _opens_with_dash(scene, said) else SHORTEST


def _opens_with_dash(scene: Scene, said: Span) -> bool:
    return scene.text[max(0, said.start - 2) : said.start].strip() in DASHES


def _signed(scene: Scene, sentences: Sequence[Sentence], following: Sequence[Sentence]) -> Iterator[Quote]:
    """A paragraph of speech that ends with its speaker's title and name, or that a line of those follows."""
    if len(following) == 1 and (mention := signatures.find(scene, following[0].span)):
        said = sentences
    elif len(sentences) > 1 and (mention := signatures.find(scene, sentences[-1].span)):
        said = sentences[:-1]
    else:
        return
    span = Span(said[0].span.start, said[-1].span.end)
    words = scene.text[slice(*span)]
    own = speaks(words) or (len(said) > 1 and not scene.verbs_in(span))
    if own and len(words.split()) >= SHORTEST:
        yield _quote(scene, span, scene.person(mention))


def _below_colon(scene: Scene, above: Sequence[Sentence], sentences: Sequence[Sentence]) -> Iterator[Quote]:
    """A paragraph that opens with a dash, below one that ends with who says it and a colon."""
    if not above or not sentences or not scene.text[slice(*above[-1].span)].rstrip().endswith(":"):
        return
    said = Span(sentences[0].span.start, sentences[-1].span.end)
    opening = OPENING_DASH.match(scene.text, *said)
    told = (scene.subject(verb, above[-1].span, inverted=True) for verb in scene.verbs_in(above[-1].span))
    mention = next(filter(None, told), None) if opening else None
    if opening and mention:
        yield _quote(scene, Span(opening.end(), said.end), scene.person(mention))


def _quote(scene: Scene, span: Span, speaker: Speaker) -> Quote:
    text = " ".join(scene.text[slice(*span)].split())
    return Quote(text, span, "direct", speaker.name, doubt=speaker.doubt)
