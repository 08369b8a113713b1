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
        "organizations": 0.927,
        "quote speaker": 1.0,
        "statements": 0.989,
    },
    "development/en": {
        "published": 0.991,
        "meeting found": 0.982,
        "title": 0.982,
        "quotes": 0.959,
        "meeting date": 0.955,
        "source": 0.95,
        "meeting date basis": 0.939,
        "place": 0.862,
        "countries": 0.975,
        "topics": 0.889,
        "people": 0.974,
        "role": 0.952,
        "side": 0.928,
        "organizations": 0.897,
        "quote speaker": 0.944,
        "statements": 0.936,
    },
    "development/ru": {
        "published": 0.988,
        "meeting found": 0.969,
        "title": 0.955,
        "quotes": 0.984,
        "meeting date": 0.954,
        "source": 0.943,
        "meeting date basis": 0.927,
        "place": 0.899,
        "countries": 0.988,
        "topics": 0.855,
        "people": 0.956,
        "role": 0.987,
        "side": 0.967,
        "organizations": 0.891,
        "quote speaker": 0.934,
        "statements": 0.933,
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
