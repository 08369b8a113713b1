"""The command as it is run: what it prints where, and how it ends."""

import io

import pytest
from django.core.management import CommandError, call_command

from reports.models import Report

pytestmark = pytest.mark.django_db

WORDS = "The Minister of Health met the WHO Representative. Story {}."


def run(*paths) -> tuple[str, str, bool]:
    """Standard output, error output, and whether it ended well."""
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, paths), stdout=out, stderr=errors)
    except CommandError:
        return out.getvalue(), errors.getvalue(), False
    return out.getvalue(), errors.getvalue(), True


def test_folder_twice(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(WORDS.format(number))
    assert run(tmp_path) == ("3 new, 0 unchanged, 0 new versions, 0 refused\n", "", True)
    (tmp_path / "1.txt").write_text(WORDS.format("one, corrected"))
    assert run(tmp_path) == ("0 new, 2 unchanged, 1 new versions, 0 refused\n", "", True)


def test_bad_files_are_told_and_the_others_go_in(tmp_path):
    (tmp_path / "1.txt").write_text(WORDS)
    (tmp_path / "2.txt").write_text("")
    (tmp_path / "3.txt").write_text(WORDS)
    (tmp_path / "4.jsonl").write_text('{"text": 4}\n{"text": "The talks of the day."}\n')
    out, errors, well = run(tmp_path, tmp_path / "missing.txt")
    assert out == "2 new, 0 unchanged, 0 new versions, 4 refused\n"
    assert errors.splitlines() == [
        f"{tmp_path}/2.txt: It is empty.",
        f"{tmp_path}/3.txt: The same text is in the archive already, as 1.txt.",
        f"{tmp_path}/4.jsonl:1: The line has no “text”, or it is not a string.",
        f"{tmp_path}/missing.txt: There is no such file.",
    ]
    assert not well
    assert Report.objects.count() == 2


def test_folder_without_articles(tmp_path):
    out, errors, well = run(tmp_path)
    assert (out, well) == ("0 new, 0 unchanged, 0 new versions, 1 refused\n", False)
    assert errors == f"{tmp_path}: The folder holds no .txt or .jsonl file.\n"


def test_without_a_path():
    with pytest.raises(CommandError):
        call_command("ingest")
