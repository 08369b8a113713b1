from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0051_search_weight_of_bodies'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='synonym',
            index=models.Index(fields=['query'], name='synonym_query'),
        ),
    ]
