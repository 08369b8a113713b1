import pytest

from reports.extraction import names

LATIN = [
    ("Ержан Ашикбаев", "Yerzhan Ashikbayev"),
    ("Данияр Сыдыков", "Daniyar Sydykov"),
    ("Алишер Шадманов", "Alisher Shadmanov"),
    ("Юлия Щукина", "Yuliya Shchukina"),
    ("Касым-Жомарт", "Kasym-Zhomart"),
    ("Шариповский", "Sharipovsky"),
    ("John Smith", "John Smith"),
]


@pytest.mark.parametrize(("name", "latin"), LATIN)
def test_latin_is_what_the_agencies_write(name, latin):
    assert names.latin(name) == latin


SAME = [
    ("Hans Kluge", "Hans Henri P. Kluge", True),
    ("T. Gebreyesus", "Tedros Gebreyesus", True),
    ("Tedros Gebreyesus", "Tedros Adhanom Gebreyesus", True),
    ("Дж. Рахимов", "Джамшед Рахимов", True),
    ("Дз. Ивата", "Кэн Ивата", False),
    ("Фёдор Иванов", "Федор Иванов", True),
    ("José Álvarez", "Jose Alvarez", True),
    ("Hans Kluge", "Hans Meier", False),
    ("A. Ivanov", "Boris Ivanov", False),
    ("", "Ivanov", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_same_person_by_name(one, other, same):
    assert names.same(one, other) is same
    assert names.same(other, one) is same


def test_folded_keeps_short_i_and_drops_accents():
    assert names.folded("Андрей Ё. O’Brien-Şahin") == ("андрей", "е", "o", "brien", "sahin")
