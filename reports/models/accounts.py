from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.dates import (
    DateBasis,
    EDTFField,
    basis_constraint,
    earliest,
    edtf_constraint,
    latest,
)
from reports.models.meetings import Meeting
from reports.models.organizations import Organization
from reports.models.people import Person
from reports.models.places import Country, Place
from reports.models.reports import Report
from reports.models.spans import Side, Spanned, span_constraint
from reports.models.topics import Topic


class Account(models.Model):
    """What one report says of one meeting. ``evidence`` maps date and place to their spans."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="accounts")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="accounts")
    position = models.PositiveSmallIntegerField(default=0)
    date = EDTFField(help_text=_("2020, 2020-02 or 2020-02-14; empty where it is unknown."))
    date_earliest = earliest("date")
    date_latest = latest("date")
    date_basis = models.CharField(max_length=10, choices=DateBasis, default=DateBasis.NONE)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="accounts")
    evidence = models.JSONField(default=dict, blank=True)
    countries = models.ManyToManyField(Country, through="AccountCountry", related_name="accounts")
    topics = models.ManyToManyField(Topic, through="AccountTopic", related_name="accounts")
    doubt = models.TextField(blank=True)

    class Meta:
        verbose_name = _("account of a meeting")
        verbose_name_plural = _("accounts of meetings")
        ordering = ["report", "position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "position"], name="account_position_unique"),
            models.UniqueConstraint(fields=["report", "meeting"], name="account_meeting_unique"),
            edtf_constraint("date", "account_date_edtf"),
            basis_constraint("account_date_basis"),
        ]
        indexes = [
            models.Index(fields=["date"], name="account_date"),
            models.Index(fields=["-id"], condition=~models.Q(doubt=""), name="account_doubtful"),
        ]

    def __str__(self):
        return f"{self.meeting}: {self.report}"


class AccountCountry(models.Model):
    """A country of a meeting as one report tells it. ``spans`` is its evidence, ``[[start, end], …]``."""

    account = models.ForeignKey(Account, models.CASCADE)
    country = models.ForeignKey(Country, models.PROTECT)
    spans = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [models.UniqueConstraint(fields=["account", "country"], name="account_country_unique")]

    def __str__(self):
        return str(self.country)


class AccountTopic(models.Model):
    """A topic of a meeting as one report tells it. ``spans`` is its evidence, ``[[start, end], …]``."""

    account = models.ForeignKey(Account, models.CASCADE)
    topic = models.ForeignKey(Topic, models.PROTECT)
    spans = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [models.UniqueConstraint(fields=["account", "topic"], name="account_topic_unique")]

    def __str__(self):
        return str(self.topic)


class Participation(Spanned):
    """A person's part in a meeting as one report tells it: name and role as written there, and the side."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name, nominative"), max_length=300)
    name_as_written = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=500, blank=True)
    role_start = models.PositiveIntegerField(null=True, blank=True)
    role_end = models.PositiveIntegerField(null=True, blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="participations"
    )
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="participations")
    side = models.CharField(max_length=10, choices=Side, default=Side.OTHER)
    doubt = models.TextField(blank=True)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["account", "position"]
        indexes = [
            models.Index(fields=["person", "side"], name="participation_person_side"),
            models.Index(fields=["-id"], condition=~models.Q(doubt=""), name="participation_doubtful"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "person"], name="participation_person_unique"),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="participation_side_known"),
            span_constraint("participation_span"),
            span_constraint("participation_role_span", "role_start", "role_end"),
        ]

    def __str__(self):
        return self.name
