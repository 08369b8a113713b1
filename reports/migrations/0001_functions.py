"""The extensions and SQL functions that the tables stand on."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

# The first and last day that an EDTF date may mean, null for the empty one. make_date refuses 2017-02-30.
EDTF_BOUNDS = """
CREATE FUNCTION edtf_earliest(edtf text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN edtf <> '' THEN make_date(
        substr(edtf, 1, 4)::int,
        coalesce(nullif(substr(edtf, 6, 2), '')::int, 1),
        coalesce(nullif(substr(edtf, 9, 2), '')::int, 1)
    ) END
$$;
CREATE FUNCTION edtf_latest(edtf text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE length(edtf)
        WHEN 4 THEN make_date(edtf::int, 12, 31)
        WHEN 7 THEN (edtf_earliest(edtf) + interval '1 month - 1 day')::date
        WHEN 10 THEN edtf_earliest(edtf)
    END
$$;
"""

# One folding for text, names and queries: lower case, ё as е, ş as s. The two-argument form names its
# dictionary, so that the function may be called immutable and stand in an index.
FOLD = """
CREATE FUNCTION fold_text(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(public.unaccent('public.unaccent'::regdictionary, value))
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(
            EDTF_BOUNDS,
            "DROP FUNCTION edtf_latest(text); DROP FUNCTION edtf_earliest(text);",
        ),
        migrations.RunSQL(FOLD, "DROP FUNCTION fold_text(text);"),
    ]
