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
        "meeting found": 0.974,
        "title": 1.0,
        "quotes": 1.0,
        "meeting date": 0.974,
        "source": 0.98,
        "meeting date basis": 0.966,
        "place": 0.929,
        "countries": 0.992,
        "topics": 0.891,
        "people": 0.979,
        "role": 0.984,
        "side": 0.973,
        "organizations": 0.907,
        "quote speaker": 0.988,
        "statements": 0.973,
    },
    "check/ru": {
        "published": 1.0,
        "meeting found": 0.95,
        "title": 0.987,
        "quotes": 0.956,
        "meeting date": 0.95,
        "source": 0.974,
        "meeting date basis": 0.933,
        "place": 0.915,
        "countries": 0.967,
        "topics": 0.872,
        "people": 0.96,
        "role": 0.994,
        "side": 0.958,
        "organizations": 0.832,
        "quote speaker": 0.984,
        "statements": 0.932,
    },
    "development/en": {
        "published": 0.997,
        "meeting found": 0.995,
        "title": 0.995,
        "quotes": 0.972,
        "meeting date": 0.991,
        "source": 0.965,
        "meeting date basis": 0.965,
        "place": 0.943,
        "countries": 0.982,
        "topics": 0.888,
        "people": 0.987,
        "role": 0.979,
        "side": 0.97,
        "organizations": 0.917,
        "quote speaker": 0.968,
        "statements": 0.957,
    },
    "development/ru": {
        "published": 1.0,
        "meeting found": 0.997,
        "title": 0.993,
        "quotes": 0.992,
        "meeting date": 0.99,
        "source": 0.978,
        "meeting date basis": 0.974,
        "place": 0.952,
        "countries": 0.998,
        "topics": 0.882,
        "people": 0.987,
        "role": 0.988,
        "side": 0.972,
        "organizations": 0.903,
        "quote speaker": 0.95,
        "statements": 0.931,
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
