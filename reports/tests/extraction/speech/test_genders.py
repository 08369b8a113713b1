import pytest

from reports.extraction.findings import Person, Span
from reports.extraction.speech import genders, name_mentions, verbs
from reports.tests.extraction import samples

NAMES = [
    ("Ms. Ingrid Vos", "Ingrid Vos", "feminine"),
    ("Mr Jordan Vos", "Jordan Vos", "masculine"),
    ("г-жа Ингрид Вос", "Ингрид Вос", "feminine"),
    ("Lola Karimova", "Lola Karimova", "feminine"),
    ("Timur Karimov", "Timur Karimov", "masculine"),
    ("Анна Ковач", "Анна Ковач", "feminine"),
    ("Бермет Асан кызы", "Бермет Асан кызы", "feminine"),
    ("Jordan Vos", "Jordan Vos", None),
    ("Catarina Vos", "Catarina Vos", None),
    ("Tengiz Nazarzoda", "Tengiz Nazarzoda", None),
]


@pytest.mark.parametrize(("text", "name", "wanted"), NAMES)
def test_gender(text: str, name: str, wanted: str | None) -> None:
    start = text.index(name)
    assert genders.of(text, Person(name, name, name, Span(start, start + len(name)))) == wanted


ENDINGS = [
    ("Catarina Vos", "feminine"),
    ("Andrea Vos", None),
    ("Kubanychbek Vos", "masculine"),
    ("Jordan Vos", None),
    ("Catarina", None),
]


@pytest.mark.parametrize(("name", "wanted"), ENDINGS)
def test_the_ending_of_a_first_name_makes_likely(name: str, wanted: str | None) -> None:
    assert genders.by_ending(name) == wanted


def test_the_verb_and_the_honorific_of_any_mention_tell() -> None:
    text = "Приехали Тенгиз Абоев и Жансая Чен. Чен отметила рост. Г-н Абоев уехал."
    known = samples.people(text, "Тенгиз Абоев", "Жансая Чен")
    article = samples.article(text)
    mentions = name_mentions.find(article, known)
    assert genders.of_people(text, known, mentions, verbs.find(article)) == ["masculine", "feminine"]


def test_a_verb_after_an_initial_and_a_surname_tells_before_the_first_name() -> None:
    text = "Приехал Эммануэль Чен. Э. Чен отметил рост. Министр поблагодарил Э. Чен."
    known = samples.people(text, "Эммануэль Чен")
    article = samples.article(text)
    mentions = name_mentions.find(article, known)
    assert genders.of_people(text, known, mentions, verbs.find(article)) == ["masculine"]
