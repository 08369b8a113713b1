"""Hold the index of search against the records, and put it right."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from reports.search import index

NAMED = 10  # keys of a kind that are told


class Command(BaseCommand):
    help = (
        "Say which entries of search are missing, old or left over, by kind. It ends with 1 where there are "
        "some; with --repair it writes all entries anew, and ends with 1 only where that did not help."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="write the entries anew where some differ")

    def handle(self, *args, repair: bool, **options) -> None:
        found = self._check()
        if found and repair:
            with tqdm(unit="record", disable=None, leave=False) as bar:
                for _kind, number in index.rebuild():
                    bar.update(number)
            self.stdout.write("All entries were written anew.")
            found = self._check()
        if found:
            number = sum(map(len, found.values()))
            raise CommandError(f"{number} of the entries of search differ from the records.")

    def _check(self) -> dict[str, list[int]]:
        """Tell what differs, and give it back."""
        found = index.differences()
        for kind in dict.fromkeys((*index.KINDS, *found)):
            keys = found.get(kind, [])
            named = ", ".join(map(str, keys[:NAMED])) + (" …" if len(keys) > NAMED else "")
            self.stdout.write(f"{kind}: {len(keys)} differ" + (f" ({named})" if keys else ""))
        return found
