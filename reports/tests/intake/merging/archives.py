"""Articles with two spellings of one official; all records as text, to hold two states against each other."""

from django.core import serializers

from reports.extraction.findings import Stated
from reports.intake import reference
from reports.intake.articles import Article
from reports.intake.ingest import ingest
from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    Correction,
    Distinction,
    FormerAddress,
    Meeting,
    Organization,
    OrganizationMention,
    OrganizationName,
    Participation,
    Person,
    PersonMention,
    PersonName,
    Quote,
    Report,
    Topic,
)

VISIT = (
    "BISHKEK, March 3, 2021 /Kabar/. On March 2, 2021, Minister of Health of Kyrgyzstan Bolot Asanov met "
    "with Anna Keller, WHO Representative in Kyrgyzstan.\n\n"
    "“We will train more nurses in every region of the country,” Anna Keller said.\n"
)
OTHERWISE = (
    VISIT.replace("Anna Keller", "Hanne Köhler").replace("March 3", "March 9").replace("2, 2021", "8, 2021")
)
BOTH = (
    "BISHKEK, May 5, 2021 /Kabar/. On May 4, 2021, Minister of Health of Kyrgyzstan Bolot Asanov met "
    "with Hanne Köhler, WHO Representative in Kyrgyzstan, and Anna Keller, adviser of WHO.\n\n"
    "“We will send doctors to every village of the country,” Hanne Köhler said.\n"
)
MODELS = [
    Account,
    AccountCountry,
    AccountTopic,
    Correction,
    Distinction,
    FormerAddress,
    Meeting,
    Organization,
    OrganizationMention,
    OrganizationName,
    Participation,
    Person,
    PersonMention,
    PersonName,
    Quote,
    Report,
    Topic,
]


def take_in(text: str, name: str) -> Report:
    """The report of an article with that text, under that file name."""
    reference.ensure()
    ingest(Article(name, text, name, Stated()))
    return Report.objects.get(file_name=name)


def everything() -> list[str]:
    """All records, but for the moments at which reports were last saved."""
    rows = [row for model in MODELS for row in model.objects.order_by("pk")]
    for row in rows:
        if isinstance(row, Report):
            row.updated_at = None
    return [serializers.serialize("json", [row]) for row in rows]
