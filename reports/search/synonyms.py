"""The phrases that find the same: kept as data, and written to the database after every migration."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from reports.models import Synonym


@cache
def written() -> dict[str, list[str]]:
    """The phrases of each sense in the data file: ``topic:tuberculosis`` -> TB, ТБ."""
    with (Path(__file__).parent / "data" / "synonyms.toml").open("rb") as file:
        groups = tomllib.load(file)
    return {f"{kind}:{name}": phrases for kind, senses in groups.items() for name, phrases in senses.items()}


def ensure(using: str = "default", **signal: Any) -> None:
    """Bring the synonyms of the database in line with the data file; the names of records are left alone.

    It is called after every migration; a migration back to before the table leaves nothing to do.
    """
    if Synonym._meta.db_table not in connections[using].introspection.table_names():
        return
    wanted = {(sense, phrase) for sense, phrases in written().items() for phrase in phrases}
    stored = Synonym.objects.using(using).filter(from_record=False)
    with transaction.atomic(using):
        held = {(sense, phrase): key for key, sense, phrase in stored.values_list("pk", "sense", "phrase")}
        stored.filter(pk__in=[key for each, key in held.items() if each not in wanted]).delete()
        Synonym.objects.using(using).bulk_create(
            [Synonym(sense=sense, phrase=phrase) for sense, phrase in sorted(wanted - held.keys())],
            ignore_conflicts=True,
        )
