"""A report taken out of the archive and put back: nothing of it is left, and nothing of it is lost."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import serializers

from reports.extraction.findings import Stated
from reports.intake import corrections, settling, withdrawals
from reports.intake.articles import Article
from reports.intake.ingest import ingest, ingest_all, reextract
from reports.intake.merging.merges import merge
from reports.models import (
    Account,
    AccountCountry,
    AccountTopic,
    Correction,
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
    ReportVersion,
    Translation,
    Withdrawal,
)
from reports.search import index
from reports.tests import factories
from reports.tests.intake.merging.archives import BOTH, OTHERWISE, VISIT, take_in

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


def test_what_was_corrected_in_its_people_goes_and_comes_back_too(report):
    Person.objects.filter(name="Bolot Asanov").update(name="Bolot A. Asanov")
    Organization.objects.filter(authority_id="").update(acronym="ABC")
    renamed = set(Correction.objects.exclude(by__username="editor").values_list("field", "before", "after"))
    assert ("name", "Bolot Asanov", "Bolot A. Asanov") in renamed
    before = everything()
    withdrawal = withdrawals.withdraw(report, "The publisher asked for it.", None)
    assert not Correction.objects.exists()
    withdrawals.restore(withdrawal)
    assert everything() == before


def test_of_a_person_made_anew_meanwhile_nothing_is_corrected(report):
    Person.objects.filter(name="Bolot Asanov").update(name_ru="Болот А. Асанов")
    withdrawal = withdrawals.withdraw(report, "A mistake.", None)
    ingest(article(ALSO, "also.txt"))
    withdrawals.restore(withdrawal)
    assert not Correction.objects.filter(field="name_ru").exists()
    assert reextract(Report.objects.get(pk=report.pk)) == []


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


class TestMergedSince:
    """What the report names as two was joined into one while it was withdrawn."""

    @pytest.fixture
    def both(self):
        """A report that names two people who are one, of each of whom another report tells too."""
        take_in(VISIT, "visit.txt")
        take_in(OTHERWISE, "otherwise.txt")
        return take_in(BOTH, "both.txt")

    def part(self, person):
        return Participation.objects.get(account__report__file_name="both.txt", person=person)

    def back(self, withdrawal):
        """The restored report once it was extracted anew, after which nothing is left to change."""
        back = withdrawals.restore(withdrawal)
        reextract(back)
        assert reextract(back) == []
        assert not Correction.objects.filter(field__contains=":").exists()
        assert index.differences() == {}
        return back

    def test_two_people_in_one_account(self, both):
        keller, kohler = (Person.objects.get(slug=slug) for slug in ("anna-keller", "hanne-kohler"))
        first = min(self.part(keller), self.part(kohler), key=lambda part: part.position)
        withdrawal = withdrawals.withdraw(both, "A mistake.", None)
        merge(keller, [kohler], None)
        back = self.back(withdrawal)
        part = Participation.objects.get(account__report=back, side="who")
        assert (part.pk, part.person) == (first.pk, keller)
        assert set(back.quotes.values_list("speaker", flat=True)) == {keller.pk}

    def test_of_two_people_the_corrected_one_stays(self, both, django_user_model):
        keller, kohler = (Person.objects.get(slug=slug) for slug in ("anna-keller", "hanne-kohler"))
        last = max(self.part(keller), self.part(kohler), key=lambda part: part.position)
        Participation.objects.filter(pk=last.pk).update(role="Adviser")
        corrections.note(both.pk, django_user_model.objects.create_user("editor"))
        withdrawal = withdrawals.withdraw(Report.objects.get(pk=both.pk), "A mistake.", None)
        merge(keller, [kohler], None)
        back = self.back(withdrawal)
        part = Participation.objects.get(account__report=back, side="who")
        assert (part.pk, part.person, part.role) == (last.pk, keller, "Adviser")
        assert Correction.objects.get().object_id == last.pk

    def test_a_participant_and_a_mention(self, both):
        keller, kohler = (Person.objects.get(slug=slug) for slug in ("anna-keller", "hanne-kohler"))
        self.part(kohler).delete()
        PersonMention.objects.create(report=both, person=kohler, name_as_written="Hanne Köhler")
        withdrawal = withdrawals.withdraw(both, "A mistake.", None)
        merge(keller, [kohler], None)
        back = withdrawals.restore(withdrawal)
        assert not PersonMention.objects.filter(report=back).exists()
        assert self.part(keller)

    def test_two_bodies(self, both):
        one, other = (factories.organization(name) for name in ("Health Board", "Board of Health"))
        elsewhere = Report.objects.get(file_name="visit.txt")
        for body in (one, other):
            for report in (both, elsewhere):
                OrganizationMention.objects.create(report=report, organization=body)
        withdrawal = withdrawals.withdraw(both, "A mistake.", None)
        merge(one, [other], None)
        back = withdrawals.restore(withdrawal)
        assert OrganizationMention.objects.filter(report=back, organization=one).count() == 1

    def test_two_topics(self, both):
        one, other = (factories.topic(slug) for slug in ("vaccines", "vaccination"))
        account = both.accounts.get()
        for topic in (one, other):
            AccountTopic.objects.create(account=account, topic=topic)
        withdrawal = withdrawals.withdraw(both, "A mistake.", None)
        merge(one, [other], None)
        back = withdrawals.restore(withdrawal)
        assert AccountTopic.objects.filter(account__report=back, topic=one).count() == 1
        assert one in back.accounts.get().meeting.topics.all()

    def test_two_meetings_stay_two(self, both):
        one, other = Meeting.objects.filter(accounts__report__file_name__in=["visit.txt", "otherwise.txt"])
        Account.objects.filter(report=both).update(meeting=one)
        Account.objects.create(
            report=both, meeting=other, position=1, date="2021-03-08", date_basis="explicit"
        )
        withdrawal = withdrawals.withdraw(both, "A mistake.", None)
        merge(one, [other], None)
        back = withdrawals.restore(withdrawal)
        told = [account.meeting for account in back.accounts.all()]
        assert told[0] == one
        assert told[1].slug.startswith(other.slug)
        assert told[1].date == "2021-03-08"

    def test_a_deleted_one_beside_the_other(self, both, django_user_model):
        keller, kohler = (Person.objects.get(slug=slug) for slug in ("anna-keller", "hanne-kohler"))
        self.part(kohler).delete()
        corrections.note(both.pk, django_user_model.objects.create_user("editor"))
        withdrawal = withdrawals.withdraw(Report.objects.get(pk=both.pk), "A mistake.", None)
        merge(keller, [kohler], None)
        self.back(withdrawal)
        assert self.part(keller)
