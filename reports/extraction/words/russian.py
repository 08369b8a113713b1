"""Russian noun phrases in any case: the adjectives before a head word and what follows it.

генеральным [директором] Всемирной организации здравоохранения
географически удаленного [офиса] ВОЗ по первичной медико-санитарной помощи
"""

from functools import cache

from reports.extraction.naming import name_spans
from reports.extraction.words import morphology
from reports.extraction.words.reading import Reading, listed, russian_head

PREPOSITIONS = frozenset({"в", "во", "на", "по", "при", "для", "от", "к", "с", "со", "против", "за", "над"})
# «советник по борьбе [с табаком]», «служба надзора [за лекарствами]»: the nouns that ask for them
ASKED_FOR = {"с": "joint", "со": "joint", "за": "watching", "над": "watching"}
FEWEST_WORDS_OF_A_NAME = 2
GENITIVE = frozenset({"gent"})
CAPITALS = frozenset({"place", "body", "acronym", "subject"})
IN_WHAT = frozenset(
    {
        "делах",
        "сфере",
        "области",
        "городе",
        "регионе",
        "странах",
        "юге",
        "севере",
        "республике",
        "стране",
        "вопросам",
    }
)
# «руководитель программы [того же] фонда», «глава [этого] офиса»
POINTING = frozenset({"этого", "этой", "того", "той", "же", "данного", "данной", "своего", "своей", "самого"})
TOWN = frozenset({"г", "гор"})
AND_OTHER_BODIES = ["и", "других", "международных"]  # при ООН и других международных организациях
CLOSING_MARKS = {"«": "»", '"': '"', "“": "”", "„": "“"}
LONGEST_QUOTED = 12  # tokens
LONGEST_PHRASE = 40  # tokens on each side of a head: a text without a full stop is no one phrase
LONGEST_LIST = 10  # tokens of a list of subjects after its second
ENDING_KINDS = frozenset({"number", "mark", "break", "head", "initial"})


class NounPhrases:
    """The noun phrases of one article, by their head word. Tokens are told by their numbers."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names: dict[int, name_spans.NameSpan] = {}
        for name in name_spans.find(reading):
            self.names |= dict.fromkeys(range(name.first, name.last), name)

    def start(self, head: int, cases: frozenset[str], floor: int) -> tuple[int, frozenset[str]]:
        """Where the adjectives before the head begin, and the cases that all of them share."""
        reading, first = self.reading, head
        if self._bracketed(first - 3, cases):
            first -= 3  # удаленного (регионального) офиса
        elif reading.kind(first - 1) == "mark" and reading.word(first - 1) in "-–":
            return first, cases
        farthest = max(floor, head - LONGEST_PHRASE)
        while first > farthest and self._agrees(first - 1, cases):
            first -= 1
            shared = morphology.noun_cases(reading.word(first)) & cases
            cases = (shared | (cases & {"plur"})) or cases
        if (
            first < head
            and reading.word(first - 1) == "и"
            and first - 2 >= floor
            and self._agrees(first - 2, cases)
        ):
            first -= 2  # Чрезвычайный и Полномочный Посол
        if first < head and first > floor and self._is_adverb_of_adjective(first - 1, cases):
            first -= 1
        while first < head and reading.word(first) in _dropped():
            first += 1
        if first > floor and self.is_acting(first - 1):
            first -= 1
        return first, cases

    def _past_quoted(self, at: int) -> int:
        """After what a body or programme is called in quotation marks: центр [«Здоровье»]; no speech."""
        reading = self.reading
        closing = CLOSING_MARKS.get(reading.word(at))
        if closing is None or reading.kind(at - 1) in ("mark", "break"):
            return at
        inside = range(at + 1, at + LONGEST_QUOTED)
        closed = next((ahead for ahead in inside if reading.word(ahead) in closing + ".!?\n"), at)
        return closed + 1 if reading.word(closed) == closing else at

    def _glossed(self, at: int) -> bool:
        """Whether a word with a capital in brackets follows the head: «Омбудсмен [(Акыйкатчы)] …»."""
        reading = self.reading
        opened = reading.word(at) == "(" and reading.word(at + 2) == ")"
        return opened and reading.tokens[at + 1].capitalized and reading.kind(at - 1) == "head"

    def _bracketed(self, at: int, cases: frozenset[str]) -> bool:
        """Whether an adjective in brackets stands at ``at``: «(регионального)»."""
        reading = self.reading
        opened = reading.word(at) == "(" and reading.word(at + 2) == ")"
        return opened and self._agrees(at + 1, cases)

    def _bracketed_noun(self, at: int) -> bool:
        """Whether a noun in brackets says what the one before is: «Меджлиса [(парламента)]»."""
        reading = self.reading
        opened = reading.word(at) == "(" and reading.word(at + 2) == ")"
        return opened and reading.kind(at + 1) == "low" and _may_be_genitive(reading.word(at + 1))

    def _agrees(self, at: int, cases: frozenset[str]) -> bool:
        """Whether the token is an adjective of the title, in one of its cases."""
        reading = self.reading
        if not reading.tokens[at].word or reading.kind(at) in ("name", "acronym", "body"):
            return False
        word = reading.word(at)
        if reading.kind(at) == "place" and not word.endswith(
            ("ий", "ого", "ому", "им", "ая", "ой", "ую", "ие", "их")
        ):
            return False
        if not morphology.may_be_adjective(word) or morphology.is_pronoun(word):
            return False
        return bool(morphology.noun_cases(word) & cases)

    def end(self, at: int) -> int:
        """Where the phrase that goes on at ``at`` ends (exclusive)."""
        reading = self.reading
        longest = at + LONGEST_PHRASE
        while at < longest:
            at = self._past_pointing(at)
            if reading.word(at) == "имени" or (reading.word(at) == "им" and self._is_abbreviated(at)):
                at = self._namesake(at + 1)
            elif reading.word(at) in TOWN and reading.word(at + 1) == "." and reading.kind(at + 2) == "place":
                at += 3
            elif self._is_noun(at) or self._bears_name(at):
                at = self.names[at].last if self._bears_name(at) else at + 1
            elif (
                reading.word(at) == "("
                and reading.kind(at + 1) in ("acronym", "body")
                and reading.word(at + 2) == ")"
            ):
                at += 3
            elif self._leads_to_place(at) or self._goes_on(at) or self._is_labelled(at):
                at += 2
            elif self._bracketed(at, GENITIVE) or self._bracketed_noun(at) or self._glossed(at):
                at += 3
            elif self._past_quoted(at) > at:
                at = self._past_quoted(at)
                # «сети "Здоровые города" [Европейского] бюро»: the mark opens no sentence
                at += reading.kind(at) == "subject" and at not in self.names
            elif [reading.word(at + ahead) for ahead in range(3)] == AND_OTHER_BODIES:
                at += 4
            else:
                break
        return at

    def _bears_name(self, at: int) -> bool:
        """Whether an institution's name goes on at ``at``: «профессор Университета [Яна Новака] Ада Кох»."""
        name = self.names.get(at)
        return (
            name is not None
            and (name.first, name.length) == (at, FEWEST_WORDS_OF_A_NAME)
            and name.last in self.names
            and name_spans.names_premises(self.reading, at)
        )

    def _is_labelled(self, at: int) -> bool:
        """«ВОЗ[/Европа]», «поликлиника [№ 4]»."""
        reading = self.reading
        if reading.word(at) == "№":
            return reading.kind(at + 1) == "number"
        of_body = reading.word(at) == "/" and reading.kind(at - 1) in ("body", "acronym")
        return of_body and reading.kind(at + 1) in CAPITALS | {"name"}

    def _past_pointing(self, at: int) -> int:
        """After the words before «фонда» in «программы того же фонда»."""
        end = at
        while self.reading.word(end) in POINTING:
            end += 1
        return end if self.reading.kind(end) == "low" else at

    def _is_abbreviated(self, at: int) -> bool:
        """«больница им. Павлова», not «компанию им составил»."""
        return self.reading.word(at + 1) == "." or self.reading.tokens[at + 1].capitalized

    def _namesake(self, at: int) -> int:
        """After the name that an institution bears: «им. С. Д. Асфендиярова»."""
        reading = self.reading
        while reading.word(at) == "." or reading.kind(at) == "initial":
            at += 1
        name = self.names.get(at)
        if name is not None and name.length == FEWEST_WORDS_OF_A_NAME:
            return name.last
        return at + 1 if reading.kind(at) == "name" else at

    def _is_noun(self, at: int) -> bool:
        """Whether the token goes on with the title: a noun in the genitive, a place, a body."""
        reading = self.reading
        kind, word = reading.kind(at), reading.word(at)
        if kind in ("place", "acronym", "body"):
            return reading.tokens[at].word
        if kind == "initial":
            return False
        if kind == "name":
            return self._is_unknown_noun(at)
        if kind == "subject":
            return at not in self.names and not reading.starts_sentence(at)
        if kind == "head":
            return (
                bool((russian_head(word) or ("", frozenset()))[1] & {"gent"})
                and reading.kind(at - 1) != "mark"
            )
        if kind == "low":
            return (
                _may_be_genitive(word)
                or self._is_adverb_of_adjective(at, GENITIVE)
                or self._is_noun_of_adjective(at)
                or self._is_governed(at)
                or (reading.kind(at - 1) == "subject" and not morphology.known(word))
            )
        if kind == "number":
            return reading.word(at - 1) == "-" and self._is_numbered(at - 2)
        return word == "-" and (reading.kind(at + 1) in CAPITALS or self._is_numbered(at - 1))

    def _is_numbered(self, at: int) -> bool:
        """«COVID[-19]»."""
        if self.reading.kind(at) != "acronym" or self.reading.kind(at + 2) != "number":
            return False
        acronym, dash, number = self.reading.tokens[at : at + 3]
        return acronym.end == dash.start and dash.end == number.start

    def _is_adverb_of_adjective(self, at: int, cases: frozenset[str]) -> bool:
        """«недавно открытого офиса»."""
        following = self.reading.word(at + 1)
        return (
            morphology.part_of_speech(self.reading.word(at)) == "ADVB"
            and morphology.part_of_speech(following) in ("ADJF", "PRTF")
            and bool(morphology.noun_cases(following) & cases)
        )

    def _is_governed(self, at: int) -> bool:
        """«заведующий [отделением]», «охвату [услугами]»: in the instrumental that a word asks for."""
        before = morphology.analyses(self.reading.word(at - 1))[0].normal_form
        if before not in listed("roles", "ru", "governing"):
            return False
        return "ablt" in morphology.noun_cases(self.reading.word(at)) and _is_nominal(self.reading.word(at))

    def _is_noun_of_adjective(self, at: int) -> bool:
        """«по чрезвычайным [ситуациям]»."""
        before = self.reading.word(at - 1)
        adjective = morphology.part_of_speech(before) in ("ADJF", "PRTF")
        if self.reading.kind(at - 1) != "low" or not adjective:
            return False
        word = self.reading.word(at)
        return _is_nominal(word) and bool(morphology.noun_cases(before) & morphology.noun_cases(word))

    def _is_unknown_noun(self, at: int) -> bool:
        """A capitalized word that no lexicon knows and that is no person's name: a place, a company."""
        name = self.names.get(at)
        if name is None:
            return not self.reading.starts_sentence(at)
        return name.length < FEWEST_WORDS_OF_A_NAME and not name.known

    def _leads_to_place(self, at: int) -> bool:
        """«в Казахстане», «по здравоохранению», but not «в ходе встречи»."""
        reading = self.reading
        if reading.word(at) not in PREPOSITIONS:
            return False
        word, kind = reading.word(at + 1), reading.kind(at + 1)
        if (
            reading.word(at) == "при"
            and kind == "head"
            and "loct" in (russian_head(word) or ("", frozenset()))[1]
        ):
            return True  # «агентство при Президенте»
        on_data = word == "данным" and reading.word(at + 2) == "и"  # «по данным и цифровому здравоохранению»
        if (word in listed("roles", "ru", "ends") and not on_data) or kind in ENDING_KINDS:
            return False
        if kind == "low" and at + 2 in self.names and reading.kind(at - 1) == "low" and _is_nominal(word):
            return True  # «консультант по налогам [на табак] Азиз Каримов»
        if kind in ("place", "body", "acronym") or (kind == "subject" and at + 1 not in self.names):
            return True
        if kind == "name":
            return self._is_unknown_noun(at + 1)
        if reading.word(at) in ASKED_FOR:
            before = morphology.analyses(reading.word(at - 1))[0].normal_form
            asked = before in listed("roles", "ru", ASKED_FOR[reading.word(at)])
            return asked and "ablt" in morphology.noun_cases(word) and _is_nominal(word)
        if reading.word(at) == "к":  # «советник по устойчивости к препаратам»
            return (
                reading.kind(at - 1) == "low" and "datv" in morphology.noun_cases(word) and _is_nominal(word)
            )
        if reading.word(at) in ("по", "при", "для", "против"):
            return bool(morphology.noun_cases(word) & {"datv", "loct", "gent"}) and _is_nominal(word)
        return word in IN_WHAT or (
            morphology.part_of_speech(word) == "ADJF" and reading.word(at + 2) in IN_WHAT
        )

    def _goes_on(self, at: int) -> bool:
        """Whether «, занятости» or «и социального развития» continues the subjects of a ministry."""
        reading = self.reading
        if reading.word(at) not in ("и", ","):
            return False
        word, kind = reading.word(at + 1), reading.kind(at + 1)
        if kind == "place":
            return (
                reading.word(at) == "и"
                and reading.kind(at - 1) == "place"
                and (reading.kind(at + 2) == "name" or reading.word(at + 2) == ",")
            )
        if kind == "subject" and reading.kind(at - 1) == "subject" and reading.word(at) == "и":
            return "gent" in morphology.noun_cases(word)
        if kind == "acronym":  # «сотрудник по туберкулезу [и ВИЧ] Ада Новак»
            return reading.word(at) == "и" and reading.kind(at - 1) == "low" and at + 2 in self.names
        if kind != "low" or reading.kind(at - 1) != "low" or not _may_be_listed(reading.word(at - 1), word):
            return False
        return reading.word(at) == "и" or self._list_closes(at + 2)

    def _list_closes(self, at: int) -> bool:
        """Whether a list that goes on at ``at`` reaches its «и» through small words and commas alone."""
        for ahead in range(at, at + LONGEST_LIST):
            if self.reading.word(ahead) == "и":
                return True
            if self.reading.kind(ahead) != "low" and self.reading.word(ahead) != ",":
                return False
        return False

    def nominative(self, first: int, head: int, gender: str) -> list[str]:
        """The words from ``first`` to ``head`` (exclusive) in the nominative; ``gender`` is the head's."""
        words = (morphology.nominative(self.reading.tokens[at].text, gender) for at in range(first, head))
        return " ".join(words).replace("( ", "(").replace(" )", ")").split()

    def is_acting(self, at: int) -> bool:
        """Whether the token is «и.о.» or «врио»; the title after it stays in the genitive."""
        return self.reading.word(at).rstrip(".") in listed("roles", "ru", "acting")


@cache
def _dropped() -> frozenset[str]:
    """Every form of the adjectives that do not belong to a title: «нового представителя»."""
    return frozenset(form for lemma in listed("roles", "ru", "dropped") for form in morphology.forms(lemma))


def _may_be_genitive(word: str) -> bool:
    return "gent" in morphology.noun_cases(word) and _is_nominal(word)


def _may_be_listed(before: str, word: str) -> bool:
    """Whether a noun goes on a list after another one: «здравоохранения, [занятости]», «науке, [спорту]»."""
    shared = morphology.noun_cases(before) & morphology.noun_cases(word)
    return _may_be_genitive(word) or (bool(shared & {"datv"}) and _is_nominal(word))


def _is_nominal(word: str) -> bool:
    return morphology.part_of_speech(
        word
    ) not in morphology.OUTSIDE_NOUN_PHRASES and not morphology.is_pronoun(word)
