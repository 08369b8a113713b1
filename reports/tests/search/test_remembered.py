"""What is kept of one state of the database is forgotten with it."""

import pytest
from django.db import connection

from cohealth.middleware import visit
from reports.models import Participation
from reports.search import facets
from reports.search.remembered import remembered, state
from reports.tests import factories as make
from reports.tests.search.lists import listed

pytestmark = pytest.mark.django_db(transaction=True)


def people() -> list[tuple[str, int]]:
    """The sides of the people who met, with their counts, as a visit reads them."""
    with visit():
        found = facets.of(listed("people", "side=who"))
    return [(value.value, value.count) for each in found if each.parameter == "side" for value in each.values]


def test_it_is_worked_out_once_a_state():
    states = []
    while len(states) == len(set(states)):  # other tests may write to the same server meanwhile
        with visit():
            states.append(state())
            assert remembered(states[-1], "key", lambda: len(states)) == states.index(states[-1]) + 1


@pytest.mark.parametrize("key", ["other", ("key", 1)])
def test_each_key_has_its_own(key):
    with visit():
        assert remembered(state(), "key", lambda: 1) == 1
        assert remembered(state(), key, lambda: 2) == 2


def test_what_is_read_outside_of_a_visit_is_not_kept():
    assert state() is None
    assert [remembered(state(), "key", lambda each=each: each) for each in (1, 2)] == [1, 2]


def test_a_count_follows_every_writer():
    make.meeting((make.person("Anna Berg"), {"side": "who"}))
    assert people() == [("who", 1)]
    make.meeting((make.person("Other Person"), {"side": "who"}))
    assert people() == [("who", 2)]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reports_participation SET side = 'unicef' WHERE name = 'Other Person'")
    assert people() == [("unicef", 1), ("who", 1)]
    Participation.objects.update(side="unicef")
    assert people() == [("unicef", 2), ("who", 0)]
