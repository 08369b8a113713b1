from django import forms
from django.contrib import admin
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.chosen import ReadsChosen
from reports.admin.columns import dated, listed
from reports.admin.derived import DerivesMeetings
from reports.admin.evidence import ACCOUNT_ROWS, of_account
from reports.admin.forms import ChildFormSet, PositionedForm, RecordForm
from reports.admin.participations import ParticipationInline
from reports.admin.passages import EvidencedForm, PassageField, ShowsEvidence
from reports.admin.records import OwnedAdmin, UnlistedAdmin
from reports.admin.spellings import SearchedByName, people
from reports.models import Account, AccountCountry, AccountTopic, Participation


class AccountForm(EvidencedForm, PositionedForm):
    evidence_date = PassageField("evidence.date")
    evidence_place = PassageField("evidence.place")

    class Meta:
        model = Account
        fields = ["report", "meeting", "date", "date_basis", "place", "doubt"]
        widgets = {"doubt": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "report" in self.fields and self.instance.pk:
            # On the page of a meeting: its evidence counts in the text of the report that it came from.
            self.fields["report"].disabled = True


class AccountColumns(ShowsEvidence):
    """What a page or a list shows of an account beside its own fields."""

    @admin.display(description=_("participants"))
    def people(self, account):
        return listed(account.participations.all())


EVIDENCE = ("evidence_date", "evidence_place")


class AccountRowForm(EvidencedForm, RecordForm):
    owner = "account"
    words = PassageField("spans")


class AccountInline(AccountColumns, ReadsChosen, admin.StackedInline):
    """Accounts of a report or of a meeting; a link leads to their participants, countries and topics."""

    model = Account
    form = AccountForm
    formset = ChildFormSet
    extra = 0
    show_change_link = True
    fields = [("report", "meeting"), ("date", "date_basis", "place"), EVIDENCE, "doubt", "people"]
    autocomplete_fields = ["report", "meeting", "place"]
    readonly_fields = ["people"]

    def get_fields(self, request, obj=None):
        """All fields but the one that leads to the record of the page."""
        other = "meeting" if self.parent_model is not Account.meeting.field.related_model else "report"
        return [other, *self.fields[1:]]

    def get_queryset(self, request):
        """Accounts with what their lines show."""
        return super().get_queryset(request).prefetch_related("participations")


class AccountRowInline(ShowsEvidence, ReadsChosen, admin.TabularInline):
    """Countries or topics of an account, with the words that say so."""

    form = AccountRowForm
    formset = ChildFormSet
    extra = 0


class AccountCountryInline(AccountRowInline):
    model = AccountCountry
    fields = ["country", "words"]
    autocomplete_fields = ["country"]


class AccountTopicInline(AccountRowInline):
    model = AccountTopic
    fields = ["topic", "words"]
    autocomplete_fields = ["topic"]


@admin.register(Account)
class AccountAdmin(AccountColumns, OwnedAdmin, SearchedByName, DerivesMeetings, ArticleBeside):
    path_from_meeting = "accounts"
    form = AccountForm
    list_display = ["meeting", "headline", dated, "place", "people", "doubt"]
    list_filter = [
        "date_basis",
        ("doubt", admin.EmptyFieldListFilter),
        ("countries", admin.RelatedOnlyFieldListFilter),
        ("topics", admin.RelatedOnlyFieldListFilter),
        "report__language",
    ]
    date_hierarchy = "date_earliest"
    ordering = ["-pk"]
    search_fields = [
        "meeting__slug__icontains",
        "report__slug__icontains",
        "report__title__icontains",
        "place__name__icontains",
    ]
    fields = ["report", "meeting", ("date", "date_basis"), "place", EVIDENCE, "doubt"]
    autocomplete_fields = ["report", "meeting", "place"]
    inlines = [ParticipationInline, AccountCountryInline, AccountTopicInline]

    def get_queryset(self, request):
        """Accounts with all that names them, on lists and in autocomplete."""
        found = super().get_queryset(request).select_related("report", "meeting", "place")
        return found.prefetch_related("participations")

    def named(self, word):
        """Accounts of people one of whose names has the word."""
        return Q(pk__in=Participation.objects.filter(person__in=people(word)).values("account"))

    def marked_articles(self, account):
        """The article of the account's report."""
        prefetch_related_objects([account], *ACCOUNT_ROWS)
        return [mark_article(account.report, of_account(account))]


class AccountRowAdmin(ShowsEvidence, OwnedAdmin, DerivesMeetings, UnlistedAdmin):
    """Countries or topics of all accounts."""

    owner = "account"
    list_select_related = ["account__meeting"]
    ordering = ["-pk"]
    search_fields = ["account__meeting__slug"]
    form = AccountRowForm

    @admin.display(description=_("meeting"))
    def meeting(self, row):
        return row.account.meeting


@admin.register(AccountCountry)
class AccountCountryAdmin(AccountRowAdmin):
    path_from_meeting = "accounts__accountcountry"
    list_display = ["country", "meeting"]
    list_filter = [("country", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["country", "account__meeting"]
    fields = ["account", "country", "words"]
    autocomplete_fields = ["account", "country"]


@admin.register(AccountTopic)
class AccountTopicAdmin(AccountRowAdmin):
    path_from_meeting = "accounts__accounttopic"
    list_display = ["topic", "meeting"]
    list_filter = [("topic", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["topic", "account__meeting"]
    fields = ["account", "topic", "words"]
    autocomplete_fields = ["account", "topic"]
