"""Possible duplicates in the review list: which pairs wait, and what settles them."""

import pytest
from django.urls import reverse

from reports.intake import duplicates
from reports.models import Distinction, Participation
from reports.tests import factories
from reports.tests.pages.pages import read

pytestmark = pytest.mark.django_db
DAY = {"date": "2021-03-02"}


@pytest.fixture
def ministry(db):
    return factories.organization("Ministry of Health", country=factories.country("KG"), side="government")


def official(name, body, **values):
    """A person who has met somebody for the body."""
    who = factories.person(name)
    values = {"date": f"2021-04-{Participation.objects.count() + 1:02}"} | values
    factories.meeting((who, {"organization": body}), countries=[factories.country("KG")], **values)
    return who


class TestPeople:
    def test_those_whose_names_sound_the_same_in_one_body(self, ministry):
        one, other = official("Gulnara Kadyrova", ministry), official("Гулнора Қодирова", ministry)
        official("Aigul Sadykova", ministry)
        assert duplicates.people() == [(one.pk, other.pk)]

    def test_a_body_above_counts_too(self, ministry):
        office = factories.organization("Office", parent=ministry)
        one, other = official("Marat Ospanov", ministry), official("M. Ospanov", office)
        assert duplicates.people() == [(one.pk, other.pk)]

    def test_those_of_other_bodies_do_not_wait(self, ministry):
        official("Marat Ospanov", ministry)
        official("M. Ospanov", factories.organization("Another body"))
        assert duplicates.people() == []

    def test_those_at_one_table_are_two(self, ministry):
        one, other = factories.person("Marat Ospanov"), factories.person("M. Ospanov")
        factories.meeting((one, {"organization": ministry}), (other, {"organization": ministry}))
        assert duplicates.people() == []


class TestMeetings:
    def test_the_same_day_country_and_participant(self, ministry):
        shared = factories.person("Marat Ospanov")
        values = {"countries": [factories.country("KG")], **DAY}
        one, other = factories.meeting(shared, **values), factories.meeting(shared, **values)
        factories.meeting(shared, countries=[factories.country("KZ")], **DAY)
        factories.meeting(shared, countries=[factories.country("KG")], date="2021-03-03")
        factories.meeting(factories.person("Somebody Else"), **values)
        assert duplicates.meetings() == [(one.pk, other.pk)]

    def test_half_known_days_do_not_count(self):
        shared = factories.person("Marat Ospanov")
        for _time in range(2):
            factories.meeting(shared, countries=[factories.country("KG")], date="2021-03")
        assert duplicates.meetings() == []

    def test_two_of_one_report_are_two(self):
        shared = factories.person("Marat Ospanov")
        values = {"countries": [factories.country("KG")], **DAY}
        one = factories.meeting(shared, **values)
        factories.meeting(shared, report=one.accounts.get().report, **values)
        assert duplicates.meetings() == []


class TestList:
    @pytest.fixture
    def pair(self, ministry):
        return official("Gulnara Kadyrova", ministry), official("Gulnora Qodirova", ministry)

    def test_a_pair_stands_side_by_side_with_the_way_to_merge(self, desk, pair):
        page = read(desk, reverse("admin:review", query={"kind": "same-person"}))
        assert "Gulnara Kadyrova" in page.words and "Gulnora Qodirova" in page.words
        asked = {"record": [each.pk for each in pair]}
        assert reverse("admin:merge", args=["person"], query=asked) in page.links

    def test_told_apart_it_waits_no_more(self, desk, pair):
        where = reverse("admin:review", query={"kind": "same-person"})
        asked = {"pk": f"{pair[0].pk}-{pair[1].pk}", "verdict": "apart"}
        assert desk.post(where, asked).status_code == 302
        told = Distinction.objects.get()
        assert (told.one, told.other, told.by.username) == (pair[0].pk, pair[1].pk, "chief")
        assert duplicates.people() == []
        assert "This was settled already." in desk.post(where, asked, follow=True).content.decode()

    @pytest.mark.parametrize("asked", [{"pk": "1", "verdict": "apart"}, {"pk": "x-9", "verdict": "apart"}])
    def test_nonsense_settles_nothing(self, desk, pair, asked):
        desk.post(reverse("admin:review", query={"kind": "same-person"}), asked)
        assert not Distinction.objects.exists()

    def test_staff_without_permission_is_refused(self, clerk, pair):
        assert clerk.get(reverse("admin:review", query={"kind": "same-person"})).status_code == 403

    def test_an_ambiguous_name_leads_to_merging(self, desk, pair):
        Participation.objects.filter(person=pair[1]).update(
            doubt=f"Other people of this name: {pair[0].slug}."
        )
        page = read(desk, reverse("admin:review", query={"kind": "name"}))
        asked = {"record": [pair[1].pk, pair[0].pk]}
        assert reverse("admin:merge", args=["person"], query=asked) in page.links
