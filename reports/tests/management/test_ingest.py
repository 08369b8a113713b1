"""The command as it is run: what it prints where, and how it ends."""

import io

import pytest
from django.core.management import CommandError, call_command

from reports.intake.ingest import Result
from reports.intake.readers import ReaderDiedError
from reports.management.commands import ingest
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


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_jobs_that_are_no_number(tmp_path, jobs):
    with pytest.raises(CommandError, match=f"{jobs} is no number of processes: 1 or more"):
        call_command("ingest", str(tmp_path), f"--jobs={jobs}")


def breaking_off(error):
    """In place of ``ingest_all``: one article goes in, then it ends."""

    def take_in(articles, jobs):
        yield Result("1.txt", "new")
        raise error

    return take_in


def test_a_reader_that_died(tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "ingest_all", breaking_off(ReaderDiedError()))
    with pytest.raises(CommandError) as told:
        call_command("ingest", str(tmp_path))
    assert str(told.value) == (
        "A process that reads articles died, perhaps for want of memory: 1 went in and stay; "
        "the same command takes in the rest."
    )


def test_ctrl_c(tmp_path, monkeypatch):
    errors = io.StringIO()
    monkeypatch.setattr(ingest, "ingest_all", breaking_off(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        call_command("ingest", str(tmp_path), stderr=errors)
    assert errors.getvalue() == "Stopped: 1 went in and stay; the same command takes in the rest.\n"
