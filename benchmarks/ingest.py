"""How fast articles go in, with one process and with all, and what one costs as the archive grows.

python benchmarks/ingest.py [--articles N] [--alone N] [--onto N]

The articles are made up, and each run has a database of its own, which is dropped after it; with ``--onto``
that is a copy of the archive of so many reports that benchmarks/search.py has loaded. Processor time
is what tells on a machine that does other things too: that of this process and, where the server is on the
same machine, that of its process for it.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
# Articles in the archive between which it is measured.
BANDS = (0, 1_000, 3_000, *range(10_000, 1_000_000, 10_000))


def main() -> None:
    """Print a table of bands for one process, and one for all cores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000, help="how many go in with all cores (10,000)")
    parser.add_argument("--alone", type=int, default=3_000, help="how many go in with one process (3,000)")
    parser.add_argument("--onto", type=int, default=0, help="reports that the archive has before (0)")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "cohealth.settings"
    import django

    django.setup()
    from reports.intake.readers import cores

    print("jobs  articles in  articles/s  ms/article  processor here  in PostgreSQL")
    for jobs, number in ((1, options.alone), (cores(), options.articles)):
        if number:
            _measure(jobs, number, options.onto)


def _measure(jobs: int, number: int, onto: int) -> None:
    """Take ``number`` articles into an archive of ``onto`` reports, and print a line for each band."""
    from django.db import connection

    from reports.intake.ingest import ingest_all

    name = connection.settings_dict["NAME"]
    _make_database(onto)
    try:
        results = ingest_all(_articles(onto, onto + number), jobs)
        for first, last in pairwise(sorted({band for band in BANDS if band < number} | {number})):
            start = (time.perf_counter(), time.process_time(), _server_time())
            refused = [result for result in islice(results, last - first) if result.status != "new"]
            end = (time.perf_counter(), time.process_time(), _server_time())
            spent, here, there = (
                1000 * (after - before) / (last - first) for before, after in zip(start, end, strict=True)
            )
            figures = f"{1000 / spent:10.1f}  {spent:10.1f}  {here:14.1f}  {there:13.1f}"
            print(f"{jobs:4}  {onto + last:11,}  {figures}", flush=True)
            if refused:
                sys.exit(f"{refused[0].label}: {refused[0].reason}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _make_database(onto: int) -> None:
    """Lead Django to a database for this run: empty, or a copy of a loaded archive."""
    from django.db import connection

    connection.settings_dict["TEST"]["NAME"] = f"benchmark_{os.getpid()}"
    if onto:
        import search_database

        search_database.ensure(onto)
        connection.settings_dict["TEST"]["TEMPLATE"] = connection.settings_dict["NAME"]
        connection.close()
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


def _server_time() -> float:
    """The seconds of processor time of the server's process for this one; NaN where it is elsewhere."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), inet_server_addr() IS NULL")
        pid, is_here = cursor.fetchone()
    if not is_here:
        return float("nan")
    user, system = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _articles(first: int, last: int) -> Iterator:
    import synthetic

    from reports.intake.articles import Article

    for made in range(first, last):
        _language, text = synthetic.article(made)
        yield Article(f"{made}.txt", text, f"{made}.txt", size=len(text))


if __name__ == "__main__":
    main()
