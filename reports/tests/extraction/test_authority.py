from reports.extraction import authority
from reports.extraction.findings import Person, Span
from reports.extraction.lexicons import load


def test_latin_name_of_an_official_in_either_script():
    assert authority.latin("Тедрос Гебрейесус") == "Tedros Adhanom Ghebreyesus"
    assert authority.latin("Hans Henri P. Kluge") == "Hans Kluge"
    assert authority.latin("Nobody Known") is None


def test_only_names_in_cyrillic_get_a_latin_spelling():
    people = (
        Person("Ханс Клюге", "Khans Klyuge", "Хансом Клюге", Span(0, 12)),
        Person("Hans Henri P. Kluge", "Hans Henri P. Kluge", "Hans Henri P. Kluge", Span(0, 19)),
        Person("Иван Никто", "Ivan Nikto", "Иван Никто", Span(0, 10)),
    )
    named = authority.with_latin_names(people)
    assert [person.name_latin for person in named] == ["Hans Kluge", "Hans Henri P. Kluge", "Ivan Nikto"]


def test_every_record_has_an_id_of_its_own_and_a_source():
    for file, table in (("authority/people", "person"), ("authority/bodies", "body")):
        entries = load(file)[table]
        assert len({entry["id"] for entry in entries}) == len(entries)
        assert all(entry["source"] and entry["names"] and entry["name"] for entry in entries)


def test_every_parent_is_a_record():
    bodies = load("authority/bodies")["body"]
    ids = {body["id"] for body in bodies}
    assert {body["parent"] for body in bodies if "parent" in body} <= ids
    assert {body["side"] for body in bodies} == {"who", "unicef", "government", "other"}
