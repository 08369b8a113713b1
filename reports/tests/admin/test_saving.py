import pytest
from django.contrib.auth.models import Permission
from django.db.models.signals import pre_save
from django.urls import reverse

from reports.models import (
    Account,
    AccountCountry,
    Meeting,
    Organization,
    Participation,
    Person,
    Quote,
    Report,
)
from reports.tests import factories
from reports.tests.admin.archive import TEXT


def address(record, page="change"):
    return reverse(f"admin:reports_{record._meta.model_name}_{page}", args=[record.pk])


def posted(page, **changes):
    """What a browser would send from a change page, with some values changed."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    seal = {"opened": page.context["opened"]} if page.context.get("opened") else {}
    values = {bound.html_name: bound.value() for form in forms for bound in form}
    sent = {name: "" if value is None or value is False else value for name, value in values.items()}
    return seal | sent | changes


def save(client, record, **changes):
    """The answer to a change page sent back as a browser would, with some values changed."""
    page = client.get(address(record))
    return client.post(address(record), posted(page, **changes))


def errors(page):
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += inline.formset.forms
        yield from inline.formset.non_form_errors()
    for form in forms:
        for told in form.errors.values():
            yield from told


@pytest.mark.parametrize(
    "kind", ["report", "account", "meeting", "participation", "quote", "minister", "who", "place", "topic"]
)
def test_a_page_sent_back_as_it_is_changes_nothing(desk, archive, kind):
    record = getattr(archive, kind)
    before = type(record).objects.filter(pk=record.pk).values().get()
    assert save(desk, record).status_code == 302
    after = type(record).objects.filter(pk=record.pk).values().get()
    assert before | {"updated_at": None} == after | {"updated_at": None}


def test_a_correction_shows_on_the_record(desk, archive):
    assert save(desk, archive.participation, role="First deputy minister").status_code == 302
    archive.participation.refresh_from_db()
    assert archive.participation.role == "First deputy minister"
    assert "First deputy minister" in desk.get(address(archive.account)).content.decode()


class TestMeetingsFollow:
    def test_a_date_corrected_on_the_account(self, desk, archive):
        save(desk, archive.account, date="2019-03")
        archive.meeting.refresh_from_db()
        assert archive.meeting.date == "2019-03"

    def test_a_date_corrected_on_the_page_of_the_report(self, desk, archive):
        save(desk, archive.report, **{"accounts-0-date": "2018-03-05"})
        archive.meeting.refresh_from_db()
        assert archive.meeting.date == "2018-03-05"

    def test_a_date_corrected_on_the_page_of_the_meeting(self, desk, archive):
        save(desk, archive.meeting, **{"accounts-0-date": "", "accounts-0-date_basis": "none"})
        archive.meeting.refresh_from_db()
        assert (archive.meeting.date, archive.meeting.date_basis) == ("", "none")

    def test_a_country_added_to_the_account(self, desk, archive):
        factories.country("UZ", "Uzbekistan")
        changes = {"accountcountry_set-TOTAL_FORMS": "2", "accountcountry_set-1-country": "UZ"}
        changes["accountcountry_set-1-account"] = archive.account.pk
        save(desk, archive.account, **changes)
        assert set(archive.meeting.countries.values_list("code", flat=True)) == {"KZ", "UZ"}

    def test_a_topic_taken_from_the_account(self, desk, archive):
        save(desk, archive.account, **{"accounttopic_set-0-DELETE": "on"})
        assert not archive.meeting.topics.exists()

    def test_a_country_row_deleted_by_itself(self, desk, archive):
        desk.post(address(archive.account_country, "delete"), {"post": "yes"})
        assert not AccountCountry.objects.exists()
        assert not archive.meeting.countries.exists()

    def test_an_account_moved_to_another_meeting(self, desk, archive):
        other = Meeting.objects.create(slug="2019-03-05-other")
        save(desk, archive.account, meeting=other.pk)
        other.refresh_from_db()
        assert other.date == "2019-03-05"
        assert not Meeting.objects.filter(pk=archive.meeting.pk).exists()

    def test_accounts_deleted_from_their_list(self, desk, archive):
        report = factories.report()
        Account.objects.create(report=report, meeting=archive.meeting, date="2001", date_basis="published")
        chosen = {"action": "delete_selected", "_selected_action": [archive.account.pk], "post": "yes"}
        desk.post(reverse("admin:reports_account_changelist"), chosen)
        archive.meeting.refresh_from_db()
        assert archive.meeting.date == "2001"


class TestRefused:
    @pytest.mark.parametrize(
        "date", ["2017-02-30", "2017-13", "13.12.2017", "0000", "٢٠١٧", "2017-1-1", "soon"]
    )
    def test_what_is_no_date(self, desk, archive, date):
        page = save(desk, archive.account, date=date)
        assert f"“{date}” is not a date: write 2020, 2020-02 or 2020-02-14." in list(errors(page))

    def test_what_is_no_date_on_the_page_of_the_report(self, desk, archive):
        page = save(desk, archive.report, published="2017-02-30", **{"accounts-0-date": "2017-02-30"})
        assert list(errors(page)).count("“2017-02-30” is not a date: write 2020, 2020-02 or 2020-02-14.") == 2

    @pytest.mark.parametrize(("date", "basis"), [("2017", "none"), ("", "explicit"), ("", "published")])
    def test_a_date_without_its_basis(self, desk, archive, date, basis):
        page = save(desk, archive.account, date=date, date_basis=basis)
        assert "Say where the date comes from; an unknown date has the basis “unknown”." in list(errors(page))

    @pytest.mark.parametrize("told", ["0–0 “”", "9–5 “x”", "0–999999 “ASTANA”", "words of nobody"])
    def test_evidence_that_is_not_in_the_article(self, desk, archive, told):
        assert list(errors(save(desk, archive.quote, span=told)))
        assert list(errors(save(desk, archive.participation, role_span=told)))
        assert list(errors(save(desk, archive.report, **{"quotes-0-span": told})))
        assert list(errors(save(desk, archive.account, **{"participations-0-span": told})))
        archive.quote.refresh_from_db()
        assert TEXT[slice(*archive.quote.span)] == "“Clinics come first,”"

    def test_a_quote_of_two_speakers(self, desk, archive):
        page = save(desk, archive.quote, speaker_organization=archive.who.pk)
        assert "A quote has one speaker: a person or an organization, not both." in list(errors(page))

    def test_a_quote_of_the_meeting_of_another_report(self, desk, archive):
        other = Account.objects.create(report=factories.report(), meeting=archive.meeting)
        assert list(errors(save(desk, archive.quote, account=other.pk)))

    def test_a_person_twice_in_one_meeting(self, desk, archive):
        page = save(desk, archive.account, **{"participations-1-person": archive.minister.pk})
        assert list(errors(page))

    def test_a_person_twice_in_one_meeting_on_the_page_of_the_participation(self, desk, archive):
        assert list(errors(save(desk, archive.participation, person=archive.vogt.pk)))

    def test_a_report_without_identity(self, desk, archive):
        Report.objects.update(url="https://example.org/1", file_name="")
        page = save(desk, archive.report, url="")
        assert "A report has its original address, a file name or both." in list(errors(page))

    def test_a_body_under_its_own_office(self, desk, archive):
        office = factories.organization("Office", parent=archive.who)
        page = save(desk, archive.who, parent=office.pk)
        assert list(errors(page)) == ["This body stands under the one that you are changing."]

    def test_a_number_that_no_column_holds(self, desk, archive):
        assert list(errors(save(desk, archive.quote, span="1–99999999999999999999 “STANA”")))


def test_what_somebody_else_changed_meanwhile_is_told_and_nothing_is_saved(desk, archive):
    def somebody_else(sender, instance, **kwargs):
        Participation.objects.bulk_create([Participation(account=archive.account, person=archive.named)])

    pre_save.connect(somebody_else, sender=Participation)
    try:
        answer = save(desk, archive.participation, person=str(archive.named.pk))
    finally:
        pre_save.disconnect(somebody_else, sender=Participation)
    assert "Nothing is saved: somebody has changed these records meanwhile." in answer.content.decode()
    assert answer.context["adminform"].form["person"].value() == str(archive.named.pk)
    archive.participation.refresh_from_db()
    assert archive.participation.person == archive.minister


class TestAdding:
    def test_a_participant_comes_last(self, desk, archive):
        changes = {"participations-TOTAL_FORMS": "3", "participations-2-account": archive.account.pk}
        changes |= {"participations-2-person": archive.named.pk, "participations-2-name": "Aigul Sadykova"}
        changes |= {"participations-2-side": "other"}
        assert save(desk, archive.account, **changes).status_code == 302
        added = Participation.objects.get(person=archive.named)
        assert (added.position, added.span) == (2, None)

    def test_a_quote_gets_a_readable_address(self, desk, archive):
        changes = {
            "quotes-TOTAL_FORMS": "2",
            "quotes-1-report": archive.report.pk,
            "quotes-1-kind": "indirect",
        }
        changes |= {"quotes-1-text": "Clinics come first", "quotes-1-span": "ASTANA"}
        assert save(desk, archive.report, **changes).status_code == 302
        added = Quote.objects.get(kind="indirect")
        assert (added.slug, added.position, added.span) == ("clinics-come-first-2", 1, (0, 6))

    def test_a_meeting_missed_in_a_report(self, desk, archive):
        desk.post(reverse("admin:reports_meeting_add"), {"slug": "2019-03-06-ospanov-vogt"})
        meeting = Meeting.objects.get(slug="2019-03-06-ospanov-vogt")
        changes = {
            "accounts-TOTAL_FORMS": "2",
            "accounts-1-report": archive.report.pk,
            "accounts-1-meeting": meeting.pk,
        }
        changes |= {"accounts-1-date": "2019-03-06", "accounts-1-date_basis": "explicit"}
        assert save(desk, archive.report, **changes).status_code == 302
        meeting.refresh_from_db()
        assert meeting.date == "2019-03-06"
        assert meeting.accounts.get().position == 1

    def test_a_person_is_found_under_every_name_given(self, desk, db):
        fields = {"name": "Nurlan Aitov", "name_ru": "Нурлан Аитов", "slug": "nurlan-aitov"}
        rows = {"names-TOTAL_FORMS": "1", "names-INITIAL_FORMS": "0", "names-0-name": "N. Aitov"}
        rows["names-0-origin"] = "editor"
        assert desk.post(reverse("admin:reports_person_add"), fields | rows).status_code == 302
        person = Person.objects.get(slug="nurlan-aitov")
        assert set(person.names.values_list("name", flat=True)) == {
            "Nurlan Aitov",
            "Нурлан Аитов",
            "N. Aitov",
        }

    def test_a_body_that_is_renamed_keeps_its_old_name_as_a_variant(self, desk, archive):
        assert save(desk, archive.who, name="Body of Health").status_code == 302
        names = Organization.objects.get(pk=archive.who.pk).names.values_list("name", flat=True)
        assert {"Health Body", "Body of Health", "THB"} <= set(names)

    def test_a_meeting_without_accounts_waits_for_its_first(self, desk, db):
        desk.post(reverse("admin:reports_meeting_add"), {"slug": "undated-a-b"})
        assert Meeting.objects.filter(slug="undated-a-b").exists()


class TestFixed:
    def test_the_text_and_the_address_of_a_report(self, desk, archive):
        before = Report.objects.values("text", "text_hash", "slug", "extraction", "version").get()
        changes = {"text": "Other", "text_hash": "0", "slug": "other", "extraction": "{}", "version": "9"}
        assert save(desk, archive.report, **changes).status_code == 302
        assert Report.objects.values("text", "text_hash", "slug", "extraction", "version").get() == before

    @pytest.mark.parametrize("kind", ["meeting", "minister", "who", "place", "topic", "quote"])
    def test_the_address_of_a_record(self, desk, archive, kind):
        record = getattr(archive, kind)
        save(desk, record, slug="another-address")
        assert type(record).objects.get(pk=record.pk).slug == record.slug

    def test_the_code_of_a_country(self, desk, archive):
        save(desk, archive.country, code="XX", name_ru="Иное")
        archive.country.refresh_from_db()
        assert archive.country.name_ru == "Иное"
        assert not type(archive.country).objects.filter(code="XX").exists()

    def test_the_report_of_an_account(self, desk, archive):
        other = factories.report()
        save(desk, archive.account, report=other.pk)
        save(desk, archive.meeting, **{"accounts-0-report": other.pk})
        archive.account.refresh_from_db()
        assert archive.account.report == archive.report


class TestDeletion:
    @pytest.mark.parametrize("kind", ["minister", "who", "country", "place", "topic", "meeting"])
    def test_what_other_records_need_stays_and_the_page_says_what_needs_it(self, desk, archive, kind):
        record = getattr(archive, kind)
        page = desk.post(address(record, "delete"), {"post": "yes"})
        assert page.status_code == 200
        assert "would require deleting the following protected related objects" in page.content.decode()
        assert type(record).objects.filter(pk=record.pk).exists()

    def test_a_superuser_deletes_a_report_with_all_that_it_says(self, desk, archive):
        assert desk.post(address(archive.report, "delete"), {"post": "yes"}).status_code == 302
        assert not Report.objects.exists()
        assert not Meeting.objects.filter(pk=archive.meeting.pk).exists()


def test_who_may_only_look_sees_the_record_and_the_article(client, archive, django_user_model):
    reader = django_user_model.objects.create_user("reader", password="a long pass phrase", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    page = client.get(address(archive.participation))
    assert page.status_code == 200
    assert "desk-articles" in page.content.decode()
    assert client.post(address(archive.participation), {"role": "x"}).status_code == 403
