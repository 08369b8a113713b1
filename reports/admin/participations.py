from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.admin.articles import ArticleBeside, mark_article
from reports.admin.chosen import ReadsChosen
from reports.admin.derived import DerivesMeetings
from reports.admin.evidence import of_participation
from reports.admin.forms import ChildFormSet, PositionedForm
from reports.admin.naming import NamesRecords
from reports.admin.passages import EvidencedForm, PassageField, ShowsEvidence
from reports.admin.records import OwnedAdmin
from reports.admin.spellings import SearchedByName, bodies, people
from reports.models import Participation

FIELDS = [
    ("person", "side"),
    ("name", "name_as_written"),
    "role",
    ("organization", "country"),
    ("span", "role_span"),
    "doubt",
]


class ParticipationForm(EvidencedForm, PositionedForm):
    owner = "account"
    span = PassageField("span", many=False)
    role_span = PassageField("role_span", many=False)

    class Meta:
        model = Participation
        exclude = ["position"]
        widgets = {"doubt": forms.Textarea(attrs={"rows": 2})}


class ParticipationInline(NamesRecords, ShowsEvidence, ReadsChosen, admin.StackedInline):
    model = Participation
    form = ParticipationForm
    formset = ChildFormSet
    extra = 0
    show_change_link = True
    fields = FIELDS
    autocomplete_fields = ["person", "organization", "country"]


@admin.register(Participation)
class ParticipationAdmin(
    NamesRecords, ShowsEvidence, OwnedAdmin, SearchedByName, DerivesMeetings, ArticleBeside
):
    owner = "account"
    path_from_meeting = "accounts__participations"
    form = ParticipationForm
    list_display = ["name", "role", "organization", "side", "country", "meeting", "headline", "doubt"]
    list_filter = [
        "side",
        ("country", admin.RelatedOnlyFieldListFilter),
        ("doubt", admin.EmptyFieldListFilter),
        ("role", admin.EmptyFieldListFilter),
        ("start", admin.EmptyFieldListFilter),
        "account__report__language",
    ]
    list_select_related = ["organization", "country", "account__meeting", "account__report"]
    date_hierarchy = "account__date_earliest"
    ordering = ["-pk"]
    search_fields = ["name__icontains", "role__icontains"]
    fields = ["account", *FIELDS]
    autocomplete_fields = ["account", "person", "organization", "country"]

    def named(self, word):
        """Participations of people or bodies one of whose names has the word."""
        return Q(person__in=people(word)) | Q(organization__in=bodies(word))

    def marked_articles(self, participation):
        """The article that names the participant."""
        return [mark_article(participation.account.report, of_participation(participation))]

    @admin.display(description=_("meeting"), ordering="account__meeting__slug")
    def meeting(self, participation):
        return participation.account.meeting
