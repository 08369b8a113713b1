"""The project's own articles against their answers: no figure may drop."""

from pathlib import Path

import pytest

from reports.extraction import as_json, extract
from reports.extraction.evaluation import Evaluation
from reports.management.commands.evaluate import answers

ARTICLES = Path(__file__).parents[1] / "articles"
SURE = ("language", "spans")
FIGURES = {
    "check/en": {
        "published": 1.0,
        "meeting found": 0.975,
        "title": 1.0,
        "quotes": 1.0,
        "meeting date": 1.0,
        "source": 1.0,
        "meeting date basis": 1.0,
        "place": 0.896,
        "countries": 0.985,
        "topics": 0.9,
        "people": 0.989,
        "role": 0.994,
        "side": 0.967,
        "organizations": 0.905,
        "quote speaker": 0.961,
        "statements": 0.979,
    },
    "check/ru": {
        "published": 0.987,
        "meeting found": 0.975,
        "title": 0.987,
        "quotes": 1.0,
        "meeting date": 0.952,
        "source": 0.936,
        "meeting date basis": 0.906,
        "place": 0.968,
        "countries": 1.0,
        "topics": 0.94,
        "people": 0.987,
        "role": 0.993,
        "side": 0.975,
        "organizations": 0.833,
        "quote speaker": 0.941,
        "statements": 0.955,
    },
    "development/en": {
        "published": 0.998,
        "meeting found": 0.989,
        "title": 0.983,
        "quotes": 0.987,
        "meeting date": 0.975,
        "source": 0.969,
        "meeting date basis": 0.966,
        "place": 0.923,
        "countries": 0.99,
        "topics": 0.891,
        "people": 0.987,
        "role": 0.986,
        "side": 0.979,
        "organizations": 0.911,
        "quote speaker": 0.976,
        "statements": 0.965,
    },
    "development/ru": {
        "published": 0.995,
        "meeting found": 0.991,
        "title": 0.98,
        "quotes": 0.992,
        "meeting date": 0.979,
        "source": 0.965,
        "meeting date basis": 0.958,
        "place": 0.936,
        "countries": 0.988,
        "topics": 0.877,
        "people": 0.985,
        "role": 0.991,
        "side": 0.978,
        "organizations": 0.892,
        "quote speaker": 0.956,
        "statements": 0.947,
    },
}


def evaluate(folder: Path) -> Evaluation:
    evaluation = Evaluation()
    for name, text, answer in answers(folder):
        evaluation.add(name, answer, as_json(extract(text), name), text)
    return evaluation


@pytest.mark.parametrize("folder", FIGURES)
def test_no_figure_drops(folder):
    evaluation = evaluate(ARTICLES / folder)
    wanted = dict.fromkeys(SURE, 1.0) | FIGURES[folder]
    dropped = {name: count.f1 for name, count in evaluation.counts.items() if count.f1 < wanted[name]}
    assert dropped == {}, "\n".join(evaluation.differences)


def test_every_article_has_an_answer():
    texts = {path.with_suffix("") for path in ARTICLES.rglob("*.txt")}
    assert texts == {path.with_suffix("") for path in ARTICLES.rglob("*.json")}
    assert {path.parent.relative_to(ARTICLES).as_posix() for path in texts} == set(FIGURES)
