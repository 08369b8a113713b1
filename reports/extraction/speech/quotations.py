"""Where quotation marks open and close. What stands between them may be speech, a name or a motto.

Agencies mix marks («…», “…”, "…", „…“, "…“), nest them, forget one, and put spaces inside. So a mark is
read by what stands beside it first and by its shape second.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reports.extraction.findings import Article, Span

MARK = re.compile(r"[«»„“”‟\"＂]|''|``|,,(?=\w)")
# ‘We are ready,’ said the minister: told from an apostrophe by what stands beside it.
SINGLE = re.compile(r"(?<![^\s(–—-])[‘'](?=[^\W\d_])|(?<=[.,!?…])[’'](?!\w)")
OPENING, CLOSING = ("«", "„", "``", ",,"), ("»", "”")
BEFORE_OPENING = "([{—–-/\u2010\u2011"
AFTER_CLOSING = ".,;:!?…)]}—–-"
# «Мы открыли центр «Здоровье», – сказал министр: one mark closes both, the comma and dash tell.
ENDS_SPEECH = re.compile(r"\s*,\s*[–—-]\s")
CONTINUED = 12  # paragraphs that one quotation may run on for
NAME = 80  # characters; a quotation nested in an unclosed one is a name, not a speech of its own


class Mark(NamedTuple):
    start: int
    end: int
    lean: int  # 1 opens, -1 closes, 0 either
    sign: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks. ``outer`` holds the marks, ``inner`` has no marks or blanks at its ends.

    ``opened`` is False where only a closing mark stands: ``inner`` is empty then. ``closed`` is False
    where the closing mark is missing: the quotation then runs to the end of its paragraph.
    """

    outer: Span
    inner: Span
    opened: bool = True
    closed: bool = True


@lru_cache(maxsize=8)
def find(article: Article) -> tuple[Quotation, ...]:
    """The outermost quotations of the body, in order."""
    marks = _marks(article)
    found: list[Quotation] = []
    inside_until = -1
    for index, paragraph in enumerate(article.body):
        left = [mark for mark in marks[index] if mark.start >= inside_until]
        complete, unclosed = _match(article.text, left, paragraph)
        found += complete
        if unclosed is None:
            continue
        opening, nested = unclosed
        if opening.sign in ("‘", "'"):
            continue  # an apostrophe after all
        end = _close_later(article, marks, index)
        closed = end is not None or nested is not None
        stop = end or nested or Span(paragraph.end, paragraph.end)
        found.append(_quotation(article.text, Span(opening.start, opening.end), stop, closed))
        inside_until = stop.end
        if nested and not end:
            rest = [mark for mark in left if mark.start >= stop.end]
            found += _match(article.text, rest, paragraph)[0]
    return tuple(found)


def overlapping(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    """Those of ``quotations``, which are in order, that share a character with ``span``."""
    first = bisect_left(quotations, span.start + 1, key=lambda quotation: quotation.outer.end)
    last = bisect_left(quotations, span.end, first, key=lambda quotation: quotation.outer.start)
    return list(quotations[first:last])


def _marks(article: Article) -> list[list[Mark]]:
    return [list(_in_paragraph(article.text, paragraph)) for paragraph in article.body]


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Mark]:
    last = paragraph.start + len(text[slice(*paragraph)].rstrip())
    sign = MARK if MARK.search(text, *paragraph) else SINGLE
    for found in sign.finditer(text, *paragraph):
        if found.end() >= last:
            lean = -1
        elif found.start() == paragraph.start:
            lean = 1
        else:
            lean = _lean(text, found)
        yield Mark(found.start(), found.end(), lean, found.group())


def _lean(text: str, found: re.Match[str]) -> int:
    before, after = text[found.start() - 1], text[found.end()]
    may_open = before.isspace() or before in BEFORE_OPENING or MARK.match(before) is not None
    may_close = after.isspace() or after in AFTER_CLOSING or MARK.match(after) is not None
    if may_open != may_close:
        return 1 if may_open else -1
    if found.group() in OPENING:
        return 1
    return -1 if found.group() in CLOSING else 0


def _match(
    text: str, marks: Sequence[Mark], paragraph: Span
) -> tuple[list[Quotation], tuple[Mark, Span | None] | None]:
    """The quotations closed in a paragraph; the mark left open, with the last closing mark nested in it."""
    complete: list[Quotation] = []
    stack: list[Mark] = []
    nested: Span | None = None
    for mark in marks:
        if _opens(mark, stack):
            stack.append(mark)
            continue
        here = Span(mark.start, mark.end)
        if not stack:
            complete.append(Quotation(here, Span(mark.start, mark.start), opened=False))
            continue
        opening = stack.pop()
        if stack and ENDS_SPEECH.match(text, mark.end, paragraph.end):
            opening = stack[0]
            stack.clear()
        if stack:
            nested = here
        else:
            complete.append(_quotation(text, Span(opening.start, opening.end), here, closed=True))
            nested = None
    return complete, (stack[0], nested) if stack else None


def _opens(mark: Mark, stack: Sequence[Mark]) -> bool:
    return mark.lean > 0 if mark.lean else not stack


def _close_later(article: Article, marks: Sequence[Sequence[Mark]], index: int) -> Span | None:
    """The mark that closes, in a later paragraph, the quotation left open in paragraph ``index``."""
    body = article.body
    opens_anew: set[bool] = set()  # each paragraph of a long quotation may open anew, or none
    for later in range(index + 1, min(index + 1 + CONTINUED, len(body))):
        here = marks[later]
        anew = bool(here) and here[0].start == body[later].start
        opens_anew.add(anew)
        if len(opens_anew) > 1 or article.text[body[later - 1].end : body[later].start].strip():
            return None
        complete, unclosed = _match(article.text, here[anew:], body[later])
        closing = next((quotation.outer for quotation in complete if not quotation.opened), None)
        before = [quotation.inner for quotation in complete if closing is None or quotation.outer < closing]
        if any(inner.end - inner.start > NAME for inner in before):
            return None
        if closing or unclosed:
            return closing
    return None


def _quotation(text: str, opening: Span, closing: Span, closed: bool) -> Quotation:
    content = text[opening.end : closing.start]
    start = opening.end + len(content) - len(content.lstrip())
    return Quotation(
        Span(opening.start, closing.end),
        Span(start, max(start, opening.end + len(content.rstrip()))),
        closed=closed,
    )
