# ruff: noqa: E501 - a row holds its text whole
import copy

import pytest

from reports.extraction.evaluation import Count, Evaluation

TEXT = "Anna Lee met Zulfiya Rahimova. “We are glad,” Lee said."
PERSON = {
    "name": "Anna Lee",
    "name_latin": "Anna Lee",
    "name_as_written": "Anna Lee",
    "span": [0, 8],
    "role": None,
    "side": "who",
}
MINISTER = {
    **PERSON,
    "name": "Zulfiya Rahimova",
    "name_latin": "Zulfiya Rahimova",
    "name_as_written": "Zulfiya Rahimova",
    "span": [13, 29],
    "role": "Minister of Health",
    "side": "government",
}
QUOTE = {"speaker": "Anna Lee", "text": "We are glad,", "kind": "direct", "meeting": 0, "span": [32, 44]}
TOLD = {
    "speaker": "Anna Lee",
    "text": "Anna Lee met Zulfiya Rahimova.",
    "kind": "indirect",
    "meeting": 0,
    "span": [0, 30],
}
MEETING = {
    "date": "2021-04-08",
    "date_basis": "explicit",
    "place": "Osh",
    "countries": ["KG"],
    "topics": ["nutrition"],
    "participants": [PERSON, MINISTER],
}
FOUND = {
    "language": "en",
    "title": None,
    "source": "Kabar",
    "published": "2021-04-08",
    "meetings": [MEETING],
    "organizations": [{"name": "WHO"}],
    "quotes": [QUOTE, TOLD],
}
ANSWER = {
    "language": "en", "title": None, "source": "Kabar News Agency", "published": "2021-04-08", "is_meeting": True,
    "meeting_date": "2021-04-08", "meeting_date_basis": "explicit", "place": "Osh", "countries": ["KG"],
    "topics": ["nutrition", "other"],
    "participants": [{"name": "Anna Lee", "role": None, "side": "who"}, {"name": "Z. Rahimova", "role": "Health Minister", "side": "government"}],
    "organizations": ["WHO"], "quotes": [{"speaker": "Anna Lee", "text": "We are glad"}],
    "statements": [{"speaker": "Anna Lee", "text": "Anna Lee met Zulfiya"}],
}  # fmt: skip


def evaluate(answer=ANSWER, found=FOUND):
    evaluation = Evaluation()
    evaluation.add("one", answer, found, TEXT)
    return evaluation


def test_what_is_wanted_and_found_has_no_difference():
    evaluation = evaluate()
    assert evaluation.differences == []
    assert {count.f1 for count in evaluation.counts.values()} == {1.0}


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("language", {"language": "ru"}),
        ("published", {"published": None}),
        ("source", {"source": "Khovar"}),
        ("title", {"title": "A title"}),
        ("meeting found", {"meetings": []}),
        ("meeting date", {"meetings": [{**MEETING, "date": None}]}),
        ("meeting date basis", {"meetings": [{**MEETING, "date_basis": "none"}]}),
        ("place", {"meetings": [{**MEETING, "place": "Naryn"}]}),
        ("countries", {"meetings": [{**MEETING, "countries": ["KG", "KZ"]}]}),
        ("topics", {"meetings": [{**MEETING, "topics": []}]}),
        ("people", {"meetings": [{**MEETING, "participants": [PERSON]}]}),
        ("role", {"meetings": [{**MEETING, "participants": [PERSON, {**MINISTER, "role": "President"}]}]}),
        ("side", {"meetings": [{**MEETING, "participants": [PERSON, {**MINISTER, "side": "who"}]}]}),
        ("spans", {"meetings": [{**MEETING, "participants": [{**PERSON, "span": [1, 9]}, MINISTER]}]}),
        ("organizations", {"organizations": []}),
        ("quotes", {"quotes": [TOLD]}),
        ("quote speaker", {"quotes": [{**QUOTE, "speaker": "Zulfiya Rahimova"}, TOLD]}),
        ("statements", {"quotes": [QUOTE]}),
    ],
)
def test_a_difference_lowers_its_field_and_is_told(field, change):
    evaluation = evaluate(found={**copy.deepcopy(FOUND), **change})
    assert evaluation.counts[field].f1 < 1
    assert any(difference.startswith(f"one: {field}: ") for difference in evaluation.differences)


def test_an_article_without_a_meeting_is_held_against_that_alone():
    answer = {**ANSWER, "is_meeting": False, "participants": []}
    evaluation = evaluate(answer, {**FOUND, "meetings": []})
    assert "meeting date" not in evaluation.counts
    assert evaluation.counts["meeting found"].right == 1


def test_figures_of_a_count():
    count = Count(right=3, missed=1, extra=2)
    assert (count.precision, count.recall) == (0.6, 0.75)
    assert count.f1 == pytest.approx(2 / 3)
    assert Count().f1 == 1.0
