"""Evidence in an article's text: the text cut where marks begin and end, for pages that highlight it."""

from collections.abc import Hashable, Iterable
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of the text that proves something; ``key`` says what."""

    start: int
    end: int
    key: Hashable


class Segment(NamedTuple):
    """A piece of the text that lies wholly under the marks of ``keys``, the outermost first."""

    text: str
    start: int
    end: int
    keys: tuple[Hashable, ...]


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """The text in pieces that join to the whole, cut at each end of each mark.

    Marks may overlap, nest and repeat; what reaches out of the text is cut off, and a mark of no
    character is left out.
    """
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in _within(len(text), marks):
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    found = []
    active: dict[Mark, None] = {}
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        for mark in closing.get(start, ()):
            del active[mark]
        active.update(dict.fromkeys(opening.get(start, ())))
        keys = tuple(dict.fromkeys(mark.key for mark in active))
        found.append(Segment(text[start:end], start, end, keys))
    return found


def _within(length: int, marks: Iterable[Mark]) -> list[Mark]:
    """The marks once each, cut to the text, those that hold others before them."""
    clipped = dict.fromkeys(Mark(max(start, 0), min(end, length), key) for start, end, key in marks)
    return sorted((mark for mark in clipped if mark.start < mark.end), key=lambda m: (m.start, -m.end))
