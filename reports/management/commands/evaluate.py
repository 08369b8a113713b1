"""``manage.py evaluate DIR``: hold extraction against answers made by hand."""

import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.extraction.article import stored_text
from reports.extraction.evaluation import Evaluation
from reports.extraction.lexicons import DATA
from reports.extraction.output import as_json
from reports.extraction.pipeline import extract


class Command(BaseCommand):
    help = (
        "Holds extraction against the answers in DIR and its folders (NAME.txt beside NAME.json) and prints "
        "each difference, then precision, recall and F1 of each field. Opens no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--no-authority", action="store_true", help="leave the authority data out")
        parser.add_argument("--save", action="store_true", help="keep the figures for the about page")

    def handle(self, *args: Any, folder: Path, no_authority: bool, save: bool, **options: Any) -> None:
        evaluation, by_language = Evaluation(), defaultdict(Evaluation)
        articles: Counter[str] = Counter()
        for name, text, answer in answers(folder):
            found = as_json(extract(text, authority=not no_authority), name)
            for each in (evaluation, by_language[answer["language"]]):
                each.add(name, answer, found, text)
            articles[answer["language"]] += 1
        for difference in evaluation.differences:
            self.stdout.write(difference)
        self.stdout.write(f"\n{'':20}precision  recall     F1  count")
        for field, count in evaluation.counts.items():
            figures = f"{count.precision:9.3f}{count.recall:8.3f}{count.f1:7.3f}"
            self.stdout.write(f"{field:20}{figures}{count.right + count.missed:7}")
        if save:
            _save(by_language, articles)


def answers(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and answer of each article. Raises CommandError where none is there or one is unreadable."""
    answers = sorted(folder.rglob("*.json"))
    if not answers:
        raise CommandError(f"{folder} holds no answers: NAME.json beside NAME.txt.")
    for path in answers:
        try:
            text = stored_text(path.with_suffix(".txt").read_bytes())
            answer = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be read: {error.strerror}.") from error
        except ValueError as error:
            raise CommandError(f"{path} or the text beside it cannot be read: {error}") from error
        yield str(path.relative_to(folder).with_suffix("")), text, answer


def _save(evaluations: Mapping[str, Evaluation], articles: Mapping[str, int]) -> None:
    accuracy = {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "languages": {
            language: {
                "articles": articles[language],
                "figures": {field: round(count.f1, 3) for field, count in evaluation.counts.items()},
            }
            for language, evaluation in sorted(evaluations.items())
        },
    }
    (DATA / "accuracy.json").write_text(json.dumps(accuracy, indent=1) + "\n", encoding="utf-8")
