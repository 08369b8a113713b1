"""The names of bodies weigh less than titles and names of people.

The Global Fund to Fight AIDS, Tuberculosis and Malaria is named in reports of anything: among those found for
malaria, one that has it in its title goes first, and then those whose text tells of it most.
"""

from importlib import import_module

from django.db import migrations

names = import_module("reports.migrations.0011_search_names_of_entries")
bodies = import_module("reports.migrations.0030_search_new_words_of_bodies")

OF_BODIES = "SELECT 2, record_id, ts_filter(vector, '{a}') FROM reports_organizationentry"
BEFORE = {"D": bodies.needed(names.REPORT), "C": bodies.needed(names.MEETING)}
WEIGHED = "SELECT 2, record_id, setweight(ts_filter(vector, '{{a}}'), '{}') FROM reports_organizationentry"
VIEWS = "\n;".join(view.replace(OF_BODIES, WEIGHED.format(weight)) for weight, view in BEFORE.items())
FILL = "\n".join(
    f"SELECT search_refresh('{kind}', ARRAY(SELECT id FROM reports_{kind}));" for kind in ("report", "meeting")
)


class Migration(migrations.Migration):
    dependencies = [("reports", "0050_search_spellings_of_names")]
    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, FILL),
        migrations.RunSQL(VIEWS, "\n;".join(BEFORE.values())),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
