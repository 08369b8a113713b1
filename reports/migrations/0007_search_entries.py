"""The words of each record, one table a kind: filled by the triggers of 0009."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0006_constraint_messages'),
    ]

    operations = [
        migrations.CreateModel(
            name='MeetingEntry',
            fields=[
                ('vector', django.contrib.postgres.search.SearchVectorField()),
                ('exact', django.contrib.postgres.search.SearchVectorField()),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='entry', serialize=False, to='reports.meeting')),
            ],
            options={
                'abstract': False,
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='meetingentry_vector'), django.contrib.postgres.indexes.GinIndex(fields=['exact'], name='meetingentry_exact')],
            },
        ),
        migrations.CreateModel(
            name='OrganizationEntry',
            fields=[
                ('vector', django.contrib.postgres.search.SearchVectorField()),
                ('exact', django.contrib.postgres.search.SearchVectorField()),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='entry', serialize=False, to='reports.organization')),
            ],
            options={
                'abstract': False,
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='organizationentry_vector'), django.contrib.postgres.indexes.GinIndex(fields=['exact'], name='organizationentry_exact')],
            },
        ),
        migrations.CreateModel(
            name='PersonEntry',
            fields=[
                ('vector', django.contrib.postgres.search.SearchVectorField()),
                ('exact', django.contrib.postgres.search.SearchVectorField()),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='entry', serialize=False, to='reports.person')),
            ],
            options={
                'abstract': False,
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='personentry_vector'), django.contrib.postgres.indexes.GinIndex(fields=['exact'], name='personentry_exact')],
            },
        ),
        migrations.CreateModel(
            name='QuoteEntry',
            fields=[
                ('vector', django.contrib.postgres.search.SearchVectorField()),
                ('exact', django.contrib.postgres.search.SearchVectorField()),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='entry', serialize=False, to='reports.quote')),
            ],
            options={
                'abstract': False,
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='quoteentry_vector'), django.contrib.postgres.indexes.GinIndex(fields=['exact'], name='quoteentry_exact')],
            },
        ),
        migrations.CreateModel(
            name='ReportEntry',
            fields=[
                ('vector', django.contrib.postgres.search.SearchVectorField()),
                ('exact', django.contrib.postgres.search.SearchVectorField()),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='entry', serialize=False, to='reports.report')),
            ],
            options={
                'abstract': False,
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='reportentry_vector'), django.contrib.postgres.indexes.GinIndex(fields=['exact'], name='reportentry_exact')],
            },
        ),
    ]
