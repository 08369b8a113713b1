"""Autocomplete fields that have what is chosen from the query of their rows, rather than one query each."""

from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Model
from django.forms import BaseForm


class ChosenSelect(AutocompleteSelect):
    """Django's field. ``known`` is the record that the row led to when it was read."""

    known: Model | None = None

    def optgroups(self, name, value, attrs=None):
        """Django's options: none, and the record that is chosen."""
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        groups = super().optgroups(name, [], attrs)
        options = groups[0][1]
        label = self.choices.field.label_from_instance(self.known)
        options.append(self.create_option(name, value[0], label, True, len(options)))
        return groups


def show_known(form: BaseForm) -> None:
    """Give the fields of a form the records that its own record leads to and that were read with it."""
    read = form.instance._state.fields_cache
    for name, field in form.fields.items():
        select = getattr(field.widget, "widget", field.widget)  # within what opens a window beside it
        if isinstance(select, ChosenSelect):
            select.known = read.get(name)


class ReadsChosen(InlineModelAdmin):
    """An inline whose rows are read with all that their autocomplete fields lead to."""

    def get_queryset(self, request):
        """The rows with what their fields show."""
        return super().get_queryset(request).select_related(*self.get_autocomplete_fields(request))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Django's field; one of autocomplete knows what was read."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
