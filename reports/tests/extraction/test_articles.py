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
        "meeting found": 0.987,
        "title": 1.0,
        "quotes": 0.986,
        "meeting date": 0.992,
        "source": 0.993,
        "meeting date basis": 0.984,
        "place": 0.951,
        "countries": 0.993,
        "topics": 0.928,
        "people": 0.994,
        "role": 0.991,
        "side": 0.971,
        "organizations": 0.911,
        "quote speaker": 0.979,
        "statements": 0.987,
    },
    "check/ru": {
        "published": 0.993,
        "meeting found": 0.993,
        "title": 0.987,
        "quotes": 0.995,
        "meeting date": 0.988,
        "source": 0.949,
        "meeting date basis": 0.953,
        "place": 0.936,
        "countries": 0.981,
        "topics": 0.918,
        "people": 0.984,
        "role": 0.998,
        "side": 0.977,
        "organizations": 0.868,
        "quote speaker": 0.975,
        "statements": 0.97,
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
        "published": 0.996,
        "meeting found": 0.991,
        "title": 0.979,
        "quotes": 0.992,
        "meeting date": 0.981,
        "source": 0.965,
        "meeting date basis": 0.962,
        "place": 0.938,
        "countries": 0.986,
        "topics": 0.878,
        "people": 0.986,
        "role": 0.992,
        "side": 0.979,
        "organizations": 0.896,
        "quote speaker": 0.957,
        "statements": 0.951,
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
