"""Names that institutions bear: «больница им. Павлова», "named after Ada Novak"."""

import re

BEFORE = re.compile(
    r"(?:\bим\.?|\bимени|\bnamed after|\b(?:mausoleum|tomb|memorial|statue|monument|shrine) (?:of|to))\s*$",
    re.IGNORECASE,
)
REACH = 20  # characters


def follows(text: str, start: int) -> bool:
    """Whether the words before ``start`` say that something is named after whoever is named there."""
    return BEFORE.search(text, max(0, start - REACH), start) is not None
