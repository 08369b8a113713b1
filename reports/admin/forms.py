"""What the forms of the desk share: constraints that are checked, rows that know their parent."""

from django import forms
from django.db.models import Max

from reports.intake import slugs


class RecordForm(forms.ModelForm):
    """A form that checks every constraint of its record, those of fields that it does not show too.

    ``given_later`` are fields that get their value when a new record is saved.
    """

    given_later: tuple[str, ...] = ()
    refused = ""  # why nothing is saved, whatever is sent

    def clean(self):
        """What was sent, unless it is refused."""
        cleaned = super().clean()
        if self.refused:
            self.add_error(None, self.refused)
        return cleaned

    def validate_unique(self):
        super().validate_unique()
        if not self.errors:
            try:
                self.instance.validate_constraints(exclude=self.given_later)
            except forms.ValidationError as error:
                self.add_error(None, error)


class PositionedForm(RecordForm):
    """A form of a row that has a place among its siblings: a new one comes last."""

    owner = "report"
    given_later = ("position",)

    def save(self, commit=True):
        if self.instance._state.adding:
            siblings = type(self.instance).objects.filter(**{self.owner: getattr(self.instance, self.owner)})
            last = siblings.aggregate(last=Max("position"))["last"]
            self.instance.position = 0 if last is None else last + 1
        return super().save(commit)


class SluggedForm(RecordForm):
    """A form of a record whose address comes from its field ``slug_from`` when it is added."""

    slug_from = "name"

    def save(self, commit=True):
        if self.instance._state.adding:
            wanted = slugs.words(getattr(self.instance, self.slug_from))
            [self.instance.slug] = slugs.free(type(self.instance), [wanted])
        return super().save(commit)


class ChildFormSet(forms.BaseInlineFormSet):
    """Rows that share the record they belong to, so that none of them asks the database for it."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        setattr(form.instance, self.fk.name, self.instance)
        return form
