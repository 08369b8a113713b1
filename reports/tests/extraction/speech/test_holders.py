from reports.extraction.findings import Person, Span
from reports.extraction.speech import title_mentions
from reports.extraction.speech.holders import Holders
from reports.extraction.speech.title_mentions import Title


def person(name: str, role: str, side: str = "government", country: str | None = "UZ") -> Person:
    return Person(name, name, name, Span(0, 1), role, Span(0, 1), country=country, side=side)


def title(words: str) -> Title:
    return Title(Span(0, 1), title_mentions.concepts(words))


PEOPLE = [
    person("Aziz Karimov", "Minister of Health"),
    person("Bela Novak", "Minister of Finance"),
    person("Carl Weber", "WHO Representative", "who", None),
    person("Dina Lind", "WHO Regional Director for Europe", "who", None),
]


def test_a_title_means_those_whose_role_holds_it():
    holders = Holders(PEOPLE)
    assert holders.of(title("Minister")) == [0, 1]
    assert holders.of(title("Health Minister")) == [0]
    assert holders.of(title("Finance Minister of Uzbekistan")) == [1]
    assert holders.of(title("Minister of Sports")) == []


def test_the_representative_of_a_body_is_whoever_is_of_it():
    assert Holders(PEOPLE[3:]).of(title("WHO Representative")) == [0]


def test_a_guest_is_anybody_from_abroad_whatever_the_rank():
    chief = person("Ella Kuhn", "WHO Director-General", "who", None)
    assert Holders([*PEOPLE, chief]).of(title("the guest")) == [2, 3, 4]


def test_a_title_is_held_against_those_alone_who_hold_its_rarest_word(monkeypatch):
    people = [person(f"Aziz {letter}", f"Minister of {letter * 5}") for letter in "bcdfghklmn"]
    holders = Holders(people)
    asked = []
    may_mean = title_mentions.may_mean
    monkeypatch.setattr(title_mentions, "may_mean", lambda *pair: asked.append(pair[1]) or may_mean(*pair))
    assert holders.of(title("Minister of ddddd")) == [2]
    assert asked == [people[2]]
