"""Extract articles of the archive anew: what nobody corrected follows the extractor."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DataError, IntegrityError
from django.db.models import Q
from tqdm import tqdm

from reports.intake.articles import Refusal, find, read
from reports.intake.differences import Difference
from reports.intake.ingest import reextract
from reports.models import Report

SIGNS = {"added": "+", "removed": "-"}


class Command(BaseCommand):
    help = (
        "Extract reports anew and say what that changes. What a person corrected stays; where the extractor "
        "now says a third thing, the conflict waits in the review list. Without names, all reports."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "names", nargs="*", metavar="PATH-or-slug", help="a file, a folder or a report's slug"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )

    def handle(self, *args, names: list[str], dry_run: bool, **options) -> None:
        counts: Counter[str] = Counter()
        keys = (
            self._keys(names, counts) if names else Report.objects.order_by("pk").values_list("pk", flat=True)
        )
        for pk in tqdm(list(keys), unit="report", disable=None, leave=False):
            self._reextract(Report.objects.get(pk=pk), dry_run, counts)
        self.stdout.write(
            f"{counts['reports']} reports, {counts['differing']} {'would change' if dry_run else 'changed'}: "
            f"{counts['changed']} fields changed, {counts['added']} rows added, {counts['removed']} removed, "
            f"{counts['conflict']} new conflicts"
        )
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} could not be extracted anew.")

    def _keys(self, names: Iterable[str], counts: Counter[str]) -> list[int]:
        """The keys of the reports that are named, each once."""
        found: dict[int, None] = {}
        for identity in _identities(names):
            keys = [] if isinstance(identity, Refusal) else _named(identity)
            found |= dict.fromkeys(keys)
            if isinstance(identity, Refusal):
                self._fail(identity.label, identity.reason, counts)
            elif not keys:
                self._fail(identity, "The archive has no such report.", counts)
        return list(found)

    def _reextract(self, report: Report, dry_run: bool, counts: Counter[str]) -> None:
        try:
            found = reextract(report, dry_run)
        except (DataError, IntegrityError) as error:
            self._fail(report.slug, f"The archive cannot hold it: {str(error).splitlines()[0]}", counts)
            return
        counts["reports"] += 1
        counts["differing"] += any(each.kind != "conflict" for each in found)
        counts.update(each.kind for each in found)
        if found:
            self.stdout.write("\n".join([report.slug, *(f"  {_line(each)}" for each in found)]))

    def _fail(self, label: str, reason: str, counts: Counter[str]) -> None:
        counts["failed"] += 1
        self.stderr.write(f"{label}: {reason}")


def _all() -> list[int]:
    return list(Report.objects.order_by("pk").values_list("pk", flat=True))


def _identities(names: Iterable[str]) -> Iterator[str | Refusal]:
    """By what the reports named are known: a slug, else the address or the file name of each article."""
    for name in names:
        if not os.path.exists(name):  # noqa: PTH110 - Path.exists raises where a name is too long
            yield name
            continue
        for path in find([name]):
            for article in read(path):
                yield article if isinstance(article, Refusal) else article.identity


def _named(identity: str) -> list[int]:
    named = Q(slug=identity) | Q(url=identity) | Q(file_name=identity, url=None)
    return list(Report.objects.filter(named).values_list("pk", flat=True))


def _line(found: Difference) -> str:
    if found.kind in SIGNS:
        return f"{SIGNS[found.kind]} {found.record}"
    if found.kind == "conflict":
        return f"! {found.record}: {found.field}: “{found.before}” stays, the extractor says “{found.after}”"
    return f"{found.record}: {found.field}: “{found.before}” -> “{found.after}”"
