import pytest

from reports.models import Meeting, Participation
from reports.pages.relations import counterparts, countries_of, meetings_of, people_among, roles, topics_of
from reports.tests import factories

pytestmark = pytest.mark.django_db
GOVERNMENT, WHO = {"side": "government"}, {"side": "who"}


def test_counterparts_sat_on_another_side_of_the_same_meeting():
    minister, deputy, director = (factories.person(name) for name in ("Minister", "Deputy", "Director"))
    stranger = factories.person("Stranger")
    factories.meeting((minister, GOVERNMENT), (deputy, GOVERNMENT), (director, WHO))
    factories.meeting((minister, GOVERNMENT), (director, WHO))
    factories.meeting((deputy, GOVERNMENT), (stranger, WHO))
    assert [(each.name, each.shared) for each in counterparts(minister)] == [("Director", 2)]
    assert [(each.name, each.shared) for each in counterparts(director)] == [("Minister", 2), ("Deputy", 1)]


def test_a_meeting_told_by_two_reports_counts_once():
    minister, director = factories.person("Minister"), factories.person("Director")
    meeting = factories.meeting((minister, GOVERNMENT), (director, WHO))
    factories.account(meeting, (minister, GOVERNMENT), (director, WHO))
    assert [each.shared for each in counterparts(minister)] == [1]
    assert [each.shared for each in people_among(Participation.objects.all())] == [1, 1]
    assert meetings_of(minister).count() == 1


def test_one_who_changed_sides_keeps_the_counterparts_of_both():
    mover, minister, director = (factories.person(name) for name in ("Mover", "Minister", "Director"))
    factories.meeting((mover, GOVERNMENT), (director, WHO))
    factories.meeting((mover, WHO), (minister, GOVERNMENT), (director, WHO))
    assert {each.name: each.shared for each in counterparts(mover)} == {"Minister": 1, "Director": 1}


def test_roles_go_from_the_latest_to_the_undated():
    person = factories.person("Person")
    for role, date in (("Deputy", "2018"), ("Minister", "2020-05"), ("Minister", "2021"), ("Envoy", "")):
        factories.meeting((person, {"role": role}), date=date)
    found = [(each["role"], each["first"], each["last"], each["meetings"]) for each in roles(person)]
    assert found == [
        ("Minister", "2020-05", "2021", 2),
        ("Deputy", "2018", "2018", 1),
        ("Envoy", None, None, 1),
    ]
    assert all(each["example"].role == each["role"] for each in roles(person))


def test_topics_and_countries_of_meetings_are_counted():
    topic, country = factories.topic("nutrition"), factories.country("TJ", "Tajikistan")
    factories.meeting(topics=[topic], countries=[country])
    factories.meeting(topics=[topic])
    assert [(each.slug, each.shared) for each in topics_of(Meeting.objects.all())] == [("nutrition", 2)]
    assert [(each.slug, each.shared) for each in countries_of(Meeting.objects.all())] == [("tj", 1)]
