"""Whether a person is “he” or “she”, as far as the name and its honorific tell."""

import re
from functools import cache, lru_cache
from typing import Any, Literal

from reports.extraction import lexicons
from reports.extraction.findings import Person
from reports.extraction.phrases import fold

Gender = Literal["masculine", "feminine"]
HONORIFIC = re.compile(r"([\w-]+)\.?\s+$")
LONGEST_HONORIFIC = 15


def of(text: str, person: Person) -> Gender | None:
    """The gender that the honorific before a name, or the name itself, tells; None where neither does."""
    before = text[max(0, person.span.start - LONGEST_HONORIFIC) : person.span.start]
    honorific = HONORIFIC.search(before)
    return (honorific and _listed("honorifics").get(fold(honorific.group(1)))) or _of_name(person.name)


@lru_cache(maxsize=4096)
def _of_name(name: str) -> Gender | None:
    words = [fold(word) for word in re.split(r"[\s.]+", name) if word]
    if not words:
        return None
    endings = [
        gender
        for word in words[-2:]
        for ending, gender in _listed("endings").items()
        if word.endswith(ending)
    ]
    told = set(endings) or {_listed("given")[words[0]]} if words[0] in _listed("given") else set(endings)
    return told.pop() if len(told) == 1 else None


@cache
def _listed(kind: str) -> dict[str, Any]:
    content = lexicons.load("genders")
    return {fold(word): gender for gender in ("masculine", "feminine") for word in content[gender][kind]}
