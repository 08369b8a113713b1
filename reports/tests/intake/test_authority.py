import pytest

from reports.intake import authority
from reports.intake.authority import Entry


@pytest.mark.parametrize(
    ("name", "country", "wanted"),
    [
        ("WHO", None, "who"),
        ("World Health Organization", "KG", "who"),
        ("ВОЗ", "KZ", "who"),
        ("Всемирная организация здравоохранения", None, "who"),
        ("European Regional Office of the World Health Organization", "KZ", "who-europe"),
        ("ЮНИСЕФ", None, "unicef"),
        ("Ministry of Health", "KG", "ministry-of-health-kg"),
        ("Ministry of Health", "KZ", "ministry-of-health-kz"),
        ("Министерство здравоохранения", "TJ", "ministry-of-health-tj"),
        ("Ministry of Health of Kyrgyzstan", None, "ministry-of-health-kg"),
        ("Ministry of Health of Kyrgyzstan", "UZ", "ministry-of-health-kg"),
        ("Ministry of Health", None, None),
        ("Ministry of Health", "FR", None),
        ("Society of Friends of the River", "KG", None),
    ],
)
def test_body_by_name(name, country, wanted):
    found = authority.body_by_name(name, country)
    assert (found.id if found else None) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Hans Kluge", "hans-kluge"),
        ("Hans Henri P. Kluge", "hans-kluge"),
        ("Ханс Клюге", "hans-kluge"),
        ("Тедрос Гебрейесус", "tedros-adhanom-ghebreyesus"),
        ("Hans", None),
        ("Helga Kluge", None),
    ],
)
def test_person_by_name(name, wanted):
    found = authority.person_by_name(name)
    assert (found.id if found else None) == wanted


@pytest.mark.parametrize(
    ("name", "names", "wanted"),
    [
        ("World Health Organization", ("ВОЗ", "Всемирная организация"), "Всемирная организация"),
        ("UNICEF", ("Детский фонд ООН", "ЮНИСЕФ"), "ЮНИСЕФ"),
        ("Osh City", ("Osh",), ""),
    ],
)
def test_russian_name(name, names, wanted):
    assert Entry("id", name, names).name_ru == wanted


def test_every_parent_and_country_is_there():
    for entry in authority._entries("bodies", "body").values():
        assert entry.parent is None or authority.body(entry.parent)
        assert entry.side in {"who", "unicef", "government", "other"}
