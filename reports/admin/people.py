from django.contrib import admin
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from reports.admin.forms import RecordForm
from reports.admin.merges import MergesRecords
from reports.admin.names import MentionAdmin, MentionInline, NamedAdmin, VariantAdmin
from reports.admin.passages import EvidencedForm, PassageField
from reports.admin.spellings import SearchedByName, people
from reports.models import Participation, Person, PersonMention, PersonName


class PersonNameInline(admin.TabularInline):
    model = PersonName
    extra = 0


@admin.register(Person)
class PersonAdmin(SearchedByName, MergesRecords, NamedAdmin):
    list_display = ["name", "name_ru", "country", "meetings"]
    list_filter = [
        ("country", admin.RelatedOnlyFieldListFilter),
        ("authority_id", admin.EmptyFieldListFilter),
        "participations__side",
    ]
    list_select_related = ["country"]
    search_fields = ["name__icontains", "name_ru__icontains", "slug__icontains"]
    fields = ["name", "name_ru", "country", "slug", "authority_id"]
    autocomplete_fields = ["country"]
    readonly_fields = ["authority_id"]
    inlines = [PersonNameInline]

    def get_queryset(self, request):
        """People with the number of meetings that they took part in."""
        mine = Participation.objects.filter(person=OuterRef("pk")).order_by().values("person")
        count = Subquery(mine.annotate(count=Count("account__meeting", distinct=True)).values("count"))
        return super().get_queryset(request).annotate(meeting_count=Coalesce(count, 0))

    def named(self, word):
        """People one of whose names has the word."""
        return Q(pk__in=people(word))

    @admin.display(description=_("meetings"), ordering="meeting_count")
    def meetings(self, person):
        return person.meeting_count


@admin.register(PersonName)
class PersonNameAdmin(VariantAdmin):
    list_display = ["name", "person", "origin"]
    list_select_related = ["person"]
    autocomplete_fields = ["person"]


class PersonMentionForm(EvidencedForm, RecordForm):
    span = PassageField("span", many=False)

    class Meta:
        model = PersonMention
        fields = ["report", "person", "name_as_written"]


class PersonMentionInline(MentionInline):
    model = PersonMention
    form = PersonMentionForm
    fields = ["person", "name_as_written", "span"]
    autocomplete_fields = ["person"]


@admin.register(PersonMention)
class PersonMentionAdmin(MentionAdmin):
    form = PersonMentionForm
    fields = ["report", "person", "name_as_written", "span"]
    list_display = ["name_as_written", "person", "headline"]
    list_select_related = ["person", "report"]
    autocomplete_fields = ["report", "person"]

    def named(self, word):
        """Mentions of people one of whose names has the word."""
        return Q(person__in=people(word))
