"""What a title is when it is found."""

from dataclasses import dataclass

from reports.extraction.findings import Span


@dataclass(frozen=True, slots=True)
class Role:
    """A title: tokens ``first`` to ``last`` (exclusive), in the nominative as ``text``.

    ``head`` is the folded word that it turns on; ``cases`` those in which a Russian one may stand.
    """

    text: str
    span: Span
    first: int
    last: int
    head: str
    plural: bool = False
    cases: frozenset[str] = frozenset()
