"""The body that a title belongs to: the Minister of Health of Kyrgyzstan is of its Ministry of Health."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from functools import cache

from reports.extraction.findings import Organization, Side, Span
from reports.extraction.lexicons import load
from reports.extraction.names import cyrillic
from reports.extraction.words import morphology
from reports.extraction.words.phrases import Phrases, fold, words
from reports.extraction.words.reading import listed, within


class Bodies:
    """The bodies that an article names, asked for the body of a title."""

    def __init__(self, organizations: Iterable[Organization]) -> None:
        known = tuple(organizations)
        self.named = sorted((span, found.name) for found in known for span in found.mentions)
        self.sides = sorted((span, found.side, found.name) for found in known for span in found.mentions)

    def side_before(self, at: int, among: Collection[Side]) -> Side | None:
        """The side of the body of one of the sides ``among`` that the text spoke of last before ``at``."""
        before = bisect_left(self.sides, at, key=lambda entry: entry[0].start)
        return next((side for _, side, _ in reversed(self.sides[:before]) if side in among), None)

    def side_of_said(self, title: str, at: int) -> Side | None:
        """The side of the body that a title means and does not name again: "Head of the Centre" is of the
        centre spoken of last before ``at``; None where the title names its body, or none was spoken of."""
        *_, article, word = ["", "", *fold(title).split()]
        russian = cyrillic(word)
        heads = listed("bodies", "words", "meant")
        head = morphology.nominative(word) if russian else word
        if head not in heads or not ((russian and len(title.split()) == 2) or article in ("the", "this")):
            return None
        before = bisect_left(self.sides, at, key=lambda entry: entry[0].start)
        meant = (side for _, side, name in reversed(self.sides[:before]) if head in fold(name).split())
        return next(meant, None)

    def of_title(self, title: str, span: Span, side: Side, country: str | None) -> str | None:
        """The body that such an office belongs to, else the one named in the title at ``span``, else None.

        An office of a government gives the name of the body with that of its ``country``, where it is known.
        """
        if side == "government":
            office = _office(title)
            if office:
                return f"{office} of {_countries()[country]}" if country in _countries() else office
        inside = within(span, self.named, lambda entry: entry[0])
        return max(inside, key=lambda entry: entry[0].end - entry[0].start)[1] if inside else None


def _office(title: str) -> str | None:
    """The body of the first office that the title names."""
    return next((name for _, name in _offices().find(words(title, [Span(0, len(title))]))), None)


def _countries() -> dict[str | None, str]:
    return load("offices")["countries"]


@cache
def _offices() -> Phrases[str]:
    return Phrases(
        (title, office["body"]) for office in load("offices")["office"] for title in office["titles"]
    )
