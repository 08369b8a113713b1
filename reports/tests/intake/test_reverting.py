"""The history that is written, by whom, and going back in it."""

import pytest

from reports.extraction.pipeline import extract
from reports.intake import settling
from reports.intake.ingest import reextract
from reports.intake.merging.merges import merge, undo
from reports.intake.reverting import RevertRefused, revert, reverting
from reports.models import (
    Account,
    Correction,
    Organization,
    OrganizationName,
    Participation,
    Person,
    PersonName,
    Quote,
    Report,
    history,
)
from reports.tests import factories
from reports.tests.intake.merging.archives import OTHERWISE, VISIT, take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return take_in(VISIT, "visit.txt")


@pytest.fixture
def part(report):
    return Participation.objects.get(side="who")


def written(record) -> list[tuple]:
    """Type and reason of the rows of history of a record, the first one first."""
    rows = record.history.order_by("history_id")
    return list(rows.values_list("history_type", "history_change_reason"))


def set_role(part, role):
    part.role = role
    part.save()


class TestWriting:
    def test_an_article_that_comes_in_writes_nothing(self, report):
        for model in history.TRACKED:
            assert not model.history.exists()

    def test_the_first_change_writes_what_was_before_too(self, part):
        before = part.role
        set_role(part, "Adviser")
        assert written(part) == [("+", "first"), ("~", None)]
        assert [row.role for row in part.history.order_by("history_id")] == [before, "Adviser"]
        set_role(part, "Envoy")
        assert written(part) == [("+", "first"), ("~", None), ("~", None)]

    def test_texts_and_derived_columns_are_left_out(self, report):
        names = {field.name for field in Report.history.model._meta.fields}
        assert not names & {"text", "extraction", "baseline", "published_earliest"}
        assert "key" not in {field.name for field in PersonName.history.model._meta.fields}

    def test_a_run_that_changes_nothing_writes_nothing(self, report):
        reextract(report)
        assert not Participation.history.exists()
        assert not Report.history.exists()

    def test_a_run_is_nobody_s(self, report, part, monkeypatch):
        Quote.objects.all().delete()
        history_before = Quote.history.count()

        def shorter(text, stated=None):
            return extract(
                text.replace("WHO Representative in Kyrgyzstan", "the WHO Representative, Bishkek"), stated
            )

        monkeypatch.setattr("reports.intake.ingest.extract", shorter)
        reextract(report)
        rows = Participation.history.filter(id=part.pk).order_by("history_id")
        assert list(rows.values_list("history_type", "history_change_reason", "history_user")) == [
            ("+", "first", None),
            ("~", "extraction", None),
        ]
        assert Quote.history.count() == history_before

    def test_a_row_that_a_run_drops_is_written(self, report, monkeypatch):
        quote = Quote.objects.get()
        monkeypatch.setattr(
            "reports.intake.ingest.extract", lambda text, stated=None: extract(text.split("\n\n")[0], stated)
        )
        reextract(report)
        (row,) = Quote.history.filter(id=quote.pk)
        assert (row.history_type, row.history_change_reason, row.text) == ("-", "extraction", quote.text)

    def test_merging_and_undoing_are_written(self, report, django_user_model):
        editor = django_user_model.objects.create_user("editor")
        take_in(OTHERWISE, "otherwise.txt")
        keller, kohler = (Person.objects.get(names__name=name) for name in ("Anna Keller", "Hanne Köhler"))
        part = Participation.objects.get(person=kohler)
        made = merge(keller, [kohler], editor)
        assert written(part) == [("+", "first"), ("~", "merge")]
        assert part.history.first().history_user == editor
        assert written(kohler) == [("-", "merge")]
        undo(made, editor)
        assert written(part) == [("+", "first"), ("~", "merge"), ("~", "undo")]
        assert written(kohler) == [("-", "merge"), ("+", "undo")]


class TestReverting:
    def test_what_changes_is_told_and_then_done(self, part, django_user_model):
        editor = django_user_model.objects.create_user("editor")
        before = part.role
        set_role(part, "Adviser")
        first = part.history.earliest("history_id")
        _then, (change,) = reverting(first)
        assert (change.field.name, change.before, change.after) == ("role", "Adviser", before)
        revert(first, editor)
        part.refresh_from_db()
        assert part.role == before
        assert written(part)[-1] == ("~", "revert")
        assert not Correction.objects.filter(after="Adviser").exists()

    def test_a_revert_is_a_correction_where_it_differs_from_the_extraction(
        self, report, part, django_user_model
    ):
        editor = django_user_model.objects.create_user("editor")
        set_role(part, "Adviser")
        set_role(part, "Envoy")
        revert(part.history.get(role="Adviser"), editor)
        held = Correction.objects.get(field="role")
        assert (held.after, held.by) == ("Adviser", editor)
        assert reextract(report) == []

    def test_a_meeting_follows_its_account(self, report, django_user_model):
        account = Account.objects.get()
        account.date = "2021-03-01"
        account.save()
        revert(account.history.earliest("history_id"), None)
        account.meeting.refresh_from_db()
        assert account.meeting.date == "2021-03-02"

    def test_a_deleted_row_comes_back_under_its_key(self, report, part, django_user_model):
        settling.reject(part, django_user_model.objects.create_user("editor"))
        (row,) = Participation.history.filter(history_type="-")
        record, found = reverting(row)
        assert {change.field.name for change in found} >= {"person", "role", "account"}
        revert(row, None)
        assert Participation.objects.get(pk=record.pk).role == row.role
        assert reextract(report) == []

    def test_what_is_gone_is_told(self, report):
        body = factories.organization("Ministry")
        name = OrganizationName.objects.get(organization=body)
        name.name = "Office"
        name.save()
        row = OrganizationName.history.earliest("history_id")
        Organization.objects.all().exclude(pk=body.pk)
        name.delete()
        body.delete()
        with pytest.raises(RevertRefused, match="under “organization” is not in the archive any more"):
            reverting(row)

    def test_it_leads_to_the_record_that_took_the_place_of_another(self, report):
        quote = Quote.objects.get()
        first, other, kept = quote.speaker, factories.person("Somebody Else"), factories.person("A. Keller")
        quote.speaker = other
        quote.save()
        merge(kept, [first], None)
        revert(Quote.history.earliest("history_id"), None)
        quote.refresh_from_db()
        assert quote.speaker == kept

    def test_a_place_taken_by_another_is_told(self, part):
        person = part.person
        other = factories.person("Somebody Else")
        part.person = other
        part.save()
        Participation.objects.create(account=part.account, person=person, name="Anna Keller", position=9)
        with pytest.raises(RevertRefused):
            revert(part.history.earliest("history_id"), None)

    def test_the_present_state_is_nothing_to_revert(self, part):
        set_role(part, "Adviser")
        with pytest.raises(RevertRefused, match="nothing to revert"):
            revert(part.history.latest("history_id"), None)

    def test_places_in_an_earlier_text_do_not_come_back(self, report, part):
        set_role(part, "Adviser")
        take_in("An earlier line.\n" + VISIT, "visit.txt")
        _then, found = reverting(part.history.earliest("history_id"))
        assert {change.field.name for change in found} == {"role"}

    def test_a_deleted_report_is_taken_in_again_instead(self, report):
        report.delete()
        row = Report.history.latest("history_id")
        with pytest.raises(RevertRefused, match="take its article in again"):
            reverting(row)
