"""The records of a page by their keys."""

import pytest

from reports.models import Country, Meeting, Organization, Person, Quote, Report, Topic
from reports.pages import rows, shown
from reports.tests import factories as make


@pytest.mark.parametrize("model", [Meeting, Report, Quote, Person, Organization, Country, Topic])
def test_records_come_in_the_order_of_their_keys(archive, model):
    keys = list(model.objects.order_by("-pk").values_list("pk", flat=True))
    assert [each.pk for each in shown.records(model, keys)] == keys
    assert shown.records(model, []) == []


def told(meeting: Meeting) -> list:
    """What a row shows of a meeting."""
    accounts = [
        (
            each.report,
            each.date_words,
            [(one.person, one.role, one.account) for one in each.participations.all()],
        )
        for each in meeting.accounts.all()
    ]
    return [meeting.place, list(meeting.countries.all()), list(meeting.topics.all()), accounts]


def test_a_meeting_has_what_a_queryset_would_bring_along(archive, django_assert_num_queries):
    keys = list(Meeting.objects.values_list("pk", flat=True))
    with django_assert_num_queries(5):
        found = [told(each) for each in shown.records(Meeting, keys)]
    assert found == [told(each) for each in rows.meetings(Meeting.objects.all())]


def test_a_meeting_has_the_texts_of_its_reports_if_asked(archive, django_assert_num_queries):
    [meeting] = shown.records(Meeting, [Meeting.objects.first().pk], texts=True)
    with django_assert_num_queries(0):
        assert all(account.report.text for account in meeting.accounts.all())


def test_a_report_has_the_countries_that_it_tells_of(archive, django_assert_num_queries):
    keys = list(Report.objects.values_list("pk", flat=True))
    with django_assert_num_queries(3):
        found = shown.records(Report, keys)
        countries = [[list(one.countries.all()) for one in each.accounts.all()] for each in found]
    wanted = rows.reports(Report.objects.all())
    assert countries == [[list(one.countries.all()) for one in each.accounts.all()] for each in wanted]


def test_a_person_has_the_latest_role_that_a_dated_meeting_tells(db):
    person, other = make.person(), make.person()
    for date, role in [("2019", "Adviser"), ("2021-03", "Minister"), ("2022", ""), ("", "Doctor")]:
        make.meeting((person, {"role": role}), date=date)
    make.meeting((other, {"role": "Doctor"}))
    roles = [each.latest_role for each in shown.records(Person, [person.pk, other.pk, make.person().pk])]
    assert roles == ["Minister", "Doctor", None]
