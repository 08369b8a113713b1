from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.columns import headline, with_headline
from reports.admin.derived import DerivesMeetings
from reports.admin.evidence import of_participation
from reports.admin.forms import ChildFormSet, PositionedForm, SpannedForm
from reports.admin.records import FixedOwner
from reports.admin.spellings import spelled
from reports.models import Participation

FIELDS = [
    ("person", "side"),
    ("name", "name_as_written"),
    "role",
    ("organization", "country"),
    ("start", "end", "role_start", "role_end"),
    "doubt",
]


class ParticipationForm(SpannedForm, PositionedForm):
    owner = "account"
    spans = (("start", "end"), ("role_start", "role_end"))

    class Meta:
        model = Participation
        exclude = ["position"]


class ParticipationInline(admin.StackedInline):
    model = Participation
    form = ParticipationForm
    formset = ChildFormSet
    extra = 0
    show_change_link = True
    fields = FIELDS
    autocomplete_fields = ["person", "organization", "country"]


@admin.register(Participation)
class ParticipationAdmin(FixedOwner, DerivesMeetings, ArticleBeside):
    owner = "account"
    path_from_meeting = "accounts__participations"
    form = ParticipationForm
    list_display = ["name", "role", "organization", "side", "country", "meeting", headline, "doubt"]
    list_filter = [
        "side",
        ("country", admin.RelatedOnlyFieldListFilter),
        ("doubt", admin.EmptyFieldListFilter),
        ("role", admin.EmptyFieldListFilter),
        ("start", admin.EmptyFieldListFilter),
        "account__report__language",
    ]
    list_select_related = ["organization", "country", "account__meeting"]
    date_hierarchy = "account__date_earliest"
    ordering = ["-pk"]
    search_fields = [
        "name__unaccent__icontains",
        "role__unaccent__icontains",
        *spelled("person__names__"),
        *spelled("organization__names__"),
    ]
    fields = ["account", *FIELDS]
    autocomplete_fields = ["account", "person", "organization", "country"]

    def get_queryset(self, request):
        """Participations with the headline of their report."""
        return with_headline(super().get_queryset(request), "account__report__")

    def marked_articles(self, participation):
        """The article that names the participant."""
        return [mark_article(participation.account.report, of_participation(participation))]

    @admin.display(description=_("meeting"), ordering="account__meeting__slug")
    def meeting(self, participation):
        return participation.account.meeting
