"""The records as the API says them. Unknown is null; a corrected value has no evidence, as on the pages."""

from django.db.models import Model
from rest_framework import serializers

from reports.api.fields import EDTF, KnownField, PermalinkField, Spans, evidence
from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    Country,
    Meeting,
    Organization,
    OrganizationMention,
    Participation,
    Person,
    PersonMention,
    Quote,
    Report,
    Topic,
)
from reports.models.dates import DateBasis
from reports.models.quotes import QuoteKind
from reports.models.spans import Side
from reports.models.translations import TranslationLanguage
from reports.pages import dating, relations
from reports.pages.addresses import original
from reports.pages.evidence import role_span

SLUG = "The end of its address, fixed when it came in."
BASIS = (
    "Where the date comes from: stated (explicit), worked out from the report’s words (relative), "
    "the report’s own date (published), or nowhere (none)."
)


class NamedSerializer(serializers.Serializer):
    """A record by its name in both languages."""

    slug = serializers.CharField(help_text=SLUG)
    name = serializers.CharField(help_text="English, or in Latin script where that is known.")
    name_ru = KnownField(help_text="Russian.")
    url = PermalinkField()


class CountryNamedSerializer(serializers.Serializer):
    """A country by its code and names."""

    code = serializers.CharField(help_text="ISO 3166-1 alpha-2.")
    name = serializers.CharField(help_text="English.")
    name_ru = KnownField(help_text="Russian.")
    url = PermalinkField()


class PlaceSerializer(serializers.Serializer):
    """A city or other place of meetings."""

    slug = serializers.CharField(help_text=SLUG)
    name = serializers.CharField(help_text="English.")
    name_ru = KnownField(help_text="Russian.")
    country = serializers.CharField(source="country_id", allow_null=True, help_text="ISO 3166-1 alpha-2.")


class ReportNamedSerializer(serializers.Serializer):
    """A report as others lead to it."""

    slug = serializers.CharField(help_text=SLUG)
    title = KnownField(help_text="Null where the article has none.")
    source = KnownField(help_text="The agency or site that published it.")
    published = KnownField(help_text=EDTF)
    language = serializers.CharField(help_text="ISO 639; “und” where it is unknown.")
    original_url = serializers.SerializerMethodField(help_text="Where it was published; null where unknown.")
    url = PermalinkField()

    def get_original_url(self, report: Report) -> str | None:
        return original(report) or None


class MeetingNamedSerializer(serializers.Serializer):
    """A meeting as others lead to it."""

    slug = serializers.CharField(help_text=SLUG)
    date = KnownField(help_text=EDTF)
    date_basis = serializers.ChoiceField(choices=DateBasis.choices, help_text=BASIS)
    url = PermalinkField()


class ParticipantSerializer(serializers.Serializer):
    """A person’s part in a meeting as one report tells it."""

    person = NamedSerializer()
    name = serializers.CharField(help_text="Nominative, in the report’s language.")
    name_as_written = KnownField(help_text="As the text has it, in whatever case.")
    role = KnownField(help_text="As the report gives it.")
    role_corrected = serializers.BooleanField(help_text="Whether an editor gave the role.")
    organization = NamedSerializer(allow_null=True)
    country = serializers.CharField(source="country_id", allow_null=True, help_text="ISO 3166-1 alpha-2.")
    side = serializers.ChoiceField(choices=Side.choices, help_text="Whom it stands for.")
    evidence = serializers.SerializerMethodField(help_text="The words that name the person.")
    role_evidence = serializers.SerializerMethodField(help_text="The words that give the role.")

    @Spans
    def get_evidence(self, told: Participation) -> list[dict]:
        return evidence(told.account.report, [told.span], self.context["origin"])

    @Spans
    def get_role_evidence(self, told: Participation) -> list[dict]:
        return evidence(told.account.report, [role_span(told)], self.context["origin"])


class ToldSerializer(serializers.Serializer):
    """A value of a meeting that one report gives."""

    corrected = serializers.BooleanField(help_text="Whether an editor gave it.")
    evidence = serializers.SerializerMethodField(help_text="The words that prove it.")

    @Spans
    def get_evidence(self, told: AccountCountry | AccountTopic) -> list[dict]:
        spans = [] if told.unproven else told.spans
        return evidence(told.account.report, spans, self.context["origin"])


class ToldCountrySerializer(ToldSerializer):
    """A country of a meeting as one report tells it."""

    country = CountryNamedSerializer()


class ToldTopicSerializer(ToldSerializer):
    """A topic of a meeting as one report tells it."""

    topic = NamedSerializer()


class AccountSerializer(serializers.Serializer):
    """What one report says of a meeting."""

    report = ReportNamedSerializer()
    date = KnownField(help_text=EDTF)
    date_basis = serializers.ChoiceField(choices=DateBasis.choices, help_text=BASIS)
    date_corrected = serializers.BooleanField(help_text="Whether an editor gave the date or its basis.")
    date_evidence = serializers.SerializerMethodField(help_text="The words that give the date.")
    place = PlaceSerializer(allow_null=True)
    place_corrected = serializers.BooleanField(help_text="Whether an editor gave the place.")
    place_evidence = serializers.SerializerMethodField(help_text="The words that give the place.")
    countries = ToldCountrySerializer(source="accountcountry_set", many=True)
    topics = ToldTopicSerializer(source="accounttopic_set", many=True)
    participants = ParticipantSerializer(source="participations", many=True)

    @Spans
    def get_date_evidence(self, account: Account) -> list[dict]:
        spans = [] if account.date_unproven else account.evidence.get("date")
        return evidence(account.report, spans, self.context["origin"])

    @Spans
    def get_place_evidence(self, account: Account) -> list[dict]:
        spans = [] if account.place_unproven else account.evidence.get("place")
        return evidence(account.report, spans, self.context["origin"])


class MeetingSerializer(serializers.Serializer):
    """A meeting, with what each of its reports says of it."""

    slug = serializers.CharField(help_text=SLUG)
    url = PermalinkField()
    date = KnownField(help_text=EDTF)
    date_earliest = serializers.DateField(allow_null=True, help_text="The first day that the date may mean.")
    date_latest = serializers.DateField(allow_null=True, help_text="The last day that the date may mean.")
    date_basis = serializers.ChoiceField(choices=DateBasis.choices, help_text=BASIS)
    place = PlaceSerializer(allow_null=True)
    countries = CountryNamedSerializer(many=True)
    topics = NamedSerializer(many=True)
    accounts = AccountSerializer(many=True)


class MentionSerializer(serializers.Serializer):
    """Where a report names someone."""

    name_as_written = serializers.CharField(help_text="As the text has it, in whatever case.")
    evidence = serializers.SerializerMethodField(help_text="The words that name it.")

    @Spans
    def get_evidence(self, mention: PersonMention | OrganizationMention) -> list[dict]:
        return evidence(mention.report, [mention.span], self.context["origin"])


class PersonMentionSerializer(MentionSerializer):
    """A person whom a report names but who took no part in its meetings."""

    person = NamedSerializer()


class OrganizationMentionSerializer(MentionSerializer):
    """A body that a report names."""

    organization = NamedSerializer()


class QuoteNamedSerializer(serializers.Serializer):
    """A quote as its report leads to it."""

    slug = serializers.CharField(help_text=SLUG)
    url = PermalinkField()


class ReportSerializer(ReportNamedSerializer):
    """A report: what its header says, and the meetings, quotes, people and bodies that it tells of."""

    lede = serializers.CharField(help_text="The first words of the article.")
    version = serializers.IntegerField(help_text="How often its text came in anew, from 1.")
    title_evidence = serializers.SerializerMethodField(help_text="The words that give it.")
    source_evidence = serializers.SerializerMethodField(help_text="The words that give it.")
    published_evidence = serializers.SerializerMethodField(help_text="The words that give it.")
    meetings = serializers.SerializerMethodField(help_text="The meetings that it tells of.")
    quotes = QuoteNamedSerializer(many=True)
    people_mentioned = PersonMentionSerializer(source="person_mentions", many=True)
    organizations_named = OrganizationMentionSerializer(source="organization_mentions", many=True)

    @Spans
    def get_title_evidence(self, report: Report) -> list[dict]:
        return self._header(report, "title")

    @Spans
    def get_source_evidence(self, report: Report) -> list[dict]:
        return self._header(report, "source")

    @Spans
    def get_published_evidence(self, report: Report) -> list[dict]:
        return self._header(report, "published")

    def _header(self, report: Report, name: str) -> list[dict]:
        spans = report.evidence.get(name) if getattr(report, name) else None
        return evidence(report, spans, self.context["origin"])

    def get_meetings(self, report: Report) -> MeetingNamedSerializer(many=True):
        told = [account.meeting for account in report.accounts.all()]
        return MeetingNamedSerializer(told, many=True, context=self.context).data


class ReportTextSerializer(ReportSerializer):
    """A report with its text, in which every span counts."""

    text = serializers.CharField(help_text="The article, as it is stored.")


class TranslationSerializer(serializers.Serializer):
    """An editor’s translation of a quote; it is not in the report."""

    language = serializers.ChoiceField(choices=TranslationLanguage.choices, help_text="ISO 639.")
    text = serializers.CharField(help_text="The words of the quote in this language.")
    written_at = serializers.DateTimeField(help_text="When an editor last wrote it.")


class QuoteSerializer(serializers.Serializer):
    """Words that a report gives to a speaker."""

    slug = serializers.CharField(help_text=SLUG)
    url = PermalinkField()
    text = serializers.CharField(help_text="In the language of the report.")
    translations = TranslationSerializer(many=True, help_text="By the editors, at most one a language.")
    kind = serializers.ChoiceField(
        choices=QuoteKind.choices, help_text="Indirect speech is the reporter’s wording."
    )
    speaker = NamedSerializer(allow_null=True, help_text="The person who said it; null where unknown.")
    speaker_organization = NamedSerializer(
        allow_null=True, help_text="The body that said it, where no person did."
    )
    speaker_as_written = KnownField(help_text="Whom the report’s own words name.")
    speaker_corrected = serializers.BooleanField(help_text="Whether an editor gave the speaker.")
    role = KnownField(help_text="The speaker’s role as the report gives it.")
    date = serializers.SerializerMethodField(help_text=f"The meeting’s date, else the report’s. {EDTF}")
    date_basis = serializers.SerializerMethodField(help_text=BASIS)
    date_corrected = serializers.SerializerMethodField(help_text="Whether an editor gave the date.")
    report = ReportNamedSerializer()
    meeting = MeetingNamedSerializer(
        source="account.meeting", allow_null=True, default=None, help_text="Where it was said."
    )
    evidence = serializers.SerializerMethodField(help_text="The words in the report.")

    def get_date(self, quote: Quote) -> str | None:
        return dating.of_quote(quote).date or None

    def get_date_basis(self, quote: Quote) -> str:
        return dating.of_quote(quote).basis

    def get_date_corrected(self, quote: Quote) -> bool:
        return dating.of_quote(quote).corrected

    @Spans
    def get_evidence(self, quote: Quote) -> list[dict]:
        return evidence(quote.report, [quote.span], self.context["origin"])


class VariantsSerializer(NamedSerializer):
    """A record that is found under several spellings."""

    names = serializers.SerializerMethodField(help_text="All spellings under which it is found.")
    country = CountryNamedSerializer(allow_null=True)
    meeting_count = serializers.IntegerField(help_text="Meetings in the archive.")

    def get_names(self, record: Person | Organization) -> list[str]:
        return [each.name for each in record.names.all()]


class PersonSerializer(VariantsSerializer):
    """A person who took part in meetings, was quoted or was named."""

    latest_role = KnownField(help_text="As the latest report that gives one has it.")
    quote_count = serializers.IntegerField(help_text="Quotes in the archive.")


class RoleSerializer(serializers.Serializer):
    """A role of a person, with the dates between which reports give it."""

    role = KnownField(help_text="As the reports give it.")
    organization = NamedSerializer(source="example.organization", allow_null=True)
    first = KnownField(help_text=f"The first meeting’s date. {EDTF}")
    last = KnownField(help_text=f"The last meeting’s date. {EDTF}")
    meetings = serializers.IntegerField(help_text="In how many meetings.")


class PersonRolesSerializer(PersonSerializer):
    """A person with the roles held over time, the latest first."""

    roles = serializers.SerializerMethodField(help_text="Roles over time, the latest first.")

    def get_roles(self, person: Person) -> RoleSerializer(many=True):
        return RoleSerializer(
            relations.roles(relations.told(person.participations)), many=True, context=self.context
        ).data


class OrganizationSerializer(VariantsSerializer):
    """A body: an office stands under its parent, a ministry under its country."""

    acronym = KnownField(help_text="Null where it has none.")
    side = serializers.ChoiceField(choices=Side.choices, help_text="Whom it stands for.")
    parent = NamedSerializer(allow_null=True)
    report_count = serializers.IntegerField(help_text="Reports that name it.")


class CountrySerializer(CountryNamedSerializer):
    """A country of Central Asia, or one that a meeting, a person or a body is of."""

    central_asian = serializers.BooleanField(help_text="Whether it is one of the five.")
    meeting_count = serializers.IntegerField(help_text="Meetings in the archive.")
    person_count = serializers.IntegerField(help_text="People of the country.")


class TopicSerializer(NamedSerializer):
    """What meetings are about."""

    meeting_count = serializers.IntegerField(help_text="Meetings in the archive.")


SERIALIZERS: dict[type[Model], type[serializers.Serializer]] = {
    Meeting: MeetingSerializer,
    Report: ReportSerializer,
    Quote: QuoteSerializer,
    Person: PersonSerializer,
    Organization: OrganizationSerializer,
    Country: CountrySerializer,
    Topic: TopicSerializer,
}
# The roles of a person would take queries of their own for each.
ARCHIVED = {**SERIALIZERS, Report: ReportTextSerializer}
# Where one record says more than its row in a list.
IN_FULL = {**SERIALIZERS, Report: ReportTextSerializer, Person: PersonRolesSerializer}
