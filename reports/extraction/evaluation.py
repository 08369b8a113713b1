"""Extraction held against answers made by hand: precision, recall and F1 of each field, and the differences.

An answer is the JSON object beside an article's text: ``language published source title is_meeting
meeting_date meeting_date_basis place countries topics``, ``participants`` with ``name role side``,
``quotes`` with ``speaker text``, ``organizations`` and, of what must at least be found, ``statements``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

NEAR = 0.9  # share of letters in common of two writings of one quotation
ALIKE = 0.8  # and of two writings of one body or one role
STATEMENT = 40  # letters at the start of a statement that must be found
SAME_ROLE = 0.6  # share of words in common of two writings of one role
FUNCTION_WORDS = frozenset({"of", "the", "for", "in", "on", "at", "a", "an", "and", "to", "и", "по", "в"})
SINGLE = ("language", "published", "source", "title")
OF_MEETING = {"meeting_date": "date", "meeting_date_basis": "date_basis", "place": "place"}


@dataclass(slots=True)
class Count:
    """How often a field was found as wanted, was missed, and was found though not wanted."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.missed + self.extra
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Evaluation:
    """The counts by field, and one line for each difference."""

    counts: dict[str, Count] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, answer: dict[str, Any], found: dict[str, Any], text: str) -> None:
        """Hold one article's extraction, as ``as_json`` gives it, against its answer."""
        article = _Article(self, name, answer, found)
        article.compare_header()
        article.compare_meetings()
        article.compare_people()
        article.compare_quotes()
        article.compare_spans(text)

    def count(self, name: str) -> Count:
        return self.counts.setdefault(name, Count())


@dataclass(frozen=True, slots=True)
class _Article:
    evaluation: Evaluation
    name: str
    answer: dict[str, Any]
    found: dict[str, Any]

    def compare_header(self) -> None:
        for key in SINGLE:
            if key in self.answer:
                same = _alike if key == "source" else _same
                self._single(key, self.answer[key], self.found[key], same)

    def compare_meetings(self) -> None:
        meetings = self.found["meetings"]
        self._single("meeting found", self.answer["is_meeting"], bool(meetings))
        if not self.answer["is_meeting"]:
            return
        for key, of_meeting in OF_MEETING.items():
            values = [meeting[of_meeting] for meeting in meetings] or [None]
            value = self.answer[key] if self.answer[key] in values else values[0]
            self._single(key.replace("_", " "), self.answer[key], value)
        for key in ("countries", "topics"):
            wanted = sorted(set(self.answer[key]) - {"other"})
            values = {value for meeting in meetings for value in meeting[key]}
            self._several(key, wanted, sorted(values), _same)

    def compare_people(self) -> None:
        participants = [person for meeting in self.found["meetings"] for person in meeting["participants"]]
        people = {person["name"]: person for person in participants}.values()
        wanted_people = self.answer["participants"]
        for wanted, person in self._several("people", wanted_people, people, _same_person, "name"):
            self._single("role", wanted["role"], person["role"], _same_role)
            self._single("side", wanted["side"], person["side"])
        bodies = [body["name"] for body in self.found["organizations"]]
        self._several("organizations", self.answer["organizations"], bodies, _alike)

    def compare_quotes(self) -> None:
        direct = [quote for quote in self.found["quotes"] if quote["kind"] == "direct"]
        pairs = self._several("quotes", self.answer["quotes"], direct, _same_quote, "text")
        for wanted, quote in pairs:
            self._single("quote speaker", wanted["speaker"], quote["speaker"], _same_speaker)
        indirect = [quote for quote in self.found["quotes"] if quote["kind"] == "indirect"]
        for statement in self.answer.get("statements", ()):
            told = any(_same_statement(statement, quote) for quote in indirect)
            self._single("statements", statement["text"], statement["text"] if told else None)

    def compare_spans(self, text: str) -> None:
        findings = [(quote["span"], quote["text"]) for quote in self.found["quotes"]]
        for meeting in self.found["meetings"]:
            findings += [(person["span"], person["name_as_written"]) for person in meeting["participants"]]
        for (start, end), value in findings:
            self._single("spans", True, _fold(value) in _fold(text[start:end]))

    def _single(
        self, key: str, wanted: Any, value: Any, same: Callable[[Any, Any], bool] | None = None
    ) -> None:
        count = self.evaluation.count(key)
        if wanted == value or (wanted is not None and value is not None and (same or _same)(wanted, value)):
            count.right += 1
            return
        count.missed += wanted is not None
        count.extra += value is not None
        self._differ(f"{key}: found {value!r}, wanted {wanted!r}")

    def _several(
        self,
        key: str,
        wanted: Sequence[Any],
        values: Iterable[Any],
        same: Callable[[Any, Any], bool],
        shown: str | None = None,
    ) -> list[tuple[Any, Any]]:
        """The pairs of what was wanted and found; the others are counted and told."""
        count, left, pairs = self.evaluation.count(key), list(values), []
        for item in wanted:
            value = next((value for value in left if same(item, value)), None)
            if value is None:
                count.missed += 1
                self._differ(f"{key}: missed {_shown(item, shown)!r}")
            else:
                left.remove(value)
                pairs.append((item, value))
        count.right += len(pairs)
        count.extra += len(left)
        for value in left:
            self._differ(f"{key}: not wanted {_shown(value, shown)!r}")
        return pairs

    def _differ(self, difference: str) -> None:
        self.evaluation.differences.append(f"{self.name}: {difference}")


def _shown(item: Any, key: str | None) -> str:
    written = item[key] if key else item
    return written if len(written) <= 2 * STATEMENT else written[: 2 * STATEMENT] + "…"


def _fold(written: Any) -> str:
    decomposed = unicodedata.normalize("NFKD", str(written)).casefold()
    letters = (letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", "".join(letters)))


def _same(one: Any, other: Any) -> bool:
    return _fold(one) == _fold(other)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _alike(one: str, other: str) -> bool:
    """Whether two writings mean one body: most letters are the same, or the longer has all words."""
    first, second = sorted((set(_fold(one).split()), set(_fold(other).split())), key=len)
    return bool(first) and (first <= second or _ratio(_fold(one), _fold(other)) >= ALIKE)


def _same_role(one: str, other: str) -> bool:
    first, second = (set(_fold(role).split()) - FUNCTION_WORDS for role in (one, other))
    if not first or not second:
        return first == second
    common = 2 * len(first & second) / (len(first) + len(second))
    return common >= SAME_ROLE or _ratio(_fold(one), _fold(other)) >= ALIKE


def _same_name(one: str, other: str) -> bool:
    """Whether two writings are one name: the words of the shorter, or their initials, are in the longer."""
    shorter, longer = sorted((_fold(one).split(), _fold(other).split()), key=len)
    if shorter == longer:
        return bool(shorter)
    if len(shorter) < 2 or shorter[-1] not in longer:
        return False
    initials = {word[0] for word in longer}
    return all(word in longer or (len(word) == 1 and word in initials) for word in shorter)


def _same_person(wanted: dict[str, Any], person: dict[str, Any]) -> bool:
    forms = [form for key in ("name", "name_as_written", "name_latin") if (form := wanted.get(key))]
    return any(_same_name(form, person[key]) for form in forms for key in ("name", "name_latin"))


def _same_quote(wanted: dict[str, Any], quote: dict[str, Any]) -> bool:
    one, other = _fold(wanted["text"]), _fold(quote["text"])
    return one == other or _ratio(one, other) >= NEAR


def _same_speaker(one: str, other: str) -> bool:
    return _same_name(one, other) or _alike(one, other)


def _same_statement(wanted: dict[str, Any], quote: dict[str, Any]) -> bool:
    start = _fold(wanted["text"])[:STATEMENT]
    return start in _fold(quote["text"]) and _same_name(wanted["speaker"], quote["speaker"] or "")
