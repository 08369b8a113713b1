import pytest

from reports.extraction import article
from reports.extraction.findings import Span
from reports.extraction.page import sources


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
        ("The press service informed 24.kg news agency of it.", "24.kg news agency"),
        ("He said so in an interview with Kun.uz.", "Kun.uz"),
        ("Министр рассказал в интервью Tengrinews.kz о приёме.", "Tengrinews.kz"),
        ("Об итогах корреспондент «Газете.uz» рассказали в ведомстве.", "Газета.uz"),
        # an agency that no lexicon lists
        ("The minister received the guest, Steppe News Agency reports.", "Steppe News Agency"),
        ("Об этом передает ИА «Степные новости» со ссылкой на ТАСС.", "ИА «Степные новости»"),
        ("Он сказал: «Спасибо», передает корреспондент агентства «Степь».", "«Степь»"),
        # nor is called one
        ("The minister received the guest, Steppe Post reports.", "Steppe Post"),
        ("The minister received the guest, Steppe Post has learned.", "Steppe Post"),
        ("Министр принял гостью, передает «Вестник степи» со ссылкой на ведомство.", "«Вестник степи»"),
        ("The minister received the guest, Novak writes. Ada Novak came later.", None),
        ("The minister received the guest, Ministry of Health reports.", None),
        ("Kun.uz was told about this at the ministry.", "Kun.uz"),
        ("Об этом стало известно Kun.uz.", "Kun.uz"),
        ("Министр принял гостью, сообщает корреспондент Вечернего Бишкека.", "Вечерний Бишкек"),
        ("Министр принял гостью, сообщает официальный сайт Сената РК.", "официальный сайт Сената РК"),
        ("По данным «Вести.kg», министр принял гостью.", "Вести.kg"),
        # whom the agency heard it from is not the publisher, unless no agency is named
        ("The minister received the guest, primeminister.kz reported. Kabar reports.", "Kabar"),
        ("The minister received the guest, primeminister.kz reported.", "primeminister.kz"),
        ("Министр принял гостью, сообщает пресс-служба Минздрава.", None),
        ("Министр принял гостью, сообщает gov.kz.", "gov.kz"),
        ("Обсудили платформу Telemed.kg и сайт med.uz.", None),
        ("The trend reported last year goes on.", None),
        ("They spoke of the Orient and of Fergana.", None),
    ],
)
def test_finds_who_published(text, source):
    found = sources.find(text, [], [Span(0, len(text))])
    assert (found and found.value) == source


def test_the_site_of_a_state_body_carries_a_doubt():
    text = "The minister received the guest, primeminister.kz reported."
    assert "state body" in sources.find(text, [], [Span(0, len(text))]).doubt


def test_a_name_in_words_wins_over_an_address():
    text = "vecher.kz\nВечерний Алматы"
    found = sources.find(text, [Span(0, 9), Span(10, 25)], [])
    assert found.value == "Вечерний Алматы"


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        (["Фото: Kun.uz"], "Kun.uz"),
        (["© Sputnik / Тимур Иванов", "Подписывайтесь на канал Sputnik Казахстан"], "Sputnik Казахстан"),
        (["Photo: open sources"], None),
    ],
)
def test_a_credit_tells_who_published_where_nothing_else_does(lines, source):
    found = article.read(
        "\n\n".join(["Министр принял гостей", "Министр принял посла. Они говорили.", *lines])
    )
    assert (found.source and found.source.value) == source
    assert found.source is None or found.source.doubt


def test_capitals_are_spelled_as_the_publisher_does():
    assert [sources.spelled(name) for name in ("KAZINFORM", "КАЗИНФОРМ", "ABC", "Kabar")] == [
        "Kazinform",
        "Казинформ",
        "ABC",
        "Kabar",
    ]
