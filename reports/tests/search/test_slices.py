"""Counting a part of very many that answer, from all of the archive."""

import pytest
from django.http import QueryDict

from reports.models import Quote, QuoteEntry
from reports.search import counts, index, slices
from reports.search.filters import QuoteFilter
from reports.search.sizes import Expected
from reports.tests import factories as make

SLICE = 1 << slices.BITS


@pytest.fixture
def spread(db, monkeypatch) -> None:
    """Two quotes about health in each of ten slices, of which three are counted."""
    report = make.report("Health matters.", language="en")
    Quote.objects.bulk_create(
        Quote(
            pk=number * SLICE + place,
            slug=f"{number}-{place}",
            report=report,
            kind="direct" if number % 2 else "indirect",
            text="Health matters.",
        )
        for number in range(10)
        for place in (1, 2)
    )
    list(index.rebuild())
    monkeypatch.setattr(counts, "LIMIT", 3)


def test_each_entry_is_in_one_slice(spread):
    assert dict(QuoteEntry.objects.values_list("pk", "slice")) == {
        quote.pk: [quote.pk // SLICE] for quote in Quote.objects.all()
    }


@pytest.mark.parametrize(
    ("answering", "wanted"),
    [(20, [0, 5]), (10, [0, 2, 5, 7]), (5, [])],
    ids=["all answer", "half of them", "few"],
)
def test_the_more_answer_the_fewer_slices_are_read_evenly_apart(spread, answering, wanted):
    assert slices.holding(QuoteEntry, Expected(answering, 20)) == wanted


def test_nothing_is_held_by_an_archive_without_entries(db):
    assert slices.holding(QuoteEntry, Expected(0, 0)) == []


def test_a_list_of_very_many_is_counted_from_slices_of_all_of_it(spread, monkeypatch):
    asked = _asked(monkeypatch, Expected(20, 20))
    assert (asked.total.number, asked.total.more) == (3, True)
    assert set(asked.counted().by_facet["kind"].values()) == {2}, "of both halves of the archive"


def test_where_the_slices_hold_too_few_all_are_counted(spread, monkeypatch):
    QuoteEntry.objects.filter(slice__overlap=[0, 5]).delete()
    asked = _asked(monkeypatch, Expected(20, 20))
    assert (asked.total.number, asked.total.more) == (3, True)


def _asked(monkeypatch, expected: Expected) -> QuoteFilter:
    """The list of quotes about health, of which the statistics expect so many."""
    asked = QuoteFilter(QueryDict("q=health"), queryset=Quote.objects.all())
    monkeypatch.setattr(QuoteFilter, "expected", expected)
    return asked
