import pytest

from reports.extraction import genders
from reports.extraction.findings import Person, Span

NAMES = [
    ("Ms. Ingrid Vos", "Ingrid Vos", "feminine"),
    ("Mr Jordan Vos", "Jordan Vos", "masculine"),
    ("г-жа Ингрид Вос", "Ингрид Вос", "feminine"),
    ("Lola Karimova", "Lola Karimova", "feminine"),
    ("Timur Karimov", "Timur Karimov", "masculine"),
    ("Анна Ковач", "Анна Ковач", "feminine"),
    ("Бермет Асан кызы", "Бермет Асан кызы", "feminine"),
    ("Jordan Vos", "Jordan Vos", None),
    ("Farrukh Nazarzoda", "Farrukh Nazarzoda", None),
]


@pytest.mark.parametrize(("text", "name", "wanted"), NAMES)
def test_gender(text: str, name: str, wanted: str | None) -> None:
    start = text.index(name)
    assert genders.of(text, Person(name, name, name, Span(start, start + len(name)))) == wanted
