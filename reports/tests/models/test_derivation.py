import pytest

from reports.models import Account, AccountCountry, AccountTopic, Country, Meeting, Place, Report, Topic
from reports.models.derivation import derive

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return Meeting.objects.create(slug="meeting")


def account(meeting, date="", basis="none", place=None, countries=(), topics=()):
    number = Report.objects.count()
    report = Report.objects.create(
        slug=str(number), file_name=str(number), language="en", text="text", text_hash=str(number)
    )
    told = Account.objects.create(report=report, meeting=meeting, date=date, date_basis=basis, place=place)
    for code in countries:
        AccountCountry.objects.create(account=told, country=Country.objects.get(code=code))
    for slug in topics:
        AccountTopic.objects.create(account=told, topic=Topic.objects.get(slug=slug))
    return told


def derived(meeting):
    derive(meeting)
    meeting.refresh_from_db()
    return meeting.date, meeting.date_basis


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        ([("2020-02-14", "explicit"), ("2020-02-14", "explicit")], ("2020-02-14", "explicit")),
        ([("2020-02-15", "published"), ("2020-02-14", "relative")], ("2020-02-14", "relative")),
        ([("2020-02-14", "relative"), ("2020-02", "explicit")], ("2020-02", "explicit")),
        ([("2020", "explicit"), ("2020-02-14", "explicit")], ("2020-02-14", "explicit")),
        ([("2020-02-14", "explicit"), ("2020-02-15", "explicit")], ("2020-02-14", "explicit")),
        ([("", "relative"), ("2020-02-15", "published")], ("2020-02-15", "published")),
        ([("", "none"), ("", "relative")], ("", "relative")),
        ([("", "none")], ("", "none")),
    ],
)
def test_date_of_the_account_with_the_better_basis(meeting, dates, wanted):
    for date, basis in dates:
        account(meeting, date, basis)
    assert derived(meeting) == wanted


def test_place_of_the_best_account_that_gives_one(meeting):
    places = [Place.objects.create(slug=name, name=name) for name in ("Osh", "Talas")]
    account(meeting, "2020", "published", places[0])
    account(meeting, "2020", "explicit", None)
    account(meeting, "2020", "relative", places[1])
    derive(meeting)
    assert meeting.place == places[1]


def test_countries_and_topics_of_all_accounts(meeting):
    account(meeting, countries=["KG"], topics=["nutrition"])
    account(meeting, countries=["KG", "KZ"], topics=["medicines"])
    derive(meeting)
    assert {country.code for country in meeting.countries.all()} == {"KG", "KZ"}
    assert {topic.slug for topic in meeting.topics.all()} == {"medicines", "nutrition"}


def test_change_of_an_account_is_followed(meeting):
    told = account(meeting, "2020", "explicit", countries=["KG"])
    derive(meeting)
    Account.objects.filter(pk=told.pk).update(date="", date_basis="none")
    AccountCountry.objects.all().delete()
    assert derived(meeting) == ("", "none")
    assert not meeting.countries.exists()


def test_meeting_without_accounts_is_deleted(meeting):
    account(meeting).delete()
    derive(meeting)
    assert not Meeting.objects.exists()


def test_nothing_to_change_writes_nothing(meeting, django_assert_num_queries):
    account(meeting, "2020", "explicit", countries=["KG"], topics=["nutrition"])
    derive(meeting)
    with django_assert_num_queries(6):
        derive(Meeting.objects.get())
