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
        "published": 0.987,
        "meeting found": 0.95,
        "title": 0.9,
        "quotes": 0.988,
        "meeting date": 0.95,
        "source": 0.948,
        "meeting date basis": 0.967,
        "place": 0.983,
        "countries": 1.0,
        "topics": 0.866,
        "people": 0.978,
        "role": 0.994,
        "side": 0.977,
        "organizations": 0.915,
        "quote speaker": 0.988,
        "statements": 0.981,
    },
    "check/ru": {
        "published": 0.981,
        "meeting found": 0.962,
        "title": 0.905,
        "quotes": 1.0,
        "meeting date": 0.984,
        "source": 0.954,
        "meeting date basis": 0.968,
        "place": 0.943,
        "countries": 0.977,
        "topics": 0.894,
        "people": 0.941,
        "role": 0.996,
        "side": 0.987,
        "organizations": 0.903,
        "quote speaker": 0.963,
        "statements": 0.978,
    },
    "development/en": {
        "published": 0.999,
        "meeting found": 0.99,
        "title": 0.973,
        "quotes": 0.985,
        "meeting date": 0.978,
        "source": 0.96,
        "meeting date basis": 0.971,
        "place": 0.92,
        "countries": 0.989,
        "topics": 0.896,
        "people": 0.984,
        "role": 0.982,
        "side": 0.975,
        "organizations": 0.916,
        "quote speaker": 0.977,
        "statements": 0.959,
    },
    "development/ru": {
        "published": 0.997,
        "meeting found": 0.997,
        "title": 0.963,
        "quotes": 0.993,
        "meeting date": 0.985,
        "source": 0.957,
        "meeting date basis": 0.972,
        "place": 0.939,
        "countries": 0.996,
        "topics": 0.894,
        "people": 0.986,
        "role": 0.992,
        "side": 0.979,
        "organizations": 0.896,
        "quote speaker": 0.954,
        "statements": 0.938,
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
