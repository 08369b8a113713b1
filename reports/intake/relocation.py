"""Spans of a text carried over to its next version: each to the same words, nearest to where they stood."""

from reports.intake.reconcile import Row

SPANS = ("span", "role_span")
SPAN_LISTS = "spans"
EVIDENCE = "evidence."


def relocate(row: Row, old: str, new: str) -> Row:
    """The row with its spans counted in ``new``; words that are not there any more have no span."""
    moved = dict(row)
    for name, value in row.items():
        if not value:
            continue
        if name in SPANS:
            moved[name] = _moved(value, old, new)
        elif name == SPAN_LISTS or name.startswith(EVIDENCE):
            moved[name] = [span for span in (_moved(span, old, new) for span in value) if span]
    return moved


def _moved(span: list[int], old: str, new: str) -> list[int] | None:
    start, end = span
    words = old[start:end]
    found = [new.find(words, start), new.rfind(words, 0, end)]
    starts = [position for position in found if position >= 0]
    if not starts:
        return None
    nearest = min(starts, key=lambda position: abs(position - start))
    return [nearest, nearest + len(words)]
