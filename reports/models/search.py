"""What search reads and nobody writes: views over the records, and the index that triggers keep."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db import models

from reports.models.accounts import Participation
from reports.models.meetings import Meeting
from reports.models.organizations import Organization
from reports.models.people import Person
from reports.models.quotes import Quote
from reports.models.reports import Report
from reports.models.spans import Side


class OrganizationAncestry(models.Model):
    """A body with one of those that it stands under, at any height, itself included."""

    pk = models.CompositePrimaryKey("organization_id", "ancestor_id")
    organization = models.ForeignKey(Organization, models.DO_NOTHING, related_name="ancestry")
    ancestor = models.ForeignKey(Organization, models.DO_NOTHING, related_name="descent")

    class Meta:
        managed = False

    def __str__(self):
        return f"{self.organization_id} under {self.ancestor_id}"


class QuoteSpeaker(models.Model):
    """For whom the speaker of a quote spoke: side, body and role held there, as its report tells it."""

    quote = models.OneToOneField(Quote, models.DO_NOTHING, primary_key=True, related_name="standing")
    side = models.CharField(max_length=10, choices=Side, null=True)  # noqa: DJ001 (a view: null is unknown)
    organization = models.ForeignKey(Organization, models.DO_NOTHING, null=True, related_name="+")
    role = models.CharField(max_length=500, null=True)  # noqa: DJ001

    class Meta:
        managed = False

    def __str__(self):
        return self.role or ""


class SearchWords(models.Func):
    function = "search_query"
    output_field = SearchQueryField()


class Synonym(models.Model):
    """A way to say something, in one of the languages: all phrases of one ``sense`` find the same.

    A sense is a record (``topic:tuberculosis``, ``country:KG``, ``place:osh``) or a word of its own. The
    names of topics, countries and places come by triggers, ``from_record``; the others from
    ``reports/search/data/synonyms.toml``.
    """

    sense = models.CharField(max_length=120, db_index=True)
    phrase = models.CharField(max_length=200)
    from_record = models.BooleanField(default=False, db_default=False)
    query = models.GeneratedField(
        expression=SearchWords("phrase"), output_field=SearchQueryField(), db_persist=True
    )

    class Meta:
        indexes = [models.Index(fields=["query"], name="synonym_query")]
        constraints = [
            models.UniqueConstraint(fields=["sense", "phrase", "from_record"], name="synonym_unique")
        ]

    def __str__(self):
        return f"{self.sense}: {self.phrase}"


class Entry(models.Model):
    """A record's words: ``vector`` stemmed, with every name in all its variants, ``exact`` as written.

    Triggers keep it in step with the record and all that it draws words from; see ``reports.search.index``.
    """

    vector = SearchVectorField()
    exact = SearchVectorField()

    class Meta:
        abstract = True
        indexes = [
            GinIndex(fields=["vector"], name="%(class)s_vector"),
            GinIndex(fields=["exact"], name="%(class)s_exact"),
        ]

    def __str__(self):
        return str(self.pk)


def indexed(model: type[models.Model]) -> models.OneToOneField:
    """The record of an entry. A trigger deletes the entry, whoever deletes the record."""
    return models.OneToOneField(model, models.DO_NOTHING, primary_key=True, related_name="entry")


class ReportValue(models.Model):
    """A source or language that some report has or had; its key is the value's number in facets."""

    value = models.CharField(max_length=200, unique=True)

    def __str__(self):
        return self.value


class Faceted(models.Model):
    """The values of a record's facets, as ``reports.search.codes`` numbers them, and its days."""

    facets = ArrayField(models.IntegerField(), default=list)
    packed = models.GeneratedField(
        expression=models.Func("facets", function="search_packed"),
        output_field=models.BinaryField(null=True),
        db_persist=True,
    )
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta:
        abstract = True
        indexes = [GinIndex(fields=["facets"], name="%(class)s_facets")]


class FacetedEntry(Entry, Faceted):
    """The entry of a record that is filtered and counted by it alone.

    ``slice`` has the number of the slice of entries that it is in (``reports.search.slices``).
    """

    slice = models.GeneratedField(
        expression=models.Func("record_id", function="search_slice"),
        output_field=ArrayField(models.IntegerField()),
        db_persist=True,
    )

    class Meta:
        abstract = True
        indexes = [
            # In one index, words and values that are asked for together are met together.
            GinIndex(fields=["vector", "facets", "slice"], name="%(class)s_answers"),
            GinIndex(fields=["exact", "slice"], name="%(class)s_exact"),
            models.Index(models.F("first_day").desc(nulls_last=True), "record", name="%(class)s_newest"),
            models.Index(fields=["first_day", "record"], name="%(class)s_oldest"),
        ]


class FacetCount(models.Model):
    """How many reports, meetings or quotes have the value of a facet that ``code`` stands for; 0 for all."""

    kind = models.CharField(max_length=10)
    code = models.IntegerField()
    number = models.IntegerField()
    facet = models.GeneratedField(
        expression=models.Func("code", function="search_facet_of"),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code"], name="facet_count_unique")]
        indexes = [models.Index(fields=["kind", "facet", "-number"], name="facet_count_most")]

    def __str__(self):
        return f"{self.kind} {self.code}: {self.number}"


class MeetingEntry(FacetedEntry):
    record = indexed(Meeting)


class ReportEntry(FacetedEntry):
    record = indexed(Report)


class QuoteEntry(FacetedEntry):
    record = indexed(Quote)


class ParticipationEntry(Faceted):
    """What a participation ties together, for the lists of people and bodies."""

    record = indexed(Participation)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+", db_index=False)
    organization = models.ForeignKey(Organization, models.DO_NOTHING, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.DO_NOTHING, related_name="+")

    class Meta:
        indexes = [
            *Faceted.Meta.indexes,
            # Of each person the latest, for the role beside the name.
            models.Index(
                "person", models.F("first_day").desc(nulls_last=True), name="participationentry_latest"
            ),
        ]

    def __str__(self):
        return str(self.pk)


class PersonEntry(Entry):
    record = indexed(Person)


class OrganizationEntry(Entry):
    record = indexed(Organization)
