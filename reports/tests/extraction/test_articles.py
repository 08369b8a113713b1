"""The project's own articles against their answers: no figure may drop."""

from pathlib import Path

import pytest

from reports.extraction import as_json, extract
from reports.extraction.evaluation import Evaluation
from reports.management.commands.evaluate import answers

ARTICLES = Path(__file__).parents[1] / "articles"
SURE = ("language", "published", "meeting found", "spans")
FIGURES = {
    "check/en": {
        "title": 1.0,
        "quotes": 1.0,
        "meeting date": 0.956,
        "source": 0.947,
        "meeting date basis": 0.956,
        "place": 0.933,
        "countries": 1.0,
        "topics": 0.929,
        "people": 0.993,
        "role": 1.0,
        "side": 0.986,
        "organizations": 0.936,
        "quote speaker": 1.0,
        "statements": 0.985,
    },
    "development/en": {
        "title": 0.977,
        "quotes": 0.957,
        "meeting date": 0.98,
        "source": 0.953,
        "meeting date basis": 0.923,
        "place": 0.897,
        "countries": 0.975,
        "topics": 0.915,
        "people": 0.987,
        "role": 0.982,
        "side": 0.974,
        "organizations": 0.908,
        "quote speaker": 0.977,
        "statements": 0.953,
    },
    "development/ru": {
        "title": 0.989,
        "quotes": 0.982,
        "meeting date": 1.0,
        "source": 0.952,
        "meeting date basis": 0.961,
        "place": 0.907,
        "countries": 1.0,
        "topics": 0.859,
        "people": 0.981,
        "role": 0.982,
        "side": 0.98,
        "organizations": 0.871,
        "quote speaker": 0.935,
        "statements": 0.949,
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
