"""Two people at one record: the second to save is told what the first one changed, and loses nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import IntegrityError, transaction
from django.forms import BaseForm, BaseModelFormSet
from django.http import HttpRequest
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.admin import states
from reports.admin.history import Entry, entries
from reports.intake.ingest import lock

SEAL = "opened"  # the hidden field
SHORT, LONG = 60, 300  # characters
CHANGED = gettext_lazy(
    "Nothing is saved yet: the record was changed after you opened it. See what differs, and save again."
)
CLASHED = gettext_lazy(
    "Nothing is saved: somebody has changed these records meanwhile. Look at them, and save again."
)
UNKNOWN = gettext_lazy(
    "Nothing is saved: nobody can tell whether the record has changed. Look at it, and save again."
)


@dataclass(frozen=True)
class Difference:
    """A value in words: as it was when the form was opened, as it is now, and as it was sent.

    ``mine`` is None where the sender had not touched it and the form has the value of now.
    """

    record: str
    label: str
    then: str
    now: str
    mine: str | None = None


@dataclass
class Meanwhile:
    """What stands against saving: a sentence, and what others did since the form was opened."""

    told: str
    seal: str = ""
    entries: list[Entry] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


class TellsOfOthers(admin.ModelAdmin):
    """An admin that saves nothing over what somebody else saved after the form was opened.

    What was sent stays in the form, on top of what there is now; who saves that means it.
    """

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Django's form, with what stands against saving it."""
        form = super().get_form(request, obj, change, **kwargs)
        meanwhile = getattr(request, "meanwhile", None)
        form.refused = meanwhile.told if meanwhile else ""
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Django's view. Where somebody else's change came between, it says so and saves nothing."""
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with transaction.atomic():
                lock()
                self._compare(request, object_id)
                return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            request.meanwhile = Meanwhile(str(CLASHED))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Django's page, with what the form shows for it to bring back, and what others did."""
        if obj and self.has_change_permission(request, obj):
            context["meanwhile"] = meanwhile = getattr(request, "meanwhile", None)
            context["opened"] = (meanwhile and meanwhile.seal) or self._seal(request, context)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _seal(self, request: HttpRequest, context: dict) -> str:
        if sent := request.POST.get(SEAL):
            return sent
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        form = context["adminform"].form
        if form.is_bound:
            form, formsets = self._forms(request, form.instance.pk)
        return states.sealed(states.read(form, formsets))

    def _forms(self, request: HttpRequest, key: str | int) -> tuple[BaseForm, list[BaseModelFormSet]]:
        """The form of the page and its formsets as they are now, without what was sent."""
        obj = self.get_object(request, key)
        names = flatten_fieldsets(self.get_fieldsets(request, obj))
        form = self.get_form(request, obj, change=True, fields=names)(instance=obj)
        formsets = [
            formset(instance=obj, prefix=formset.get_default_prefix(), queryset=inline.get_queryset(request))
            for formset, inline in self.get_formsets_with_inlines(request, obj)
        ]
        return form, formsets

    def _compare(self, request: HttpRequest, object_id: str) -> None:
        """Note in the request what others changed since the form was opened, and put what was sent on it."""
        obj = self.get_object(request, unquote(object_id))
        seal = request.POST.get(SEAL)
        if obj is None or seal is None or not self.has_change_permission(request, obj):
            return
        form, formsets = self._forms(request, obj.pk)
        now, opened = states.read(form, formsets), states.opened(seal)
        if opened is None:
            request.meanwhile = Meanwhile(str(UNKNOWN), states.sealed(now))
        elif opened[1] != now:
            at, then = opened
            rebased = states.rebase(request.POST, then, now)
            request.POST = rebased.data
            found = entries(self.model, obj.pk, request)
            since = [each for each in found if each.at > at and each.differences]
            differences = list(_Words(form, formsets).of(rebased, then, now))
            request.meanwhile = Meanwhile(str(CHANGED), states.sealed(now), since, differences)


class _Words:
    """What was changed in words, with the labels of the forms."""

    def __init__(self, form: BaseForm, formsets: list[BaseModelFormSet]) -> None:
        self.fields = {states.RECORD: form.fields}
        self.names = {states.RECORD: capfirst(form._meta.model._meta.verbose_name)}
        for each in formsets:
            self.fields[each.prefix] = each.empty_form.fields
            self.names[each.prefix] = capfirst(each.model._meta.verbose_name)

    def of(self, rebased: states.Rebased, then: states.State, now: states.State) -> Iterator[Difference]:
        """The differences: of values, then rows that were added or removed."""
        for each in rebased.changes:
            record = self._record(each.prefix, now[each.prefix][each.key])
            label = str(capfirst(self.fields[each.prefix][each.name].label or each.name))
            worded = (
                self._value(each.prefix, each.name, value) for value in (each.then, each.now, each.mine)
            )
            yield Difference(record, label, *worded)
        for prefix, key in rebased.added:
            yield Difference(self._record(prefix, now[prefix][key]), _("Row"), "", _("added"))
        for prefix, key in rebased.removed:
            mine = _("stays, as a new row") if (prefix, key) in rebased.kept else None
            yield Difference(self._record(prefix, then[prefix][key]), _("Row"), "", _("removed"), mine)

    def _record(self, prefix: str, row: states.Row) -> str:
        if prefix == states.RECORD:
            return self.names[prefix]
        own = (name for name in row if not isinstance(self.fields[prefix][name].widget, forms.HiddenInput))
        words = next(filter(None, (self._value(prefix, name, row[name]) for name in own)), "")
        return f"{self.names[prefix]}: {Truncator(words).chars(SHORT)}"

    def _value(self, prefix: str, name: str, text: str | None) -> str | None:
        if text is None:
            return None
        asked = self.fields[prefix][name]
        if isinstance(asked, forms.ModelChoiceField):
            found = asked.queryset.filter(pk=text).first() if text.isalnum() else None
            text = asked.label_from_instance(found) if found else text
        elif isinstance(asked, forms.ChoiceField):
            text = str(dict(asked.choices).get(text, text))
        return Truncator(text).chars(LONG)
