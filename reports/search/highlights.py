"""Hits in a text, as HTML: everything is escaped, and only ``<mark>`` is added."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from html import escape
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from reports.search.phrases import WORD, Lexemes
from reports.search.terms import Terms

JOINT = re.compile(r"[-‑]|\s+")  # between words of one name
LEAD = 0.25  # of a snippet's length stands before its first hit


def prepare(texts: Iterable[str], terms: Terms | None) -> None:
    """Find the hits in several texts at once, so that ``mark`` and ``snippet`` ask no more."""
    if terms and (new := {text for text in texts if text not in terms.found}):
        words = set(WORD.findall(" ".join(set(" ".join(new).split()))))
        known = terms.lexemes(words)
        terms.highlighted.read(words, known)
        terms.found.update({text: _hits(text, known, terms) for text in new})


def mark(text: str, terms: Terms | None) -> SafeString:
    """The text with every hit in ``<mark>``."""
    return _marked(text, hits(text, terms))


def snippet(text: str, terms: Terms | None, length: int = 240) -> SafeString:
    """About ``length`` characters where the text has most hits, marked and on one line; its beginning where
    it has none."""
    found = hits(text, terms)
    start, end = _window(text, [span[0] for span in found], length)
    inside = [(first - start, last - start) for first, last in found if start <= first and last <= end]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    marked = " ".join(_marked(text[start:end], inside).split())
    return mark_safe(f"{before}{marked}{after}")  # noqa: S308 (it is escaped)


def hits(text: str, terms: Terms | None) -> list[tuple[int, int]]:
    """The spans of what is asked for, in order; neighbours of one name are one span."""
    if not terms:
        return []
    if text not in terms.found:
        prepare([text], terms)
    return terms.found[text]


def _hits(text: str, known: dict[str, Lexemes], terms: Terms) -> list[tuple[int, int]]:
    return _united(text, sorted(set(terms.highlighted.spans(text, known))))


def _united(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap, or have a hyphen or space between them, as one: Нур-Султан."""
    united: list[tuple[int, int]] = []
    for start, end in spans:
        if united and (start <= united[-1][1] or JOINT.fullmatch(text, united[-1][1], start)):
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _marked(text: str, spans: list[tuple[int, int]]) -> SafeString:
    if not spans:
        return mark_safe(escape(text))  # noqa: S308 (it is escaped)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [text[start:end] for start, end in pairwise(edges)]
    return mark_safe(  # noqa: S308 (each piece is escaped)
        "".join(
            f"<mark>{escape(piece)}</mark>" if place % 2 else escape(piece)
            for place, piece in enumerate(pieces)
        )
    )


def _window(text: str, starts: list[int], length: int) -> tuple[int, int]:
    """Where to cut, between words, so that most hits are inside."""
    if len(text) <= length:
        return 0, len(text)
    best = max(starts, key=lambda first: _within(starts, first, length * (1 - LEAD)), default=0)
    start = min(max(0, best - int(length * LEAD)), len(text) - length)
    if start:
        start = max(start, text.find(" ", start, best) + 1)
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), start) if " " in text[start : end + 1] else end
    return start, end


def _within(starts: list[int], first: int, length: float) -> int:
    """How many hits start in the ``length`` characters from ``first``."""
    return bisect_right(starts, first + length) - bisect_left(starts, first)
