"""Two editors on one record: the second is told, nothing of either is lost, and saving again is meant."""

import pytest
from django.test import Client

from reports.models import Account, Participation, Quote, Report, history
from reports.tests.admin.test_saving import address, posted, save

TOLD = "Nothing is saved yet: the record was changed after you opened it."


@pytest.fixture
def anna(archive, django_user_model):
    """Another editor."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("anna", password="a long pass phrase"))
    return client


def told(page):
    """The differences that a page tells: record, field, then, now, mine."""
    found = page.context["meanwhile"].differences
    return {(each.label, each.then, each.now, each.mine) for each in found}


def again(client, page, record):
    """Save what a page that was told has in its form."""
    return client.post(address(record), posted(page))


def test_the_second_is_told_who_changed_what(desk, anna, archive):
    opened = desk.get(address(archive.participation))
    assert save(anna, archive.participation, role="Deputy minister").status_code == 302
    page = desk.post(address(archive.participation), posted(opened, role="Minister of health"))
    assert page.status_code == 200
    words = page.content.decode()
    assert TOLD in words
    assert "anna: Participation: Marat Ospanov, changed" in words
    assert told(page) == {("Role", "Health Minister", "Deputy minister", "Minister of health")}
    archive.participation.refresh_from_db()
    assert archive.participation.role == "Deputy minister"

    assert again(desk, page, archive.participation).status_code == 302
    archive.participation.refresh_from_db()
    assert archive.participation.role == "Minister of health"


def test_what_the_second_had_not_touched_is_as_the_first_left_it(desk, anna, archive):
    opened = desk.get(address(archive.participation))
    save(anna, archive.participation, side="other", country="")
    page = desk.post(address(archive.participation), posted(opened, role="Deputy minister"))
    assert told(page) == {
        ("Side", "Government", "Other", None),
        ("Country", "Kazakhstan", "", None),
    }
    again(desk, page, archive.participation)
    archive.participation.refresh_from_db()
    found = archive.participation
    assert (found.role, found.side, found.country) == ("Deputy minister", "other", None)


def test_a_third_change_is_told_again(desk, anna, archive):
    opened = desk.get(address(archive.participation))
    save(anna, archive.participation, role="One")
    page = desk.post(address(archive.participation), posted(opened, role="Mine"))
    save(anna, archive.participation, role="Two")
    page = again(desk, page, archive.participation)
    assert told(page) == {("Role", "One", "Two", "Mine")}


def test_a_mistake_in_between_does_not_make_it_forget(desk, anna, archive):
    opened = desk.get(address(archive.account))
    page = desk.post(address(archive.account), posted(opened, date="soon"))
    save(anna, archive.account, doubt="It is open.")
    page = desk.post(address(archive.account), posted(page, date="2019"))
    assert TOLD in page.content.decode()
    again(desk, page, archive.account)
    archive.account.refresh_from_db()
    assert (archive.account.date, archive.account.doubt) == ("2019", "It is open.")


def test_who_saves_twice_in_a_row_is_told_nothing(desk, archive):
    for role in ("One", "Two"):
        assert save(desk, archive.participation, role=role).status_code == 302
    archive.participation.refresh_from_db()
    assert archive.participation.role == "Two"


class TestRows:
    def test_one_that_was_changed_on_its_own_page(self, desk, anna, archive):
        opened = desk.get(address(archive.report))
        save(anna, archive.quote, text="Clinics first")
        changes = {"title": "A visit", "quotes-0-speaker_as_written": "Vogt"}
        page = desk.post(address(archive.report), posted(opened, **changes))
        assert told(page) == {("Text", "Clinics come first", "Clinics first", None)}
        assert "anna: Quote: Clinics first, changed" in page.content.decode()
        again(desk, page, archive.report)
        archive.quote.refresh_from_db()
        assert (archive.quote.text, archive.quote.speaker_as_written) == ("Clinics first", "Vogt")
        assert Report.objects.get().title == "A visit"

    def test_one_that_was_added(self, desk, anna, archive):
        opened = desk.get(address(archive.account))
        more = {"participations-TOTAL_FORMS": "3", "participations-2-person": archive.named.pk}
        more |= {"participations-2-name": "Aigul Sadykova", "participations-2-side": "other"}
        save(anna, archive.account, **more)
        page = desk.post(address(archive.account), posted(opened, date="2019-03"))
        assert told(page) == {("Row", "", "added", None)}
        again(desk, page, archive.account)
        assert archive.account.participations.count() == 3
        assert Account.objects.get().date == "2019-03"

    def test_one_that_was_removed(self, desk, anna, archive):
        opened = desk.get(address(archive.account))
        save(anna, archive.account, **{"participations-1-DELETE": "on"})
        page = desk.post(address(archive.account), posted(opened, date="2019-03"))
        assert told(page) == {("Row", "", "removed", None)}
        again(desk, page, archive.account)
        assert [part.person for part in archive.account.participations.all()] == [archive.minister]

    def test_one_that_was_removed_and_that_the_second_had_changed(self, desk, anna, archive):
        opened = desk.get(address(archive.account))
        save(anna, archive.account, **{"participations-1-DELETE": "on"})
        changes = {"participations-1-role": "Envoy", "participations-0-role": "Minister"}
        page = desk.post(address(archive.account), posted(opened, **changes))
        assert told(page) == {("Row", "", "removed", "stays, as a new row")}
        again(desk, page, archive.account)
        assert Participation.objects.get(person=archive.vogt).role == "Envoy"
        assert Participation.objects.get(person=archive.minister).role == "Minister"

    def test_what_the_second_adds_stays(self, desk, anna, archive):
        opened = desk.get(address(archive.report))
        save(anna, archive.quote, text="Clinics first")
        more = {"quotes-TOTAL_FORMS": "2", "quotes-1-kind": "indirect", "quotes-1-text": "She smiled"}
        page = desk.post(address(archive.report), posted(opened, **more))
        again(desk, page, archive.report)
        assert set(Quote.objects.values_list("text", flat=True)) == {"Clinics first", "She smiled"}

    def test_of_the_page_of_a_meeting(self, desk, anna, archive):
        opened = desk.get(address(archive.meeting))
        save(anna, archive.account, date="2019-03-04")
        page = desk.post(address(archive.meeting), posted(opened, **{"accounts-0-date": "2019-03-06"}))
        assert told(page) == {("Date", "2019-03-05", "2019-03-04", "2019-03-06")}
        again(desk, page, archive.meeting)
        archive.meeting.refresh_from_db()
        assert archive.meeting.date == "2019-03-06"

    def test_of_the_names_of_a_person(self, desk, anna, archive):
        opened = desk.get(address(archive.vogt))
        save(anna, archive.vogt, **{"names-0-name": "L. Vogt"})
        page = desk.post(address(archive.vogt), posted(opened, name_ru="Лена Фогт"))
        assert TOLD in page.content.decode()
        again(desk, page, archive.vogt)
        assert {"L. Vogt", "Лена Фогт"} <= set(archive.vogt.names.values_list("name", flat=True))


def test_a_run_of_the_extractor_is_somebody_too(desk, archive):
    opened = desk.get(address(archive.participation))
    with history.run():
        Participation.objects.filter(pk=archive.participation.pk).update(role="Vice-minister")
    page = desk.post(address(archive.participation), posted(opened, name="M. Ospanov"))
    assert told(page) == {("Role", "Health Minister", "Vice-minister", None)}


@pytest.mark.parametrize("seal", ["", "x", "eJw:1:abc"])
def test_a_seal_that_is_none_is_told_and_nothing_is_lost(desk, archive, seal):
    opened = desk.get(address(archive.participation))
    page = desk.post(address(archive.participation), posted(opened, role="Mine", opened=seal))
    assert "Nothing is saved: nobody can tell whether the record has changed." in page.content.decode()
    assert page.context["adminform"].form["role"].value() == "Mine"
    assert again(desk, page, archive.participation).status_code == 302
