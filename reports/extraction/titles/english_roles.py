"""English titles of people."""

from reports.extraction.titles.role_phrases import Role
from reports.extraction.words.english import DETERMINERS, NounPhrases
from reports.extraction.words.reading import POSSESSIVE, Reading, english_heads, listed, singular

IN_CHARGE = ["in", "charge", "of"]
DEPUTIES = frozenset({"deputy", "vice"})  # of whom the title that follows tells


def find(reading: Reading) -> tuple[Role, ...]:
    """The titles in the order of the text, none inside another."""
    return tuple(_Finder(reading).roles())


class _Finder(NounPhrases):
    def roles(self) -> list[Role]:
        found: list[Role] = []
        end = 0
        opening = {IN_CHARGE[0], *listed("roles", "en", "leading_verbs")}
        for at, kind in enumerate(self.reading.kinds):
            if at < end or (kind != "head" and self.reading.tokens[at].folded not in opening):
                continue
            if self._leads(at):
                end = self._clause_end(at)
                found.append(self._clause(at, end))
                continue
            if kind != "head" or self._is_verb(at):
                continue
            head = self._last_head(at)
            first = self.start(at, floor=end)
            end = self.end(self._past_postmodifiers(head + 1))
            role = self._role(first, head, end)
            if role is not None:
                found.append(role)
        return found

    def _leads(self, at: int) -> bool:
        """Whether a clause that says what a person does begins: "who [leads] …", "[in charge of] …"."""
        word = self.reading.word(at)
        if word == IN_CHARGE[0] and [self.reading.word(at + step) for step in range(3)] == IN_CHARGE:
            return True
        return word in listed("roles", "en", "leading_verbs") and self.reading.word(at - 1) == "who"

    def _clause_end(self, at: int) -> int:
        noun = at + (3 if self.reading.word(at) == IN_CHARGE[0] else 1)
        while self.reading.word(noun) in DETERMINERS:
            noun += 1
        return self.end(self._nouns(noun))

    def _clause(self, first: int, last: int) -> Role:
        return Role(self.reading.text(first, last), self.reading.span(first, last), first, last, "head")

    def _is_verb(self, at: int) -> bool:
        """ "who heads the agency"; not "WHO heads"."""
        return at > 0 and self.reading.tokens[at - 1].text in ("who", "which")

    def _last_head(self, at: int) -> int:
        """The last of heads in a row: First Deputy Prime [Minister], Deputy Energy and Water [Minister]."""
        reading, last, ahead = self.reading, at, at + 1
        while (self.is_premodifier(ahead) and reading.kind(ahead) != "function") or (
            reading.word(last) in DEPUTIES and self.joins_subjects(ahead)
        ):
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

    def _names_two_words(self, at: int) -> bool:
        """Whether a full name begins at ``at``: “Deputy [Jan Novak]”."""
        name = self.names.get(at)
        return name is not None and name.first == at and name.length > 1

    def _role(self, first: int, head: int, last: int) -> Role | None:
        reading = self.reading
        if reading.word(head) == "point" and reading.word(head - 1) != "focal":
            return None
        theirs = reading.word(head) == "deputy" and reading.word(first - 1) in ("his", "her")
        weak = (
            last - first == 1 and not theirs and singular(reading.word(head)) in listed("roles", "en", "weak")
        )
        beside = reading.tokens[head].capitalized or reading.word(head) == "deputy"
        if weak and not (beside and self._names_two_words(last)):
            return None
        plural = english_heads().get(reading.word(head), False)
        while reading.tokens[last - 1].text in POSSESSIVE:
            last -= 1
        text = reading.text(first, last)
        if plural:
            written = reading.tokens[head].text
            text = text.replace(written, singular(written), 1)
        return Role(text, reading.span(first, last), first, last, singular(reading.word(head)), plural)
