"""English noun phrases: what stands before a head word and what follows it.

acting UNICEF Deputy [Representative] in Tajikistan
[head] of the Malaria programme at the WHO Regional Office for Africa
World Health Organization (WHO) Regional [Committee] for Africa
"""

from reports.extraction.naming import name_spans
from reports.extraction.words.reading import LONGEST_ACRONYM, Reading, listed

DETERMINERS = frozenset({"the", "its", "our", "a", "an"})
CAPITALIZED = frozenset({"subject", "place", "body", "acronym", "head"})
MOST_UNLISTED = 4  # words of a subject that no lexicon knows
CLOSING = frozenset(",.;:)")
OPENING, CLOSING_MARKS = frozenset('“"«'), frozenset('”"»')
LONGEST_QUOTED = 6  # tokens
MOST_BETWEEN = 4  # words between a body and the head of a title
LISTS = frozenset({"and", "&", ","})
INTERIM = frozenset({"a.i", "a.i.", "ad", "interim"})
FEWEST_WORDS_OF_A_NAME = 2
LONGEST_PHRASE = 40  # tokens on each side of a head: a text without a full stop is no one phrase
AND_OTHER_BODIES = ["and", "other", "international"]  # to the UN Office and other international organizations


class NounPhrases:
    """The noun phrases of one article, by their head word. Tokens are told by their numbers."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names: dict[int, name_spans.NameSpan] = {}
        for name in name_spans.find(reading):
            self.names |= dict.fromkeys(range(name.first, name.last), name)

    def is_premodifier(self, at: int) -> bool:
        """Whether the token can stand before a head: WHO, Regional, Kazakhstan’s, healthcare, first."""
        reading = self.reading
        kind, word = reading.kind(at), reading.word(at)
        if kind in ("subject", "place", "head"):
            return True
        if kind == "body":
            return reading.tokens[at].word
        if kind == "acronym":
            return len(word) <= LONGEST_ACRONYM
        if kind == "possessive" or (kind == "mark" and word in ("-", "/")):
            return reading.kind(at - 1) in CAPITALIZED and reading.kind(at + 1) not in ("break", "mark")
        if word in listed("roles", "en", "modifiers"):
            return kind in ("low", "function", "name")
        if kind == "low" or word == "and":
            return self._is_between_body_and_head(at)
        return kind == "name" and self._is_word_of_body(at)

    def _is_between_body_and_head(self, at: int) -> bool:
        """Whether a small word stands between a body, or what the body has, and a head: "a WHO [clinical
        management] officer", "the Office's [noncommunicable disease] officer"."""
        reading, first, last = self.reading, at, at
        while (reading.kind(first) == "low" or reading.word(first) == "and") and at - first < MOST_BETWEEN:
            first -= 1
        while (reading.kind(last) == "low" or reading.word(last) == "and") and last - at < MOST_BETWEEN:
            last += 1
        of_branch = reading.word(first - 1) == "/" and reading.kind(first - 2) == "body"  # WHO/Europe
        owned = of_branch or reading.kind(first) in ("body", "acronym", "possessive")
        return owned and reading.kind(last) == "head"

    def _is_word_of_body(self, at: int) -> bool:
        """A capitalized word that no lexicon knows, alone: Gavi CEO; not at the start of a sentence."""
        name = self.names.get(at)
        if name is None:
            return not self.reading.starts_sentence(at)
        return name.length == 1 and not name.known and not self.reading.starts_sentence(at)

    def start(self, head: int, floor: int) -> int:
        """The first token of the phrase that turns on ``head``, not before ``floor``."""
        reading, first = self.reading, head
        floor = max(floor, head - LONGEST_PHRASE)
        while first > floor:
            before = first - 1
            if self.is_premodifier(before):
                first = before
            elif reading.word(before) == ")" and self._bracketed(before) > floor:
                first = self._bracketed(before)
            elif self.joins_subjects(before):
                first = before - 1
            else:
                break
        if self._is_owned(first):
            first -= 2
        dropped = listed("roles", "en", "dropped")
        while first < head and (
            reading.word(first) in dropped or reading.kind(first) in ("possessive", "mark")
        ):
            first += 1
        return first

    def _is_owned(self, at: int) -> bool:
        """Whether the word before ``at`` tells of what somebody is: "the [country's] psychiatrist"."""
        owner = self.reading.word(at - 2)
        small = self.reading.kind(at - 2) == "low" and owner in listed("vocabulary", "en", "title_nouns")
        return small and self.reading.kind(at - 1) == "possessive"

    def _bracketed(self, close: int) -> int:
        """Where "(WHO)" opens; -1 where the brackets hold anything but an acronym."""
        reading = self.reading
        is_acronym = reading.kind(close - 1) in ("acronym", "body") and reading.word(close - 2) == "("
        return close - 2 if is_acronym and reading.kind(close - 3) in ("subject", "body") else -1

    def joins_subjects(self, at: int) -> bool:
        """Whether ``at`` joins two subjects before a head: Health [and] Social Development Minister; a comma
        does where "and" follows it: Labour[,] Health and Social Development Minister."""
        reading = self.reading
        if reading.kind(at - 1) != "subject" or reading.kind(at + 1) != "subject":
            return False
        return reading.word(at) in ("and", "&") or (reading.word(at) == "," and self._list_closes(at + 1))

    def end(self, at: int) -> int:
        """Where the phrase that goes on at ``at`` ends (exclusive): “of Health of Kyrgyzstan”."""
        reading = self.reading
        while reading.word(at) in INTERIM:
            at += 1
        longest = at + LONGEST_PHRASE
        while at < longest:
            after = self._phrase(at)
            if after == at:
                break
            at = after
        return at

    def _phrase(self, at: int) -> int:
        """The end of one preposition with its noun phrase, or of "(WHO)"; ``at`` where none stands there."""
        reading = self.reading
        if (
            reading.word(at) == "("
            and reading.kind(at + 1) in ("acronym", "body")
            and reading.word(at + 2) == ")"
        ):
            return at + 3
        if reading.word(at) == "," and reading.word(at + 1) in INTERIM:
            return at + 2
        if reading.word(at) == "no" and reading.word(at + 1) == "." and reading.kind(at + 2) == "number":
            return at + 3
        if reading.word(at) == "with":
            return self._employer(at)
        if reading.word(at) == "named":
            return self._namesake(at)
        if reading.word(at) == ",":
            return self._body_of_title(at)
        if [reading.word(at + ahead) for ahead in range(3)] == AND_OTHER_BODIES:
            return self._nouns(at + 2)
        return self._preposition(at)

    def _preposition(self, at: int) -> int:
        """The end of a preposition with its nouns; ``at`` where none stands there."""
        reading = self.reading
        if reading.word(at) not in listed("roles", "en", "prepositions") or reading.word(at) == "and":
            return at
        noun = at + 1
        while reading.word(noun) in DETERMINERS:
            noun += 1
        if self._ends(noun):
            return at
        end = self._nouns(noun)
        if end == noun and reading.word(at) in ("of", "for", "on"):
            end = self._unlisted(noun)
        return end if end > noun else at

    def _unlisted(self, at: int) -> int:
        """The end of small words that no lexicon knows, before a mark or a full name, or of which one is a
        part of a body: "officer for [laboratories], ", "head of the [childhood department] of"."""
        end = at
        while self._is_small(end, joined=end > at) and end - at < MOST_UNLISTED:
            end += 1
            if self.reading.word(end - 1) in listed("vocabulary", "en", "units"):
                return end
        name = self.names.get(self._past_honorific(end))
        is_named = (
            name is not None
            and name.first in (end, self._past_honorific(end))
            and name.length >= FEWEST_WORDS_OF_A_NAME
        )
        return end if is_named or self.reading.word(end) in CLOSING else at

    def _past_honorific(self, at: int) -> int:
        if self.reading.kind(at) != "honorific":
            return at
        return at + (2 if self.reading.word(at + 1) == "." else 1)

    def _is_small(self, at: int, joined: bool) -> bool:
        """Whether a small word stands at ``at``, or the "and" between two."""
        if self.reading.kind(at) == "low":
            return True
        return joined and self.reading.word(at) == "and" and self.reading.kind(at + 1) == "low"

    def _namesake(self, at: int) -> int:
        """After "named after Ada Novak"."""
        name = self.names.get(at + 2) if self.reading.word(at + 1) == "after" else None
        return name.last if name is not None and name.length == FEWEST_WORDS_OF_A_NAME else at

    def _employer(self, at: int) -> int:
        """After "with UNICEF" where nothing else follows: "a specialist with UNICEF, …"."""
        end = at + 1
        while self.reading.kind(end) == "body":
            end += 1
        return end if end > at + 1 and self.reading.kind(end) in ("mark", "break") else at

    def _body_of_title(self, at: int) -> int:
        """After ", UNICEF Kyrgyzstan" or, in brackets, after ", State Service for Supervision"; ``at`` where
        the sentence goes on."""
        reading = self.reading
        end = self._nouns(at + 1)
        while end > at + 1 and (longer := self._preposition(end)) > end:
            end = longer
        if end == at + 1 or reading.kind(at + 1) not in ("body", "subject", "acronym"):
            return at
        closes = (")",) if reading.kind(at + 1) != "body" else (",", ".", ";", ":", ")", "–", "—", "\n")
        return end if reading.word(end) in closes else at

    def _is_bracketed(self, at: int) -> bool:
        """ "(WHO)"."""
        reading = self.reading
        is_acronym = reading.kind(at + 1) in ("acronym", "body")
        return reading.word(at) == "(" and is_acronym and reading.word(at + 2) == ")"

    def _ends(self, noun: int) -> bool:
        """Whether the preposition goes on with the sentence: "at the meeting", "on Tuesday"."""
        following = [self.reading.word(noun), *(self.reading.word(noun + ahead) for ahead in (1, 2))]
        ends = listed("roles", "en", "ends")
        if self.reading.tokens[min(noun, len(self.reading.tokens) - 1)].capitalized:
            return following[0] in ends
        for word in following:
            if word in ends:
                return True
            if word not in listed("vocabulary", "en", "title_nouns"):
                return False
        return False

    def _nouns(self, at: int) -> int:
        """The end of the nouns at ``at``, lists among them: "Labour, Employment and Migration"."""
        start = at
        while at < start + LONGEST_PHRASE:
            if self._is_noun(at, first=at == start) or (at > start and self._is_of_several(at)):
                at += 1
            elif self._is_bracketed(at):
                at += 3
            elif self._past_quoted(at) > at:
                at = self._past_quoted(at)
            elif at > start and self._goes_on(at):
                at += 2 if self.reading.word(at + 1) != "and" else 3
            else:
                break
        return at

    def _past_quoted(self, at: int) -> int:
        """After what a body is called in marks: head of the [“Healthy Generation”] public association."""
        reading = self.reading
        if reading.word(at) not in OPENING:
            return at
        inside = range(at + 1, min(at + LONGEST_QUOTED, len(reading.tokens)))
        end = next((ahead for ahead in inside if reading.word(ahead) in CLOSING_MARKS), at)
        heads = listed("bodies", "words", "en")
        around = (at - 1, *range(end + 1, end + LONGEST_QUOTED))
        is_body = any(reading.word(near) in heads for near in around)
        return end + 1 if end > at + 1 and reading.tokens[at + 1].capitalized and is_body else at

    def _is_of_several(self, at: int) -> bool:
        """Whether an apostrophe ends a plural: "the parents['] association"."""
        reading = self.reading
        glued = reading.tokens[at].start == reading.tokens[at - 1].end
        return reading.word(at) in ("'", "’") and glued and reading.word(at - 1).endswith("s")

    def _is_noun(self, at: int, first: bool) -> bool:
        reading = self.reading
        kind, word = reading.kind(at), reading.word(at)
        if kind in ("subject", "place", "acronym", "number"):
            return kind != "number" or not first or reading.kind(at + 1) == "subject"
        if kind == "body":
            return reading.tokens[at].word
        if kind == "possessive":
            small = reading.word(at + 1) in listed("vocabulary", "en", "title_nouns")
            return not first and (small or reading.kind(at + 1) in CAPITALIZED)
        if word in ("-", "–", "/"):
            glued = reading.tokens[at].start == reading.tokens[at - 1].end
            return glued and not first and reading.kind(at + 1) in CAPITALIZED
        if word in '«“”"»(':
            return False
        if kind == "head":
            return first or reading.kind(at - 1) in ("subject", "head", "place", "body", "possessive", "low")
        if kind == "low":
            return word in listed("vocabulary", "en", "title_nouns")
        return kind == "name" and self._is_unknown_noun(at, first)

    def _is_unknown_noun(self, at: int, first: bool) -> bool:
        """A word that no lexicon knows: the name of a place or body, unless it begins a person's name."""
        name = self.names.get(at)
        if name is None:
            return True
        if name.length >= FEWEST_WORDS_OF_A_NAME:
            # akim of Kordai Nurlan Abdrakhmanov: the place before a name that is known by itself
            return (
                first
                and name.length > FEWEST_WORDS_OF_A_NAME
                and name_spans.is_first_name(self.reading, at + 1)
            )
        return first or not name.known

    def _goes_on(self, at: int) -> bool:
        """Whether ", Employment" or "and Migration" continues a list of subjects."""
        reading = self.reading
        word = reading.word(at)
        if word not in LISTS:
            return False
        following = at + 1 if reading.word(at + 1) != "and" else at + 2
        kind = reading.kind(following)
        if word == "and" and self._is_unlisted_subject(following):
            return True
        if kind == "place":
            return reading.kind(at - 1) == "place" and word != "," and self._closes(following)
        if kind not in ("subject", "low", "acronym") or (
            kind == "low" and reading.word(following) not in listed("vocabulary", "en", "title_nouns")
        ):
            return False
        if self._leads_to_head(following):
            return False
        return word != "," or following > at + 1 or self._list_closes(following)

    def _is_unlisted_subject(self, at: int) -> bool:
        """Whether a capitalized word that no lexicon knows ends a body's name: "Social and [Cultural]
        Development", "Oncology and [Radiology] Aigul Tastanova"."""
        reading = self.reading
        if (
            reading.kind(at) != "name"
            or reading.kind(at - 2) != "subject"
            or not self._is_unknown_noun(at, False)
        ):
            return False
        return reading.kind(at + 1) in ("subject", "name") and not self._leads_to_head(at)

    def _closes(self, at: int) -> bool:
        return not self._leads_to_head(at)

    def _leads_to_head(self, at: int) -> bool:
        """Whether the words at ``at`` are the start of another title: "and Health Minister"."""
        for ahead in range(at, at + LONGEST_PHRASE):
            if not self.is_premodifier(ahead):
                return False
            if self.reading.kind(ahead) == "head":
                return True
        return False

    def _list_closes(self, at: int) -> bool:
        """Whether a list that goes on at ``at`` reaches its "and" through subjects and commas alone."""
        reading = self.reading
        for ahead in range(at, at + 12):
            if reading.word(ahead) == "and":
                return reading.kind(ahead + 1) in ("subject", "low")
            if reading.word(ahead) != "," and not self._is_noun(ahead, first=False):
                return False
        return False
