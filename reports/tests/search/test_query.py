"""One query over everything."""

from reports.models import Meeting
from reports.search.query import TOP, everything
from reports.search.terms import parse
from reports.tests import factories as make
from reports.tests.search.lists import found


def test_groups_hold_what_the_lists_hold(archive):
    groups = {group.kind: group for group in everything(parse("Kluge"))}
    assert {kind: group.count for kind, group in groups.items()} == {
        "person": 1,
        "meeting": 2,
        "quote": 1,
        "report": 2,
    }
    shown = Meeting.objects.in_bulk(groups["meeting"].keys)
    assert [shown[key].slug for key in groups["meeting"].keys] == found("meetings", "q=Kluge")
    assert groups["meeting"].more_url_query == "q=Kluge"


def test_nothing_to_find(archive, subtests):
    for q in ["", "  ", "the", "!", "\0", "zxqv"]:
        with subtests.test(q):
            assert everything(parse(q)) == []


def test_only_the_best_are_shown(db):
    for _ in range(TOP + 2):
        make.report("A zebra.")
    [reports] = everything(parse("zebras"))
    assert reports.count == TOP + 2
    assert len(reports.keys) == TOP


def test_queries(archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        everything(parse("Kluge"))
