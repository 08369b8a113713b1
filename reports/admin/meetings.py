from django.contrib import admin
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from reports.admin.account_rows import ROWS, QuotesInline
from reports.admin.accounts import AccountInline
from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.columns import dated, listed
from reports.admin.derived import DerivesMeetings
from reports.admin.evidence import ACCOUNT_ROWS, of_account
from reports.admin.merges import MergesRecords
from reports.admin.noted import NotesCorrections
from reports.admin.spellings import SearchedByName, bodies, people
from reports.models import Account, Meeting, Participation

DERIVED = [dated, "place", "country_names", "topic_names"]


@admin.register(Meeting)
class MeetingAdmin(SearchedByName, MergesRecords, DerivesMeetings, NotesCorrections, ArticleBeside):
    path_to_report = "accounts__report"
    path_from_meeting = "pk"
    list_display = ["slug", dated, "place", "country_names", "people", "sources"]
    list_filter = [
        "date_basis",
        ("countries", admin.RelatedOnlyFieldListFilter),
        ("topics", admin.RelatedOnlyFieldListFilter),
        ("accounts", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["place"]
    date_hierarchy = "date_earliest"
    search_fields = ["slug__icontains", "place__name__icontains", "place__name_ru__icontains"]
    fields = ["slug", *DERIVED]
    readonly_fields = DERIVED
    inlines = [AccountInline, *ROWS, QuotesInline]

    def get_readonly_fields(self, request, obj=None):
        """All derived fields, and the slug once the meeting exists."""
        return [*self.readonly_fields, *(["slug"] if obj else [])]

    def get_fields(self, request, obj=None):
        """The slug alone of a new meeting: the rest derives from its accounts."""
        return self.fields if obj else ["slug"]

    def get_inlines(self, request, obj):
        """The accounts of a meeting that exists; a new one gets its first account on the page of a report."""
        return self.inlines if obj else []

    def get_queryset(self, request):
        """Meetings with what their lines show."""
        accounts = Account.objects.annotate(source=F("report__source")).prefetch_related("participations")
        shown = Prefetch("accounts", queryset=accounts)
        return super().get_queryset(request).prefetch_related("countries", "topics", shown)

    def named(self, word):
        """Meetings of people or bodies one of whose names has the word."""
        part = Q(person__in=people(word)) | Q(organization__in=bodies(word))
        return Q(pk__in=Participation.objects.filter(part).values("account__meeting"))

    def marked_articles(self, meeting):
        """The article of each account."""
        accounts = meeting.accounts.select_related("report").prefetch_related(*ACCOUNT_ROWS)
        return [mark_article(account.report, of_account(account)) for account in accounts]

    @admin.display(description=_("countries"))
    def country_names(self, meeting):
        return listed(meeting.countries.all())

    @admin.display(description=_("topics"))
    def topic_names(self, meeting):
        return listed(meeting.topics.all())

    @admin.display(description=_("participants"))
    def people(self, meeting):
        return listed(name for account in meeting.accounts.all() for name in account.participations.all())

    @admin.display(description=_("sources"))
    def sources(self, meeting):
        return listed(account.source for account in meeting.accounts.all())
