"""What the admins of people and bodies share: an address fixed at creation, names kept as variants."""

from reports.admin.records import RecordAdmin
from reports.models.people import NameOrigin


class SluggedAdmin(RecordAdmin):
    """An admin of records whose address is proposed from the name and fixed once they exist."""

    slug_from = "name"

    def get_readonly_fields(self, request, obj=None):
        """The slug too, once the record exists."""
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def get_prepopulated_fields(self, request, obj=None):
        """The slug from the name, for a new record."""
        return {} if obj else {"slug": [self.slug_from]}


class NamedAdmin(SluggedAdmin):
    """An admin of records that are found under all their names, each of which stays a variant."""

    names = ("name", "name_ru")

    def save_related(self, request, form, formsets, change):
        """Save the variants, and the record's own names among them."""
        super().save_related(request, form, formsets, change)
        record = form.instance
        for name in filter(None, (getattr(record, field) for field in self.names)):
            record.names.get_or_create(name=name, defaults={"origin": NameOrigin.EDITOR})
