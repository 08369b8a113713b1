"""Articles read in other processes: the same results in the same order, and what happens when one dies."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings

from reports.extraction.findings import Stated
from reports.extraction.pipeline import extract
from reports.intake import ingest, readers
from reports.intake.articles import Article, Refusal
from reports.intake.ingest import ingest_all
from reports.intake.readers import ReaderDiedError, Readers
from reports.models import Report

STORY = "On March {}, 2021, Minister of Health Bolot Asanov met with Anna Keller, WHO Representative in Osh."


@pytest.fixture
def at_once(monkeypatch) -> None:
    """The first article already goes to another process."""
    monkeypatch.setattr(readers, "FEW", 0)


@pytest.fixture
def in_tens(monkeypatch) -> None:
    """Ten articles are written together."""
    monkeypatch.setattr(ingest, "BATCH", 10)


def articles(number: int) -> list[Article]:
    return [Article(f"{day}.txt", STORY.format(day), f"{day}.txt") for day in range(1, number + 1)]


@pytest.mark.usefixtures("at_once")
def test_others_read_as_this_process_does():
    with Readers(3) as others:
        asked = [others.begin(article.text, Stated(published="2021-03")) for article in articles(20)]
        found = [extraction() for extraction in asked]
    assert found == [extract(article.text, Stated(published="2021-03")) for article in articles(20)]


def test_few_articles_and_one_job_need_no_other_process():
    with Readers(1) as alone, Readers(8) as others:
        assert alone.begin("One.", Stated())() == others.begin("One.", Stated())() == extract("One.")
        assert (alone.pool, others.pool, alone.ahead) == (None, None, 0)


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
def test_results_keep_their_order():
    first, second, third = articles(3)
    copy = Article("copy.txt", second.text, "copy.txt")
    other = Article("b/1.txt", "Another story.", "1.txt")
    given = [first, Refusal("bad.txt", "It is empty."), second, copy, other, first, third]
    results = list(ingest_all(given, jobs=2))
    assert [(result.label, result.status) for result in results] == [
        ("1.txt", "new"),
        ("bad.txt", "refused"),
        ("2.txt", "new"),
        ("copy.txt", "refused"),
        ("b/1.txt", "refused"),
        ("1.txt", "unchanged"),
        ("3.txt", "new"),
    ]
    assert results[3].reason == "The same text is in the archive already, as 2.txt."


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once", "in_tens")
def test_memory_is_bounded():
    taken = []

    def given():
        for article in articles(31):
            taken.append(article)
            yield Refusal(article.label, "It is empty.")

    next(ingest_all(given(), jobs=2))
    assert len(taken) == 2 * 10


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once", "in_tens")
def test_a_reader_that_dies_ends_the_run_and_what_went_in_stays():
    def given():
        yield articles(1)[0]
        for article in articles(30)[1:]:
            if Report.objects.exists():
                for pid in children(os.getpid()):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
            yield article

    with pytest.raises(ReaderDiedError):
        list(ingest_all(given(), jobs=2))
    assert Report.objects.exists()


def test_readers_end_with_a_parent_that_was_killed():
    program = (
        "from reports.intake import readers\n"
        "from reports.extraction.findings import Stated\n"
        "if __name__ == '__main__':\n"
        "    readers.FEW = 0\n"
        "    pool = readers.Readers(2)\n"
        "    pool.begin('A story.', Stated())()\n"
        "    print('read', flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout.readline() == b"read\n"
        read = children(parent.pid)
        assert read
        parent.kill()
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in read):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    """The reading processes under a process."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(child) for task in tasks for child in told(task).split()]
    return [child for child in found if b"spawn_main" in told(Path(f"/proc/{child}/cmdline"))]


def told(file: Path) -> bytes:
    """What the system tells of a process, nothing where it has ended by now."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
