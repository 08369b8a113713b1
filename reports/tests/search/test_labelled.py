"""Queries with their wanted answers, on articles taken in for real: precision among the first five.

Of each query it is the share of wanted records among those shown in the first five places, or among the
wanted ones where they are more than those shown: noise and misses both cost. Where nothing is wanted, nothing
may be shown.
"""

import tomllib
from pathlib import Path

import pytest
from django.http import QueryDict

from reports.intake.articles import read
from reports.intake.ingest import ingest_all
from reports.models import Meeting, Quote, Report
from reports.tests.search.lists import listed

HERE = Path(__file__).parent / "labelled"
FIRST = 5
PRECISION = 0.97  # on average; below it, the misses are printed


def queries() -> list[tuple[str, str, list[str]]]:
    """List, words, wanted."""
    labels = tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8"))
    return [(name, words, wanted) for name, each in labels.items() for words, wanted in each.items()]


@pytest.fixture
def articles(seed_archive):
    results = list(ingest_all(read(HERE / "articles.jsonl")))
    assert len(results) == 17


def search(name: str, words: str):
    """The records of a list that the words find, the best first."""
    query = QueryDict(mutable=True)
    query["q"] = words
    return listed(name, query.urlencode()).qs


def called(record) -> set[str]:
    """What the labels call a record: its articles, else its slug."""
    if isinstance(record, Meeting):
        return {article(account.report) for account in record.accounts.select_related("report")}
    if isinstance(record, Quote):
        return {article(record.report)}
    return {article(record)} if isinstance(record, Report) else {record.slug}


def article(report: Report) -> str:
    stem = Path(report.file_name).stem
    return stem.split("_")[0] if stem[:3].isdecimal() else stem


def precision(shown: list[set[str]], wanted: list[str]) -> float:
    right = sum(1 for names in shown if names & set(wanted))
    found = len(set(wanted) & set().union(*shown)) if shown else 0
    if not wanted:
        return float(not shown)
    return min(right / len(shown) if shown else 0, found / min(FIRST, len(wanted)))


def test_the_first_five_are_what_was_wanted(articles):
    scores, misses = [], []
    for name, words, wanted in queries():
        shown = [called(record) for record in search(name, words)[:FIRST]]
        scores.append(precision(shown, wanted))
        if scores[-1] < 1:
            misses.append(
                f"{scores[-1]:.2f} {name} {words!r}: wanted {wanted}, shown {[*map(sorted, shown)]}"
            )
    average = sum(scores) / len(scores)
    print(f"\nprecision at {FIRST}: {average:.3f} on {len(scores)} queries", *misses, sep="\n")
    assert len(scores) >= 60
    assert average >= PRECISION, "\n".join(misses)


VERY_NAMES = {"who": ["WHO", "ВОЗ", "World Health Organization"], "unicef": ["UNICEF", "ЮНИСЕФ"]}
SAME = [
    ["Tedros", "Гебрейесус", "Gebreyesus", "Тедроса"],
    ["PHC", "ПМСП", '"primary health care"', "«первичной медико-санитарной помощи»"],
    ["Нур-Султан", "Нур-Султане", "Nur-Sultan", "Astana", "астаны"],
    ["туберкулез", "туберкулёз", "tuberculosis", "TB", "ТБ"],
    ["Mullercelik", "Müllerçelik"],
    ["Королев", "Королёв", "Королёву"],
]


def test_spellings_find_the_same_and_the_very_name_comes_first(articles, subtests):
    for first, typed in VERY_NAMES.items():
        for words in typed:
            with subtests.test(words):
                assert search("organizations", words)[0].slug == first
    for spellings in SAME:
        for name in ("reports", "meetings", "quotes"):
            with subtests.test(spellings[0], name=name):
                found = [{record.slug for record in search(name, words)} for words in spellings]
                assert all(each == found[0] for each in found)
