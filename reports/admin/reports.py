from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.admin import adding
from reports.admin.account_rows import ROWS
from reports.admin.accounts import AccountInline
from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.columns import headline, pretty
from reports.admin.derived import DerivesMeetings
from reports.admin.evidence import of_report
from reports.admin.forms import RecordForm
from reports.admin.noted import NotesCorrections
from reports.admin.organizations import OrganizationMentionInline
from reports.admin.passages import EvidencedForm, PassageField, ShowsEvidence
from reports.admin.people import PersonMentionInline
from reports.admin.quotes import QuoteInline
from reports.admin.records import HEAVY, RecordAdmin
from reports.admin.spellings import SearchedByName, people
from reports.models import Participation, Report, ReportVersion


class IngestedAdmin(admin.ModelAdmin):
    """An admin of articles: they come by ingest."""

    def has_add_permission(self, request):
        """Nobody: articles come by ingest."""
        return False


class ReportForm(EvidencedForm, RecordForm):
    owner = ""
    evidence_title = PassageField("evidence.title")
    evidence_source = PassageField("evidence.source")
    evidence_published = PassageField("evidence.published")


class DoubtsFilter(admin.SimpleListFilter):
    title = _("doubts")
    parameter_name = "doubts"

    def lookups(self, request, model_admin):
        """Whether the extraction had doubts."""
        return [("yes", _("some")), ("no", _("none"))]

    def queryset(self, request, queryset):
        """The reports with doubts, or those without."""
        if self.value() == "yes":
            return queryset.exclude(doubts=[])
        return queryset.filter(doubts=[]) if self.value() == "no" else queryset


@admin.register(Report)
class ReportAdmin(
    ShowsEvidence, IngestedAdmin, SearchedByName, DerivesMeetings, NotesCorrections, ArticleBeside
):
    form = ReportForm
    path_to_report = "pk"
    path_from_meeting = "accounts__report"
    list_display = [headline, "source", "published", "language", "version", "all_doubts", "ingested_at"]
    list_filter = [
        "language",
        DoubtsFilter,
        ("title", admin.EmptyFieldListFilter),
        ("published", admin.EmptyFieldListFilter),
        ("accounts", admin.EmptyFieldListFilter),
        "source",
    ]
    date_hierarchy = "published_earliest"
    search_fields = [
        "title__icontains",
        "slug__icontains",
        "file_name__icontains",
        "url",
    ]
    fieldsets = [
        (None, {"fields": ["title", ("source", "language"), "published", "url"]}),
        (
            _("Evidence"),
            {"fields": ["evidence_title", ("evidence_source", "evidence_published"), "all_doubts"]},
        ),
        (
            _("How it came in"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("slug", "file_name"),
                    ("version", "text_hash"),
                    ("ingested_at", "updated_at"),
                    "came_with",
                    "last_extraction",
                ],
            },
        ),
    ]
    readonly_fields = [
        "slug",
        "file_name",
        "version",
        "text_hash",
        "ingested_at",
        "updated_at",
        "all_doubts",
        "came_with",
        "last_extraction",
    ]
    inlines = [AccountInline, *ROWS, QuoteInline, PersonMentionInline, OrganizationMentionInline]

    def has_add_permission(self, request):
        """Who may add reports: as an article that is read as ingest reads it."""
        return request.user.has_perm("reports.add_report")

    def add_view(self, request, form_url="", extra_context=None):
        """The page that takes an article in."""
        return adding.add(request)

    def get_queryset(self, request):
        """Reports, without what no line shows and weighs most."""
        return super().get_queryset(request).defer(*HEAVY)

    def named(self, word):
        """Reports of meetings of people one of whose names has the word."""
        return Q(pk__in=Participation.objects.filter(person__in=people(word)).values("account__report"))

    def marked_articles(self, report):
        """The article itself."""
        return [mark_article(report, of_report(report))]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """Django's page, with whether the user may withdraw the report."""
        context["may_withdraw"] = bool(obj) and request.user.has_perm("reports.add_withdrawal")
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("doubts"))
    def all_doubts(self, report):
        return "; ".join(report.doubts)

    @admin.display(description=_("stated beside the text"))
    def came_with(self, report):
        return pretty(report.stated)

    @admin.display(description=_("last extraction"))
    def last_extraction(self, report):
        return pretty(report.extraction)


@admin.register(ReportVersion)
class ReportVersionAdmin(IngestedAdmin, RecordAdmin):
    list_display = ["report", "number", "replaced_at"]
    list_select_related = ["report"]
    date_hierarchy = "replaced_at"
    search_fields = ["report__title", "report__slug", "text_hash"]
    fields = ["report", "number", "text_hash", "replaced_at", "text"]
    readonly_fields = fields

    def get_queryset(self, request):
        """Earlier versions, without what no line shows and weighs most."""
        return (
            super().get_queryset(request).defer("text", "extraction", *(f"report__{each}" for each in HEAVY))
        )
