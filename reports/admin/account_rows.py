"""What hangs on the accounts of a report or a meeting, edited on its page: participants, quotes, and so on.

Django's inlines have rows that lead to the record of the page itself; these lead to one of its accounts.
"""

from functools import cached_property

from django import forms
from django.contrib import admin
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.text import capfirst

from reports.admin.accounts import AccountCountryInline, AccountTopicInline
from reports.admin.columns import headline
from reports.admin.forms import RowsOfAccounts
from reports.admin.participations import ParticipationInline
from reports.admin.quotes import FIELDS, QuoteForm, QuoteInline
from reports.models import Account, Meeting, Report


def accounts_of(record: Report | Meeting) -> list[Account]:
    """The accounts of a record, each with its report and meeting; read once for all rows of its page."""
    found = Account.objects.select_related("report", "meeting").order_by("position", "pk")
    prefetch_related_objects([record], Prefetch("accounts", found, to_attr="accounts_on_its_page"))
    return record.accounts_on_its_page


class RowsFormSet(RowsOfAccounts):
    """Rows of all accounts of the ``instance``; a new one says to which of them it belongs."""

    def __init__(self, data=None, files=None, *, instance=None, queryset=None, save_as_new=False, **kwargs):
        self.instance = instance
        owner = f"account__{instance._meta.model_name}"
        found = queryset.filter(**{owner: instance.pk}).order_by("account__position", "account", "pk")
        super().__init__(data, files, queryset=found, **kwargs)

    @classmethod
    def get_default_prefix(cls):
        """The prefix that the rows have on the page of an account."""
        return cls.model._meta.get_field("account").remote_field.get_accessor_name(cls.model)

    @cached_property
    def accounts(self) -> dict[int, Account]:
        """The accounts of the record by key, each with its report and meeting."""
        return {account.pk: account for account in accounts_of(self.instance)}

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if account := self.accounts.get(form.instance.account_id):
            form.instance.account = account
            if getattr(form.instance, "report_id", None):
                form.instance.report = account.report
        return form

    def add_fields(self, form, index):
        """Django's fields; that of the account offers those of the record, and stays once the row exists."""
        super().add_fields(form, index)
        field = form.fields["account"]
        field.queryset = Account.objects.filter(pk__in=self.accounts)
        field.widget = forms.HiddenInput() if len(self.accounts) == 1 else forms.Select()
        field.choices = [
            ("", "---------"),
            *((key, self._label(each)) for key, each in self.accounts.items()),
        ]
        field.label = capfirst(self._other._meta.verbose_name)
        field.required = True
        if form.instance.pk:
            field.disabled = True
        elif len(self.accounts) == 1:
            field.initial = next(iter(self.accounts))

    @property
    def _other(self):
        """The model that tells the accounts of the record from each other."""
        return Account.meeting.field.related_model if isinstance(self.instance, Report) else Report

    def _label(self, account: Account) -> str:
        return str(account.meeting) if isinstance(self.instance, Report) else headline(account.report)


class OfAccounts(admin.options.InlineModelAdmin):
    """An inline of the rows of all accounts of a report or a meeting."""

    formset = RowsFormSet

    def __init__(self, parent_model, admin_site):
        super().__init__(Account, admin_site)  # to which the rows lead

    def get_formset(self, request, obj=None, **kwargs):
        """Django's formset, with the account as a field like others."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.fk = None
        return formset

    def get_fields(self, request, obj=None):
        """The account first."""
        return ["account", *super().get_fields(request, obj)]

    def get_max_num(self, request, obj=None, **kwargs):
        """No rows where there is no account that they could belong to."""
        return super().get_max_num(request, obj, **kwargs) if obj and accounts_of(obj) else 0


class ParticipationsInline(OfAccounts, ParticipationInline):
    pass


class CountriesInline(OfAccounts, AccountCountryInline):
    pass


class TopicsInline(OfAccounts, AccountTopicInline):
    pass


class QuoteOfAccountForm(QuoteForm):
    """A quote on the page of a meeting: it stands in the report of its account."""

    def clean(self):
        account = self.cleaned_data.get("account")
        if account and self.instance.report_id is None:
            self.instance.report = account.report
        return super().clean()


class QuotesInline(OfAccounts, QuoteInline):
    form = QuoteOfAccountForm
    fields = ["kind", *FIELDS[1:2], "translated", *FIELDS[2:]]


ROWS = [ParticipationsInline, CountriesInline, TopicsInline]
