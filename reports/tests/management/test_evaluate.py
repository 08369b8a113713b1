import io
import json

import pytest
from django.core.management import CommandError, call_command

ANSWER = {
    "language": "en",
    "published": "2021-04-08",
    "source": "Khovar",
    "is_meeting": False,
    "participants": [],
    "organizations": [],
    "quotes": [],
}


def run(folder):
    out = io.StringIO()
    call_command("evaluate", str(folder), stdout=out)
    return out.getvalue().splitlines()


def test_prints_differences_and_figures(tmp_path):
    (tmp_path / "one.txt").write_text(" date 2021-04-08\nThe hospital has opened again.")
    (tmp_path / "one.json").write_text(json.dumps(ANSWER))
    lines = run(tmp_path)
    assert "one: source: found None, wanted 'Khovar'" in lines
    figures = {line[:20].strip(): line[20:].split() for line in lines if line[20:].split()[3:]}
    assert figures["published"] == ["1.000", "1.000", "1.000", "1"]
    assert figures["source"] == ["1.000", "0.000", "0.000", "1"]


def test_a_folder_without_answers_is_told(tmp_path):
    with pytest.raises(CommandError, match="holds no answers"):
        run(tmp_path)


def test_an_answer_without_its_text_is_told(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps(ANSWER))
    with pytest.raises(CommandError, match=r"one\.txt cannot be read: No such file"):
        run(tmp_path)


def test_an_answer_that_is_no_json_is_told(tmp_path):
    (tmp_path / "one.txt").write_text("Text.")
    (tmp_path / "one.json").write_text("{")
    with pytest.raises(CommandError, match=r"one\.json"):
        run(tmp_path)
