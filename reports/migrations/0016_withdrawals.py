import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0015_review_list'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=200, unique=True)),
                ('url', models.URLField(blank=True, editable=False, max_length=2000)),
                ('file_name', models.CharField(blank=True, editable=False, max_length=500)),
                ('text_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('reason', models.TextField(help_text='Visitors read it at the report’s address.')),
                ('addresses', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), editable=False, size=None)),
                ('records', models.JSONField(editable=False)),
                ('withdrawn_at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'withdrawn report',
                'verbose_name_plural': 'withdrawn reports',
                'ordering': ['-withdrawn_at'],
            },
        ),
    ]
