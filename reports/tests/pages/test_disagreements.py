from reports.models import Meeting
from reports.pages import rows
from reports.pages.disagreements import accounts_of, of_meeting
from reports.tests import factories
from reports.tests.pages.pages import read


def in_full(meeting):
    return rows.meetings_in_full(Meeting.objects.filter(pk=meeting.pk)).get()


def told(meeting):
    return [
        (each.label, [(telling.value, telling.shown, len(telling.accounts)) for telling in each.tellings])
        for each in of_meeting(in_full(meeting))
    ]


def test_each_value_is_told_with_who_says_it(archive):
    assert told(archive.meeting) == [
        ("Date", [("3 May 2021", True, 1), ("1 May 2021", False, 1)]),
        ("Place", [("Bishkek", True, 1), ("Osh", False, 1)]),
    ]


def test_what_a_report_leaves_out_contradicts_nobody(archive):
    factories.account(archive.meeting)
    assert len(told(archive.meeting)) == 2
    assert told(archive.undated) == []


def test_sides_may_differ(archive):
    factories.account(archive.meeting, (archive.director, {"side": "unicef"}))
    assert ("Side of Jane Berg", [("WHO", True, 2), ("UNICEF", False, 1)]) in told(archive.meeting)


def test_an_account_knows_whom_only_others_name(archive):
    factories.account(archive.meeting, (archive.director, {"side": "who"}))
    found = accounts_of(in_full(archive.meeting))
    assert [each.name for each in found[-1].named] == ["Jane Berg"]
    assert [each.name for each in found[-1].unnamed] == ["Aibek Toktorov"]


def test_the_page_says_where_reports_disagree_and_which_value_it_shows(client, archive):
    words = read(client, archive.meeting.get_absolute_url()).words
    assert "The reports disagree." in words
    assert "Date 3 May 2021 shown above – Kabar, 4 May 2021 1 May 2021 – unknown source, undated" in words


def test_the_page_says_where_they_agree(client, archive):
    meeting = factories.meeting(date="2020")
    factories.account(meeting, date="2020", date_basis="explicit")
    assert "they agree" in read(client, meeting.get_absolute_url()).words
    assert "they agree" not in read(client, archive.undated.get_absolute_url()).words
