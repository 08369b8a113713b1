"""The project's own articles against their answers: no figure may drop."""

from pathlib import Path

import pytest

from reports.extraction import as_json, extract
from reports.extraction.evaluation import Evaluation
from reports.management.commands.evaluate import answers

ARTICLES = Path(__file__).parents[1] / "articles"
SURE = ("language", "published", "spans")
FIGURES = {
    "check/en": {
        "meeting found": 1.0,
        "title": 1.0,
        "quotes": 1.0,
        "meeting date": 0.965,
        "source": 0.958,
        "meeting date basis": 0.965,
        "place": 0.947,
        "countries": 1.0,
        "topics": 0.91,
        "people": 0.994,
        "role": 0.989,
        "side": 0.967,
        "organizations": 0.931,
        "quote speaker": 1.0,
        "statements": 0.989,
    },
    "check/ru": {
        "meeting found": 0.964,
        "title": 0.964,
        "quotes": 1.0,
        "meeting date": 0.904,
        "source": 1.0,
        "meeting date basis": 0.857,
        "place": 0.95,
        "countries": 1.0,
        "topics": 0.894,
        "people": 0.948,
        "role": 0.953,
        "side": 0.984,
        "organizations": 0.833,
        "quote speaker": 0.936,
        "statements": 0.949,
    },
    "development/en": {
        "meeting found": 1.0,
        "title": 0.981,
        "quotes": 0.962,
        "meeting date": 0.984,
        "source": 0.949,
        "meeting date basis": 0.937,
        "place": 0.873,
        "countries": 0.979,
        "topics": 0.903,
        "people": 0.989,
        "role": 0.98,
        "side": 0.973,
        "organizations": 0.902,
        "quote speaker": 0.972,
        "statements": 0.957,
    },
    "development/ru": {
        "meeting found": 1.0,
        "title": 0.988,
        "quotes": 0.988,
        "meeting date": 0.992,
        "source": 0.95,
        "meeting date basis": 0.969,
        "place": 0.926,
        "countries": 1.0,
        "topics": 0.874,
        "people": 0.982,
        "role": 0.987,
        "side": 0.98,
        "organizations": 0.866,
        "quote speaker": 0.949,
        "statements": 0.946,
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
