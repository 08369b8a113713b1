"""What a person decides of a finding, in the database, and what later extractions leave of it."""

from dataclasses import replace

import pytest

from reports.extraction.findings import Stated
from reports.extraction.pipeline import extract
from reports.intake import corrections, settling
from reports.intake.articles import Article
from reports.intake.ingest import ingest, reextract
from reports.models import Account, Correction, Meeting, Participation, Quote, Report

pytestmark = pytest.mark.django_db

TEXT = (
    "BISHKEK, March 3, 2021 /Kabar/. On March 2, 2021, Minister of Health of Kyrgyzstan Bolot Asanov met "
    "with Anna Keller, WHO Representative in Kyrgyzstan.\n\n"
    "“We will train more nurses in every region of the country,” Bolot Asanov said.\n"
)


@pytest.fixture
def report():
    ingest(Article("visit.txt", TEXT, "visit.txt", Stated()))
    return Report.objects.get()


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("editor")


@pytest.fixture
def extractor(monkeypatch):
    """Have the extractor say what a function makes of its findings."""

    def say(change):
        monkeypatch.setattr(
            "reports.intake.ingest.extract", lambda text, stated=None: change(extract(text, stated))
        )

    return say


def role(words):
    """An extractor that gives the minister this role."""

    def change(found):
        (meeting,) = found.meetings
        first, *rest = meeting.participants
        return replace(found, meetings=(replace(meeting, participants=(replace(first, role=words), *rest)),))

    return change


def without_quotes(found):
    return replace(found, quotes=())


def minister():
    return Participation.objects.get(name="Bolot Asanov")


def correct(report, editor, **values):
    """Correct the minister's part as an editor does at the desk."""
    Participation.objects.filter(pk=minister().pk).update(**values)
    corrections.note(report.pk, editor)


def test_what_is_accepted_is_the_persons_without_doubt(report, editor, extractor):
    Participation.objects.update(doubt="It is open which side.")
    report.baseline = {
        key: row | ({"doubt": "It is open which side."} if row["type"] == "participation" else {})
        for key, row in report.baseline.items()
    }
    report.save()
    settling.accept(minister(), ["role", "side"], editor)
    assert minister().doubt == ""
    assert set(Correction.objects.values_list("field", "by__username")) == {
        ("doubt", "editor"),
        ("role", "editor"),
        ("side", "editor"),
    }
    extractor(role("Chief"))
    reextract(report)
    assert minister().role == "Minister of Health of Kyrgyzstan"
    assert Correction.objects.get(field="role").proposed == "Chief"


def test_accepting_twice_keeps_the_first_to_do_so(report, editor, django_user_model):
    settling.accept(minister(), ["side"], editor)
    settling.accept(minister(), ["side"], django_user_model.objects.create_user("second"))
    assert Correction.objects.get().by == editor


def test_doubts_of_a_report_are_settled_together(report, editor):
    report.doubts = ["One.", "Two."]
    report.save()
    settling.accept(report, ["source"], editor)
    report.refresh_from_db()
    assert report.doubts == []


def test_what_is_rejected_does_not_come_back(report, editor):
    settling.reject(minister(), editor)
    settling.reject(Quote.objects.get(), editor)
    reextract(report)
    assert [part.name for part in Participation.objects.all()] == ["Anna Keller"]
    assert not Quote.objects.exists()
    assert set(Correction.objects.values_list("by__username", flat=True)) == {"editor"}


def test_a_rejected_meeting_goes_with_its_address(report, editor):
    settling.reject(Account.objects.get(), editor)
    assert not Meeting.objects.exists()
    reextract(report)
    assert not Account.objects.exists()


def test_a_kept_value_is_in_no_conflict_until_the_extractor_says_a_fourth_thing(report, editor, extractor):
    correct(report, editor, role="Minister")
    extractor(role("Chief"))
    reextract(report)
    settling.keep(Correction.objects.get(in_conflict=True))
    reextract(report)
    assert not Correction.objects.filter(in_conflict=True).exists()
    assert minister().role == "Minister"
    extractor(role("Head"))
    reextract(report)
    assert Correction.objects.get(in_conflict=True).proposed == "Head"


def test_a_released_field_follows_the_extractor(report, editor, extractor):
    correct(report, editor, role="Minister", side="who")
    extractor(role("Chief"))
    reextract(report)
    settling.release(Correction.objects.get(field="role"))
    assert (minister().role, minister().side) == ("Chief", "who")
    assert list(Correction.objects.values_list("field", flat=True)) == ["side"]
    extractor(role("Head"))
    reextract(report)
    assert minister().role == "Head"


def test_a_date_is_released_with_its_basis(report, editor):
    Account.objects.update(date="", date_basis="none")
    corrections.note(report.pk, editor)
    assert Correction.objects.count() == 2
    settling.release(Correction.objects.get(field="date_basis"))
    account = Account.objects.get()
    assert (account.date, account.date_basis) == ("2021-03-02", "explicit")
    assert Meeting.objects.get().date == "2021-03-02"
    assert not Correction.objects.exists()


@pytest.mark.parametrize("extracted_before", [False, True])
def test_a_released_deletion_comes_back(report, editor, extracted_before):
    settling.reject(Account.objects.get(), editor)
    if extracted_before:
        reextract(report)
    settling.release(Correction.objects.get())
    assert Participation.objects.count() == 2
    assert Quote.objects.get().account == Account.objects.get()
    assert not Correction.objects.exists()


def test_a_released_addition_goes_where_nothing_finds_it(report, editor, extractor):
    quote = Quote.objects.get()
    quote.pk, quote.slug, quote.text, quote.start, quote.end = None, "more", "More.", None, None
    quote.save()
    corrections.note(report.pk, editor)
    settling.release(Correction.objects.get())
    assert Quote.objects.get().text != "More."


def test_a_corrected_row_that_nothing_finds_any_more_goes_when_it_is_released(report, editor, extractor):
    Quote.objects.update(text="We train.")
    corrections.note(report.pk, editor)
    extractor(without_quotes)
    reextract(report)
    assert Quote.objects.exists()
    settling.release(Correction.objects.get())
    assert not Quote.objects.exists()


def test_the_correction_of_a_record_that_is_gone_is_dropped(report, editor):
    correct(report, editor, role="Minister")
    correction = Correction.objects.get()
    minister().delete()
    settling.release(Correction.objects.get(pk=correction.pk))
    assert not Correction.objects.exists()
