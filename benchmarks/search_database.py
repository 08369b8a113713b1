"""The database of a made-up archive, made once for each number of reports and kept."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

COPIED = 1_000_000  # reports from which on an archive is copied from one of a tenth: to load it takes hours


def ensure(number: int) -> None:
    """Lead Django to the archive of that many reports, made where it is missing."""
    from django.core.management import call_command
    from django.db import connection

    from reports.models import Report

    base = connection.settings_dict["NAME"].partition("_search_")[0]  # an archive may have been led to before
    name, template = f"{base}_search_{number}", "template0"
    if number >= COPIED:
        ensure(number // 10)
        template = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            quoted = [connection.ops.quote_name(each) for each in (name, template)]
            cursor.execute("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy".format(*quoted))
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    there = Report.objects.count()
    if there == number:
        return
    if there:
        _multiply(number // there)
    else:
        _load(number)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _multiply(times: int) -> None:
    import multiplied

    for step in multiplied.multiply(times):
        print(step, file=sys.stderr)


def _load(number: int) -> None:
    import archive

    from reports.search import index

    for loaded in archive.load(number):
        print(f"{loaded:,} reports loaded", file=sys.stderr)
    done: dict[str, int] = {}
    for kind, read in index.rebuild(batch=5_000):
        done[kind] = done.get(kind, 0) + read
        print(f"{kind}: {done[kind]:,} entries", file=sys.stderr)
