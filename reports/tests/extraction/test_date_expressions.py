from datetime import date

import pytest

from reports.extraction import date_expressions
from reports.extraction.findings import Span


def scan(text):
    return list(date_expressions.scan(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "written", "edtf"),
    [
        ("on 13 February 2020, 18:29", "13 February 2020", "2020-02-13"),
        ("Dec. 14, 2017 / Kabar", "Dec. 14, 2017", "2017-12-14"),
        ("the 3rd of June 2021", "3rd of June 2021", "2021-06-03"),
        ("on April 12th, 2022", "April 12th, 2022", "2022-04-12"),
        ("date 2026-03-10 17:28", "2026-03-10", "2026-03-10"),
        ("2026-03-1017:28", "2026-03-10", "2026-03-10"),
        ("22:4107.10.2021", "07.10.2021", "2021-10-07"),
        ("10:26 / 19.03.2022", "19.03.2022", "2022-03-19"),
        ("Uzbekistan 29/08/2024 Senate", "29/08/2024", "2024-08-29"),
        ("03/29/2022", "03/29/2022", "2022-03-29"),
        ("24.03.22", "24.03.22", "2022-03-24"),
        ("18–21 November 2018", "18–21 November 2018", "2018-11-18"),
        ("Feb 3-8, 2020", "Feb 3-8, 2020", "2020-02-03"),
        ("from 28 February to 2 March 2020", "28 February to 2 March 2020", "2020-02-28"),
        ("с 18 по 21 ноября 2018 года", "18 по 21 ноября 2018", "2018-11-18"),
        ("28 февраля – 2 марта 2020 г.", "28 февраля – 2 марта 2020", "2020-02-28"),
        ("24 марта 2021 года", "24 марта 2021", "2021-03-24"),
        ("5-го мая 2021", "5-го мая 2021", "2021-05-05"),
        ("In October 2018, the", "October 2018", "2018-10"),
        ("In Feb.2018 in", "Feb.2018", "2018-02"),
        ("в октябре 2018 года", "октябре 2018", "2018-10"),
        ("began in 1988 as", "1988", "1988"),
    ],
)
def test_reads_a_date_with_its_year(text, written, edtf):
    (found,) = scan(text)
    assert text[slice(*found.span)] == written
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("on Sept. 22 he", "Sept. 22", "2022-09-22"),
        ("on 29 August they", "29 August", "2022-08-29"),
        ("9 апреля", "9 апреля", "2022-04-09"),
        ("30 декабря", "30 декабря", "2022-12-30"),
        ("yesterday", "yesterday", "2022-09-27"),
        ("the day before", "the day before", "2022-09-27"),
        ("Накануне", "Накануне", "2022-09-27"),
        ("Позавчера", "Позавчера", "2022-09-26"),
        ("the day before yesterday", "the day before yesterday", "2022-09-26"),
        ("накануне министр", "накануне", "2022-09-27"),
        ("today", "today", "2022-09-28"),
        ("on Tuesday", "on Tuesday", "2022-09-27"),
        ("on Wednesday", "on Wednesday", "2022-09-28"),
        ("в понедельник", "в понедельник", "2022-09-26"),
        ("во вторник", "во вторник", "2022-09-27"),
        ("в минувший четверг", "в минувший четверг", "2022-09-22"),
    ],
)
def test_resolves_a_day_against_the_report(text, written, day):
    (found,) = scan(text)
    assert text[slice(*found.span)] == written
    assert found.edtf is None
    assert date_expressions.resolve(found, date(2022, 9, 28)) == date.fromisoformat(day)


def test_takes_the_nearest_year():
    (found,) = scan("on December 30")
    assert date_expressions.resolve(found, date(2022, 1, 3)) == date(2021, 12, 30)


@pytest.mark.parametrize("text", ["this week", "на днях", "last week", "на прошлой неделе"])
def test_a_vague_day_is_found_and_not_resolved(text):
    (found,) = scan(text)
    assert found.vague
    assert date_expressions.resolve(found, date(2022, 9, 28)) is None


@pytest.mark.parametrize(
    "text",
    [
        "for 2020-2021",
        "2021–2025",
        "may 12 children be vaccinated",
        "by 73 percent, 16.5 per 1,000",
        "31.02.2020",
        "the 24/7 line",
        "накануне визита",
        "накануне Всемирного дня здоровья",
        "the day before the conference",
        "Room 45.13.2022",
        "",
    ],
)
def test_other_numbers_and_words_are_no_dates(text):
    assert [found for found in scan(text) if found.is_day or found.year] == []


def test_far_days_do_not_overflow():
    (found,) = scan("yesterday")
    assert date_expressions.resolve(found, date.min) is None
