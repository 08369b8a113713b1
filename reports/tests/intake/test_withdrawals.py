"""A report taken out of the archive and put back: nothing of it is left, and nothing of it is lost."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import serializers

from reports.extraction.findings import Stated
from reports.intake import corrections, settling, withdrawals
from reports.intake.articles import Article
from reports.intake.ingest import ingest, ingest_all, reextract
from reports.models import (
    AccountCountry,
    AccountTopic,
    Correction,
    Meeting,
    Organization,
    OrganizationName,
    Participation,
    Person,
    PersonName,
    Quote,
    Report,
    ReportVersion,
    Translation,
    Withdrawal,
)
from reports.search import index
from reports.tests import factories

pytestmark = pytest.mark.django_db

TEXT = (
    "BISHKEK, March 3, 2021 /Kabar/. On March 2, 2021, Minister of Health of Kyrgyzstan Bolot Asanov met "
    "with Anna Keller, WHO Representative in Kyrgyzstan.\n\n"
    "“We will train more nurses in every region of the country,” Bolot Asanov said.\n"
)
ALSO = TEXT.replace("Kabar", "Agency").replace("train more", "send many")
MODELS = [
    AccountCountry,
    AccountTopic,
    Correction,
    Meeting,
    Organization,
    OrganizationName,
    Participation,
    Person,
    PersonName,
    Quote,
    Report,
    ReportVersion,
    Translation,
]


def article(text=TEXT, name="visit.txt") -> Article:
    return Article(name, text, name, Stated())


@pytest.fixture
def report(django_user_model):
    """A report in its second version, with a corrected role and a translated quote."""
    ingest(article("Earlier.\n" + TEXT))
    ingest(article())
    report = Report.objects.get()
    Participation.objects.filter(name="Bolot Asanov").update(role="Minister")
    factories.translation(Quote.objects.get())
    corrections.note(report.pk, django_user_model.objects.create_user("editor"))
    report.refresh_from_db()
    return report


def everything() -> list[str]:
    """All records but for the moment at which a report was last saved."""
    rows = [row for model in MODELS for row in model.objects.order_by("pk")]
    return [serializers.serialize("json", [row]) for row in rows]


def test_all_that_only_it_told_goes_and_comes_back_as_it_was(report):
    before = everything()
    withdrawal = withdrawals.withdraw(report, "The publisher asked for it.", None)
    for model in MODELS:
        of_authority = {"authority_id": ""} if model in (Person, Organization) else {}
        left = model.objects.filter(**of_authority)
        if model not in (PersonName, OrganizationName):
            assert not left.exists(), model
    assert index.differences() == {}
    assert withdrawal.addresses
    restored = withdrawals.restore(withdrawal)
    assert restored.pk == report.pk
    assert everything() == before
    assert index.differences() == {}
    assert not Withdrawal.objects.exists()


def test_a_restored_report_is_extracted_anew_as_ever(report):
    withdrawals.restore(withdrawals.withdraw(report, "A mistake.", None))
    assert reextract(Report.objects.get()) == []
    assert Participation.objects.get(name="Bolot Asanov").role == "Minister"


def test_what_another_report_tells_stays(report):
    ingest(article(ALSO, "also.txt"))
    withdrawals.withdraw(report, "A mistake.", None)
    assert Meeting.objects.get().accounts.count() == 1
    assert Person.objects.filter(slug="bolot-asanov").exists()
    assert Quote.objects.count() == 1


@pytest.mark.parametrize(
    "again",
    [article(), article(TEXT + "\nMore was said.\n"), article(TEXT, "other.txt")],
    ids=["the same file", "a new text under its name", "its text under another name"],
)
def test_it_does_not_come_in_again(report, again):
    withdrawals.withdraw(report, "The publisher asked for it.", None)
    (result,) = ingest_all([again])
    assert result.status == "refused"
    assert result.reason.startswith("It was withdrawn from the archive on 20")
    assert result.reason.endswith(": The publisher asked for it.")
    assert not Report.objects.exists()


def test_what_was_made_anew_meanwhile_is_taken_for_the_same(report):
    withdrawal = withdrawals.withdraw(report, "A mistake.", None)
    ingest(article(ALSO, "also.txt"))
    people = dict(Person.objects.values_list("slug", "pk"))
    withdrawals.restore(withdrawal)
    assert dict(Person.objects.values_list("slug", "pk")) == people
    assert Meeting.objects.get().accounts.count() == 2
    assert Report.objects.count() == 2
    back = Report.objects.get(pk=report.pk)
    assert reextract(back) == []
    assert set(Correction.objects.values_list("field", flat=True)) == {"role"}
    assert index.differences() == {}


def test_what_was_deleted_stays_deleted_after_it_came_back(report, django_user_model):
    settling.reject(Quote.objects.get(), django_user_model.objects.get())
    back = withdrawals.restore(withdrawals.withdraw(report, "A mistake.", None))
    of_report = ContentType.objects.get_for_model(Report)
    assert Correction.objects.filter(content_type=of_report, object_id=back.pk).exists()
    reextract(back)
    assert not Quote.objects.exists()
