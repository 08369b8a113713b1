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
        "meeting date": 0.966,
        "source": 0.891,
        "meeting date basis": 0.918,
        "place": 0.892,
        "countries": 0.984,
        "topics": 0.831,
        "people": 0.971,
        "role": 0.974,
        "side": 0.97,
        "organizations": 0.874,
        "quote speaker": 1.0,
        "statements": 0.986,
    },
    "check/ru": {
        "published": 1.0,
        "meeting found": 1.0,
        "title": 1.0,
        "quotes": 0.986,
        "meeting date": 0.984,
        "source": 0.974,
        "meeting date basis": 0.937,
        "place": 0.935,
        "countries": 0.984,
        "topics": 0.881,
        "people": 0.963,
        "role": 1.0,
        "side": 0.946,
        "organizations": 0.873,
        "quote speaker": 0.861,
        "statements": 0.972,
    },
    "development/en": {
        "published": 0.998,
        "meeting found": 0.988,
        "title": 0.977,
        "quotes": 0.986,
        "meeting date": 0.977,
        "source": 0.968,
        "meeting date basis": 0.971,
        "place": 0.931,
        "countries": 0.991,
        "topics": 0.895,
        "people": 0.986,
        "role": 0.983,
        "side": 0.976,
        "organizations": 0.915,
        "quote speaker": 0.975,
        "statements": 0.96,
    },
    "development/ru": {
        "published": 0.995,
        "meeting found": 0.99,
        "title": 0.974,
        "quotes": 0.99,
        "meeting date": 0.979,
        "source": 0.963,
        "meeting date basis": 0.963,
        "place": 0.932,
        "countries": 0.988,
        "topics": 0.878,
        "people": 0.984,
        "role": 0.991,
        "side": 0.979,
        "organizations": 0.891,
        "quote speaker": 0.952,
        "statements": 0.942,
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
