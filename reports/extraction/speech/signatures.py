"""Lines that are nothing but a speaker's title and name: «Глава ЕРБ ВОЗ Ян Новак» under a pull quote."""

from reports.extraction.findings import Mention, Span
from reports.extraction.speech import subjects
from reports.extraction.speech.attribution import Scene
from reports.extraction.speech.subjects import WORD

BLANK = " .–—-\n\t\u00a0"
LONGEST = 20  # words


def find(scene: Scene, span: Span) -> Mention | None:
    """The person named, where the words in ``span`` say nothing else than a title and a name."""
    line = scene.text[slice(*span)]
    named = [mention for mention in scene.mentions_in(span) if mention.kind in ("name", "surname")]
    if len(named) != 1 or len(line.split()) > LONGEST:
        return None
    before = scene.text[span.start : named[0].span.start]
    after = scene.text[named[0].span.end : span.end].strip(BLANK)
    if (after and not after.startswith(",")) or not _is_title(before) or not _is_title(after):
        return None
    return named[0]


def _is_title(words: str) -> bool:
    return all(subjects.in_title(word) for word in WORD.findall(words))
