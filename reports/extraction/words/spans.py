"""Spans held against ordered lists of spans."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from reports.extraction.findings import Span


def overlap(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether ``span`` shares a character with one of ``ordered``, whose ends are in order too."""
    at = bisect_right(ordered, span.start, key=attrgetter("end"))
    return at < len(ordered) and ordered[at].start < span.end
