"""How many records of a kind have each facet value, kept with the entries: what a list without filters shows."""

from django.db import migrations, models

KINDS = ("report", "meeting", "quote")

FACET = """
CREATE FUNCTION search_facet_of(code int) RETURNS smallint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (code >> 27)::smallint
$$;
"""

# In the order of their numbers, so that two writers wait for each other and do not deadlock. The number 0 stands
# for all records.
COUNT = """
CREATE FUNCTION search_count() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO reports_facetcount AS counted (kind, code, number)
            SELECT TG_ARGV[0], code, count(*) FROM added, unnest(0 || facets) code GROUP BY code ORDER BY code
            ON CONFLICT (kind, code) DO UPDATE SET number = counted.number + excluded.number;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO reports_facetcount AS counted (kind, code, number)
            SELECT TG_ARGV[0], code, -count(*) FROM removed, unnest(0 || facets) code GROUP BY code ORDER BY code
            ON CONFLICT (kind, code) DO UPDATE SET number = counted.number + excluded.number;
    ELSE
        INSERT INTO reports_facetcount AS counted (kind, code, number)
            SELECT TG_ARGV[0], code, sum(change)
            FROM (
                SELECT unnest(facets) AS code, 1 AS change FROM added
                UNION ALL
                SELECT unnest(facets), -1 FROM removed
            ) changes
            GROUP BY code HAVING sum(change) <> 0 ORDER BY code
            ON CONFLICT (kind, code) DO UPDATE SET number = counted.number + excluded.number;
    END IF;
    RETURN NULL;
END
$$;
"""
VIEW = "CREATE VIEW facets_counted AS\n" + "\nUNION ALL\n".join(
    f"SELECT '{kind}' AS kind, code, count(*) AS number"
    f" FROM reports_{kind}entry, unnest(0 || facets) code GROUP BY code"
    for kind in KINDS
)
RECOUNT = """
CREATE FUNCTION search_recount() RETURNS void
LANGUAGE sql AS $$
    DELETE FROM reports_facetcount;
    INSERT INTO reports_facetcount (kind, code, number) SELECT kind, code, number FROM facets_counted;
$$;
SELECT search_recount();
"""


def triggers():
    for kind in KINDS:
        for event, rows in (
            ("INSERT", "NEW TABLE AS added"),
            ("UPDATE", "OLD TABLE AS removed NEW TABLE AS added"),
            ("DELETE", "OLD TABLE AS removed"),
        ):
            yield f"""
CREATE TRIGGER search_count_{event.lower()} AFTER {event} ON reports_{kind}entry
REFERENCING {rows}
FOR EACH STATEMENT EXECUTE FUNCTION search_count('{kind}');"""


REMOVE = "\n".join(
    f"DROP TRIGGER search_count_{event} ON reports_{kind}entry;"
    for kind in KINDS
    for event in ("insert", "update", "delete")
)


class Migration(migrations.Migration):
    dependencies = [("reports", "0019_search_facet_triggers")]
    operations = [
        migrations.RunSQL(FACET, "DROP FUNCTION search_facet_of(int);"),
        migrations.CreateModel(
            name="FacetCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("code", models.IntegerField()),
                ("number", models.IntegerField()),
                (
                    "facet",
                    models.GeneratedField(
                        expression=models.Func("code", function="search_facet_of"),
                        output_field=models.SmallIntegerField(),
                        db_persist=True,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "code"), name="facet_count_unique")],
                "indexes": [models.Index(fields=["kind", "facet", "-number"], name="facet_count_most")],
            },
        ),
        migrations.RunSQL(COUNT + "".join(triggers()), REMOVE + "DROP FUNCTION search_count();"),
        migrations.RunSQL(VIEW + ";" + RECOUNT, "DROP FUNCTION search_recount(); DROP VIEW facets_counted;"),
    ]
