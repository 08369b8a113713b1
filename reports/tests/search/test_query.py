"""One query over everything."""

import pytest
from django.http import QueryDict

from reports.models import Meeting
from reports.search.counts import Total
from reports.search.query import KINDS, TOP, everything
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


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    "q", ["Kluge", "klug", "health", "kg", "Kyrgyzstan", "who", "-who", '"Hans Kluge"', "kz or kluge"]
)
def test_the_best_are_the_first_of_the_list(archive, q, exact):
    for group in everything(parse(q, exact)):
        filterset = next(each for model, each, _label in KINDS if model is group.model)
        listed = filterset(QueryDict(group.more_url_query), queryset=group.model.objects.all())
        assert group.keys == listed.keys_of(0, TOP)
        assert Total(group.count, group.more) == listed.total


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
