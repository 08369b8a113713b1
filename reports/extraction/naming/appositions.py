"""Which title stands beside which name.

President of Kyrgyzstan [Aida Usenova]             before it
[Jan Novak], the WHO Regional Director            after it, between commas
the Head of the UNICEF Office, [Ana Costa],        before it, between commas
ministers [A B], [C D] and [E F]                   one title of several people
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reports.extraction.naming.name_spans import NameSpan
from reports.extraction.speech import verbs
from reports.extraction.titles.role_phrases import Role
from reports.extraction.words import morphology
from reports.extraction.words.reading import Reading, listed

SEPARATORS = frozenset(",-–—(:")
DETERMINERS = frozenset({"the", "a", "an", "its", "our", "их", "ее", "его"})
LIST_MARKS = frozenset({",", "and", "и", "&", ";"})
CLOSERS = frozenset(".,;:)!?-–—") | {"and", "и", "who", "as", "а"}
CLOSING = frozenset(",;:)")
PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "in",
        "at",
        "on",
        "with",
        "to",
        "from",
        "by",
        "в",
        "на",
        "по",
        "о",
        "об",
        "для",
        "с",
        "от",
        "при",
        "к",
    ]
)
# After the part of an English title that was understood, they go on with it.
COMPLETING = frozenset(
    {"of", "at", "for", "from", "in", "under", "with", "within", "to", "on", "hired", "and", "(", ","}
)
LONGEST_COMPLETION = 26  # tokens
MOST_SMALL = 3  # words between what was understood and a preposition
INSERTION_ENDS = frozenset(',;:.)–—"”»')
ITEM_ENDS = frozenset(';:.)–—"”»')
ITEM_STARTS = frozenset(";–—-•*")
LONGEST_INSERTION = 12  # tokens in brackets
LONGEST_REST = 10  # tokens of a title after the part that was understood
# «Представителем ВОЗ назначена Ада Кох»
APPOINTED = frozenset(
    {"назначен", "назначена", "стал", "стала", "избран", "избрана", "утвержден", "утверждена"}
)
CAPACITY = frozenset({"as", "качестве"})
CLOSERS_OF_CLAUSE = frozenset(".;:\n")
RELATIVE = ("котор", "who", "which")
LONGEST_CLAUSE = 25  # tokens of it
LONGEST_CAPACITY = 14  # tokens between a name and its title
LONGEST_APPOINTMENT = 7  # tokens


@cache
def _verbal() -> frozenset[str]:
    """Words that tell that a sentence goes on, not the title."""
    return listed("roles", "en", "verbal")


@cache
def _appointing() -> frozenset[str]:
    """Words between a name and its title: "who was recently named"."""
    return listed("roles", "en", "appointing") | listed("roles", "ru", "appointing")


@cache
def _leading() -> frozenset[str]:
    """Words before a title that make it an object: "with the President, Jan Novak noted"."""
    return listed("roles", "en", "leading") | listed("roles", "ru", "leading")


class Appositions:
    """The titles of the names of one article: ``role(n)`` is that of the n-th name."""

    def __init__(self, reading: Reading, names: Sequence[NameSpan], roles: Sequence[Role]) -> None:
        self.reading = reading
        self.names = names
        self.by_start = {name.first: number for number, name in enumerate(names)}
        self.by_end = {name.last: number for number, name in enumerate(names)}
        self.roles_by_start = {role.first: role for role in roles}
        self.held: dict[int, Role] = {}
        self.used: set[Role] = set()
        ways = (self._before, self._after, self._before_list, self._before_comma, self._in_capacity)
        for attach in (*ways, self._before_clause):
            for role in roles:
                if role not in self.used:
                    attach(role)

    def role(self, number: int) -> Role | None:
        """The title beside the name, where there is one."""
        return self.held.get(number)

    def _hold(self, number: int, role: Role) -> None:
        self.held[number] = role
        self.used.add(role)

    def _name_at(self, at: int) -> int | None:
        """The name that begins at ``at``, honorifics passed over."""
        while self.reading.kind(at) == "honorific" or (
            self.reading.word(at) == "." and self.reading.kind(at - 1) == "honorific"
        ):
            at += 1
        return self.by_start.get(at)

    def _before(self, role: Role) -> None:
        number = self._name_at(role.last)
        if number is None and self.reading.word(role.last) in APPOINTED and "ablt" in role.cases:
            number = self._name_at(role.last + 1)
        if number is None and not role.plural:
            end = self._past_unread(role.last)
            number = self._name_at(end)
            if number is not None and self.reading.word(role.last) != "(":
                self.used.add(role)
                role = self._up_to(role, end)
        if number is not None:
            self._hold_list(number, role)

    def _up_to(self, role: Role, end: int) -> Role:
        """The title with the words up to token ``end`` (exclusive)."""
        text = f"{role.text} {self.reading.text(role.last, end)}" if end > role.last else role.text
        return replace(role, text=text, span=self.reading.span(role.first, end), last=end)

    def _past_unread(self, at: int) -> int:
        """After the part of a title that was not understood: an insertion in brackets, in Russian also small
        words before the name: «директор отдела здоровья [на всех этапах жизни] Ян Новак»."""
        if self.reading.word(at) == "(":
            near = range(at, at + LONGEST_INSERTION)
            return next((closed + 1 for closed in near if self.reading.word(closed) == ")"), at)
        end = at
        while self.reading.russian and end - at < LONGEST_REST and self._is_small_noun(end):
            end += 1
            if self.reading.word(end) == "и" and self._is_small_noun(end + 1):
                end += 1
        return end if self.reading.word(end - 1) not in PREPOSITIONS else at

    def _is_small_noun(self, at: int) -> bool:
        """Whether a small word can go on with a title: a noun, an adjective, a preposition."""
        word = self.reading.word(at)
        if self.reading.kind(at) != "low" or morphology.is_pronoun(word):
            return word == "всех" or self.reading.kind(at) in ("body", "acronym")
        return word in PREPOSITIONS or morphology.part_of_speech(word) in ("NOUN", "ADJF", "PRTF")

    def _before_list(self, role: Role) -> None:
        """ "the ministers of health: [A B], [C D]"; each may have a title of its own after it."""
        if role.plural and self.reading.word(role.last) in SEPARATORS:
            number = self._name_at(role.last + 1)
            if number is not None and number not in self.held:
                self._hold_list(number, role)

    def _hold_list(self, number: int, role: Role) -> None:
        for member in self._list_from(number) if role.plural else [number]:
            name = self.names[member]
            if member not in self.held and (member == number or name.known or name.length > 1):
                self._hold(member, role)

    def _list_from(self, number: int) -> list[int]:
        """The names of a list that starts with the n-th."""
        found = [number]
        while True:
            at = self._past_brackets(self.names[found[-1]].last)
            if self.reading.word(at) not in LIST_MARKS:
                return found
            following = self._name_at(at + (2 if self.reading.word(at + 1) in ("and", "и") else 1))
            if following is None:
                return found
            found.append(following)

    def _past_brackets(self, at: int) -> int:
        """After "(Kazakhstan)" in a list of names."""
        if self.reading.word(at) != "(":
            return at
        closed = next((ahead for ahead in range(at, at + 6) if self.reading.word(ahead) == ")"), None)
        return at if closed is None else closed + 1

    def _after(self, role: Role) -> None:
        role = self._with_small_words(role)
        at = role.first
        while self.reading.word(at - 1) in DETERMINERS:
            at -= 1
        number = self._appointed(at)
        if number is None and self.reading.word(at - 1) in SEPARATORS:
            number = self.by_end.get(self._before_brackets(at - 1))
        if number is None or number in self.held:
            return
        whole = self._completed(role, number)
        if not self._is_closed(whole, number):
            return
        self._hold(number, whole)
        self.used.add(role)
        if role.plural:
            self._hold_with_those_before(number, role)

    def _with_small_words(self, role: Role) -> Role:
        """An English title after a mark with the small words before its head: “, [personal] envoy of”."""
        reading, at = self.reading, role.first
        if reading.russian or role.plural:
            return role
        while (
            reading.kind(at - 1) == "low" and role.first - at < MOST_SMALL and not self._may_be_verb(at - 1)
        ):
            at -= 1
        before = at - 1
        while reading.word(before) in DETERMINERS:
            before -= 1
        if at == role.first or reading.word(before) not in SEPARATORS or before not in self.by_end:
            return role
        text, span = reading.text(at, role.last), reading.span(at, role.last)
        return replace(role, text=text, span=span, first=at)

    def _completed(self, role: Role, number: int) -> Role:
        """The English title after a name with the words up to the mark that ends the insertion, which no
        lexicon knows: “Jan Novak, head [of the Ada Lovelace Institute and adviser to its board], said”."""
        if self.reading.russian or role.plural:
            return role
        role = self._with_small_end(role)
        end = self._insertion_end(role.last, self._ends_list_item(number))
        rest = range(role.last, end)
        if not self._goes_on(role.last) or not any(self._is_name_of_body(at) for at in rest):
            return role
        if self.reading.word(end) == ")" and "(" in map(self.reading.word, rest):
            end += 1
        text, span = self.reading.text(role.first, end), self.reading.span(role.first, end)
        return replace(role, text=text, span=span, last=end)

    def _with_small_end(self, role: Role) -> Role:
        """The title with the small words between it and a mark: “adviser on child [survival], said”."""
        end = role.last
        while self.reading.kind(end) == "low" and end - role.last < MOST_SMALL and not self._may_be_verb(end):
            end += 1
        if end == role.last or self.reading.word(end) not in CLOSING:
            return role
        text, span = self.reading.text(role.first, end), self.reading.span(role.first, end)
        return replace(role, text=text, span=span, last=end)

    def _goes_on(self, at: int) -> bool:
        """Whether a preposition, or small words before one, go on with a title: "[practice in] Asia"."""
        first = at
        while self.reading.kind(at) == "low" and at - first < MOST_SMALL and not self._may_be_verb(at):
            at += 1
        return self.reading.word(at) in (PREPOSITIONS if at > first else COMPLETING)

    def _may_be_verb(self, at: int) -> bool:
        return self.reading.word(at).endswith("ed") or self.reading.word(at) in _verbal()

    def _insertion_end(self, start: int, marks: frozenset[str]) -> int:
        """The token at which an insertion that goes on at ``start`` ends; ``start`` where it does not end
        soon, or a verb or another person stands before."""
        for at in range(start, start + LONGEST_COMPLETION):
            if self.reading.kind(at) == "break" or self.reading.word(at) in marks:
                return at
            is_verb = self.reading.kind(at) != "body" and self.reading.word(at) in _verbal()
            if is_verb or (at in self.by_start and self._is_person(at)):
                return start
        return start

    def _is_person(self, at: int) -> bool:
        return self.names[self.by_start[at]].known and self.reading.word(at - 1) in LIST_MARKS

    def _ends_list_item(self, number: int) -> frozenset[str]:
        """The marks that end an insertion: in a list parted by semicolons or lines, no comma."""
        first = self.names[number].first
        inside = self.reading.kind(first - 2) == "place"  # "Tajikistan – Jan Novak, director, and"
        starts = self.reading.word(first - 1) in ITEM_STARTS and not inside
        return ITEM_ENDS if starts else INSERTION_ENDS

    def _is_name_of_body(self, at: int) -> bool:
        return self.reading.tokens[at].capitalized and self.reading.tokens[at].word

    def _before_brackets(self, at: int) -> int:
        """Where the brackets that end before ``at`` open: “Jan Novak [(WHO)], medical officer”, or those that
        a body opens: “Jan Novak [(WHO], medical officer)”."""
        opened = next((back for back in range(at - 1, at - 6, -1) if self.reading.word(back) == "("), at)
        if opened < at and all(self.reading.kind(back) == "body" for back in range(opened + 1, at)):
            return opened
        if self.reading.word(at - 1) != ")":
            return at
        return next((back for back in range(at - 2, at - 6, -1) if self.reading.word(back) == "("), at)

    def _hold_with_those_before(self, number: int, role: Role) -> None:
        first = self.names[number].first
        while self.reading.word(first - 1) in LIST_MARKS and first - 1 in self.by_end:
            number = self.by_end[first - 1]
            if number in self.held:
                return
            self._hold(number, role)
            first = self.names[number].first

    def _appointed(self, at: int) -> int | None:
        """The name before ", who was recently named"."""
        back = at
        while back > at - LONGEST_APPOINTMENT and self._is_of_appointment(back - 1):
            back -= 1
        if back == at:
            return None
        return self.by_end.get(back - 1 if self.reading.word(back - 1) in SEPARATORS else back)

    def _is_of_appointment(self, at: int) -> bool:
        """Whether a word can stand in “who [arrived in Ashgabat as] Representative”."""
        return self.reading.word(at) in _appointing() or self.reading.kind(at) == "place"

    def _is_closed(self, role: Role, number: int) -> bool:
        """Whether the title ends as an insertion does, not as the subject of a new clause:
        "After the talks with Jan Novak, the Minister noted"."""
        if self.reading.kind(role.last) == "break" or self.reading.word(role.last) in CLOSERS:
            return True
        if self.reading.word(role.last) in PREPOSITIONS and self._closes_soon(role.last):
            return True
        first = self.names[number].first
        while self.reading.kind(first - 1) in ("honorific", "mark") and self.reading.word(first - 1) != ".":
            first -= 1
        return self.reading.starts_sentence(first)

    def _before_clause(self, role: Role) -> None:
        """«с главой миссии ВОЗ, [которая изучает вакцинацию], Яном Новаком»."""
        if self.reading.word(role.last) != "," or not self.reading.word(role.last + 1).startswith(RELATIVE):
            return
        for at in range(role.last + 2, role.last + LONGEST_CLAUSE):
            if self.reading.word(at) in CLOSERS_OF_CLAUSE or self.reading.kind(at) == "break":
                return
            number = self._name_at(at + 1) if self.reading.word(at) == "," else None
            if number is not None and number not in self.held:
                self._hold(number, role)
                return

    def _in_capacity(self, role: Role) -> None:
        """ "received [A B] on the occasion of his appointment as Representative", «в качестве главы»."""
        at = role.first
        while self.reading.word(at - 1) in DETERMINERS:
            at -= 1
        if self.reading.word(at - 1) not in CAPACITY:
            return
        near = range(at - 1, at - LONGEST_CAPACITY, -1)
        ends = (
            back for back in near if back in self.by_end or self.reading.word(back - 1) in CLOSERS_OF_CLAUSE
        )
        number = self.by_end.get(next(ends, -1))
        if number is not None and number not in self.held:
            self._hold(number, role)

    def _closes_soon(self, at: int) -> bool:
        """Whether a mark ends the insertion a few words on: “…, officer [for clean water], said”."""
        ahead = [self.reading.word(at + step) for step in range(1, LONGEST_REST)]
        return any(word in CLOSING for word in ahead)

    def _before_comma(self, role: Role) -> None:
        if self.reading.word(role.last) not in SEPARATORS:
            return
        number = self._name_at(role.last + 1)
        if number is None or number in self.held:
            return
        first = role.first
        while self.reading.word(first - 1) in DETERMINERS:
            first -= 1
        leads = self.reading.word(first - 1) in _leading()
        after = self._past_brackets(self.names[number].last)
        if not leads or self.reading.word(after) in CLOSERS or self.reading.kind(after) == "break":
            self._hold(number, role)


def beside_verb(reading: Reading, names: Sequence[NameSpan]) -> frozenset[int]:
    """The numbers of the names that stand directly before or after a verb of saying."""
    saying = verbs.find(reading.article)
    starts = {verb.span.start for verb in saying}
    ends = {verb.span.end for verb in saying}
    return frozenset(
        number
        for number, name in enumerate(names)
        if any(reading.tokens[name.last - 1].end + gap in starts for gap in (1, 2))
        or any(reading.tokens[name.first].start - gap in ends for gap in (1, 2))
    )
