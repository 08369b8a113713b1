"""English titles of people."""

from reports.extraction.titles.role_phrases import Role
from reports.extraction.words.english import NounPhrases
from reports.extraction.words.reading import POSSESSIVE, Reading, english_heads, listed, singular


def find(reading: Reading) -> tuple[Role, ...]:
    """The titles in the order of the text, none inside another."""
    return tuple(_Finder(reading).roles())


class _Finder(NounPhrases):
    def roles(self) -> list[Role]:
        found: list[Role] = []
        end = 0
        for at, kind in enumerate(self.reading.kinds):
            if kind != "head" or at < end or self._is_verb(at):
                continue
            head = self._last_head(at)
            first = self.start(at, floor=end)
            end = self.end(self._past_postmodifiers(head + 1))
            role = self._role(first, head, end)
            if role is not None:
                found.append(role)
        return found

    def _is_verb(self, at: int) -> bool:
        """ "who heads the agency"; not "WHO heads"."""
        return at > 0 and self.reading.tokens[at - 1].text in ("who", "which")

    def _last_head(self, at: int) -> int:
        """The last of heads in a row: First Deputy Prime [Minister], [Director General]."""
        reading, last, ahead = self.reading, at, at + 1
        while self.is_premodifier(ahead) and reading.kind(ahead) != "function":
            if reading.kind(ahead) == "head":
                last = ahead
            ahead += 1
        return last

    def _past_postmodifiers(self, at: int) -> int:
        """After "Extraordinary and Plenipotentiary"."""
        after = listed("roles", "en", "postmodifiers")
        while self.reading.word(at) in after or (
            self.reading.word(at) == "and" and self.reading.word(at + 1) in after
        ):
            at += 1
        return at

    def _role(self, first: int, head: int, last: int) -> Role | None:
        reading = self.reading
        if last - first == 1 and reading.word(head) in listed("roles", "en", "weak"):
            return None
        plural = english_heads().get(reading.word(head), False)
        while reading.tokens[last - 1].text in POSSESSIVE:
            last -= 1
        text = reading.text(first, last)
        if plural:
            written = reading.tokens[head].text
            text = text.replace(written, singular(written), 1)
        return Role(text, reading.span(first, last), first, last, singular(reading.word(head)), plural)
