"""What a record answers to beside its words, in its entry: the values of its facets as numbers, and its days."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

DATED = ["report", "meeting", "quote"]

# The value of a facet as one number: which facet, and in 27 bits which of its values; a greater one is an error. In
# packed form the facets of ten thousand entries are joined and sent in a tenth of the time in which PostgreSQL
# counts them.
FUNCTIONS = """
CREATE FUNCTION search_facet(facet int, value bigint) RETURNS int
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (facet << 27) | ((value << 4)::int >> 4)
$$;
CREATE FUNCTION search_packed(facets int[]) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_agg(int4send(facet), '') FROM unnest(facets) facet
$$;
"""
REMOVE_FUNCTIONS = """
DROP FUNCTION search_packed(int[]);
DROP FUNCTION search_facet(int, bigint);
"""


def entry_fields(kind):
    yield migrations.AddField(
        kind, "facets", django.contrib.postgres.fields.ArrayField(models.IntegerField(), default=list)
    )
    yield migrations.AddField(kind, "packed", packed())
    yield migrations.AddField(kind, "first_day", models.DateField(null=True))
    yield migrations.AddField(kind, "last_day", models.DateField(null=True))


def packed():
    return models.GeneratedField(
        expression=models.Func("facets", function="search_packed"),
        output_field=models.BinaryField(null=True),
        db_persist=True,
    )


def to(model, **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to=f"reports.{model}", **options
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0016_withdrawals")]
    operations = [
        migrations.RunSQL(FUNCTIONS, REMOVE_FUNCTIONS),
        migrations.CreateModel(
            name="ReportValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.CharField(max_length=200, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="ParticipationEntry",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="entry",
                        serialize=False,
                        to="reports.participation",
                    ),
                ),
                ("facets", django.contrib.postgres.fields.ArrayField(models.IntegerField(), default=list)),
                ("packed", packed()),
                ("first_day", models.DateField(null=True)),
                ("last_day", models.DateField(null=True)),
                ("person", to("person")),
                ("organization", to("organization", null=True)),
                ("meeting", to("meeting")),
            ],
        ),
        *(operation for kind in DATED for operation in entry_fields(f"{kind}entry")),
    ]
