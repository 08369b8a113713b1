"""Doubts that a merge settles: the extractor was not sure whether two records are one."""

import re
from collections.abc import Iterable

from reports.intake.matching import NAMESAKES_DOUBT, NEAR_DOUBT

# "Other people of this name: bolot-asanov, bolot-asanov-2 and 3 more."
SENTENCE = re.compile(
    rf"({re.escape(NAMESAKES_DOUBT)}|{re.escape(NEAR_DOUBT)}) ([a-z0-9_, -]+?)( and \d+ more)?\."
)


def named(doubt: str) -> list[str]:
    """The slugs of the records that the doubt names."""
    return [slug for found in SENTENCE.finditer(doubt) for slug in found[2].split(", ")]


def settled(doubt: str, slugs: Iterable[str]) -> str:
    """The doubt without the records of those slugs; a sentence that names no others is left out."""
    known = set(slugs)

    def rest(found: re.Match) -> str:
        left = [slug for slug in found[2].split(", ") if slug not in known]
        return f"{found[1]} {', '.join(left)}{found[3] or ''}." if left else ""

    return " ".join(SENTENCE.sub(rest, doubt).split()) if SENTENCE.search(doubt) else doubt


def settled_lines(doubts: list[str], slugs: Iterable[str]) -> list[str]:
    """The doubts of a report, each of which may begin with the name that it is about."""
    known = set(slugs)
    after = [(doubt, settled(doubt, known)) for doubt in doubts]
    # What is left of a sentence that went is the name alone: "Bolot Asanov:".
    return [new for old, new in after if new and (new == old or not new.endswith(":"))]
