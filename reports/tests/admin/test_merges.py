"""Merging and undoing at the desk, who may do it, and where the old addresses lead."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from reports import roles
from reports.models import Distinction, FormerAddress, Meeting, Merge, Participation, Person, Topic
from reports.tests import factories
from reports.tests.admin.test_roles import log_in
from reports.tests.admin.test_saving import address
from reports.tests.pages.pages import read

KINDS = ["person", "organization", "topic", "meeting"]


@pytest.fixture
def twice(archive):
    """The minister with another spelling, who said and did things elsewhere."""
    other = factories.person("Maratbek Ospanuly", "Маратбек Оспанулы", name_ru="Маратбек Оспанулы")
    meeting = factories.meeting((other, {"side": "government"}), archive.named, date="2019-03-09")
    factories.quote(other, "Nurses come first", meeting=meeting)
    archive.other = other
    return archive


def new(kind="person", *records, **query):
    return reverse("admin:merge", args=[kind], query={"record": [each.pk for each in records], **query})


def merge(client, kept, *others):
    asked = {"record": [each.pk for each in (kept, *others)], "kept": kept.pk}
    return client.post(new(kept._meta.model_name), asked)


def test_the_list_and_the_page_of_a_record_lead_to_it(desk, twice):
    chosen = {"action": "merge_chosen", "_selected_action": [twice.minister.pk, twice.other.pk]}
    answer = desk.post(reverse("admin:reports_person_changelist"), chosen)
    assert answer["Location"] == new("person", twice.minister, twice.other)
    assert new("person", twice.minister) in desk.get(address(twice.minister)).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_one_chosen_is_too_few(desk, archive, kind):
    record = {"person": archive.minister, "organization": archive.who, "topic": archive.topic}.get(
        kind, archive.meeting
    )
    where = reverse(f"admin:reports_{kind}_changelist")
    chosen = {"action": "merge_chosen", "_selected_action": [record.pk]}
    assert "Choose two records to merge" in desk.post(where, chosen, follow=True).content.decode()
    assert desk.get(new(kind, record)).status_code == 200


def test_what_will_happen_is_shown_and_nothing_done(desk, twice):
    page = read(desk, new("person", twice.minister, twice.other, kept=twice.minister.pk))
    for words in (
        "Participations: 1",
        "Quotes: 1",
        "Маратбек Оспанулы",
        "/people/maratbek-ospanuly/ → /people/marat-ospanov/",
    ):
        assert words in page.words
    assert Person.objects.filter(pk=twice.other.pk).exists()


def test_clashes_and_warnings_are_shown(desk, twice):
    factories.account(twice.meeting, twice.minister, (twice.other, {"role": "Guest"}))
    Distinction.objects.create(kind="person", one=twice.minister.pk, other=twice.other.pk)
    page = read(desk, new("person", twice.minister, twice.other))
    assert "Maratbek Ospanuly, Guest" in page.words
    assert "Somebody has said of two of them that they are not the same." in page.words


def test_another_can_be_kept(desk, twice):
    page = read(desk, new("person", twice.minister, twice.other, kept=twice.other.pk))
    assert "/people/marat-ospanov/ → /people/maratbek-ospanuly/" in page.words


def test_what_cannot_be_is_refused_with_a_sentence(desk, twice):
    assert "at least" in merge(desk, twice.minister).wsgi_request._messages._queued_messages[0].message
    other = Meeting.objects.create(slug="undated-other")
    factories.account(other, report=twice.report)
    told = "The report “Health Minister Marat Ospanov met Lena Vogt"
    assert told in read(desk, new("meeting", twice.meeting, other)).words
    merge(desk, twice.meeting, other)
    assert Meeting.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("keys", [["abc", "²"], ["9" * 30], ["\0"]])
def test_what_is_no_record_is_told(desk, archive, keys):
    answer = desk.get(reverse("admin:merge", args=["person"], query={"record": keys}))
    assert "Some of these records are not there any more." in answer.content.decode()


def test_it_is_merged_undone_and_listed_with_its_makers(desk, twice):
    assert merge(desk, twice.minister, twice.other)["Location"] == address(twice.minister)
    made = Merge.objects.latest("pk")
    assert made.by.username == "chief"
    assert not Participation.objects.filter(person=twice.other.pk).exists()
    listed = read(desk, reverse("admin:reports_merge_changelist"))
    assert "Maratbek Ospanuly" in listed.words
    where = reverse("admin:merge_undo", args=[made.pk])
    assert where in listed.links
    page = read(desk, where)
    assert "Participations: 1" in page.words
    assert desk.post(where)["Location"] == address(twice.minister)
    assert Participation.objects.filter(person=twice.other.pk).exists()
    assert "This merge was undone already." in read(desk, where).words


@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_old_addresses_lead_to_the_kept_record(desk, client, twice, prefix):
    merge(desk, twice.minister, twice.other)
    answer = client.get(f"{prefix}/people/maratbek-ospanuly/")
    assert (answer.status_code, answer["Location"]) == (301, f"{prefix}/people/marat-ospanov/")
    answer = client.get(f"{prefix}/people/maratbek-ospanuly/quotes/?year=2019")
    assert (answer.status_code, answer["Location"]) == (
        301,
        f"{prefix}/people/marat-ospanov/quotes/?year=2019",
    )
    assert read(client, answer["Location"])


def test_the_api_and_filters_know_the_old_address(desk, client, twice):
    merge(desk, twice.minister, twice.other)
    answer = client.get("/api/people/maratbek-ospanuly/")
    assert (answer.status_code, answer["Location"]) == (301, "http://testserver/api/people/marat-ospanov/")
    found = client.get("/api/quotes/?official=maratbek-ospanuly").json()
    assert [each["text"] for each in found["results"]] == ["Nurses come first"]
    assert client.get("/quotes.atom?official=maratbek-ospanuly").status_code == 200


def test_search_and_facets_have_it_at_once(desk, client, twice):
    merge(desk, twice.minister, twice.other)
    assert "/people/marat-ospanov/" in read(client, "/search/?q=Оспанулы").links
    assert "maratbek-ospanuly" not in client.get("/meetings/").content.decode()


def test_no_public_page_tells_who_merged(desk, client, twice):
    merge(desk, twice.minister, twice.other)
    client.logout()
    for where in ("/people/marat-ospanov/", "/corrections/", "/api/people/marat-ospanov/"):
        assert "chief" not in client.get(where).content.decode()


class TestPermissions:
    def test_an_editor_merges_and_undoes(self, twice, client, django_user_model):
        editor = log_in(client, django_user_model, roles.EDITOR)
        assert merge(editor, twice.minister, twice.other).status_code == 302
        made = Merge.objects.latest("pk")
        assert editor.post(reverse("admin:merge_undo", args=[made.pk])).status_code == 302
        made.refresh_from_db()
        assert made.undone_by.username == roles.EDITOR

    def test_an_editor_merges_no_topics(self, archive, client, django_user_model):
        editor = log_in(client, django_user_model, roles.EDITOR)
        other = factories.topic("nutrition")
        assert merge(editor, archive.topic, other).status_code == 403
        assert "merge_chosen" not in editor.get(reverse("admin:reports_topic_changelist")).content.decode()
        editor = django_user_model.objects.get()
        editor.groups.set([Group.objects.get(name=roles.ADMINISTRATOR)])
        assert merge(client, archive.topic, other).status_code == 302
        assert not Topic.objects.filter(pk=other.pk).exists()

    def test_others_do_nothing_of_it(self, twice, clerk):
        assert merge(clerk, twice.minister, twice.other).status_code == 403
        assert clerk.get(new("person", twice.minister)).status_code == 403
        made = Merge.objects.latest("pk")
        assert clerk.post(reverse("admin:merge_undo", args=[made.pk])).status_code == 403

    def test_a_visitor_is_sent_to_log_in(self, twice, client):
        assert client.get(new("person", twice.minister)).status_code == 302


def test_a_kind_that_cannot_be_merged_is_not_found(desk, archive):
    assert desk.get("/admin/reports/merge/new/report/").status_code == 404


def test_what_is_not_there_is_told(desk, archive):
    page = read(
        desk, reverse("admin:merge", args=["person"], query={"record": [archive.minister.pk, 999999]})
    )
    assert "Choose again." in page.words
    assert not FormerAddress.objects.filter(target=archive.minister.slug).exists()
