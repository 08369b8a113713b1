"""People and bodies in the order of their names, and what it costs to make words of a name."""

from django.db import migrations, models

FOLDED = models.Func("name", function="fold_text")


class Migration(migrations.Migration):
    dependencies = [("reports", "0020_search_counts")]
    operations = [
        migrations.AddIndex("person", models.Index(FOLDED, "id", name="person_in_order")),
        migrations.AddIndex("organization", models.Index(FOLDED, "id", name="body_in_order")),
        # Else PostgreSQL makes words of all countries before it looks which of them are listed.
        migrations.RunSQL("ALTER FUNCTION search_names(text) COST 10000",
            "ALTER FUNCTION search_names(text) COST 100"),
    ]
