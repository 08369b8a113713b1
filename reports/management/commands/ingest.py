"""Take articles into the archive: files or folders in, records out."""

from argparse import ArgumentTypeError
from collections import Counter
from contextlib import closing
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from reports.intake.articles import find, read, size
from reports.intake.ingest import ingest_all
from reports.intake.readers import ReaderDiedError, cores


class Command(BaseCommand):
    help = (
        "Take articles into the archive: .txt files, .jsonl files with an article a line, or folders of "
        "both. What is there already stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
        parser.add_argument(
            "--jobs", type=_jobs, default=cores(), metavar="N", help="processes that work on it (all cores)"
        )

    def handle(self, *args: str, **options) -> None:
        counts: Counter[str] = Counter()
        try:
            self._take_in(options["paths"], options["jobs"], counts)
        except KeyboardInterrupt:
            self.stderr.write(f"Stopped: {_rest(counts)}")
            raise
        except ReaderDiedError as error:
            raise CommandError(
                f"A process that reads articles died, perhaps for want of memory: {_rest(counts)}"
            ) from error
        self.stdout.write(
            f"{counts['new']} new, {counts['unchanged']} unchanged, "
            f"{counts['new version']} new versions, {counts['refused']} refused"
        )
        if counts["refused"]:
            raise CommandError(f"{counts['refused']} did not go in.")

    def _take_in(self, paths: list[str], jobs: int, counts: Counter[str]) -> None:
        found = list(find(paths))
        articles = (article for part in found for article in read(part))
        total = sum(size(part) for part in found if isinstance(part, Path))
        # disable=None: no bar where the error output is no terminal
        with (
            tqdm(total=total, unit="B", unit_scale=True, disable=None, leave=False) as bar,
            closing(ingest_all(articles, jobs)) as results,
        ):
            for result in results:
                counts[result.status] += 1
                bar.update(result.size)
                if result.reason:
                    bar.clear()
                    self.stderr.write(f"{result.label}: {result.reason}")


def _jobs(value: str) -> int:
    if not value.isdecimal() or not int(value):
        raise ArgumentTypeError(f"{value} is no number of processes: 1 or more.")
    return int(value)


def _rest(counts: Counter[str]) -> str:
    return f"{counts['new'] + counts['new version']} went in and stay; the same command takes in the rest."
