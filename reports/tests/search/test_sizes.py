"""What PostgreSQL expects, and which way to an answer that means."""

import pytest
from django.db import connection

from reports.models import MeetingEntry, QuoteEntry, Report, ReportEntry
from reports.search import query, sizes
from reports.search.counts import LIMIT, Total
from reports.search.filters import ReportFilter
from reports.search.sizes import CERTAIN, Expected
from reports.search.terms import parse
from reports.tests import factories as make


def test_it_is_read_from_the_statistics(db):
    for number in range(40):
        make.report(f"A {'zebra' if number % 2 else 'heron'}.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE reports_reportentry")
    terms = parse("zebra")
    found = sizes.read(query._sizes(False).ask(query._typed(terms)), [MeetingEntry, QuoteEntry, ReportEntry])
    assert [(found[2].answering, found[2].of_all), found[1].dear] == [(20, 40), 1]


@pytest.mark.parametrize(
    ("answering", "of_all", "by_day"),
    [(10, 100_000, False), (14_000, 100_000, True), (14_000, 1_000_000, False), (60_000, 1_000_000, True)],
)
def test_the_newest_of_few_among_many_are_not_looked_for_by_day(answering, of_all, by_day):
    assert Expected(answering, of_all).by_day == by_day


@pytest.mark.parametrize(
    ("answering", "compiled", "certain"),
    [
        (CERTAIN, "'zebra'", True),
        (CERTAIN, "'it''s':A", True),
        (CERTAIN, "'zebra':*", True),
        (CERTAIN - 1, "'zebra'", False),
        (CERTAIN, "'zebra' & 'heron'", False),
        (CERTAIN, "'zebra' | 'heron'", False),
        (CERTAIN, "!'zebra'", False),
    ],
)
def test_only_of_one_word_and_by_a_margin_is_it_an_answer(answering, compiled, certain):
    assert Expected(answering, 100_000).certainly_more(compiled) == certain


@pytest.mark.parametrize("answering", [0, LIMIT, CERTAIN])
def test_the_best_are_the_same_by_either_way(db, monkeypatch, answering):
    keys = [make.report("A zebra." * number, published=f"20{10 + number}").pk for number in range(1, 4)]
    monkeypatch.setattr(sizes, "read", lambda rows, entries: [Expected(answering, 1) for _ in entries])
    [reports] = query.everything(parse("zebra"))
    assert sorted(reports.keys) == keys
    assert Total(reports.count, reports.more) == Total(3)


def test_what_is_certain_is_not_counted(db, monkeypatch):
    monkeypatch.setattr(sizes, "RANKED", 3)
    for _ in range(3):
        make.report("A zebra.")
    monkeypatch.setattr(sizes, "read", lambda rows, entries: [Expected(CERTAIN, 1) for _ in entries])
    query._best_entries.cache_clear()
    [reports] = query.everything(parse("zebra"))
    query._best_entries.cache_clear()
    assert (reports.count, reports.more, len(reports.keys)) == (LIMIT, True, 3)


@pytest.mark.parametrize(
    ("answering", "of_all", "recent"),
    [(40_000, 1_000_000, 11_250), (300_000, 1_000_000, 0), (15_000, 100_000, 3_000), (0, 100, 45_000)],
)
def test_the_rarer_a_word_the_more_entries_are_recent(answering, of_all, recent):
    assert Expected(answering, of_all).recent == recent


@pytest.mark.parametrize("ranked", [2, 3, 4])
@pytest.mark.parametrize("expected", [Expected(6, 8), Expected(60, 8), Expected(1, 8)])
def test_the_newest_of_many_are_the_same_among_the_recent_and_among_all(db, monkeypatch, ranked, expected):
    days = ("2010", "2012-05", "2012-05-07", "", "2019-01-02", "2021")
    for number, day in enumerate(days):
        make.report("A zebra." * (number + 1), published=day)
        make.report("A heron.", published=day)
    monkeypatch.setattr(sizes, "RANKED", ranked)
    monkeypatch.setattr(sizes, "LISTED", 100)
    monkeypatch.setattr(sizes, "read", lambda rows, entries: [expected for _ in entries])
    few, many = (ReportFilter({"q": "zebra"}, Report.objects.all()) for _ in range(2))
    few.total, many.total = Total(6), Total(6, more=True)
    assert many.keys_of(0, 6) == few.keys_of(0, 6)
