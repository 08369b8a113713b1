"""The database of a made-up archive, made once for each number of reports and kept."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def ensure(number: int) -> None:
    """Lead Django to the archive of that many reports, loaded where it is missing."""
    from django.core.management import call_command
    from django.db import connection

    from reports.models import Report
    from reports.search import index

    base = connection.settings_dict["NAME"].partition("_search_")[0]  # an archive may have been led to before
    name = f"{base}_search_{number}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)} TEMPLATE template0")
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    if Report.objects.exists():
        return
    import archive

    for loaded in archive.load(number):
        print(f"{loaded:,} reports loaded", file=sys.stderr)
    done: dict[str, int] = {}
    for kind, read in index.rebuild(batch=5_000):
        done[kind] = done.get(kind, 0) + read
        print(f"{kind}: {done[kind]:,} entries", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
