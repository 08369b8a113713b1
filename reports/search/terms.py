"""Words typed in a search box, as the database and the highlighter understand them.

``"exact phrases"``, ``-without`` and ``or`` (``или``) work as in web search. What a word matches is decided
by the SQL functions ``search_query`` and ``search_text`` alone, for the index, the query and the highlights
alike; ``search_widened`` adds the synonyms of what was typed and the other spellings of names.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext as _

from reports.models.people import NameKey
from reports.models.places import NameWords
from reports.search.phrases import WORD, Lexemes, Phrase, Phrases, trimmed
from reports.search.prepared import planned
from reports.search.variants import variants

LIMIT = 1000  # characters of a query that are read
WORDS = 50_000  # whose lexemes a process keeps: they are always the same
LENGTHS = 1  # ts_rank divides by 1 + the logarithm of the length, else long reports always come first
NO_LENGTHS = 0  # but a body of many spellings is the better known one

TYPED = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
QUOTES = str.maketrans("«»„“”‟", '""""""')
MINUS = re.compile(r"(?<!\S)[−–—](?=\w)")  # what keyboards make of a minus: –covid

NAMED = {"country", "topic"}  # found by their names alone, and have no entries
PREFIXED = {"person", "organization"}

_LEXEMES: dict[bool, dict[str, Lexemes]] = {False: {}, True: {}}


class Matches(Func):
    """Whether a vector answers a query."""

    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = BooleanField()


@dataclass(frozen=True)
class Terms:
    """What was typed, at most ``LIMIT`` characters of it: ``cut`` says that there was more.

    ``found`` keeps where its hits are in the texts of a page.
    """

    text: str
    exact: bool = False
    cut: bool = False
    found: dict[str, list[tuple[int, int]]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def query(self) -> Cast:
        """What a vector must answer: the words with their synonyms, or the words exactly as typed."""
        return Cast(Value(self.compiled), SearchQueryField())

    @property
    def named(self) -> Func:
        """The words in all spellings without their synonyms, for the names of people."""
        text = Value(self.text, TextField())
        return Func(text, Value(False), function="search_widened", output_field=SearchQueryField())

    @property
    def column(self) -> str:
        """Which vector of an entry is to answer."""
        return "exact" if self.exact else "vector"

    @property
    def completed(self) -> bool:
        """Whether words may be beginnings of others: where no quotation mark, minus or "or" asks for more."""
        marked = re.search(r'"|(?<!\S)-|(?<!\S)or(?!\S)', self.text, re.IGNORECASE)
        return not (self.exact or marked)

    @property
    def prefixes(self) -> Func | None:
        """Every word as the beginning of one; None where that is not meant."""
        if not self.completed:
            return None
        return Func(Value(self.text), function="search_prefixes", output_field=SearchQueryField())

    @property
    def wordless(self) -> bool:
        """Whether nothing is left to look for: stop words alone (“the”), or no word at all (“!?”)."""
        return not self.compiled

    @cached_property
    def compiled(self) -> str:
        """The query as PostgreSQL writes it, worked out once: list, facets and rank ask for the same."""
        expression = "search_exact_query(%s)" if self.exact else "search_widened(%s, true)"
        with planned(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {expression}::text", [self.text])
            return cursor.fetchone()[0]

    @property
    def unanswerable(self) -> str:
        """Why there is nothing to look for, as a sentence; empty where there is something."""
        if not self.wordless:
            return ""
        if WORD.search(self.text):
            return _("These words are too common to be searched for: type a rarer one.")
        return _("There is no word in this: type letters or digits.")

    @cached_property
    def wanted(self) -> list[re.Match]:
        """The words that were typed to be found: none after a minus, and no “or”."""
        return [
            word
            for typed in TYPED.finditer(self.text)
            if not typed["no"] and (typed["word"] or "").lower() != "or"
            for word in WORD.finditer(self.text, *typed.span())
        ]

    @property
    def quoted(self) -> list[re.Match]:
        """The phrases in quotation marks."""
        return [typed for typed in TYPED.finditer(self.text) if typed["phrase"]]

    @cached_property
    def phrases(self) -> list[Phrase]:
        """What was typed: each word or phrase as the lexemes of its words, none for a stop word within."""
        wanted = []
        for typed in TYPED.finditer(self.text):
            if typed["no"] or (typed["word"] or "").lower() == "or":
                continue
            words = WORD.findall(typed["phrase"] or typed["word"] or "")
            if not self.exact:
                words = [word.upper() if word.lower() == "who" else word for word in words]
            wanted += [words] if typed["phrase"] else [[word] for word in words]
        known = self.lexemes(word for words in wanted for word in words)
        return [found for words in wanted if (found := trimmed([known[word] for word in words]))]

    @cached_property
    def highlighted(self) -> Phrases:
        """What to highlight: what was typed and, unless exactly that is meant, the names of whom it names."""
        if self.exact:
            return Phrases(self.phrases)
        quoted = [typed.span() for typed in self.quoted]
        spelled = [
            word[0] for word in self.wanted if not any(start < word.start() < end for start, end in quoted)
        ]
        return Phrases([*self.phrases, *variants(self.phrases, spelled)])

    def lexemes(self, words: Iterable[str]) -> dict[str, Lexemes]:
        """The lexemes of each word, none for a stop word. One query where a word is new."""
        wanted = set(words)
        known = _LEXEMES[self.exact]
        # Not by subtracting the keys, which would look at all that are known for each text.
        if new := list(wanted.difference(known)):
            function = "search_exact" if self.exact else "search_text"
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT word, tsvector_to_array({function}(word)) FROM unnest(%s::text[]) word",  # noqa: S608
                    [new],
                )
                found = {word: frozenset(lexemes) for word, lexemes in cursor.fetchall()}
            if len(known) + len(found) > WORDS:
                known = _LEXEMES[self.exact] = {word: known[word] for word in wanted & known.keys()}
            known.update(found)
        return known


def parse(typed: str, exact: bool = False) -> Terms:
    """The terms of what was typed. Nothing is an error: what cannot be a word is left out."""
    text = typed.encode("utf-8", "ignore").decode().replace("\0", " ").translate(QUOTES).strip()
    text = MINUS.sub("-", TYPED.sub(_in_english, text))
    if len(text) <= LIMIT:
        return Terms(text, exact)
    whole_words = re.match(r"(.*)\s", text[: LIMIT + 1], re.DOTALL)
    return Terms(whole_words[1] if whole_words else text[:LIMIT], exact, cut=True)


def _in_english(typed: re.Match) -> str:
    """“или” between words as “or”, which alone PostgreSQL understands."""
    return "or" if (typed["word"] or "").lower() == "или" and not typed["no"] else typed[0]


def answers(terms: Terms) -> Matches:
    """Whether an entry of search answers the terms."""
    return Matches(F(terms.column), terms.query)


def matching(records: QuerySet, terms: Terms) -> QuerySet:
    """The records that answer the terms."""
    kind = records.model._meta.model_name
    if kind in NAMED:
        return records.filter(Matches(_words_of_names(terms), terms.query))
    found = Q(Matches(F(f"entry__{terms.column}"), terms.query))
    if kind in PREFIXED and terms.prefixes:
        # Where nothing is left to look for there is nothing to complete: “the” is not Therapeutics.
        asked = GreaterThan(Func(terms.query, function="numnode", output_field=IntegerField()), 0)
        found |= Q(asked) & Q(Matches(F("entry__vector"), terms.prefixes))
    return records.filter(found)


def with_words_of_name(names: QuerySet, words: str) -> QuerySet:
    """The name variants that have all the words, in any form: Андерсом finds Андерс Линдквист."""
    terms = parse(words)
    vector = Func("name", function="search_names", output_field=SearchVectorField())
    # The entries tell quickly whose names are worth reading.
    return names.filter(Matches(F("person__entry__vector"), terms.named)).filter(Matches(vector, terms.named))


def ranked(records: QuerySet, terms: Terms) -> QuerySet:
    """The records with their ``rank``, higher for a better answer; whose very name was typed comes first."""
    kind = records.model._meta.model_name
    vector = _words_of_names(terms) if kind in NAMED else F(f"entry__{terms.column}")
    rank = _rank(vector, terms, NO_LENGTHS if kind in PREFIXED else LENGTHS)
    if kind in PREFIXED:
        very_name = Exists(
            records.model.objects.filter(
                pk=OuterRef("pk"), names__key=NameKey(Value(terms.text, TextField()))
            )
        )
        rank += Case(When(very_name, then=1.0), default=0.0)
    return records.annotate(rank=rank)


def _rank(vector: F | Func, terms: Terms, lengths: int) -> Func:
    return Func(vector, terms.query, Value(lengths), function="ts_rank", output_field=FloatField())


def _words_of_names(terms: Terms) -> NameWords:
    return NameWords("name", "name_ru", **({"function": "search_exact"} if terms.exact else {}))
