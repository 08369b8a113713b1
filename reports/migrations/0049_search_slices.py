"""Slices of entries, and one index of words, facets and slices; see ``reports.search.slices``.

A slice stands in an array, as facets do, for the index holds values of arrays and of vectors.
"""

import django.contrib.postgres.fields
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

KINDS = ("meetingentry", "quoteentry", "reportentry")
FUNCTION = """
CREATE FUNCTION search_slice(record_id bigint) RETURNS int[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY[(record_id >> 13)::int];
"""


def operations():
    yield migrations.RunSQL(FUNCTION, "DROP FUNCTION search_slice(bigint)")
    for kind in KINDS:
        for column in ("vector", "facets", "exact"):
            yield migrations.RemoveIndex(kind, f"{kind}_{column}")
        yield migrations.AddField(kind, "slice", slice_of())
        answers = GinIndex(fields=["vector", "facets", "slice"], name=f"{kind}_answers")
        yield migrations.AddIndex(kind, answers)
        yield migrations.AddIndex(kind, GinIndex(fields=["exact", "slice"], name=f"{kind}_exact"))


def slice_of():
    return models.GeneratedField(
        db_persist=True,
        expression=models.Func("record_id", function="search_slice"),
        output_field=django.contrib.postgres.fields.ArrayField(models.IntegerField()),
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0048_names_of_countries_and_topics")]

    operations = list(operations())
