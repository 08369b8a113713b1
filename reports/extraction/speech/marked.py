"""Which quotations are speech, and whose: told from a name, a motto or a title in the same marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.extraction.findings import Quote, Span
from reports.extraction.speech import asides, genders, signatures, subjects, verbs
from reports.extraction.speech.attribution import Scene, Speaker, speaks
from reports.extraction.speech.quotations import MARK, Quotation
from reports.extraction.speech.verbs import Verb
from reports.extraction.words import morphology
from reports.extraction.words.phrases import fold

SAYS = ("saying", "speaking", "telling", "documents", "quoting", "sources")
LEADS = re.compile(r"\s*[,.]?\s*[–—-]|\s*,")  # «…», – [сказал]; “…”, [said]
SIGNS = r"[\s•*·\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]*"  # blanks, bullets, pictograms
ENDS_BEFORE = re.compile(rf"(?:^|[:,;.!?…–—-]){SIGNS}$")  # what may stand before speech, not: газета «…»
ENDS_INSIDE = ",.!?…"
BULLET = " \t\n\u00a0–—-•*·"
# “said, [“…”]”, “said that”, «заявил, что»
VERB_BEFORE = re.compile(
    r"(?:\s+[\w’'.-]+){0,6}\s*,\s*|(?:\s+[\w’'.-]+){1,6}\s+to\s*|\s*[–—-]?\s*|\s*,?\s*(?:that|что|как|:)(?:\s+[\w-]+){0,5}\s*,?\s*"
)
NAMES_A_THING = re.compile(
    r"\b(?:motto|slogan|theme|title|titled|entitled|topic|called|named|девиз\w*|лозунг\w*|тем[аеуы]\w*|слоган\w*|"
    r"названи\w+|конференци\w+|проект\w*|программ\w+)\b[^,.]{0,60}$",
    re.IGNORECASE,
)
RESUMES = re.compile(r"[.,]\s*[–—-]\s*(?=[^\W_])")  # …, [said. - ]In February
SHORTEST_SENTENCE = 4  # words of a quotation that is speech though nobody is said to have said it
SHORTEST_PART = 5  # words of a quotation inside a sentence: he said that “…”
SHORT_ATTRIBUTION = 8  # words of a sentence that only says who: “…!” Jan Novak said.
SENTENCE_END = re.compile(r"[.!?…,](?:\s|$)")
LONGEST_NAME = 2  # words in marks that can be the name of a paper
SAME_PARAGRAPH = 600  # characters after an attribution in which “the official” is who spoke
LOOK_BACK = 10  # characters before a quotation that tell whether it goes on with the one before
AFTER_SPEECH = " .!?…\n\t\u00a0"
NOWHERE = -1_000
GOES_ON = re.compile(rf"(?:^|[,;.!?…–—-]){SIGNS}$")
LONGEST_CLAUSE = 40  # words looked at for a verb
UNCLAIMED = 8  # words of a sentence in marks that is speech without “we” or “you”, and is no slogan
PREDICATES = ("VERB", "PRTS", "ADJS", "PRED", "INFN")
FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|do|does|did|be|needs?|wants?|"
    r"it['’]s|we['’]re|we['’]ve|\w+n['’]t|\w{4,}ed)\b",
    re.IGNORECASE,
)
# «приводятся [слова] министра», «говорится в [комментарии] советника ВОЗ Яна Новака»
WORDS_OF = re.compile(
    r"\b(?P<whose>его|её|ее)?\s*"
    r"(?:слова|комментари\w+|заявлени\w+|обращени\w+|сообщени\w+|послани\w+|письме|телеграмм\w+|выступлени\w+|интервью)\b\s*"
)
# «направил телеграмму. «…», – говорится [в ней]»: the words are those of who sent it
IN_IT = re.compile(r"\bв н(?:ем|ём|ей)\b")
OF_SENDER = re.compile(r"\b(?:комментари|письм|телеграмм|послани|обращени|поздравлени)\w*", re.IGNORECASE)
ABOUT_THIS = re.compile(r"(?:Об этом|Так)\s")
VERB_NEAR = 30  # characters after a dash that, with a verb of saying, make an agency's attribution


class Marked:
    """Reads the quotations of an article in order, and remembers who spoke last."""

    def __init__(self, scene: Scene, quoted: Sequence[Quotation]) -> None:
        self.scene = scene
        self.text = scene.text
        self.quoted = quoted
        self.asides = asides.find(scene.text, quoted, scene.verbs)
        self.speaker: Speaker | None = None
        self.attributed_until = NOWHERE  # where the attribution of the last speech ends

    def read(self) -> list[Quote]:
        """The direct quotes in marks, in order."""
        found: list[Quote] = []
        for index, quotation in enumerate(self.quoted):
            taken = found and quotation.outer.start < found[-1].span.end
            if quotation.opened and not taken and quotation.inner.end > quotation.inner.start:
                found += self._speech(index, quotation)
        return found

    def _speech(self, index: int, quotation: Quotation) -> Iterator[Quote]:
        inside = [aside for aside in self.asides if quotation.inner.contains(aside)]
        tail = self._tail(index)
        if inside:
            yield from self._with_asides(quotation, inside)
            return
        speaker = (
            self._after(index, quotation, tail)
            or self._resumed_by(quotation, tail)
            or self._before(index, quotation)
            or self._alone(quotation, tail)
        )
        if speaker is None:
            return
        self.speaker = speaker
        one_verb = len([verb for verb in self.scene.verbs_in(tail) if verb.kind in SAYS]) <= 1
        self.attributed_until = max(tail.end, quotation.outer.end) if one_verb else NOWHERE
        yield self._quote(quotation.inner, speaker)
        resumed = self._resumed(index, tail)
        if resumed:
            self.attributed_until = resumed.end
            yield self._quote(resumed, speaker)

    def _quote(self, span: Span, speaker: Speaker) -> Quote:
        paragraphs = [part.strip() for part in self.text[slice(*span)].split("\n")]
        text = " ".join(
            MARK.sub("", part, count=1).strip() if MARK.match(part) else part for part in paragraphs[1:]
        )
        text = f"{paragraphs[0]} {text}"
        return Quote(" ".join(text.split()), span, "direct", speaker.name, doubt=speaker.doubt)

    def _tail(self, index: int) -> Span:
        """The rest of the sentence after a quotation; the next one where that only says who spoke."""
        end = self.quoted[index].outer.end
        following = self._next_of_words(index)
        stop = following.outer.start if following else len(self.text)
        sentence = self.scene.sentence_at(end - 1)
        if sentence and sentence.span.end > end:
            return Span(end, max(end, min(sentence.span.end, stop)))
        after = self.scene.sentence_at(self._skip_blank(end))
        if after and sentence and after.span.start >= end and after.paragraph == sentence.paragraph:
            short = len(self.text[slice(*after.span)].split()) <= SHORT_ATTRIBUTION
            if short and after.span.end <= stop and self.scene.verbs_in(after.span):
                return Span(end, after.span.end)
        return Span(end, end)

    def _next_of_words(self, index: int) -> Quotation | None:
        """The next quotation of more than a name: «…», – рассказал «Газете» [министр]."""
        after = self.quoted[index + 1 : index + 3]
        return next((one for one in after if len(self._words(one)) > LONGEST_NAME), None) or next(
            iter(after[1:]), None
        )

    def _skip_blank(self, start: int) -> int:
        while start < len(self.text) - 1 and self.text[start].isspace():
            start += 1
        return start

    def _after(self, index: int, quotation: Quotation, tail: Span) -> Speaker | None:
        """Who is named after a quotation: «…», – сказал министр."""
        verb = next((verb for verb in self.scene.verbs_in(tail) if verb.kind in SAYS), None)
        if self.text[slice(*tail)].rstrip().endswith(":"):
            return None
        if not ENDS_BEFORE.search(self.text[slice(*self._head(index, quotation))]):
            return None
        attached = LEADS.match(self.text, *tail) or self.text[quotation.inner.end - 1] in ENDS_INSIDE
        if verb is None:
            return self._loosely_after(tail) if attached else None
        if verb.kind == "sources" and not (attached and self._is_part(quotation)):
            return None
        lead = self.text[tail.start : verb.span.start]
        close = not lead.strip() and len(self._words(quotation)) >= SHORTEST_SENTENCE
        return self._who(verb, tail, inverted=True) if attached or close else None

    def _loosely_after(self, tail: Span) -> Speaker | None:
        """Who is named without a verb of saying: «…», – пошутил министр; “…” – Jan Novak."""
        verb = self.scene.unlisted_verb(tail)
        mention = self.scene.subject(verb, tail, inverted=True) if verb else signatures.find(self.scene, tail)
        return self.scene.person(mention) if mention else None

    def _who(self, verb: Verb, bounds: Span, inverted: bool) -> Speaker:
        if verb.kind == "documents":
            return self._quoted_in(bounds)
        mention = self.scene.subject(verb, bounds, inverted)
        if mention:
            return self.scene.person(mention)
        words = self.scene.words_for(verb, bounds) or Speaker(None, doubt="It is open who said this.")
        if not words.name or not verbs.is_epithet(words.name):
            return words
        spoke = self._spoke_in_paragraph(verb.span.start)
        before = self.speaker if spoke else self._last_subject(verb.span.start)
        if before and verb.form and not self._may_be(before, verb.form):
            return words
        return replace(before, doubt=f"“{words.name}” is taken for who spoke before.") if before else words

    def _quoted_in(self, bounds: Span) -> Speaker:
        """Whose words a paper holds: «приводятся [слова министра]», «говорится в [его] письме»."""
        if IN_IT.search(self.text, *bounds) and (sender := self._sender_told(bounds.start)):
            return sender
        *_, words = [None, *WORDS_OF.finditer(self.text, *bounds)]
        if words and words["whose"]:
            before = self._last_told(bounds.start)
            gender: genders.Gender = "masculine" if words["whose"] == "его" else "feminine"
            if before and self._may_be(before, gender):
                return before
        mentions = self.scene.mentions_in(Span(words.end(), bounds.end)) if words else ()
        if mentions and not subjects.BREAK.search(self.text, words.end(), mentions[0].span.start):
            return self.scene.person(mentions[0])
        return Speaker(None, doubt="A paper is quoted, not a person.")

    def _sender_told(self, place: int) -> Speaker | None:
        """The one person whom the sentence before ``place`` names beside a letter or a comment."""
        sentence = self.scene.sentence_at(place - 1)
        before = self.scene.sentence_at(sentence.span.start - 1) if sentence and sentence.span.start else None
        sent = before is not None and OF_SENDER.search(self.text, *before.span)
        return self._last_told(place) if sent else None

    def _last_told(self, place: int) -> Speaker | None:
        """The one person whom the sentence before ``place`` names, or who says something in it."""
        sentence = self.scene.sentence_at(place - 1)
        before = self.scene.sentence_at(sentence.span.start - 1) if sentence and sentence.span.start else None
        told = {mention.person: mention for mention in self.scene.mentions_in(before.span)} if before else {}
        if len(told) == 1:
            return self.scene.person(*told.values(), "Only the sentence before says who speaks.")
        return self._last_subject(place)

    def _may_be(self, speaker: Speaker, gender: genders.Gender) -> bool:
        """Whether a speaker can be “he” or “she”, by what the text or the ending of the name tells."""
        told = None if speaker.person is None else self.scene.genders[speaker.person]
        return (told or genders.by_ending(speaker.name or "") or gender) == gender

    def _spoke_in_paragraph(self, place: int) -> bool:
        """Whether a person spoke earlier in the paragraph of ``place``."""
        known = self.speaker is not None and self.speaker.person is not None
        near = 0 <= place - self.attributed_until <= SAME_PARAGRAPH
        return known and near and "\n" not in self.text[self.attributed_until : place]

    def _before(self, index: int, quotation: Quotation) -> Speaker | None:
        """Who is named before a quotation: Министр отметил: «…»; He said, “…”; He said that “…”."""
        head = self._head(index, quotation)
        lead = self.text[slice(*head)].rstrip()
        said = self.scene.verbs_in(head)
        if lead.endswith(":"):
            return self._before_colon(head, lead, said)
        if not said or not self._is_part(quotation):
            return None
        if VERB_BEFORE.fullmatch(self.text, said[-1].span.end, quotation.outer.start):
            return self._who(said[-1], head, inverted=self.scene.article.language == "ru")
        return None

    def _before_colon(self, head: Span, lead: str, said: Sequence[Verb]) -> Speaker | None:
        if said:
            quoting = [verb for verb in said if verb.kind == "quoting"]  # “[quotes] the minister as saying:”
            claimed = (verb for verb in reversed(quoting or said) if self.scene.subject(verb, head, True))
            return self._who(next(claimed, said[-1]), head, inverted=True)
        signed = signatures.find(self.scene, Span(head.start, head.start + len(lead) - 1))
        if signed:
            return self.scene.person(signed)
        if NAMES_A_THING.search(lead):
            return None
        return (
            self._named_in(head)
            or self._last_subject(head.end)
            or Speaker(None, doubt="It is open who said this.")
        )

    def _named_in(self, head: Span) -> Speaker | None:
        """Who is spoken of before a colon without a verb of saying: «Ответ министра был кратким: «…»»."""
        mentions = self.scene.mentions_in(head)
        able = [mention for mention in mentions if self.scene.may_be_subject(mention, head.start)]
        if not able and len({mention.person for mention in mentions}) > 1:
            return None
        named = next(iter([*able, *mentions]), None)
        return self.scene.person(named, "No verb of saying stands before this.") if named else None

    def _head(self, index: int, quotation: Quotation) -> Span:
        """The words before a quotation that belong to it: its sentence, or the one before with a colon."""
        start = quotation.outer.start
        sentence = self.scene.sentence_at(start)
        floor = self.quoted[index - 1].outer.end if index else 0
        head = Span(max(floor, sentence.span.start) if sentence else start, start)
        if self.text[slice(*head)].strip(BULLET) or not sentence:
            return head
        before = self.scene.sentence_at(sentence.span.start - 1) if sentence.span.start else None
        if before and self.text[slice(*before.span)].rstrip().endswith(":"):
            return Span(max(floor, before.span.start), start)
        return head

    def _is_part(self, quotation: Quotation) -> bool:
        """Whether words in marks are many and hold a verb: not “a milestone”, «Здоровые города»."""
        words = self._words(quotation)[:LONGEST_CLAUSE]
        if len(words) < SHORTEST_PART:
            return False
        if self.scene.article.language == "ru":
            return any(morphology.part_of_speech(fold(word.strip(".,!?:;"))) in PREDICATES for word in words)
        return len(words) >= UNCLAIMED or any(FINITE.match(word) for word in words)

    def _words(self, quotation: Quotation) -> list[str]:
        return self.text[slice(*quotation.inner)].split()

    def _alone(self, quotation: Quotation, tail: Span) -> Speaker | None:
        """Who says a whole sentence in marks that nothing attributes: who spoke last, with a doubt."""
        start = quotation.outer.start
        sentence = self.scene.sentence_at(start)
        inner = self.text[slice(*quotation.inner)]
        before = self.text[sentence.span.start : start].strip(BULLET) if sentence else ""
        after = self.text[slice(*tail)].strip(AFTER_SPEECH)
        if before or after or not inner[0].isupper():
            return None
        claimed = self._signed_below(tail) or self._next_subject(quotation)
        return claimed or (self._unclaimed(quotation) if self._is_sentence(quotation) else None)

    def _resumed_by(self, quotation: Quotation, tail: Span) -> Speaker | None:
        """The last speaker, where only marks and dashes part a quotation from the last attribution."""
        start = quotation.outer.start
        follows = 0 <= start - self.attributed_until <= LOOK_BACK
        if not follows or self.text[slice(*tail)].strip(AFTER_SPEECH):
            return None
        between = self.text[self.attributed_until : start].strip(BULLET.replace("\n", "") + ".,")
        ended = GOES_ON.search(self.text, start - LOOK_BACK, start)
        return self.speaker if ended and not between else None

    def _is_sentence(self, quotation: Quotation) -> bool:
        """Whether words in marks are long enough for speech, and end or hold a sentence."""
        inner = self.text[slice(*quotation.inner)]
        ending = inner + self.text[quotation.outer.end : quotation.outer.end + 1]
        return len(inner.split()) >= SHORTEST_SENTENCE and SENTENCE_END.search(ending) is not None

    def _unclaimed(self, quotation: Quotation) -> Speaker | None:
        """Who speaks where only the sentence before can tell; None for a slogan that nobody speaks."""
        words = self.text[slice(*quotation.inner)]
        said = self._last_subject(quotation.outer.start)
        if said is None and not speaks(words) and len(words.split()) < UNCLAIMED:
            return None
        return said or Speaker(None, doubt="It is open who said this.")

    def _signed_below(self, tail: Span) -> Speaker | None:
        """The title and name that fill the paragraph after a quotation."""
        below = self.scene.sentence_at(self._skip_blank(tail.end + 1))
        if below is None or below.span.start < tail.end:
            return None
        mention = signatures.find(self.scene, below.span)
        return self.scene.person(mention) if mention else None

    def _next_subject(self, quotation: Quotation) -> Speaker | None:
        """«…». [Об этом заявил министр.]"""
        after = self.scene.sentence_at(self._skip_blank(quotation.outer.end + 1))
        if after is None or not ABOUT_THIS.match(self.text, after.span.start):
            return None
        for verb in self.scene.verbs_in(after.span):
            mention = self.scene.subject(verb, after.span, inverted=True)
            if mention:
                return self.scene.person(mention)
        return None

    def _last_subject(self, place: int) -> Speaker | None:
        """The subject of the last verb of saying in the sentence before ``place``."""
        sentence = self.scene.sentence_at(place - 1)
        if sentence and sentence.span.end > place:
            sentence = self.scene.sentence_at(sentence.span.start - 1) if sentence.span.start else None
        for verb in reversed(self.scene.verbs_in(sentence.span) if sentence else ()):
            mention = self.scene.subject(verb, sentence.span, inverted=True)
            if mention:
                return self.scene.person(mention, "Only the sentence before says who speaks.")
        return None

    def _with_asides(self, quotation: Quotation, inside: Sequence[Span]) -> Iterator[Quote]:
        start = quotation.inner.start
        speaker = self.speaker or Speaker(None, doubt="It is open who said this.")
        pieces: list[Span] = []
        for aside in inside:
            pieces.append(Span(start, aside.start))
            start = aside.end
        pieces.append(Span(start, quotation.inner.end))
        for number, piece in enumerate(pieces):
            if number < len(inside):
                told = self.scene.verbs_in(inside[number])[:1] or [self.scene.unlisted_verb(inside[number])]
                speaker = self._who(told[0], inside[number], inverted=True) if told[0] else speaker
            if self.text[slice(*piece)].strip(BULLET + ".,"):
                yield self._quote(piece, speaker)
        self.speaker, self.attributed_until = speaker, quotation.outer.end

    def _resumed(self, index: int, tail: Span) -> Span | None:
        """The speech that goes on after “said. –” without an opening mark, to a closing one if there is."""
        said = self.scene.verbs_in(tail)
        if not said:
            return None
        body = self.scene.article.body
        paragraph = body[bisect_right(body, tail.start, key=lambda span: span.start) - 1]
        resumes = RESUMES.search(self.text, said[0].span.end, min(tail.end + 4, paragraph.end))
        if not resumes:
            return None
        closing = next((q for q in self.quoted[index + 1 :] if not q.opened), None)
        end = closing.outer.start if closing and closing.outer.start < paragraph.end else paragraph.end
        near = Span(resumes.end(), resumes.end() + VERB_NEAR)
        piece = self.text[resumes.end() : end]
        if len(piece.split()) < SHORTEST_SENTENCE or self.scene.verbs_in(near):
            return None
        return Span(resumes.end(), resumes.end() + len(piece.rstrip()))
