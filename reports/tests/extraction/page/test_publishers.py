import pytest

from reports.extraction.findings import Span
from reports.extraction.page import lines, publishers


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kabar", "Kabar"),
        ("Stepnews.kz", "Stepnews.kz"),
        ("PrimeMinister.kz", "PrimeMinister.kz"),
        ("WHO/Europe", "WHO/Europe"),
        ("ВОЗ/Европа | Новости", "ВОЗ/Европа"),
        ("ЕРБ ВОЗ / Страны / Кыргызстан", "ЕРБ ВОЗ"),
        ("UNICEF Kyrgyzstan | Press release", "UNICEF Kyrgyzstan"),
        ("ЮНИСЕФ  Туркменистан", "ЮНИСЕФ"),
        ("Пресс-служба Сената", "Пресс-служба Сената"),
        ("Пресс-служба Жогорку Кенеша | Новости комитетов", "Пресс-служба Жогорку Кенеша"),
        ("Press Service of the Ministry of Health", "Press Service of the Ministry of Health"),
        ("Газета «Степной край»", "Газета «Степной край»"),
        ("Electronic newspaper «Steppe Land»", "Electronic newspaper «Steppe Land»"),
        ("Степное информационное агентство", "Степное информационное агентство"),
        ("Steppe News Agency", "Steppe News Agency"),
        # no names of publishers: headlines, sections, a platform's address
        ("Пресс-служба опровергла слухи о вакцине", None),
        ("Пресс-служба", None),
        ("Press service denies shortage of vaccines", None),
        ("UNICEF opens an office in Kyrgyzstan", None),
        ("ЮНИСЕФ поможет Туркменистану", None),
        ("Министр посетил газету «Степной край»", None),
        ("gov.kz  Единая платформа", None),
        ("Газета издается с 1924 года", None),
        ("Общество", None),
    ],
)
def test_a_line_of_nothing_but_a_name_tells_the_publisher(line, name):
    found = publishers.read(line, Span(0, len(line)))
    assert (found and line[slice(*found)]) == name


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("СТЕПНОЙ КРАЙ\nобластная общественно-политическая газета", "СТЕПНОЙ КРАЙ"),
        ("Steppe Land\nindependent weekly newspaper", "Steppe Land"),
        ("Министр посетил редакцию\nОбластная газета", None),
    ],
)
def test_a_line_says_what_the_name_above_it_is(page, name):
    found = publishers.described(lines.split(page))
    assert (found and page[slice(*found)]) == name


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (
            "Ministry of Health, Labour and Water of Steppeland\nРусский | English",
            "Ministry of Health, Labour and Water of Steppeland",
        ),
        (
            "Единая платформа\nМинистерство здравоохранения\nО министерстве     Пресс-центр     Документы",
            "Министерство здравоохранения",
        ),
        ("The Steppe Times\n25 October 2017", "The Steppe Times"),
        ("Ministry of Health meets doctors\nNews  Sport", None),
        ("Министр принял врачей\n25.10.2017", None),
    ],
)
def test_a_masthead_above_a_menu_or_a_date_tells_whose_page_it_is(page, name):
    found = publishers.owner(lines.split(page))
    assert (found and page[slice(*found)]) == name


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Пресс-служба Министерства здравоохранения", True),
        ("Steppe News Agency", True),
        ("Пресс-служба министерства", False),
        ("UNICEF Kyrgyzstan", False),
    ],
)
def test_a_signature_says_whose_press_service_wrote(line, wanted):
    assert publishers.is_signature(line) is wanted
