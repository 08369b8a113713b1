"""Russian titles of people, in the nominative."""

from reports.extraction.titles.role_phrases import Role
from reports.extraction.words import morphology
from reports.extraction.words.reading import Reading, russian_head
from reports.extraction.words.russian import NounPhrases

CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


def find(reading: Reading) -> tuple[Role, ...]:
    """The titles in the order of the text, none inside another."""
    return tuple(_Finder(reading).roles())


class _Finder(NounPhrases):
    def roles(self) -> list[Role]:
        found: list[Role] = []
        end = 0
        for at, kind in enumerate(self.reading.kinds):
            if kind != "head" or at < end or self.reading.word(at - 1) == "во":  # «во главе с …»
                continue
            lemma, cases = russian_head(self.reading.word(at)) or ("", frozenset())
            first, cases = self.start(at, cases, floor=end)
            end = self.end(at + 1)
            found.append(self._role(first, at, end, lemma, cases))
        return found

    def _role(self, first: int, head: int, last: int, lemma: str, cases: frozenset[str]) -> Role:
        reading = self.reading
        gender = "femn" if lemma.endswith(("ая", "ница")) else "masc"
        if self.is_acting(first):
            text = reading.text(first, last)
            return Role(text, reading.span(first, last), first, last, lemma)
        words = self.nominative(first, head, gender)
        words.append(morphology.like(reading.tokens[head].text, lemma))
        if last > head + 1:
            words.append(reading.text(head + 1, last))
        plural = "plur" in cases
        return Role(" ".join(words), reading.span(first, last), first, last, lemma, plural, cases & CASES)
