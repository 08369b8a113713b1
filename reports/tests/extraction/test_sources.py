import pytest

from reports.extraction import sources
from reports.extraction.findings import Span


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The minister received the guest, Kazinform News Agency heard from the ministry.",
            "Kazinform News Agency",
        ),
        ("The minister received the guest, Kabar reports.", "Kabar"),
        ("The minister received the guest, AKIpress reported.", "AKIpress"),
        ("The minister told 24.kg news agency about it.", "24.kg news agency"),
        ("Министр принял гостью, передает Zakon.kz.", "Zakon.kz"),
        ("Министр принял гостью, передает МИА «Казинформ» со ссылкой на ведомство.", "МИА «Казинформ»"),
        ("Министр принял гостью, сообщает корреспондент агентства «Хабар 24».", "Хабар 24"),
        ("Министр принял гостью, передаёт корреспондент Tengrinews.kz.", "Tengrinews.kz"),
        ("Министр принял гостью, передает novosti-oblasti.kz.", "novosti-oblasti.kz"),
        ("Об этом сообщает Sputnik Таджикистан.", "Sputnik Таджикистан"),
        ("Источник: Asia-Plus", "Asia-Plus"),
        # whom the agency heard it from is not the publisher
        ("The minister received the guest, primeminister.kz reported.", None),
        ("Министр принял гостью, сообщает пресс-служба Минздрава.", None),
        ("Министр принял гостью, сообщает gov.kz.", None),
        ("Обсудили платформу Telemed.kg и сайт med.uz.", None),
        ("The trend reported last year goes on.", None),
        ("They spoke of the Orient and of Fergana.", None),
    ],
)
def test_finds_who_published(text, source):
    found = sources.find(text, [], [Span(0, len(text))])
    assert (found and found.value) == source


def test_a_name_in_words_wins_over_an_address():
    text = "vecher.kz\nВечерний Алматы"
    found = sources.find(text, [Span(0, 9), Span(10, 25)], [])
    assert found.value == "Вечерний Алматы"


def test_capitals_are_spelled_as_the_publisher_does():
    assert [sources.spelled(name) for name in ("KAZINFORM", "КАЗИНФОРМ", "ABC", "Kabar")] == [
        "Kazinform",
        "Казинформ",
        "ABC",
        "Kabar",
    ]
