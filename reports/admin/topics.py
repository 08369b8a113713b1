from django.contrib import admin

from reports.admin.merges import MergesRecords
from reports.admin.names import SluggedAdmin
from reports.models import Topic


@admin.register(Topic)
class TopicAdmin(MergesRecords, SluggedAdmin):
    list_display = ["name", "name_ru", "slug"]
    search_fields = ["name", "name_ru", "slug"]
    fields = ["name", "name_ru", "other_names", "slug"]
