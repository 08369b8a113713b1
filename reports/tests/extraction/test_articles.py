"""The project's own articles against their answers: no figure may drop."""

from pathlib import Path

import pytest

from reports.extraction import as_json, extract
from reports.extraction.evaluation import Evaluation
from reports.management.commands.evaluate import answers

ARTICLES = Path(__file__).parents[1] / "articles"
SURE = ("language", "published", "title", "meeting found", "meeting date", "quotes", "spans")
FIGURES = {
    "development/en": {
        "source": 1.0,
        "meeting date basis": 1.0,
        "place": 0.923,
        "countries": 1.0,
        "topics": 1.0,
        "people": 1.0,
        "role": 1.0,
        "side": 1.0,
        "organizations": 0.935,
        "quote speaker": 1.0,
        "statements": 1.0,
    },
    "development/ru": {
        "source": 0.947,
        "meeting date basis": 0.875,
        "place": 0.857,
        "countries": 1.0,
        "topics": 0.871,
        "people": 0.985,
        "role": 0.969,
        "side": 1.0,
        "organizations": 0.903,
        "quote speaker": 1.0,
        "statements": 1.0,
    },
    "check/en": {
        "source": 0.888,
        "meeting date basis": 0.875,
        "place": 0.875,
        "countries": 0.96,
        "topics": 1.0,
        "people": 0.972,
        "role": 1.0,
        "side": 0.971,
        "organizations": 0.894,
        "quote speaker": 1.0,
        "statements": 0.952,
    },
    "check/ru": {
        "source": 0.947,
        "meeting date basis": 1.0,
        "place": 1.0,
        "countries": 1.0,
        "topics": 0.833,
        "people": 0.95,
        "role": 1.0,
        "side": 0.973,
        "organizations": 0.848,
        "quote speaker": 0.882,
        "statements": 0.894,
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
