"""How fast lists and searches are, with all their facets, and how fast others answer the same.

python benchmarks/search.py [--reports N ...] [--rounds N] [--no-peers]

Each page is the real one, from the address to the finished HTML, on one core. Beside the list of reports
stand SQLite FTS5 through Datasette, and Tantivy, with the same texts, filters and facets in the same run.
Beside the median of the time by the clock and its 95th percentile stands the median of the processor's time,
which others who use the machine bear on less. What a process keeps of ties (``reports.search.remembered``) is
lost when anybody writes: the last column is the median of the processor's time for the first answer after it.
A machine that others use is now slower, now faster: beside every page a yardstick, the same work each time,
is taken. By it the archives are held against each other, and the slowest pages are told as they would be with
the machine at its best all the time.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django.test import Client

GOAL = 60  # milliseconds
AFTER_WRITES = 3
LISTS = ("meetings", "reports", "quotes", "people", "organizations", "countries", "topics")
FILTERS = {
    "nothing": "",
    "country": "country=KG",
    "topic": "topic=nutrition",
    "year": "year=2015",
    "official": "official=kazakhstan-0",
}
RANKS = {"common": 0, "middle": 200, "rare": 9_000}  # of a word among the made-up ones


class Time(NamedTuple):
    """Milliseconds by the clock, of the processor, and of the processor for the yardstick just before."""

    clock: float
    processor: float
    yardstick: float


def main() -> None:
    """Print a table for each size of archive, and how the medians grow from one to the next."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 100_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=7, help="times that every page is asked for (7)")
    parser.add_argument("--no-peers", action="store_true", help="leave Datasette and Tantivy out")
    options = parser.parse_args()
    _prepare()
    medians = {number: _measure(number, options) for number in options.reports}
    for smaller, larger in combinations(options.reports, 2):
        growth = {page: medians[larger][page] / medians[smaller][page] for page in medians[larger]}
        most = max(growth, key=growth.__getitem__)
        print(f"{smaller:,} to {larger:,} reports: pages grow {median(growth.values()):.2f}-fold,", end=" ")
        print(f"at most {growth[most]:.2f}-fold ({' '.join(most)})")


def _prepare() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cohealth.settings"
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import search_database  # noqa: F401 - finds the project
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    import cohealth.wsgi  # noqa: F401 - as the server loads the archive


def _measure(number: int, options: argparse.Namespace) -> dict[tuple[str, str], float]:
    """The median of each page in yardsticks; all figures are printed."""
    import search_database

    search_database.ensure(number)
    _server.cache_clear()
    queries = FILTERS | _words()
    asked = {
        (page, name): partial(_ask, f"/{page}/?{query}")
        for page in (*LISTS, "search")
        for name, query in queries.items()
        if page != "search" or query.startswith("q=")
    }
    times, after_write = _times(asked, options.rounds), _times(asked, AFTER_WRITES, before=_write)
    print(f"\n{number:,} reports, milliseconds a page in {options.rounds} rounds")
    print(f"{'':30} {'median':>8} {'95 %':>8} {'processor':>9} {'after a write':>13}")
    for page in asked:
        _print(page, times[page], after_write[page])
    found = {page: median(each.processor for each in times[page]) for page in asked}
    middle, over = median(found.values()), sum(spent > GOAL for spent in found.values())
    print(f"processor: median of all pages {middle:.1f}; {over} of {len(found)} above {GOAL}")
    by_yardstick = _by_yardstick(times)
    if not options.no_peers:
        import peers

        for peer, answers in peers.of_reports(queries).items():
            for name, answer in answers.items():
                page = (peer, name)
                _print(page, _times({page: answer}, options.rounds)[page])
    return by_yardstick


def _words() -> dict[str, str]:
    """Queries for words of each frequency, in both scripts."""
    import synthetic

    return {
        f"{name} {language}": f"q={synthetic.vocabulary(script)[0][rank]}"
        for script, language in enumerate(("English", "Russian"))
        for name, rank in RANKS.items()
    }


@cache
def _client() -> "Client":
    """One client for all pages: each new one would start the middleware anew, with every static file."""
    from django.test import Client

    return Client()


def _ask(address: str) -> None:
    response = _client().get(address)
    if response.status_code != 200:
        sys.exit(f"{address} answers {response.status_code}")


def _write() -> None:
    """Let a transaction pass that may have written."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


def _times(
    asked: dict[tuple[str, str], Callable[[], None]], rounds: int, before: Callable[[], None] = lambda: None
) -> dict[tuple[str, str], list[Time]]:
    """What each page takes in several rounds, asked once more than is counted.

    All pages are asked in turn, for a machine may be slow for some seconds: so it is for a round of all of
    them, and not for all rounds of one.
    """
    times: dict[tuple[str, str], list[Time]] = {page: [] for page in asked}
    for _ in range(rounds):
        for page, work in asked.items():
            work()
            before()
            yardstick = _yardstick()
            start, used = time.perf_counter(), _processor()
            work()
            clock, processor = time.perf_counter() - start, _processor() - used
            times[page].append(Time(1000 * clock, 1000 * processor, yardstick))
    return times


def _yardstick() -> float:
    """The milliseconds of the processor that the same work takes each time, the better of two."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        dict.fromkeys(str(number) for number in range(14_000))
        taken.append(1000 * (time.process_time() - start))
    return min(taken)


def _by_yardstick(times: dict[tuple[str, str], list[Time]]) -> dict[tuple[str, str], float]:
    """The median of each page in yardsticks; the slowest are printed, at the machine's best of this run."""
    found = {
        page: median(each.processor / each.yardstick for each in of_page) for page, of_page in times.items()
    }
    measured = [each.yardstick for of_page in times.values() for each in of_page]
    best = min(measured)
    print(f"yardstick: median {median(measured):.2f}, best {best:.2f}; at its best", end=" ")
    print(f"{sum(each * best > GOAL for each in found.values())} above {GOAL}; the slowest:", end=" ")
    slowest = sorted(found, key=found.__getitem__, reverse=True)[:5]
    print(", ".join(f"{' '.join(page)} {found[page] * best:.1f}" for page in slowest), flush=True)
    return found


def _processor() -> float:
    """The seconds of the processor that this process and, where Linux tells it, the database's have had."""
    file = Path(f"/proc/{_server()}/schedstat")
    return time.process_time() + (int(file.read_text().split()[0]) / 1e9 if file.exists() else 0)


def _print(page: tuple[str, str], times: list[Time], after_write: list[Time] | None = None) -> None:
    clock, processor, _yardsticks = zip(*times, strict=True)
    columns = f"{median(clock):8.1f} {quantiles(clock, n=20)[-1]:8.1f} {median(processor):9.1f}"
    last = f"{median(each.processor for each in after_write):13.1f}" if after_write else ""
    print(f"{page[0]:14} {page[1]:15} {columns} {last}", flush=True)


@cache
def _server() -> int:
    """The database's process of this connection, on the same core where that is allowed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        process = cursor.fetchone()[0]
    with suppress(PermissionError, ProcessLookupError):
        os.sched_setaffinity(process, os.sched_getaffinity(0))
    return process


if __name__ == "__main__":
    main()
