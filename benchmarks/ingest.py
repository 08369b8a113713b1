"""How fast articles go in, with one process and with all, and what one costs as the archive grows.

python benchmarks/ingest.py [--articles N] [--alone N]

The articles are made up, and each run has a database of its own, which is dropped after it.
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
BANDS = (0, 1_000, 3_000, 10_000, 30_000, 100_000)  # articles in the archive between which it is measured


def main() -> None:
    """Print a table of bands for one process, and one for all cores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000, help="how many go in with all cores (10,000)")
    parser.add_argument("--alone", type=int, default=3_000, help="how many go in with one process (3,000)")
    options = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "cohealth.settings"
    import django

    django.setup()
    from reports.intake.readers import cores

    print("jobs  articles in  articles/s  ms/article  of them in this process")
    for jobs, number in ((1, options.alone), (cores(), options.articles)):
        _measure(jobs, number)


def _measure(jobs: int, number: int) -> None:
    """Take the first ``number`` articles into an empty archive, and print a line for each band."""
    from django.db import connection

    from reports.intake.ingest import ingest_all

    connection.settings_dict["TEST"]["NAME"] = f"benchmark_{os.getpid()}"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        results = ingest_all(_articles(number), jobs)
        for first, last in pairwise(sorted({band for band in BANDS if band < number} | {number})):
            start, used = time.perf_counter(), time.process_time()
            refused = [result for result in islice(results, last - first) if result.status != "new"]
            spent, used = time.perf_counter() - start, time.process_time() - used
            rate, each = (last - first) / spent, 1000 / (last - first)
            print(
                f"{jobs:4}  {last:11,}  {rate:10.1f}  {each * spent:10.1f}  {each * used:23.1f}", flush=True
            )
            if refused:
                sys.exit(f"{refused[0].label}: {refused[0].reason}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _articles(number: int) -> Iterator:
    import synthetic

    from reports.intake.articles import Article

    for made in range(number):
        _language, text = synthetic.article(made)
        yield Article(f"{made}.txt", text, f"{made}.txt", size=len(text))


if __name__ == "__main__":
    main()
