import pytest

from reports.extraction import article
from reports.extraction.findings import Stated

LEDE = "The Minister of Health of Tajikistan received the WHO Representative in the country."
MORE = "The parties spoke of cooperation in the years ahead and of new hospitals."
ЛИД = "Министр здравоохранения Таджикистана принял представителя ВОЗ в стране."
ДАЛЕЕ = "Стороны обсудили сотрудничество и строительство новых больниц."


def body(found):
    return [found.text[slice(*span)] for span in found.body]


def value(finding):
    return finding.value if finding else None


# lines of the page, title, source, published
PAGES = [
    ([LEDE, MORE], None, None, None),
    (["Minister meets WHO Representative", "", LEDE, MORE], "Minister meets WHO Representative", None, None),
    (
        [" date 2021-05-06 14:20", "Health", "", "Minister meets WHO envoy", "", LEDE, MORE],
        "Minister meets WHO envoy",
        None,
        "2021-05-06",
    ),
    ([" date 2021-05-06 " + LEDE, MORE], None, None, "2021-05-06"),
    (
        [
            "USD 84.79",
            "EUR 99.12",
            "RUB 1.15",
            "Русский",
            "Кыргызча",
            "",
            "Minister meets WHO envoy",
            LEDE,
            MORE,
            "link:",
            "views: 40",
            "Print",
            "Related",
            "WHO envoy visits Osh",
            "New hospital opens",
        ],
        "Minister meets WHO envoy",
        None,
        None,
    ),
    (
        [
            "Minister meets WHO envoy",
            "",
            "256 views Health 0",
            "",
            "Bishkek, Mar. 2, 2018 / Kabar/. " + LEDE,
            MORE,
            "",
            "Post Comment",
        ],
        "Minister meets WHO envoy",
        "Kabar",
        "2018-03-02",
    ),
    (
        [
            "    Minister meets WHO envoy",
            "",
            "    5 March 2019, 18:29",
            "",
            "    ASTANA. KAZINFORM " + LEDE,
            "    " + MORE,
            "",
            "",
            "    Aigerim Sadyrova",
        ],
        "Minister meets WHO envoy",
        "Kazinform",
        "2019-03-05",
    ),
    (
        [
            "Currency rates from 20/09/2024",
            "$1 – 12724.84",
            "UZS – -0.12%",
            "Search",
            "Tajikistan 12/08/2024 Minister meets WHO envoy",
            "",
            "Minister meets WHO envoy",
            "",
            "Dushanbe, Tajikistan (UzDaily.com) — " + LEDE,
            MORE,
            "",
            "Fresh news in our telegram channel",
        ],
        "Minister meets WHO envoy",
        "UzDaily.com",
        "2024-08-12",
    ),
    (
        ["22:4107.10.2021", "Министр принял представителя ВОЗ", ЛИД, ДАЛЕЕ],
        "Министр принял представителя ВОЗ",
        None,
        "2021-10-07",
    ),
    (
        ["Министр принял представителя ВОЗ 22:4107.10.2021", ЛИД, ДАЛЕЕ],
        "Министр принял представителя ВОЗ",
        None,
        "2021-10-07",
    ),
    (
        [
            "Казахстан Мир Интервью Стиль Спорт Культура Регионы",
            "$ 494.87  520.65  4.91",
            "",
            "Министр принял гостей из ВОЗ",
            "",
            ДАЛЕЕ,
            "",
            "23.10.2023, 13:02",
            "Министр принял гостей из ВОЗ",
            "Фото: пресс-служба",
            "",
            ЛИД[:-1] + ", передает Liter.kz.",
        ],
        "Министр принял гостей из ВОЗ",
        "Liter.kz",
        "2023-10-23",
    ),
    (
        [
            "Главная / Новости / Общество",
            "Министр принял представителя ВОЗ",
            "12 марта 2021, 14:05",
            "Просмотров: 123",
            "ДУШАНБЕ, 12.03.2021 /НИАТ «Ховар»/. " + ЛИД,
            ДАЛЕЕ,
            "",
            "ФОТО: НИАТ «Ховар»",
            "Читайте также:",
            "Новая больница открыта в Хороге",
            "Все новости раздела",
        ],
        "Министр принял представителя ВОЗ",
        "НИАТ «Ховар»",
        "2021-03-12",
    ),
    (
        [
            "Министр принял представителя ВОЗ",
            ЛИД,
            "Читайте также: Новая больница открыта в Хороге",
            ДАЛЕЕ,
            "Источник: Asia-Plus",
        ],
        "Министр принял представителя ВОЗ",
        "Asia-Plus",
        None,
    ),
    (["By Aliya Karimova in Nation on 23 September 2022", LEDE, MORE], None, None, "2022-09-23"),
    ([ЛИД, ДАЛЕЕ, "Подписывайтесь на наш Telegram-канал!", "© 2021 Все права защищены"], None, None, None),
    (
        [
            "Министр принял представителя ВОЗ",
            "Автор: Анна Петрова",
            "",
            ЛИД[:-1] + ", сообщает ИА «24.kg».",
            ДАЛЕЕ,
        ],
        "Министр принял представителя ВОЗ",
        "ИА «24.kg»",
        None,
    ),
    (
        ["WHO and Tajikistan: what comes next?", "", LEDE, MORE],
        "WHO and Tajikistan: what comes next?",
        None,
        None,
    ),
    ([LEDE[:-1] + ", a source told Kazinform News Agency.", MORE], None, "Kazinform News Agency", None),
    (
        [
            "12 March 2021",
            "News release",
            "Dushanbe",
            "Reading time: 1 min (354 words)",
            "WHO envoy opens a hospital",
            LEDE,
            MORE,
            "Media contacts",
            "Anna Smith, Communications Officer.",
            "About UNICEF",
            "UNICEF works in many countries.",
        ],
        "WHO envoy opens a hospital",
        None,
        "2021-03-12",
    ),
    (
        [
            "Press release",
            "WHO envoy opens a hospital",
            "06 May 2021",
            "DUSHANBE, 6 May 2021 – " + LEDE,
            MORE,
            "###",
        ],
        "WHO envoy opens a hospital",
        None,
        "2021-05-06",
    ),
    (
        [
            "Министр принял представителя ВОЗ.",
            "14:25 12.03.2021 (обновлено: 15:10 12.03.2021)",
            "© Sputnik / Имя Фамилия",
            "ДУШАНБЕ, 12 мар — Sputnik. " + ЛИД,
            ДАЛЕЕ,
        ],
        "Министр принял представителя ВОЗ.",
        "Sputnik",
        "2021-03-12",
    ),
    (["Video conference of ministers", "", LEDE, MORE], "Video conference of ministers", None, None),
    (
        ["Министр принял гостей", "", ЛИД, "Фото пресс-службы Минздрава", ДАЛЕЕ],
        "Министр принял гостей",
        None,
        None,
    ),
    (
        [
            "Министр принял гостей",
            "",
            "24 октября 2018 года 19:15",
            "",
            ЛИД,
            ДАЛЕЕ,
            "Нашли ошибку? Выделите текст и нажмите Ctrl+Enter",
        ],
        "Министр принял гостей",
        None,
        "2018-10-24",
    ),
    (
        [
            "Здравоохранение | 16 Июн 2022 | 14:20",
            "",
            "Министр принял гостей",
            ЛИД,
            ДАЛЕЕ,
            "Комментарии",
            "Источник: Дунё",
        ],
        "Министр принял гостей",
        "Дунё",
        "2022-06-16",
    ),
    # a date glued to the words on both sides, or to the headline
    (
        [f'Министр принял гостей22.07.2015 12:38АШХАБАД, 22 июля - ИП "СТЕПЬинформ". {ЛИД}', ДАЛЕЕ],
        "Министр принял гостей",
        'ИП "СТЕПЬинформ"',
        "2015-07-22",
    ),
    (["Министр принял гостей10:1507.10.2021", ЛИД, ДАЛЕЕ], "Министр принял гостей", None, "2021-10-07"),
    (
        ["Wednesday, 15 June 2022", "Minister meets WHO envoy", LEDE, MORE],
        "Minister meets WHO envoy",
        None,
        "2022-06-15",
    ),
    (["Министр принял гостей", "15-06-2022", ЛИД, ДАЛЕЕ], "Министр принял гостей", None, "2022-06-15"),
    # counters
    (
        ["Министр принял гостей", "17:41 / 26.07.2023", "3120", "2 минуты чтения", "", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        None,
        "2023-07-26",
    ),
    # menus of words that no lexicon lists
    (
        ["Home  Kazakhstan  Society  Guide  Auto", "Minister meets WHO envoy", LEDE, MORE],
        "Minister meets WHO envoy",
        None,
        None,
    ),
    (["Главная / Лента / Афиша", "Министр принял гостей", ЛИД, ДАЛЕЕ], "Министр принял гостей", None, None),
    # the site's name at the end of the headline
    (
        ["Minister meets WHO envoy | The Astana Times", LEDE, MORE],
        "Minister meets WHO envoy",
        "The Astana Times",
        None,
    ),
    (["Министр принял гостей – Podrobno.uz", ЛИД, ДАЛЕЕ], "Министр принял гостей", "Podrobno.uz", None),
    (["Министр принял гостей | Новости мира на сегодня", ЛИД, ДАЛЕЕ], "Министр принял гостей", None, None),
    # a stamp with the agency, the city and the reporter; one of items between bars
    (
        ["14:25, 03 May 2022, Bishkek - 24.kg news agency, Anna KIM", "Minister meets WHO envoy", LEDE, MORE],
        "Minister meets WHO envoy",
        "24.kg news agency",
        "2022-05-03",
    ),
    (
        ["Minister meets WHO envoy", "03 March 2021 | Joint News Release | Tashkent", LEDE, MORE],
        "Minister meets WHO envoy",
        None,
        "2021-03-03",
    ),
    (
        ["УзА, 7 октября 2022", "Министр принял гостей", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        "УзА",
        "2022-10-07",
    ),
    # the publisher below the article
    (["Министр принял гостей", ЛИД, ДАЛЕЕ, "УзА"], "Министр принял гостей", "УзА", None),
    (
        ["Министр принял гостей", ЛИД, ДАЛЕЕ, "Аида Нурлан, Orient.tm"],
        "Министр принял гостей",
        "Orient.tm",
        None,
    ),
    (["5 March, 12:40", "Minister meets WHO envoy", LEDE, MORE], "Minister meets WHO envoy", None, None),
    # the day that a ministry's site puts behind a headline, and a switch of languages above it
    (
        ["Қаз Рус Eng", "Что обсудил министр с гостями 07 февраля 2024", ЛИД, ДАЛЕЕ],
        "Что обсудил министр с гостями",
        None,
        "2024-02-07",
    ),
    # captions between the headline and the dateline
    (
        [
            "Министр принял гостей из ВОЗ",
            "Переговоры о новых больницах - Sputnik Таджикистан",
            "ДУШАНБЕ, 3 мар 2021 — Sputnik. " + ЛИД,
            ДАЛЕЕ,
        ],
        "Министр принял гостей из ВОЗ",
        "Sputnik",
        "2021-03-03",
    ),
    # menus with advertising and rates, and the name of the site behind its section
    (
        [
            "Реклама на сайте   Контакты   O'zbekcha",
            "Курс ЦБ: USD 128.15  EUR 135.41",
            "Министр принял гостей",
            ЛИД,
            ДАЛЕЕ,
        ],
        "Министр принял гостей",
        None,
        None,
    ),
    (
        ["Новости Казахстана - Zakon.kz", "Министр принял гостей", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        "Zakon.kz",
        None,
    ),
    # a motto below the publisher's name, and a line that says what paper it is
    (
        [
            "УзА",
            "Узбекистан — страна сегодня",
            "19.01.2023  16:55",
            "В городе говорили о новых поликлиниках",
            ЛИД,
            ДАЛЕЕ,
        ],
        "В городе говорили о новых поликлиниках",
        "УзА",
        "2023-01-19",
    ),
    (
        ["СТЕПНОЙ КРАЙ", "областная газета", "Министр принял гостей", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        "СТЕПНОЙ КРАЙ",
        None,
    ),
    # a publisher without a headline, and a headline that only the trail through the site holds
    (
        ["Степное информационное агентство16.03.2018 10:30НУКУС. " + ЛИД, ДАЛЕЕ],
        None,
        "Степное информационное агентство",
        "2018-03-16",
    ),
    (["HOME » NEWS » THE COUNCIL OF PARTNERS SITS", LEDE, MORE], "THE COUNCIL OF PARTNERS SITS", None, None),
    # a headline with a question below the publisher's name and the date
    (
        ["Kaktus.media", "22.09.2021 15:03", "An envoy comes. What will they talk about?", LEDE, MORE],
        "An envoy comes. What will they talk about?",
        "Kaktus.media",
        "2021-09-22",
    ),
    # dates: glued to a headline before a city, with a weekday, beside sections, of a footer
    (
        ["Министр принял гостей из ВОЗ12:4005.10.2021, Бишкек", ЛИД, ДАЛЕЕ],
        "Министр принял гостей из ВОЗ",
        None,
        "2021-10-05",
    ),
    (
        ["Министр принял гостей", "16 мая, вторник, 2023, 17:10 | Просмотры: 5 219", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        None,
        "2023-05-16",
    ),
    (
        [
            "Министр принял гостей",
            "22 октября 2024 г.    Новостной выпуск    Время чтения: 2 мин.",
            ЛИД,
            ДАЛЕЕ,
        ],
        "Министр принял гостей",
        None,
        "2024-10-22",
    ),
    (
        ["Опубликовано: 2017/10/05 - 12:40", "Министр принял гостей", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        None,
        "2017-10-05",
    ),
    (
        ["Minister meets envoy", LEDE, MORE, "Published 27 November 2025 11:05 (UTC +04:00)"],
        "Minister meets envoy",
        None,
        "2025-11-27",
    ),
    (
        ["17.05.2019 11:10, город Душанбе", "Министр принял гостей", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        None,
        "2019-05-17",
    ),
    # what stands below: other stories, what readers wrote, where it is from
    (
        ["Министр принял гостей", ЛИД, ДАЛЕЕ, "Комментарии (2)", "Гость: а где пункт вакцинации?"],
        "Министр принял гостей",
        None,
        None,
    ),
    (
        ["Minister meets envoy", LEDE, MORE, "More on the subject:", "Minister visits Osh", "Envoy leaves"],
        "Minister meets envoy",
        None,
        None,
    ),
    (
        ["Министр принял гостей", ЛИД, ДАЛЕЕ, "Источник: president.tj"],
        "Министр принял гостей",
        "president.tj",
        None,
    ),
    (["Министр принял гостей", ЛИД, ДАЛЕЕ, "oblast.gov.kz"], "Министр принял гостей", "oblast.gov.kz", None),
    (
        ["Министр принял гостей", ЛИД, ДАЛЕЕ, "Пресс-служба Министерства здравоохранения"],
        "Министр принял гостей",
        "Пресс-служба Министерства здравоохранения",
        None,
    ),
    # headings of sections, menus, who wrote for whom
    (
        ["Prime Minister's news", "Minister meets the guests", LEDE, MORE],
        "Minister meets the guests",
        None,
        None,
    ),
    (
        ["Главная  Наука  Спорт  Мама и дети", "Министр принял гостей", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        None,
        None,
    ),
    (
        ["Министр принял гостей", ЛИД, ДАЛЕЕ, "Ада Новак, Ян Новак (фото), УзА"],
        "Министр принял гостей",
        "УзА",
        None,
    ),
    (
        [
            "gov.kz",
            "Ministry of Health of Kazakhstan",
            "Home  News  Contacts",
            "Round table on salt",
            LEDE,
            MORE,
        ],
        "Round table on salt",
        "Ministry of Health of Kazakhstan",
        None,
    ),
    ([LEDE[:-1] + ", minzdrav.tj reported.", MORE], None, "minzdrav.tj", None),
    # the first line names whose page it is
    (
        ["Ministry of Health of Tajikistan", "", "Round table on salt", LEDE, MORE],
        "Round table on salt",
        "Ministry of Health of Tajikistan",
        None,
    ),
    # menus, trails, weather, rates and telephones above the headline
    (
        ["Ру Ўз En", "Ташкент +31°   Курс ЦБ: USD 11 506", "Министр принял гостей", ЛИД, ДАЛЕЕ],
        "Министр принял гостей",
        None,
        None,
    ),
    (["Publications / News", "Minister receives guests", LEDE, MORE], "Minister receives guests", None, None),
    (
        ["12.02.2021", "ВСТРЕЧА МИНИСТРА С ПОСЛОМ", ЛИД, ДАЛЕЕ],
        "ВСТРЕЧА МИНИСТРА С ПОСЛОМ",
        None,
        "2021-02-12",
    ),
    (["Телефон доверия: 1003", "Министр принял гостей", ЛИД, ДАЛЕЕ], "Министр принял гостей", None, None),
    (
        ["18.02.2021", "ТУРКМЕНИСТАН – ЮНИСЕФ: ОБСУЖДЕНЫ ПЛАНЫ", ЛИД, ДАЛЕЕ],
        "ТУРКМЕНИСТАН – ЮНИСЕФ: ОБСУЖДЕНЫ ПЛАНЫ",
        None,
        "2021-02-18",
    ),
    ([LEDE[:-1] + ", the press service of the Ministry reported.", MORE], None, None, None),
]


@pytest.mark.parametrize(("page", "title", "source", "published"), PAGES)
def test_tells_a_page_apart(page, title, source, published):
    found = article.read("\n".join(page))
    assert (value(found.title), value(found.source), value(found.published)) == (title, source, published)
    assert [part[:20] for part in body(found)][-1] in (MORE[:20], ДАЛЕЕ[:20], ЛИД[:20])
    assert len(found.body) == 2
    for finding in (found.title, found.published):
        assert finding is None or all(found.text[slice(*span)] for span in finding.spans)


def test_a_page_broken_at_a_width_is_joined_before_capital_letters_too():
    found = article.read(
        "DUSHANBE, March 3, 2021 -- All children of the Rasht valley who are\n"
        "under six will be vaccinated by the end of the year, Minister of Health\n"
        "Farrukh Nazarov told the visiting delegation of Swedish doctors and\n"
        "nurses at the ministry.\n\n"
        "They came to Dushanbe with Ingrid Holm, the new representative of WHO\n"
        "Europe, and left on Friday."
    )
    assert [" ".join(part.split()) for part in body(found)] == [
        "All children of the Rasht valley who are under six will be vaccinated by the end of the year, "
        "Minister of Health Farrukh Nazarov told the visiting delegation of Swedish doctors and nurses at "
        "the ministry.",
        "They came to Dushanbe with Ingrid Holm, the new representative of WHO Europe, and left on Friday.",
    ]


def test_the_dateline_is_no_part_of_the_body():
    found = article.read(f"Minister meets WHO envoy\n\nNUR-SULTAN. 5 July. KAZINFORM {LEDE}\n{MORE}")
    assert body(found) == [LEDE, MORE]
    assert value(found.dateline_place) == "NUR-SULTAN"
    assert value(found.dateline_date) == "XXXX-07-05"


def test_a_dateline_takes_its_year_from_the_header():
    found = article.read(f" date 2022-01-02\nАстана. 30 декабря. KAZAKHSTAN TODAY - {ЛИД}\n{ДАЛЕЕ}")
    assert value(found.dateline_date) == "2021-12-30"
    assert value(found.published) == "2022-01-02"


def test_a_dateline_takes_its_year_from_the_month_that_the_text_tells():
    found = article.read(f"ТАШКЕНТ, 11 фев — Sputnik. {ЛИД} Он прибыл в феврале 2020 года.")
    assert value(found.published) == value(found.dateline_date) == "2020-02-11"
    assert found.published.doubt
    found = article.read(f"ТАШКЕНТ, 11 фев — Sputnik. {ЛИД} Закон принят 27 февраля 2020 года.")
    assert found.published is None


def test_what_is_stated_wins():
    stated = Stated(title="Another title", source="Kabar", published="2020-01-02", language="ru")
    found = article.read(f"Minister meets WHO envoy\n5 March 2019, 18:29\n{LEDE}\n{MORE}", stated)
    assert (value(found.title), value(found.source), value(found.published)) == (
        "Another title",
        "Kabar",
        "2020-01-02",
    )
    assert found.language == "ru"
    assert found.title.spans == ()


def test_a_stated_title_is_found_in_the_text():
    found = article.read(f"Minister meets  WHO envoy\n\n{LEDE}", Stated(title="Minister meets WHO envoy"))
    assert found.text[slice(*found.title.spans[0])] == "Minister meets  WHO envoy"
    assert body(found) == [LEDE]


def test_a_lede_without_its_full_stop_is_of_the_body():
    found = article.read(f"Minister meets WHO envoy\n\n{LEDE[:-1]}\n\n{MORE}")
    assert body(found) == [LEDE[:-1], MORE]


def test_a_paragraph_broken_into_lines_is_one():
    broken = LEDE.replace(" the WHO", "\nthe WHO") + "\n\n" + MORE
    assert [part.replace("\n", " ") for part in body(article.read(broken))] == [LEDE, MORE]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Word", "Two words\nThree more words", "«»", "123", "USD 1\nEUR 2"]
)
def test_odd_pages_are_read(text):
    found = article.read(text)
    assert all(text[slice(*span)].strip() for span in found.body)


def test_stored_text_is_utf8_without_mark_returns_and_nuls():
    assert article.stored_text("\ufeffA\r\nB\0\rC".encode()) == "A\nB\ufffd\rC"


def test_stored_text_refuses_other_encodings():
    with pytest.raises(ValueError, match="not UTF-8: byte 3 "):
        article.stored_text("abcМир".encode("cp1251"))
