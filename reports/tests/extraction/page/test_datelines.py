import pytest

from reports.extraction.findings import Span
from reports.extraction.page import datelines

BODY = "Министр здравоохранения принял гостью."

# opening, place as written, date as EDTF (XXXX where the year is not written), agency as written
DATELINES = [
    ("ASTANA. KAZINFORM ", "ASTANA", None, "KAZINFORM"),
    ("ASTANA. 5 October. KAZINFORM - ", "ASTANA", "10-05", "KAZINFORM"),
    ("NUR-SULTAN. KAZINFORM – ", "NUR-SULTAN", None, "KAZINFORM"),
    ("АСТАНА. КАЗИНФОРМ – ", "АСТАНА", None, "КАЗИНФОРМ"),
    ("НУР-СУЛТАН. 7 июля. КАЗИНФОРМ - ", "НУР-СУЛТАН", "07-07", "КАЗИНФОРМ"),
    ("Bishkek, Apr. 3, 2019. /Kabar/. ", "Bishkek", "2019-04-03", "Kabar"),
    ("BISHKEK, October 21, 2020. /KABAR/. ", "BISHKEK", "2020-10-21", "KABAR"),
    ("БИШКЕК, 24 марта. /Кабар/. ", "БИШКЕК", "03-24", "Кабар"),
    ("Бишкек, 24.03.22. /Кабар/. ", "Бишкек", "2022-03-24", "Кабар"),
    ("Бишкек, 16.06.2022 /Кабар/. ", "Бишкек", "2022-06-16", "Кабар"),
    ("DUSHANBE, 12.03.2021 /NIAT Khovar/. ", "DUSHANBE", "2021-03-12", "NIAT Khovar"),
    ("DUSHANBE, 12.03.2021 (NIAT Khovar) – ", "DUSHANBE", "2021-03-12", "NIAT Khovar"),
    ("ДУШАНБЕ, 12.03.2021 /НИАТ «Ховар»/. ", "ДУШАНБЕ", "2021-03-12", "НИАТ «Ховар»"),
    ("ДУШАНБЕ, 5 апр — Sputnik. ", "ДУШАНБЕ", "04-05", "Sputnik"),
    ("ДУШАНБЕ, 5 апреля 2023 года. /АМИТ «Ховар»/. ", "ДУШАНБЕ", "2023-04-05", "АМИТ «Ховар»"),
    ("Tashkent, Uzbekistan (UzDaily.com) — ", "Tashkent", None, "UzDaily.com"),
    ("Tashkent, Uzbekistan (UzDaily.uz) -- ", "Tashkent", None, "UzDaily.uz"),
    ("Ташкент, Узбекистан (UzDaily.uz) — ", "Ташкент", None, "UzDaily.uz"),
    ("Узбекистан, Ташкент – АН Podrobno.uz. ", "Ташкент", None, "АН Podrobno.uz"),
    ("Алматы. 24 сентября. КазТАГ – Имя Фамилия. ", "Алматы", "09-24", "КазТАГ"),
    ("ТАШКЕНТ, 3 июн — Sputnik, Имя Фамилия. ", "ТАШКЕНТ", "06-03", "Sputnik"),
    ("Астана. 2 февраля. KAZAKHSTAN TODAY - ", "Астана", "02-02", "KAZAKHSTAN TODAY"),
    ("Алматы. 24 сентября. КазТАГ – ", "Алматы", "09-24", "КазТАГ"),
    ("АСТАНА. BAQ.KZ. ", "АСТАНА", None, "BAQ.KZ"),
    ("Ашхабад, 5 мая (Orient). ", "Ашхабад", "05-05", "Orient"),
    ("Ashgabat, 5 May 2021 (TDH) – ", "Ashgabat", "2021-05-05", "TDH"),
    ("АШХАБАД, 5 мая /ТДХ/. ", "АШХАБАД", "05-05", "ТДХ"),
    ("DUSHANBE, Tajikistan, 16 March 2021 – ", "DUSHANBE", "2021-03-16", None),
    ("Bishkek, 5 March 2020 – ", "Bishkek", "2020-03-05", None),
    ("BISHKEK (24.kg) - ", "BISHKEK", None, "24.kg"),
    ("BISHKEK (TCA) — ", "BISHKEK", None, "TCA"),
    ("AKIPRESS.COM - ", None, None, "AKIPRESS.COM"),
    ("ASTANA – ", "ASTANA", None, None),
    ("ТУРКЕСТАН. КАЗИНФОРМ - ", "ТУРКЕСТАН", None, "КАЗИНФОРМ"),
    ("BAKU, Azerbaijan, Sept. 5. Trend: ", "BAKU", "09-05", "Trend"),
    ("КОПЕНГАГЕН, 10 июня 2024 г. – ", "КОПЕНГАГЕН", "2024-06-10", None),
    ("Tashkent. Uzbekistan. June 15. UzReport – ", "Tashkent", "06-15", "UzReport"),
    ("Avesta.Tj | 08.07.2020 | ", None, "2020-07-08", "Avesta.Tj"),
    ("ДУШАНБЕ, 28 ноя – «Авеста», Имя Фамилия. ", "ДУШАНБЕ", "11-28", "«Авеста»"),
    ("ДУШАНБЕ, 24 мар – АП «Авеста». ", "ДУШАНБЕ", "03-24", "АП «Авеста»"),
    ("Uzbekistan, Tashkent - AN Podrobno.uz. ", "Tashkent", None, "AN Podrobno.uz"),
    # agencies that no lexicon lists
    ('АШХАБАД, 22 июля - ИП "СТЕПЬинформ". ', "АШХАБАД", "07-22", 'ИП "СТЕПЬинформ"'),
    ('АШХАБАД, 22 июля - ИП "ТУРКМЕНновости". ', "АШХАБАД", "07-22", 'ИП "ТУРКМЕНновости"'),
    ("АШХАБАД, 3 июня – ИА «Степь». ", "АШХАБАД", "06-03", "ИА «Степь»"),
    ("Bishkek, 12 May 2021 - Stepnews. ", "Bishkek", "2021-05-12", "Stepnews"),
    ("Женева. ", "Женева", None, None),
    ("УзА, 25 января 2023 года. ", None, "2023-01-25", "УзА"),
    ("Лейлек, 11 июня. /Кабар/. ", "Лейлек", "06-11", "Кабар"),
    ("АСТАНА. 6 марта. КАЗИНФОРМ /Дилбар Усенова/ - ", "АСТАНА", "03-06", "КАЗИНФОРМ"),
    ("DUSHANBE, 16.05.12 11:36 /Avesta/ - ", "DUSHANBE", "2012-05-16", "Avesta"),
    ('ДУШАНБЕ, 25 апр - "Азия-Плюс", Дилбар Н. ', "ДУШАНБЕ", "04-25", '"Азия-Плюс"'),
]


@pytest.mark.parametrize(("opening", "place", "day", "agency"), DATELINES)
def test_reads_the_dateline_of_every_agency(opening, place, day, agency):
    text = opening + BODY
    found = datelines.read(text, Span(0, len(text)))
    assert found is not None
    assert found.place is None if place is None else text[slice(*found.place)] == place
    written = found.date and (found.date.edtf or f"{found.date.month:02}-{found.date.day:02}")
    assert written == day
    assert found.source is None if agency is None else text[slice(*found.source)] == agency
    assert text[found.end :] == BODY


def test_a_date_with_which_the_sentence_begins_is_not_of_the_dateline():
    text = "Самарканд, Узбекистан (UzDaily.uz) -- 24–26 октября 2019 года в институте была делегация."
    found = datelines.read(text, Span(0, len(text)))
    assert found is not None and found.date is None
    assert text[found.end :].startswith("24–26")


@pytest.mark.parametrize(
    "text",
    [
        "Tengrinews.kz | Новости Казахстана",
        "Kazakhstan, the first country of the region, has joined.",
        "Bishkek will host the meeting of ministers.",
        "Bishkek, Osh and Naryn will become healthy cities.",
        "Tashkent and WHO have signed a road map.",
        "Ташкент, Самарканд и Бухара присоединились к сети.",
        "On 5 March 2020 the minister received the guest.",
        "5 марта 2020 года министр принял гостью.",
        "WHO – the leading body – has sent experts.",
        "Астана готовится принять конференцию.",
        "UNICEF Representative visited the hospital.",
        "",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert datelines.read(text, Span(0, len(text))) is None
