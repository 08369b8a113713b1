
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('reports', '0014_synonyms'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='account',
            index=models.Index(condition=models.Q(('doubt', ''), _negated=True), fields=['-id'], name='account_doubtful'),
        ),
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(condition=models.Q(('in_conflict', True)), fields=['-id'], name='correction_in_conflict'),
        ),
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(fields=['-seen_at', '-id'], name='correction_newest'),
        ),
        migrations.AddIndex(
            model_name='participation',
            index=models.Index(condition=models.Q(('doubt', ''), _negated=True), fields=['-id'], name='participation_doubtful'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(condition=models.Q(('doubt', ''), _negated=True), fields=['-id'], name='quote_doubtful'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('doubts', []), _negated=True), fields=['-id'], name='report_doubtful'),
        ),
    ]
