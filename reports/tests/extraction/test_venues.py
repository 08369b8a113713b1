# ruff: noqa: E501 - a row holds its text whole
import pytest

from reports.extraction import article, places, sentences, venues
from reports.extraction.findings import Person, Span

END = "\nThe parties thanked each other."
КОНЕЦ = "\nСтороны поблагодарили друг друга."


def read(text):
    found = article.read(text)
    return found, sentences.split(found), places.find(found)


def official(country):
    return Person(
        "Zulfiya Rahimova",
        "Zulfiya Rahimova",
        "Zulfiya Rahimova",
        Span(0, 5),
        country=country,
        side="government",
    )


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("DUSHANBE. KHOVAR The minister received the guest." + END, "Dushanbe"),
        ("НУР-СУЛТАН. КАЗИНФОРМ – Министр принял гостью." + КОНЕЦ, "Nur-Sultan"),
        ("The minister met the guest in Khujand on Monday." + END, "Khujand"),
        ("In Osh, the minister met the guest." + END, "Osh"),
        ("The talks took place in the Kyrgyz capital." + END, "Bishkek"),
        ("Anna Lee arrived in Samarkand for the conference." + END, "Samarkand"),
        ("В Таразе состоялась встреча министра с представителем ВОЗ." + КОНЕЦ, "Taraz"),
        ("Министр прибыл с визитом в Нукус." + КОНЕЦ, "Nukus"),
        ("Встреча прошла в столице Туркменистана." + КОНЕЦ, "Ashgabat"),
        (
            "Узбекистан, Ташкент – АН Podrobno.uz. Министр прибыл в Копенгаген, где прошла сессия." + КОНЕЦ,
            "Copenhagen",
        ),
        ("Бухара: медсестры учились у гостей\n\nМинистр принял гостью." + КОНЕЦ, "Bukhara"),
        ("Министр и гостья: о чем говорили в Бухаре\n\nМинистр принял гостью." + КОНЕЦ, "Bukhara"),
        (
            "The minister and the envoy signed an agreement on cooperation for two years in Ashgabat on 10 May."
            + END,
            "Ashgabat",
        ),
        ("В рамках конференции, которая проходит в Астане, министр принял гостью." + КОНЕЦ, "Astana"),
        (
            "The minister met with WHO Regional Director for Europe Peter Larsen in Copenhagen, the agency reports."
            + END,
            "Copenhagen",
        ),
        ("Во время рабочей поездки в Женеву министр встретился с гостьей." + КОНЕЦ, "Geneva"),
        ("The minister met the envoy to discuss the construction of a hospital in Osh." + END, None),
        (
            "On the sidelines of the World Health Assembly in Geneva, the minister met the guest." + END,
            "Geneva",
        ),
        ("A delegation of WHO visited Khujand, where the governor received it." + END, "Khujand"),
        ("Делегация ВОЗ посетила Худжанд, где её принял губернатор." + КОНЕЦ, "Khujand"),
        ("The ambassador met the head of WHO at the headquarters in Geneva." + END, "Geneva"),
        ("В штаб-квартире ВОЗ в Женеве министр встретился с гостьей." + КОНЕЦ, "Geneva"),
        ("The minister met UNICEF Representative Maria Lopez in the city of Karakol." + END, "Karakol"),
        ("Ashgabat hosted the talks of the minister with the guest." + END, "Ashgabat"),
        ("Министр встретился с гостьей в г. Ош." + КОНЕЦ, "Osh"),
        ("Министр встретился с гостьей в городе Каракол." + КОНЕЦ, "Karakol"),
        # the lede tells it, against the title and an agency's own city
        ("Гости завершили поездку в Ашхабаде\n\nВ Душанбе гостей принял министр." + КОНЕЦ, "Dushanbe"),
        (
            "BAKU, Azerbaijan, November 27. Trend: The document was signed on November 25 in Fergana by two ministers."
            + END,
            "Fergana",
        ),
        # a clause opens with the city, or "where" follows it
        ("Сегодня, 2 декабря, в Алматы завершаются учения врачей." + КОНЕЦ, "Almaty"),
        ("On April 23, in Osh, the minister of health and the chief doctor shook hands." + END, "Osh"),
        (
            "Эксперты разложили выводы перед хозяевами: в Алматы, в здании Национального центра общественного здравоохранения, прошло заседание."
            + КОНЕЦ,
            "Almaty",
        ),
        (
            "This was told on 21 April 2016 in Cholpon-Ata, where the ministry and the office held a dialogue."
            + END,
            "Cholpon-Ata",
        ),
        # a body's building, and the city hall
        (
            "The office of the mission in Geneva was where the ministers sat down with the guest." + END,
            "Geneva",
        ),
        ("The minister sat down at UN City with the director." + END, "Copenhagen"),
        ("Там же, в Городке ООН, ее пригласила на разговор директор." + КОНЕЦ, "Copenhagen"),
        ("Yesterday in the akimat of Shymkent the guest walked in." + END, "Shymkent"),
        ("Встреча министров с главой бюро ВОЗ прошла в Стамбуле." + КОНЕЦ, "Istanbul"),
        ("О чем договорились в Ташкенте министр и гостья\n\nМинистр принял гостью." + КОНЕЦ, "Tashkent"),
        # the stamp above the article, and a sentence below the lede
        (
            "Министр принял гостью\n17:20, 24 апреля 2024, Бишкек - 24.kg\n\nМинистр принял гостью." + КОНЕЦ,
            "Bishkek",
        ),
        (
            "Миссия ВОЗ проехала по области. Она видела больницы. В Нукусе гостей принял министр." + КОНЕЦ,
            "Nukus",
        ),
        # the mayor of a city may meet guests anywhere
        ("Аким Шымкента встретился с главой ВОЗ." + КОНЕЦ, None),
        # an office's city, a future meeting's, an online one, none
        ("The minister received the head of the UNICEF office in Osh." + END, None),
        ("Министр принял руководителя офиса ЮНИСЕФ в Оше." + КОНЕЦ, None),
        ("The forum will be held in Dushanbe next year, the minister said." + END, None),
        ("ASTANA – The minister and the guest spoke online." + END, None),
        ("АСТАНА. КАЗИНФОРМ – Переговоры прошли в режиме видеоконференции." + КОНЕЦ, None),
        ("The minister of Kazakhstan received the guest." + END, None),
    ],
)
def test_finds_the_city_of_the_meeting(text, city):
    place = venues.find_place(*read(text))
    assert (place and place.value) == city


def test_the_evidence_of_a_city_is_its_name_as_written():
    text = "Встреча прошла в Душанбе." + КОНЕЦ
    place = venues.find_place(*read(text))
    assert [text[slice(*span)] for span in place.spans] == ["Душанбе"]


@pytest.mark.parametrize(
    ("text", "officials", "countries"),
    [
        ("The minister of Tajikistan received the guest." + END, ["TJ"], ["TJ"]),
        (
            "The minister received the guest. Kyrgyzstan is grateful, Kyrgyz doctors too. Kazakhstan is near."
            + END,
            [],
            ["KG"],
        ),
        ("The Turkmen minister received the guest." + END, [], ["TM"]),
        ("АШХАБАД, 5 мая /ТДХ/. Министр принял гостью." + КОНЕЦ, [], ["TM"]),
        ("Министр Узбекистана прибыл с визитом в Астану, где прошла встреча." + КОНЕЦ, ["UZ"], ["UZ", "KZ"]),
        ("Министр привез делегацию Узбекистана в Женеву, где прошла сессия." + КОНЕЦ, ["UZ"], ["UZ"]),
        (
            "Health ministers of Kazakhstan, Kyrgyzstan and Uzbekistan met the WHO chief." + END,
            [],
            ["KZ", "KG", "UZ"],
        ),
        ("В форуме участвовали представители Таджикистана и Туркменистана." + КОНЕЦ, [], ["TJ", "TM"]),
        ("The minister received the guest." + END, [], []),
        ("The Danish minister received the guest." + END, ["DK"], []),
    ],
)
def test_finds_the_countries_of_the_meeting(text, officials, countries):
    found = venues.find_countries(*read(text), [official(country) for country in officials])
    assert [finding.value for finding in found] == countries
    assert all(text[slice(*span)] for finding in found for span in finding.spans)


def test_a_country_that_no_official_tells_is_doubted():
    told, named = "The minister of Tajikistan received the guest." + END, "Tajikistan is grateful." + END
    assert [finding.doubt for finding in venues.find_countries(*read(told), [official("TJ")])] == [""]
    assert all(finding.doubt for finding in venues.find_countries(*read(named), []))


def test_two_countries_named_as_often_are_no_answer():
    assert (
        venues.find_countries(*read("Kazakhstan and Kyrgyzstan are near, the minister said." + END), []) == ()
    )
