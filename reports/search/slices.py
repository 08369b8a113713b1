"""Slices of the entries, to count a part of very many that answer, from all of the archive.

A slice is 8,192 entries whose keys follow one another, as migration 0049 numbers them. The index of words and
facets has them too: where hundreds of thousands answer, it finds those of some slices without reading the
places of all. The slices lie evenly apart, for reports that came in together are alike.
"""

from django.db.models import Max, Model

from reports.search import counts
from reports.search.sizes import Expected

BITS = 13
SPARE = 1.3  # times as many as are counted are expected in the slices, for they are not all alike


def holding(entry: type[Model], expected: Expected) -> list[int]:
    """The slices in which more entries answer than are counted, by what is expected; none where to look
    through all that answer is as short."""
    if expected.answering**2 <= counts.LIMIT * expected.of_all:
        return []
    last = entry.objects.aggregate(last=Max("record_id"))["last"] or 0
    there = (last >> BITS) + 1
    wanted = int(SPARE * counts.LIMIT * there / expected.answering) + 1
    return [number * there // wanted for number in range(wanted)] if wanted < there else []
