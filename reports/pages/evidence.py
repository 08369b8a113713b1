"""Evidence as pages show it: an article with its findings marked, and a value's words in their sentence.

The place of a finding has an address of its own, ``/reports/<slug>/#e-120-131``: characters 120 to 131 of the
stored text. It needs no table, and holds as long as the text does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.evidence import Mark, Segment, segments
from reports.models import Participation, Report, Translation

Span = tuple[int, int]

BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
# A full stop with what closes it before a new beginning (“… of WHO. The President …”); or a blank line.
SENTENCE_BORDER = re.compile(
    r"(?P<close>[.!?…][»”\"’)\]]*)\s+(?=[«“\"‘(–—-]?\s?[A-ZА-ЯЁ])|" + BLANK_LINES.pattern
)
REACH = 240
MARGIN = REACH + 1  # one more shows that the text goes on


def anchor(span: Span) -> str:
    """The id of a place in the article: ``e-120-131``."""
    return f"e-{span[0]}-{span[1]}"


def spans_of(value: Iterable[Sequence[int]] | None) -> tuple[Span, ...]:
    """Spans from an evidence column, ``[[start, end], …]`` or nothing."""
    return tuple((start, end) for start, end in value or ())


def words_at(text: str, span: Span) -> str:
    """The words of a span on one line."""
    return _one_line(text[slice(*span)]).strip()


class Context(NamedTuple):
    """A value's words (``words``) with what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


def context(text: str, span: Span) -> Context:
    """The words of a span in their sentence, of which at most ``REACH`` characters to either side."""
    start, end = span
    first, last = max(start - REACH, 0), min(end + REACH, len(text))
    left = right = None
    for border in SENTENCE_BORDER.finditer(text, first, last):
        sentence_end = border.end("close") if border["close"] else border.start()
        if border.end() <= start:
            left = border.end()
        elif sentence_end >= end:
            right = sentence_end
            break
    before = _cut_start(text, first, start) if left is None else text[left:start]
    after = _cut_end(text, end, last) if right is None else text[end:right]
    return Context(_one_line(before).lstrip(), _one_line(text[start:end]), _one_line(after).rstrip())


def in_window(window: str, span: Span) -> Context:
    """As ``context``, for the text from ``MARGIN`` before the span to ``MARGIN`` after it alone."""
    start, end = span
    first = max(start - MARGIN, 0)
    return context(window, (start - first, end - first))


def _cut_start(text: str, first: int, start: int) -> str:
    piece = text[first:start]
    return piece if first == 0 or " " not in piece else "… " + piece.split(" ", 1)[1]


def _cut_end(text: str, end: int, last: int) -> str:
    piece = text[end:last]
    return piece if last == len(text) or " " not in piece else piece.rsplit(" ", 1)[0] + " …"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@dataclass(frozen=True, slots=True)
class Finding:
    """A value found in an article. ``key`` is the id of its entry beside it (``f-person-jane-berg``).

    ``corrected`` says that a person changed it, so that the article need not have words for it.
    ``translations`` are the editors', of a quote. ``row`` has the value in its ``fields``, where one has.
    """

    key: str
    kind: str
    label: str
    value: str
    spans: tuple[Span, ...]
    url: str = ""
    note: str = ""
    corrected: bool = False
    known: bool = True
    translations: tuple[Translation, ...] = ()
    row: Model | None = None
    fields: tuple[str, ...] = ()


def marked(text: str, findings: Iterable[Finding]) -> SafeString:
    """The article as HTML paragraphs, each finding's words in a ``<mark>`` that leads to the finding's entry.

    Marks nest; one that crosses another, or a paragraph, goes on in a second piece (class ``continued``)
    without an id. All of the text is escaped.
    """
    at: dict[Span, list[Finding]] = {}
    for finding in findings:
        for span in finding.spans:
            at.setdefault(span, []).append(finding)
    cut = segments(text, [*(Mark(*span, span) for span in at), *_paragraphs(text)])
    begun: set[Span] = set()
    return format_html_join(
        "\n",
        "<p>{}</p>",
        (
            (_nested([(piece.text, _spans(piece)) for piece in pieces], 0, at, begun),)
            for paragraph, pieces in groupby(cut, key=_paragraph)
            if paragraph is not None
        ),
    )


def _paragraphs(text: str) -> list[Mark]:
    """A mark for each paragraph, with its number for a key."""
    gaps = [(gap.start(), gap.end()) for gap in BLANK_LINES.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    return [Mark(*span, number) for number, span in enumerate(zip(starts, ends, strict=True))]


def _paragraph(piece: Segment) -> int | None:
    return next((key for key in piece.keys if isinstance(key, int)), None)


def _spans(piece: Segment) -> tuple[Span, ...]:
    return tuple(key for key in piece.keys if not isinstance(key, int))


def _nested(
    pieces: list[tuple[str, tuple[Span, ...]]], depth: int, at: dict[Span, list[Finding]], begun: set[Span]
) -> SafeString:
    """HTML of pieces that share their ``depth`` outermost spans, whose marks stand around it already."""
    shown = []
    for span, group in groupby(pieces, key=lambda piece: piece[1][depth] if depth < len(piece[1]) else None):
        inside = list(group)
        if span is not None:
            shown.append(_mark(span, at[span], _nested(inside, depth + 1, at, begun), begun))
            continue
        words = "".join(text for text, _ in inside)
        around = inside[0][1]
        shown.append(format_html('<a href="#{}">{}</a>', at[around[-1]][0].key, words) if around else words)
    return format_html_join("", "{}", ((html,) for html in shown))


def _mark(span: Span, findings: list[Finding], inside: SafeString, begun: set[Span]) -> SafeString:
    kind, title = findings[0].kind, "; ".join(f"{each.label}: {each.value}" for each in findings)
    if span in begun:
        return format_html('<mark class="{} continued" title="{}">{}</mark>', kind, title, inside)
    begun.add(span)
    return format_html('<mark id="{}" class="{}" title="{}">{}</mark>', anchor(span), kind, title, inside)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report that prove a value, for a page that shows them in place."""

    report: Report
    span: Span

    @property
    def context(self) -> Context:
        return context(self.report.text, self.span)

    @property
    def address(self) -> str:
        """Where the words stand highlighted in their article."""
        return f"{self.report.get_absolute_url()}#{anchor(self.span)}"


def role_span(participation: Participation) -> Span | None:
    """Where the role stands; nowhere if a person changed the role and gave no other place."""
    start, end = participation.role_start, participation.role_end
    if start is None or (participation.role_corrected and not participation.role_span_corrected):
        return None
    return start, end


def passages(report: Report, *spans: Span | None) -> list[Passage]:
    """The passages of a report at these spans; those without a place are left out."""
    return [Passage(report, span) for span in spans if span]
