from django.contrib import admin

from reports.admin.history import HasHistory
from reports.admin.names import SluggedAdmin
from reports.models import Country, Place


@admin.register(Country)
class CountryAdmin(HasHistory):
    list_display = ["name", "name_ru", "code", "central_asian"]
    list_filter = ["central_asian"]
    search_fields = ["name", "name_ru", "=code"]

    def get_readonly_fields(self, request, obj=None):
        """The code once the country exists: another code would be another country."""
        return ["code"] if obj else []


@admin.register(Place)
class PlaceAdmin(SluggedAdmin):
    list_display = ["name", "name_ru", "country"]
    list_filter = [("country", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["country"]
    search_fields = ["name__unaccent__icontains", "name_ru__unaccent__icontains", "slug"]
    autocomplete_fields = ["country"]
    fields = ["name", "name_ru", "country", "slug"]
