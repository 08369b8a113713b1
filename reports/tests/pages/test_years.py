import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.models import MeetingEntry
from reports.pages.years import FULL, bars, timeline, topic_years
from reports.tests import factories

counted = st.dictionaries(st.none() | st.integers(1990, 2030), st.integers(1, 50))


def shown(found):
    return [(each.year, each.query, each.count) for each in found]


def test_years_without_a_record_are_shown_and_the_undated_come_last():
    assert shown(bars({2019: 2, 2021: 1, None: 4})) == [
        (2019, "year=2019", 2),
        (2020, "year=2020", 0),
        (2021, "year=2021", 1),
        (None, "undated=only", 4),
    ]
    assert [each.share for each in bars({2019: 2, 2021: 1, None: 4})] == [500, 0, 250, 1000]


def test_years_long_ago_are_counted_together():
    found = bars({1990: 1, 1995: 2, 2020: 3, 2021: 4}, columns=2)
    assert shown(found) == [(None, "date_to=2019", 3), (2020, "year=2020", 3), (2021, "year=2021", 4)]
    assert found[0].before == 2020


@given(counts=counted, columns=st.integers(1, 30))
def test_no_record_is_lost(counts, columns):
    found = bars(counts, columns)
    assert sum(each.count for each in found) == sum(counts.values())
    assert len(found) <= columns + 2
    assert all(0 < each.share <= FULL if each.count else each.share == 0 for each in found)


@pytest.mark.django_db
def test_meetings_stand_in_the_year_of_their_date():
    for date in ("2020", "2020-05", "2021-01-31", ""):
        factories.meeting(date=date)
    assert shown(timeline(MeetingEntry.objects.all())) == [
        (2020, "year=2020", 2),
        (2021, "year=2021", 1),
        (None, "undated=only", 1),
    ]


@pytest.mark.django_db
def test_topics_are_counted_by_year():
    nutrition, medicines = factories.topic("nutrition"), factories.topic("medicines")
    factories.meeting(date="2005", topics=[nutrition])
    factories.meeting(date="2020", topics=[nutrition, medicines])
    factories.meeting(date="2021", topics=[nutrition])
    factories.meeting(topics=[medicines])
    found = topic_years(MeetingEntry.objects.all())
    assert [each.before for each in found.columns if each.before] == [2012]
    assert [(topic.slug, total) for topic, total, _ in found.rows] == [("nutrition", 3), ("medicines", 2)]
    rows = {topic.slug: [each.count for each in cells if each.count] for topic, _, cells in found.rows}
    assert rows == {"nutrition": [1, 1, 1], "medicines": [1, 1]}
