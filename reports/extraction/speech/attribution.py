"""Who says something: the subject of a verb of saying, or the words that stand in its place."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reports.extraction.findings import Article, Mention, Person, Sentence, Span
from reports.extraction.speech import genders, name_mentions, subjects, verbs
from reports.extraction.speech.subjects import WORD
from reports.extraction.speech.verbs import Verb
from reports.extraction.words import morphology
from reports.extraction.words.phrases import fold

# “Novak, WHO Regional Director for Europe, [said]”; “Novak, who met the minister, [said]”
APPOSITION = re.compile(
    r"\s*(?:\([^()]{1,100}\)\s*(?:,[^;:]{1,250},)?|,[^;:]{1,250},|[–—][^;:]{1,250}[–—]|-\s[^;:]{1,250}\s-\s)\s*"
)
# “Anna Lee [of UNICEF] said”
AFFILIATION = re.compile(
    r"\s+(?:of|from|at|with)\s+(?:the\s+)?[A-Z][\w/-]*(?:\s+(?:(?:for|of|in|the|and)\s+){0,2}[A-Z][\w-]*)*"
)
# “writes [its lead author,] Ada Novak”
UNLISTED_TITLE = re.compile(r"\s(?:its|the|their|his|her)(?:\s[a-z-]+){1,5},\s")
BY = re.compile(r"\s+by\s+")  # “it was stated [by] the minister”
WHO = re.compile(r"\s*,\s*who\b")
CLAUSE = re.compile(r"[;:«»“”\"]|\b(?:что|чтобы|котор\w+|если|когда|поскольку|так как|that|which|whether)\b")
NAME_IN_MARKS = re.compile(r"[«“\"][\w.]+(?:\s[\w.]+)?[»”\"]")  # рассказал [«Газете»] министр
CLAUSE_END = re.compile(r"[;:]")
SECOND_OF_TWO = re.compile(r"\s*,?\s*(?:and|и)\s+(?:[\w-]+\.?\s+){0,6}")
JOINS = frozenset(["and", "but", "yet", "и", "а", "но", "then"])
PASSIVE = frozenset(
    ["was", "were", "is", "are", "be", "been", "being", "were", "было", "был", "была", "были"]
)
PRONOUNS = frozenset(["he", "she", "they", "it", "он", "она", "они", "who"])
# “…was opened by the Minister, [who] also noted”: whatever the case of the one before “who”.
RELATIVE = re.compile(r"(?:,[^;:,]{1,150})?,?\s*(?:who|котор(?:ый|ая))\b")
# What ends the words that name a speaker: “said the ministry [in a statement]”.
AFTER_SPEAKER = re.compile(
    r"[,;:!?«»“”\"\n(]|(?<!\b[A-ZА-ЯЁ])(?<!\b[DM][rs])\.|\s[–—-]\s"
    r"|\b(?:in|on|at|during|to|when|while|after|as|by|that|в|во|на|по|со|при|после|что)\b",
    re.IGNORECASE,
)
RUSSIAN_IN = re.compile(r"\s*(?:в|во)\s+", re.IGNORECASE)
FIRST_OR_SECOND_PERSON = re.compile(
    r"\b(?:i|we|my|our|ours|us|me|you|your|я|мы|мой|моя|мое|мои|моего|моей|меня|мне|мною|нас|нам|нами|наш\w*|вы|вас|"
    r"вам|вами|ваш\w*)\b",
    re.IGNORECASE,
)
ANY_ENGLISH_VERB = re.compile(r"[\s,–—-]*([a-z]+ed)\b")
ANY_VERB_OF_SUBJECT = re.compile(r"[\s,–—-]*([a-z]+(?:ed|s))\b")
CLAUSE_START = re.compile(r"[,;:«»“”\"\n]|\s[–—-]\s")
NEAR = 60  # characters before a verb that hold the word before it
PUNCTUATION = re.compile(r"[^\w\s]")
OBJECT_NEAR = 140  # characters between «цитирует» and whose words it quotes
LONGEST_SPEAKER = 14  # words
CANDIDATES = 4  # people looked at before a verb
NEAREST = 300  # characters within which a verb and its subject stand


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something: ``name`` is a person's name, else the words of the text, else None with a doubt."""

    name: str | None
    person: int | None = None
    doubt: str = ""


@dataclass(frozen=True)
class Scene:
    """An article with what its steps found, held ready to ask who says what."""

    article: Article
    sentences: Sequence[Sentence]
    people: Sequence[Person]
    mentions: Sequence[Mention]

    @cached_property
    def verbs(self) -> Sequence[Verb]:
        """The verbs of saying in the body, in order."""
        return verbs.find(self.article)

    @cached_property
    def genders(self) -> Sequence[genders.Gender | None]:
        """Whether each of the people is “he” or “she”, as far as the text tells."""
        return genders.of_people(self.text, self.people, self.mentions, self.verbs)

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _verb_starts(self) -> Sequence[int]:
        return [verb.span.start for verb in self.verbs]

    @cached_property
    def _mention_starts(self) -> Sequence[int]:
        return [mention.span.start for mention in self.mentions]

    @property
    def text(self) -> str:
        return self.article.text

    def verbs_in(self, span: Span) -> Sequence[Verb]:
        """The verbs of saying inside ``span``, in order."""
        return _inside(self.verbs, self._verb_starts, span)

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The mentions of people inside ``span``, in order."""
        return _inside(self.mentions, self._mention_starts, span)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds the character at ``place``, or the last one before it."""
        after = bisect_left(self._sentence_starts, place + 1)
        return self.sentences[after - 1] if after else None

    def person(self, mention: Mention, doubt: str = "") -> Speaker:
        """The speaker that a mention means."""
        return Speaker(self.people[mention.person].name, mention.person, doubt)

    def may_be_subject(self, mention: Mention, floor: int) -> bool:
        """Whether a mention can be a subject; nothing before ``floor`` belongs to it."""
        return subjects.may_be(self.text, mention, self.people[mention.person], floor)

    def subject(self, verb: Verb, bounds: Span, inverted: bool) -> Mention | None:
        """The person who is the subject of ``verb`` inside ``bounds``; after it only if ``inverted``."""
        if verb.form == "plural":
            return None
        if verb.kind in ("sources", "own_sources"):
            return self._source(verb, bounds)
        if verb.kind == "passive":
            return self._agent(verb, bounds)
        if verb.kind == "quoting":
            after = Span(verb.span.end, min(bounds.end, verb.span.end + OBJECT_NEAR))
            before = Span(max(bounds.start, verb.span.start - OBJECT_NEAR), verb.span.start)
            return next(iter([*self.mentions_in(after), *reversed(self.mentions_in(before))]), None)
        agent = BY.match(self.text, verb.span.end, bounds.end)
        if agent:
            return next(self._straight_after(agent.end(), bounds), None)
        if self.article.language == "ru" and self._has_other_subject(verb, bounds):
            return None
        return self._before(verb, bounds) or (self._after(verb, bounds) if inverted else None)

    def unlisted_verb(self, tail: Span) -> Verb | None:
        """A verb that starts ``tail`` and is not known to mean saying: «…», – [пошутил] министр."""
        if self.article.language != "ru":
            found = ANY_ENGLISH_VERB.match(self.text, *tail)
            for mention in self.mentions_in(tail)[:1]:
                found = found or ANY_VERB_OF_SUBJECT.match(self.text, mention.span.end, tail.end)
            return Verb(Span(*found.span(1)), "saying", "") if found else None
        found = next(WORD.finditer(self.text, *tail), None)
        if found and morphology.part_of_speech(fold(found.group())) == "VERB":
            return Verb(Span(*found.span()), "saying", "")
        return None

    def words_for(self, verb: Verb, bounds: Span) -> Speaker | None:
        """The words inside ``bounds`` that stand as the subject of ``verb`` where no person does."""
        before = _last_phrase(self.text[bounds.start : verb.span.start], self.article.language)
        after = _first_phrase(self.text[verb.span.end : bounds.end])
        first = self.article.language != "ru" and verb.kind != "sources"
        if self.article.language == "ru" and RUSSIAN_IN.match(self.text, verb.span.end, bounds.end):
            after = _in_nominative(after)
        words = before if before and first else after or before
        if self.article.language == "ru" and not _may_name(words):
            words = before if _may_name(before) else ""
        if not WORD.search(words) or len(words.split()) > LONGEST_SPEAKER:
            return None
        first_word = words.split()[0]
        if fold(first_word) in PRONOUNS and not first_word.isupper():  # «он гостье», not “WHO expert”
            return Speaker(None, doubt=f"It is open who “{words}” is.")
        return Speaker(words)

    def _has_other_subject(self, verb: Verb, bounds: Span) -> bool:
        """Whether a noun that is no mention stands before a Russian verb as its subject: «врач рассказал»."""
        words = list(WORD.finditer(self.text, max(bounds.start, verb.span.start - NEAR), verb.span.start))
        while words and fold(words[-1].group()) in verbs.adverbs("ru"):
            words.pop()
        if not words or words[-1].group().isupper():
            return False
        if len(words) > 1 and morphology.part_of_speech(fold(words[-2].group())) == "PREP":
            return False  # «без обиняков ответил министр»
        word = Span(*words[-1].span())
        if PUNCTUATION.search(self.text, word.end, verb.span.start):
            return False
        if any(
            mention.span.overlaps(word)
            for mention in self.mentions_in(Span(max(bounds.start, word.start - NEAREST), word.end))[-1:]
        ):
            return False
        return _can_be_subject(fold(words[-1].group()), verb)

    def _source(self, verb: Verb, bounds: Span) -> Mention | None:
        if verb.kind == "own_sources":
            return next(iter(self.mentions_in(verb.span)), None)
        return next(self._straight_after(verb.span.end, bounds), None)

    def _agent(self, verb: Verb, bounds: Span) -> Mention | None:
        """Who did what a Russian passive tells: «[министром] было отмечено», «отмечено [министром]»."""
        before = self.mentions_in(Span(max(bounds.start, verb.span.start - NEAREST), verb.span.start))[-1:]
        for mention in [*before, *self._straight_after(verb.span.end, bounds)]:
            gap = self.text[mention.span.end : verb.span.start]
            near = subjects.only(gap, verbs.adverbs("ru") | PASSIVE)
            if near and not self.may_be_subject(mention, bounds.start):
                return mention
        return None

    def _straight_after(self, place: int, bounds: Span) -> Iterator[Mention]:
        """The mention that ``place`` is followed by, if one is."""
        for mention in self.mentions_in(Span(place, min(bounds.end, place + NEAREST)))[:1]:
            start = subjects.phrase_start(self.text, mention, self.people[mention.person], place)
            if subjects.only_determiners(self.text[place:start]):
                yield mention

    def _before(self, verb: Verb, bounds: Span) -> Mention | None:
        """The nearest subject that reaches to the verb, else the first one whose second verb it is."""
        near = Span(max(bounds.start, verb.span.start - NEAREST), verb.span.start)
        mentions = self.mentions_in(near)[-CANDIDATES:]
        floors = [bounds.start, *(mention.span.end for mention in mentions)]
        able = [
            (mention, self.text[mention.span.end : verb.span.start])
            for mention, floor in zip(mentions, floors, strict=False)
            if self.may_be_subject(mention, floor) and self._agrees(verb, mention)
        ]
        for mention, gap in reversed(able):
            if self._reaches(gap):
                return None if self._joined(mention, mentions) else mention
        if mentions and self._relates(mentions[-1], verb):
            return mentions[-1]
        if verb.kind != "participles" and not _joins(self.text[near.start : verb.span.start]):
            return None
        first, gap = able[0] if able else (None, "")
        return first if first and not CLAUSE_END.search(gap) and self._leads(first, bounds) else None

    def _relates(self, mention: Mention, verb: Verb) -> bool:
        """Whether a verb stands in a clause on a mention: “by [the Minister], who noted”."""
        relative = RELATIVE.match(self.text, mention.span.end, verb.span.start)
        if relative is None or not self._agrees(verb, mention):
            return False
        words = WORD.findall(self.text[relative.end() : verb.span.start])
        return all(fold(word) in verbs.adverbs(self.article.language) for word in words)

    def _leads(self, mention: Mention, bounds: Span) -> bool:
        """Whether a sentence starts with a mention: not “The parties met [Novak] and noted …”."""
        person = self.people[mention.person]
        start = subjects.phrase_start(self.text, mention, person, bounds.start)
        before = self.text[max(bounds.start, start - NEAREST) : start].rstrip()
        words = [fold(word) for word in WORD.findall(before)]
        listed = verbs.adverbs(self.article.language) | name_mentions.honorifics() | {"the"}
        return (
            self.article.language == "ru" or before.endswith((",", ":", "–", "—")) or listed.issuperset(words)
        )

    def _after(self, verb: Verb, bounds: Span) -> Mention | None:
        floor = verb.span.end
        if self.article.language != "ru":
            lead = CLAUSE_START.split(self.text[max(bounds.start, verb.span.start - NEAR) : verb.span.start])[
                -1
            ]
            inverted = subjects.only(lead, verbs.adverbs("en"))  # not “one teacher [told] Novak”
            unlisted = UNLISTED_TITLE.match(self.text, floor, bounds.end)
            near = [*self._straight_after(floor, bounds)]
            near += self._straight_after(unlisted.end(), bounds) if unlisted else ()
            return near[0] if inverted and near else None
        for mention in self.mentions_in(Span(floor, min(bounds.end, floor + NEAREST))):
            person = self.people[mention.person]
            start = subjects.phrase_start(self.text, mention, person, floor)
            gap = NAME_IN_MARKS.sub("", self.text[verb.span.end : start])
            if CLAUSE.search(gap):
                return None
            if self.may_be_subject(mention, floor) and self._agrees(verb, mention):
                return mention
            floor = mention.span.end
        return None

    def _agrees(self, verb: Verb, mention: Mention) -> bool:
        return not verb.form or self.genders[mention.person] in (None, verb.form)

    def _reaches(self, gap: str) -> bool:
        """Whether a subject and its own verb can have ``gap`` between them."""
        if self.article.language == "ru":
            inside = APPOSITION.sub(" ", gap)
            return not CLAUSE.search(inside) and "," not in inside and not _joins(inside)
        affiliation = AFFILIATION.match(gap)
        gap = gap[affiliation.end() :] if affiliation else gap
        apposition = APPOSITION.match(gap) or WHO.match(gap)
        rest = gap[apposition.end() :] if apposition else gap
        words = [fold(word) for word in WORD.findall(rest)]
        if subjects.BREAK.search(rest) or (words and words[-1] in PASSIVE):
            return False
        listed = verbs.adverbs("en")
        return all(word in listed or word.endswith("ly") for word in words)

    def _joined(self, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether a mention is the second of two subjects: “Novak and Larsen noted”."""
        before = [other for other in mentions if other.span.end <= mention.span.start]
        gap = self.text[before[-1].span.end : mention.span.start] if before else ""
        return SECOND_OF_TWO.fullmatch(gap) is not None


def _can_be_subject(word: str, verb: Verb) -> bool:
    """Whether a Russian noun or pronoun agrees with the verb as its subject."""
    able = {"masculine": ("masc",), "feminine": ("femn",)}.get(verb.form, ("masc", "femn", "neut"))
    return morphology.part_of_speech(word) in ("NOUN", "NPRO") and any(
        reading.tag.POS in ("NOUN", "NPRO")
        and reading.tag.case == "nomn"
        and reading.tag.number == "sing"
        and reading.tag.gender in able
        for reading in morphology.analyses(word)
    )


def _may_name(words: str) -> bool:
    """Whether Russian words can name a speaker: «врачи», «Минздраве», not «встречу»."""
    return any(
        word[0].isupper() or {"nomn", "loct"} & morphology.noun_cases(fold(word))
        for word in WORD.findall(words)
    )


def speaks(words: str) -> bool:
    """Whether somebody speaks of himself or to somebody: “we”, «ваш»."""
    return FIRST_OR_SECOND_PERSON.search(words) is not None


def _inside(listed: Sequence, starts: Sequence[int], span: Span) -> Sequence:
    first = bisect_left(starts, span.start)
    return listed[first : bisect_left(starts, span.end, first)]


def _joins(gap: str) -> bool:
    """Whether the words before a verb join it to another one: “…, and [noted]”, «…, а также [отметил]»."""
    words = [fold(word) for word in WORD.findall(gap)]
    adverbs = verbs.adverbs("en") | verbs.adverbs("ru")
    while words and words[-1] not in JOINS and (words[-1] in adverbs or words[-1].endswith("ly")):
        words.pop()
    return bool(words) and words[-1] in JOINS


def _last_phrase(before: str, language: str) -> str:
    """The words that end before a verb, from the last comma, dash or mark on, without adverbs."""
    phrase = re.split(r"[,;:«»“”\"\n]|\s[–—-]\s", before.rstrip(" ,–—-"))[-1].strip(" .,–—-")
    words = phrase.split()
    while words and (fold(words[-1]) in verbs.adverbs(language) or words[-1].endswith("ly")):
        words.pop()
    return " ".join(words)


def _in_nominative(words: str) -> str:
    """The words that name a body after «сообщили в» with its adjectives and its noun in the nominative."""
    listed = words.split()
    noun = next((at for at, word in enumerate(listed) if _is_noun(word)), None)
    if noun is None or "loct" not in morphology.noun_cases(fold(listed[noun])):
        return words
    lemma = morphology.analyses(fold(listed[noun]))[0]
    gender = lemma.tag.gender or "masc"
    put = [morphology.nominative(word, gender) for word in listed[: noun + 1]]
    return " ".join([*put, *listed[noun + 1 :]])


def _is_noun(word: str) -> bool:
    return morphology.part_of_speech(fold(word)) == "NOUN"


def _first_phrase(after: str) -> str:
    inside = RUSSIAN_IN.match(after)
    after = after[inside.end() :] if inside else after
    found = AFTER_SPEAKER.search(after)
    return (after[: found.start()] if found else after).strip(" –—-")
