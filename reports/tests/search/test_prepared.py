"""Querysets that are asked with other values each time."""

from threading import Thread

from django.db import connection
from django.db.models import Value

from cohealth.middleware import visit
from reports.models import Account, Person
from reports.search.prepared import ByKey, Prepared, Statement, planned
from reports.tests import factories as make

NAME = "\0name"


def test_a_value_takes_the_place_of_its_stand_in(db):
    aisha, boris = make.person("Aisha Bek"), make.person("Boris Vel")
    named = Prepared(Person.objects.filter(name=Value(NAME)).select_related("country"))
    assert named.ask({NAME: "Boris Vel"}) == [boris]
    assert named.ask({NAME: "Aisha Bek"}) == [aisha]
    assert named.ask({NAME: "Nobody"}) == []


def test_so_it_does_in_a_statement(db):
    statement = Statement("SELECT %s::text, %s::int", [NAME, 7])
    assert statement.ask({NAME: "Aisha Bek"}) == [("Aisha Bek", 7)]
    assert statement.ask({NAME: "Boris Vel"}) == [("Boris Vel", 7)]


def test_keys_find_records_with_all_that_the_queryset_says(db, django_assert_num_queries):
    people = [make.person(name) for name in ("Aisha Bek", "Boris Vel", "Clara Dim")]
    by_key = ByKey(Person.objects.order_by("-name").annotate(shown=Value("yes")))
    with django_assert_num_queries(2):
        assert by_key.of([people[0].pk, people[2].pk]) == [people[2], people[0]]
        assert [each.shown for each in by_key.of([people[1].pk])] == ["yes"]


def test_what_belongs_to_records_is_found_by_their_keys(archive):
    told = ByKey(Account.objects.select_related("report"), "meeting")
    assert {each.meeting_id for each in told.of([archive.meeting_a.pk])} == {archive.meeting_a.pk}


def test_each_thread_asks_through_its_own_connection(transactional_db):
    person = make.person("Aisha Bek")
    by_key, found = ByKey(Person.objects.all()), []
    by_key.of([person.pk])

    def ask():
        found.extend(by_key.of([person.pk]))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [person]


def test_what_visits_ask_again_is_planned_once(transactional_db):
    people = [make.person(name) for name in ("Aisha Bek", "Boris Vel")]
    by_key = ByKey(Person.objects.all())
    for person in people:
        with visit():
            assert by_key.of([person.pk]) == [person]
    assert _plans("reports_person") == [(2, 0)]


def test_other_statements_are_planned_each_time(transactional_db):
    with planned(), connection.cursor() as cursor:
        cursor.execute("SELECT %s::text", ["planned"])
    for _ in range(2):
        assert Person.objects.count() == 0
    assert _plans("reports_person") == []


def _plans(table: str) -> list[tuple[int, int]]:
    """How often the statements of this connection that name a table ran by one plan, and by a new one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            [f"%{table}%"],
        )
        return cursor.fetchall()
