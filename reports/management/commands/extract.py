"""``manage.py extract PATH...``: print what extraction finds, one JSON object a line."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.extraction.article import stored_text
from reports.extraction.findings import Stated
from reports.extraction.output import as_json
from reports.extraction.pipeline import extract
from reports.intake import articles
from reports.intake.articles import Refusal


class Command(BaseCommand):
    help = "Prints what extraction finds in files and folders, one JSON object a line. Opens no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a text file, a .jsonl file or a folder")
        parser.add_argument("--no-authority", action="store_true", help="leave the authority data out")

    def handle(self, *args: Any, paths: list[str], no_authority: bool, **options: Any) -> None:
        refused = 0
        for found in _read(paths):
            if isinstance(found, Refusal):
                refused += 1
                self.stderr.write(f"{found.label}: {found.reason}")
                continue
            file, text, stated = found
            extraction = extract(text, stated, authority=not no_authority)
            self.stdout.write(json.dumps(as_json(extraction, file), ensure_ascii=False))
        if refused:
            raise CommandError(f"{refused} could not be read.")


def _read(paths: list[str]) -> Iterator[tuple[str, str, Stated | None] | Refusal]:
    """The name, text and metadata of each article; any text is read, also one that the archive refuses."""
    for path in articles.find(paths):
        if isinstance(path, Refusal):
            yield path
        elif path.suffix.lower() == ".jsonl":
            yield from _read_lines(path)
        else:
            yield _read_text(path)


def _read_lines(path: Path) -> Iterator[tuple[str, str, Stated | None] | Refusal]:
    for found in articles.read(path):
        yield found if isinstance(found, Refusal) else (found.file_name, found.text, found.stated)


def _read_text(path: Path) -> tuple[str, str, None] | Refusal:
    try:
        return str(path), stored_text(path.read_bytes()), None
    except OSError as error:
        return Refusal(str(path), f"The file cannot be read: {error.strerror}.")
    except ValueError as error:
        return Refusal(str(path), str(error))
