"""``manage.py extract PATH...``: print what extraction finds, one JSON object a line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

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
        for path in articles.find(paths):
            for found in articles.read(path):
                if isinstance(found, Refusal):
                    refused += 1
                    self.stderr.write(f"{found.label}: {found.reason}")
                    continue
                extraction = extract(found.text, found.stated, authority=not no_authority)
                name = found.file_name if path.suffix.lower() == ".jsonl" else found.label
                self.stdout.write(json.dumps(as_json(extraction, name), ensure_ascii=False))
        if refused:
            raise CommandError(f"{refused} could not be read.")
