"""The seeds against the answers made for them by hand: no figure may drop."""

import json
from pathlib import Path

import pytest

from reports.extraction import as_json, extract, stored_text
from reports.extraction.evaluation import Evaluation

SEEDS = Path(__file__).parents[3] / "seeds"
ANSWERS = Path(__file__).parent / "answers"
FIGURES = {
    "language": 1.0,
    "published": 1.0,
    "source": 1.0,
    "title": 1.0,
    "meeting found": 1.0,
    "meeting date": 1.0,
    "meeting date basis": 1.0,
    "place": 1.0,
    "countries": 1.0,
    "topics": 1.0,
    "people": 1.0,
    "role": 1.0,
    "side": 1.0,
    "organizations": 0.8,
    "quotes": 1.0,
    "quote speaker": 1.0,
    "statements": 1.0,
    "spans": 1.0,
}


def evaluate(authority: bool) -> Evaluation:
    evaluation = Evaluation()
    for path in sorted(ANSWERS.glob("*.json")):
        text = stored_text((SEEDS / f"{path.stem}.txt").read_bytes())
        found = as_json(extract(text, authority=authority), path.name)
        evaluation.add(path.stem, json.loads(path.read_text(encoding="utf-8")), found, text)
    return evaluation


@pytest.mark.parametrize("authority", [True, False])
def test_no_figure_drops(authority):
    evaluation = evaluate(authority)
    assert set(evaluation.counts) == set(FIGURES)
    dropped = {name: count.f1 for name, count in evaluation.counts.items() if count.f1 < FIGURES[name]}
    assert dropped == {}, "\n".join(evaluation.differences)


def test_every_seed_has_an_answer():
    assert {path.stem for path in SEEDS.glob("*.txt")} == {path.stem for path in ANSWERS.glob("*.json")}


def test_people_of_a_russian_seed_have_their_latin_names():
    (path,) = (path for path in ANSWERS.glob("*.json") if json.loads(path.read_text())["language"] == "ru")
    answer = json.loads(path.read_text(encoding="utf-8"))
    text = stored_text((SEEDS / f"{path.stem}.txt").read_bytes())
    (meeting,) = as_json(extract(text), path.name)["meetings"]
    assert names(meeting["participants"]) == names(answer["participants"])


def names(participants: list[dict]) -> list[tuple[str, str, str]]:
    return [(person["name"], person["name_as_written"], person["name_latin"]) for person in participants]
