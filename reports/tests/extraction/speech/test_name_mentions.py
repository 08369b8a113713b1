import pytest

from reports.extraction.speech import name_mentions
from reports.tests.extraction import samples

CASES = [
    ("Досаев", "досаеву"),
    ("Досаева", "досаевой"),
    ("Шариповский", "шариповскому"),
    ("Тапа", "тапой"),
    ("Гомес", "гомес"),
    ("Абдуллозода", "абдуллозода"),
]


@pytest.mark.parametrize(("name", "form"), CASES)
def test_forms_hold_the_cases_of_a_name(name: str, form: str) -> None:
    assert form in name_mentions.forms(name)


def test_a_name_on_a_vowel_that_never_changes_has_one_form() -> None:
    assert name_mentions.forms("Клюге") == {"клюге"}


FOUND = [
    ("Ана Коста приехала. Косту встретили.", "Ана Коста", ["Ана Коста", "Косту"]),
    ("Ana Costa came. Dr Costa spoke.", "Ana Costa", ["Ana Costa", "Costa"]),
    ("Ana Costa came. Costa’s plan is good.", "Ana Costa", ["Ana Costa", "Costa"]),
    ("Ana Costa came. A. Costa spoke.", "Ana Costa", ["Ana Costa", "A. Costa"]),
    ("Ana Costa came. B. Costa spoke.", "Ana Costa", ["Ana Costa"]),
    (
        "Ana Costa came. Maria Costa met Rica Costa. Yesterday Costa left.",
        "Ana Costa",
        ["Ana Costa", "Costa"],
    ),
    (
        "Ana van der Costa came. A. van der Costa spoke.",
        "Ana van der Costa",
        ["Ana van der Costa", "A. van der Costa"],
    ),
    ("Ana van Costa came. Van Costa spoke.", "Ana van Costa", ["Ana van Costa", "Van Costa"]),
    ("Aida Costa kyzy came. Costa kyzy spoke.", "Aida Costa kyzy", ["Aida Costa kyzy", "Costa kyzy"]),
    ("A. Costa came. A. Costa spoke.", "A. Costa", ["A. Costa", "A. Costa"]),
    ("Ana-Maria Costa came. A.-M. Costa spoke.", "Ana-Maria Costa", ["Ana-Maria Costa", "A.-M. Costa"]),
    ("A. Costa came. B. Costa spoke.", "A. Costa", ["A. Costa"]),
    ("Ana Costa came. The Costa Hotel is full.", "Ana Costa", ["Ana Costa"]),
    ("Ana Maria Costa came. Ana Costa spoke.", "Ana Maria Costa", ["Ana Maria Costa", "Ana Costa"]),
]


@pytest.mark.parametrize(("text", "name", "wanted"), FOUND)
def test_finds_where_a_person_is_named(text: str, name: str, wanted: list[str]) -> None:
    found = name_mentions.find(samples.article(text), samples.people(text, name))
    assert [text[slice(*mention.span)] for mention in found] == wanted
