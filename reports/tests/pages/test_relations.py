import pytest

from reports.models import Meeting, Participation
from reports.pages import relations
from reports.pages.relations import counterparts, countries_of, grid, people_among, roles, told, topics_of
from reports.tests import factories

pytestmark = pytest.mark.django_db
GOVERNMENT, WHO = {"side": "government"}, {"side": "who"}


def everything():
    return told(Participation.objects.all())


def meetings():
    return list(Meeting.objects.values_list("pk", flat=True))


def met(person):
    return [
        (each.name, each.shared) for each in counterparts(everything(), lambda each: each.person == person.pk)
    ]


def of_government(each):
    return each.side == "government"


def of_who(each):
    return each.side == "who"


def test_counterparts_sat_on_another_side_of_the_same_meeting():
    minister, deputy, director = (factories.person(name) for name in ("Minister", "Deputy", "Director"))
    stranger = factories.person("Stranger")
    factories.meeting((minister, GOVERNMENT), (deputy, GOVERNMENT), (director, WHO))
    factories.meeting((minister, GOVERNMENT), (director, WHO))
    factories.meeting((deputy, GOVERNMENT), (stranger, WHO))
    assert met(minister) == [("Director", 2)]
    assert met(director) == [("Minister", 2), ("Deputy", 1)]


def test_a_meeting_told_by_two_reports_counts_once():
    minister, director = factories.person("Minister"), factories.person("Director")
    meeting = factories.meeting((minister, GOVERNMENT), (director, WHO))
    factories.account(meeting, (minister, GOVERNMENT), (director, WHO))
    assert met(minister) == [("Director", 1)]
    assert [each.shared for each in people_among(everything(), lambda each: True)] == [1, 1]


def test_one_who_changed_sides_keeps_the_counterparts_of_both():
    mover, minister, director = (factories.person(name) for name in ("Mover", "Minister", "Director"))
    factories.meeting((mover, GOVERNMENT), (director, WHO))
    factories.meeting((mover, WHO), (minister, GOVERNMENT), (director, WHO))
    assert met(mover) == [("Director", 1), ("Minister", 1)]


def test_roles_go_from_the_latest_to_the_undated():
    person = factories.person("Person")
    for role, date in (("Deputy", "2018"), ("Minister", "2020-05"), ("Minister", "2021"), ("Envoy", "")):
        factories.meeting((person, {"role": role}), date=date)
    found = [
        (each["role"], each["first"], each["last"], each["meetings"])
        for each in roles(told(person.participations))
    ]
    assert found == [
        ("Minister", "2020-05", "2021", 2),
        ("Deputy", "2018", "2018", 1),
        ("Envoy", None, None, 1),
    ]
    assert all(each["example"].role == each["role"] for each in roles(told(person.participations)))


def test_topics_and_countries_of_meetings_are_counted():
    topic, country = factories.topic("nutrition"), factories.country("TJ", "Tajikistan")
    factories.meeting(topics=[topic], countries=[country])
    factories.meeting(topics=[topic])
    assert [(each.slug, each.shared) for each in topics_of(meetings())] == [("nutrition", 2)]
    assert [(each.slug, each.shared) for each in countries_of(meetings())] == [("tj", 1)]


def test_a_grid_tells_how_often_each_pair_met():
    minister, deputy, director, envoy = (
        factories.person(n) for n in ("Minister", "Deputy", "Director", "Envoy")
    )
    meeting = factories.meeting((minister, GOVERNMENT), (deputy, GOVERNMENT), (director, WHO))
    factories.account(meeting, (minister, GOVERNMENT), (director, WHO))
    factories.meeting((minister, GOVERNMENT), (director, WHO), (envoy, WHO))
    found = grid(everything(), of_government, of_who)
    assert [each.name for each in found.columns] == ["Director", "Envoy"]
    assert [(row.name, [count for _, count in cells]) for row, cells in found.rows] == [
        ("Minister", [2, 1]),
        ("Deputy", [1, 0]),
    ]


def test_a_grid_is_bounded(monkeypatch):
    monkeypatch.setattr(relations, "GRID", 3)
    people = [factories.person(f"Official {n}") for n in range(8)]
    visitors = [factories.person(f"Visitor {n}") for n in range(8)]
    factories.meeting(*((each, GOVERNMENT) for each in people), *((each, WHO) for each in visitors))
    found = grid(everything(), of_government, of_who)
    assert len(found.columns) == len(found.rows) == 3
    assert all(len(cells) == 3 for _, cells in found.rows)


def test_only_the_latest_meetings_are_counted(client, monkeypatch):
    monkeypatch.setattr(relations, "COUNTED", 1)
    country = factories.country("TJ", "Tajikistan")
    for topic, date in (("old", "2018"), ("new", "2021"), ("undated", "")):
        factories.meeting(topics=[factories.topic(topic)], countries=[country], date=date)
    shown = client.get("/countries/tj/").context
    assert [(each.slug, each.shared) for each in shown["topics"]] == [("new", 1)]
    assert shown["meeting_count"] == 3


def test_a_grid_has_those_who_met_the_others(monkeypatch):
    monkeypatch.setattr(relations, "GRID", 2)
    minister, deputy, alone = (factories.person(name) for name in ("Minister", "Deputy", "Alone"))
    director, visitor, often = (factories.person(name) for name in ("Director", "Visitor", "Often"))
    for _ in range(3):
        factories.meeting((alone, GOVERNMENT))
        factories.meeting((often, WHO))
    factories.meeting((minister, GOVERNMENT), (director, WHO))
    factories.meeting((deputy, GOVERNMENT), (visitor, WHO))
    found = grid(everything(), of_government, of_who)
    assert {each.name for each in found.columns} == {"Director", "Visitor"}
    assert sorted((row.name, sum(count for _, count in cells)) for row, cells in found.rows) == [
        ("Deputy", 1),
        ("Minister", 1),
    ]


def test_no_row_of_a_grid_is_empty(monkeypatch):
    monkeypatch.setattr(relations, "GRID", 2)
    minister, deputy = (factories.person(name) for name in ("Minister", "Deputy"))
    crowd = [factories.person(f"Visitor {number}") for number in range(3)]
    factories.meeting((minister, GOVERNMENT), *((each, WHO) for each in crowd))
    factories.meeting((deputy, GOVERNMENT), (factories.person("Late"), WHO))
    found = grid(everything(), of_government, of_who)
    assert len(found.columns) == 2
    assert [sum(count for _, count in cells) for _row, cells in found.rows] == [1, 1]
