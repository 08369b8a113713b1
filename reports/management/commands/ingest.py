"""Take articles into the archive: files or folders in, records out."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from reports.intake.articles import find, read, size
from reports.intake.ingest import ingest_all


class Command(BaseCommand):
    help = (
        "Take articles into the archive: .txt files, .jsonl files with an article a line, or folders of "
        "both. What is there already stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")

    def handle(self, *args: str, **options) -> None:
        found = list(find(options["paths"]))
        counts: Counter[str] = Counter()
        total = sum(size(part) for part in found if isinstance(part, Path))
        # disable=None: no bar where the error output is no terminal
        with tqdm(total=total, unit="B", unit_scale=True, disable=None, leave=False) as bar:
            for result in ingest_all(article for part in found for article in read(part)):
                counts[result.status] += 1
                bar.update(result.size)
                if result.reason:
                    bar.clear()
                    self.stderr.write(f"{result.label}: {result.reason}")
        self.stdout.write(
            f"{counts['new']} new, {counts['unchanged']} unchanged, "
            f"{counts['new version']} new versions, {counts['refused']} refused"
        )
        if counts["refused"]:
            raise CommandError(f"{counts['refused']} did not go in.")
