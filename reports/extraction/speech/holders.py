"""Who of an article's people can be meant by a title alone, asked for many titles of many people."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from reports.extraction.findings import Person
from reports.extraction.speech import title_mentions
from reports.extraction.speech.title_mentions import COUNTRIES, LOOSE, PORTFOLIOS, Title


class Holders:
    """The people of one article by the concepts of their titles."""

    def __init__(self, people: Sequence[Person], leaders: Collection[int] = ()) -> None:
        self.people = people
        self.leaders = sorted(leaders)
        self.by_concept: dict[str, list[int]] = defaultdict(list)
        for number, person in enumerate(people):
            for concept in frozenset().union(*title_mentions.held_by(person)):
                self.by_concept[concept].append(number)
        self.known: dict[frozenset[str], list[int]] = {}

    def of(self, title: Title) -> list[int]:
        """The numbers of the people whom a title can mean: of several those highest in rank whose role says
        it."""
        if title.concepts not in self.known:
            self.known[title.concepts] = self._find(title)
        return self.known[title.concepts]

    def able(self, title: Title) -> list[tuple[int, Person]]:
        """The people whose role holds what the title says, looked for among those who hold its rarest
        concept; a country and a portfolio need not be told of a person."""
        told = title.concepts - COUNTRIES - PORTFOLIOS
        lists = [self.by_concept.get(concept, []) for concept in told]
        near = min(lists, key=len) if lists else range(len(self.people))
        return [(n, self.people[n]) for n in near if title_mentions.may_mean(title, self.people[n])]

    def _find(self, title: Title) -> list[int]:
        able = self.able(title)
        able = able if title.concepts <= LOOSE else title_mentions.highest(able)
        able = able or self._speaking_for_body(title) or self._leading(title)
        return [number for number, person in able if title_mentions.is_role_of(title, person)] or [
            number for number, _ in able
        ]

    def _leading(self, title: Title) -> list[tuple[int, Person]]:
        """Those whom the text calls at the head of a party, where the title says so: «глава миссии»."""
        led = title_mentions.leads_party(title)
        return [(number, self.people[number]) for number in self.leaders] if led else []

    def _speaking_for_body(self, title: Title) -> list[tuple[int, Person]]:
        if not title_mentions.is_loose(title):
            return []
        numbered = enumerate(self.people)
        return [(n, person) for n, person in numbered if title_mentions.may_speak_for_body(title, person)]
