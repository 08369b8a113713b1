"""What the forms of the desk share: constraints that are checked, rows that know their parent."""

from django import forms
from django.db.models import Max, Model

from reports.admin.chosen import show_known
from reports.intake import slugs
from reports.models import Account


class RecordForm(forms.ModelForm):
    """A form that checks every constraint of its record, those of fields that it does not show too.

    ``given_later`` are fields that get their value when a new record is saved.
    """

    given_later: tuple[str, ...] = ()
    refused = ""  # why nothing is saved, whatever is sent

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        show_known(self)

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


class RowsOfAccounts(forms.BaseModelFormSet):
    """Rows of accounts, on a page where an account may be deleted in the same save.

    What hangs on it is gone with it by then, whatever was sent for it; a quote stays, of no account.
    """

    def save_existing(self, form, obj, commit=True):
        return super().save_existing(form, obj, commit) if self._stays(obj) else obj

    def save_new(self, form, commit=True):
        return super().save_new(form, commit) if self._stays(form.instance) else form.instance

    def delete_existing(self, obj, commit=True):
        if self._stays(obj):
            super().delete_existing(obj, commit)

    def _stays(self, row: Model) -> bool:
        if row.account_id is None or Account.objects.filter(pk=row.account_id).exists():
            return True
        if nullable := row._meta.get_field("account").null:
            row.account = None
        return nullable
