"""Names of bodies in English: the capitalized words around Ministry, Office, Committee …"""

from reports.extraction.bodies.organization_names import BodyName, known_parts
from reports.extraction.words.english import LONGEST_PHRASE, NounPhrases
from reports.extraction.words.reading import Reading, listed

CAPITALS = frozenset({"subject", "place", "body", "acronym"})


def find(reading: Reading) -> list[BodyName]:
    """The bodies named in the order of the text, none inside another."""
    finder = _Finder(reading)
    found: list[BodyName] = []
    end = 0
    heads = listed("bodies", "words", "en")
    for at, token in enumerate(reading.tokens):
        if at >= end and token.folded in heads and finder.is_head(at):
            first, head, last = finder.phrase(at, floor=end)
            if finder.is_name(first, head, last):
                found.append(BodyName(reading.text(first, last), reading.span(first, last), token.folded))
                end = last
    return found + known_parts(reading, [body.span for body in found])


class _Finder(NounPhrases):
    def is_head(self, at: int) -> bool:
        token = self.reading.tokens[at]
        if token.folded not in listed("bodies", "words", "en") or self.reading.kind(at) == "body":
            return False
        return token.capitalized or self._is_described(at)

    def _is_described(self, at: int) -> bool:
        """ "state agency for local self-government and interethnic issues": no capital, but told in full."""
        before = self.reading.word(at - 1)
        return before in listed("bodies", "words", "describing") and self.end(at + 1) > at + 3

    def is_premodifier(self, at: int) -> bool:
        reading = self.reading
        if reading.kind(at) == "head":
            return False
        if reading.kind(at) == "low":
            return reading.word(at) in listed("bodies", "words", "describing")
        return super().is_premodifier(at)

    def phrase(self, at: int, floor: int) -> tuple[int, int, int]:
        """First token, head and end of the phrase that turns on the last of the heads in a row."""
        head, ahead = at, at + 1
        longest = at + LONGEST_PHRASE
        while ahead < longest and self.reading.kind(ahead) in CAPITALS:
            head = ahead if self.is_head(ahead) else head
            ahead += 1
        return self.start(head, floor), head, self.end(max(head + 1, self._with_label(head)))

    def _with_label(self, head: int) -> int:
        """After words that follow a head without a preposition: WHO European Network Healthy Cities."""
        at = head + 1
        while self.reading.kind(at) in ("subject", "acronym") and self.reading.word(at) not in ("press",):
            at += 1
        return at

    def is_name(self, first: int, head: int, last: int) -> bool:
        """Whether the phrase says which body it is: not "the Ministry", not a news agency."""
        reading = self.reading
        words = {reading.word(at) for at in range(first, last)}
        if words & listed("bodies", "words", "media"):
            return False
        return last - first > 1
