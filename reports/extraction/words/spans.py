"""Spans held against ordered lists of spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from reports.extraction.findings import Span
from reports.extraction.words.tokens import Token

START, END = attrgetter("start"), attrgetter("end")


def overlap(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether ``span`` shares a character with one of ``ordered``, whose ends are in order too."""
    at = bisect_right(ordered, span.start, key=END)
    return at < len(ordered) and ordered[at].start < span.end


def overlapping(span: Span, tokens: Sequence[Token]) -> Sequence[Token]:
    """Those of ``tokens``, which are in order, that share a character with ``span``."""
    first = bisect_right(tokens, span.start, key=END)
    return tokens[first : bisect_left(tokens, span.end, first, key=START)]
