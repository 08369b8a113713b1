"""The review list: what waits in it, how it is narrowed, and what each verdict does."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.admin.review_kinds import KINDS, counts
from reports.extraction.pipeline import extract
from reports.intake import records
from reports.models import Account, Correction, Participation, Quote, Report
from reports.models.derivation import derive
from reports.tests import factories
from reports.tests.admin.archive import correct

NAMESAKE = "Other people of this name: marat-ospanov-2."


@pytest.fixture
def extracted(archive):
    """The archive as an extraction left it, with a doubt of each kind."""
    Participation.objects.filter(person=archive.minister).update(doubt=NAMESAKE)
    Participation.objects.filter(person=archive.vogt).update(doubt="Nothing tells the side.")
    Account.objects.update(doubt="They are only named together.")
    Quote.objects.update(doubt="It is open who “she” is.")
    Report.objects.update(doubts=["Only a credit names the publisher."])
    archive.report.refresh_from_db()
    archive.report.baseline = records.load(archive.report)
    archive.report.save()
    return archive


def address(**query):
    return reverse("admin:review", query=query)


def settle(client, kind, record, verdict, following=""):
    return client.post(address(kind=kind), {"pk": record.pk, "verdict": verdict, "next": following})


def waiting(client, **query):
    return [row.title for row, _following in client.get(address(**query)).context["rows"]]


def test_each_kind_counts_what_waits(desk, extracted):
    factories.meeting(report=factories.report("Ky", language="ky", doubts=["The language is not read yet."]))
    correction = correct(extracted.participation, "role", "Minister", "Health Minister")
    Correction.objects.filter(pk=correction.pk).update(in_conflict=True, proposed="Chief")
    assert counts() == dict.fromkeys(KINDS, 1)
    for kind in KINDS:
        page = desk.get(address(kind=kind))
        assert page.status_code == 200
        assert len(page.context["rows"]) == 1


def test_the_extractor_says_of_other_languages_what_the_list_looks_for():
    (doubt,) = extract("Бүгүн министр өкүл менен жолугушту. Алар саламаттыкты сактоону талкуулашты.").doubts
    assert doubt in str(KINDS["language"].waits)


def test_the_list_begins_with_the_first_kind_of_which_something_waits(desk, extracted):
    assert desk.get(address()).context["kind"].slug == "name"
    Participation.objects.update(doubt="")
    assert desk.get(address()).context["kind"].slug == "meeting"


def test_a_row_shows_the_words_and_why_it_waits(desk, extracted):
    shown = desk.get(address(kind="name")).content.decode()
    for words in (
        NAMESAKE,
        "Health Minister",
        '<mark class="evidence">Marat Ospanov</mark>',
        "&lt;script&gt;",
    ):
        assert words in shown
    assert "<script>alert" not in shown


def test_the_list_is_narrowed_to_a_language_or_a_report(desk, extracted):
    other = factories.report("По-русски", language="ru", doubts=["Сомнение."], title="Визит")
    assert waiting(desk, kind="report", language="ru") == ["Визит"]
    assert len(waiting(desk, kind="report", report=extracted.report.pk)) == 1
    correct(other, "title", "A", "Визит")
    Correction.objects.update(in_conflict=True, proposed="Б")
    assert len(waiting(desk, kind="conflict", language="ru")) == 1
    assert waiting(desk, kind="conflict", language="en") == []
    assert desk.get(address(kind="nonsense")).status_code == 302


def test_what_is_accepted_waits_no_more_and_leads_to_the_next(desk, extracted):
    answer = settle(desk, "name", extracted.participation, "accept", "name-7")
    assert answer["Location"] == address(kind="name") + "#name-7"
    assert waiting(desk, kind="name") == []
    held = Correction.objects.filter(object_id=extracted.participation.pk)
    assert set(held.values_list("field", "by__username")) == {
        (field, "chief") for field in ("doubt", "person", "organization")
    }


def test_an_accepted_meeting_without_date_waits_no_more(desk, extracted):
    Account.objects.update(date="", date_basis="none")
    derive(extracted.meeting)
    settle(desk, "undated", extracted.account, "accept")
    assert waiting(desk, kind="undated") == []


def test_what_is_rejected_is_removed_with_its_meeting(desk, extracted):
    settle(desk, "quote", extracted.quote, "reject")
    settle(desk, "meeting", extracted.account, "reject")
    assert not Quote.objects.exists()
    assert not Account.objects.exists()
    assert Correction.objects.filter(after__isnull=True, by__username="chief").count() == 2


def test_a_conflict_is_settled_for_either_side(desk, extracted):
    of = extracted.participation
    for number, verdict in enumerate(("keep", "take")):
        correction = correct(of, "role", "Minister", "Health Minister")
        Correction.objects.update(in_conflict=True, proposed="Chief")
        assert len(waiting(desk, kind="conflict")) == 1
        settle(desk, "conflict", correction, verdict)
        assert waiting(desk, kind="conflict") == []
        assert Correction.objects.filter(before="Chief").exists() == (number == 0)
        Correction.objects.all().delete()


def test_a_conflict_of_a_record_that_is_gone_can_be_settled(desk, extracted):
    correction = correct(extracted.quote, "speaker", None, extracted.vogt.pk)
    Correction.objects.update(in_conflict=True, proposed=extracted.minister.pk)
    extracted.quote.delete()
    assert len(waiting(desk, kind="conflict")) == 1
    settle(desk, "conflict", correction, "take")
    assert not Correction.objects.exists()


def test_the_second_to_settle_is_told(desk, extracted):
    settle(desk, "quote", extracted.quote, "reject")
    answer = desk.post(
        address(kind="quote"), {"pk": extracted.quote.pk, "verdict": "accept"}, follow=True
    ).content.decode()
    assert "This was settled already." in answer


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [("report", "reject"), ("quote", "keep"), ("conflict", "accept"), ("quote", ""), ("quote", "delete")],
)
def test_a_verdict_that_there_is_not_is_refused(desk, extracted, kind, verdict):
    assert settle(desk, kind, extracted.quote, verdict).status_code == 403


@pytest.mark.parametrize(
    ("permissions", "seen", "accepted", "rejected"),
    [
        ([], 403, 403, 403),
        (["view_quote"], 200, 403, 403),
        (["view_quote", "change_quote"], 200, 302, 403),
        (["view_quote", "delete_quote"], 200, 403, 302),
    ],
)
def test_a_verdict_needs_the_permission_for_what_it_does(
    clerk, extracted, django_user_model, permissions, seen, accepted, rejected
):
    granted = Permission.objects.filter(codename__in=permissions)
    django_user_model.objects.get(username="clerk").user_permissions.set(granted)
    page = clerk.get(address(kind="quote"))
    assert page.status_code == seen
    if seen == 200:
        assert ('value="accept"' in page.content.decode()) == (accepted == 302)
        assert ('value="reject"' in page.content.decode()) == (rejected == 302)
    assert settle(clerk, "quote", extracted.quote, "accept").status_code == accepted
    Quote.objects.update(doubt="It is open again.")
    assert settle(clerk, "quote", extracted.quote, "reject").status_code == rejected


class TestRelease:
    def test_a_field_is_released_from_the_page_of_its_record(self, desk, extracted):
        correction = correct(extracted.report, "title", "", "A visit")
        where = reverse("admin:review_release", args=[correction.pk])
        shown = desk.get(reverse("admin:reports_report_change", args=[extracted.report.pk]))
        assert where in shown.content.decode()
        answer = desk.post(where)
        assert answer["Location"] == reverse("admin:reports_report_change", args=[extracted.report.pk])
        assert not Correction.objects.filter(field="title").exists()

    def test_a_released_addition_leads_to_its_report(self, desk, extracted):
        row = records.row_of(extracted.quote)
        added = correct(extracted.quote, "", None, row)
        answer = desk.post(reverse("admin:review_release", args=[added.pk]))
        assert answer.status_code == 302

    def test_it_needs_a_form_and_a_permission(self, client, clerk, extracted):
        correction = correct(extracted.report, "title", "", "A visit")
        where = reverse("admin:review_release", args=[correction.pk])
        assert clerk.get(where).status_code == 405
        assert clerk.post(where).status_code == 403
        assert Correction.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_takes_the_same_queries_however_much_waits(desk, extracted, kind):
    def add():
        for number in range(3):
            report = factories.report("Words.", doubts=["The language is not read yet."])
            factories.report("Words.", doubts=["Only a credit names the publisher."])
            meeting = factories.meeting(report=report, place=extracted.place)
            meeting.accounts.update(doubt="They are only named together.")
            for doubt in (NAMESAKE, "Nothing tells the side."):
                person = factories.person(f"Somebody {Participation.objects.count()}")
                Participation.objects.create(
                    account=meeting.accounts.get(),
                    person=person,
                    organization=extracted.who,
                    country=extracted.country,
                    name=person.name,
                    doubt=doubt,
                )
                made = factories.quote(person, meeting=meeting, doubt="It is open who said this.")
                correct(made, "speaker", None, number)
        Correction.objects.update(in_conflict=True, proposed=extracted.vogt.pk)

    def queries():
        ContentType.objects.get_for_models(*records.MODELS.values())
        cache.clear()  # of the numbers of possible duplicates
        with CaptureQueriesContext(connection) as asked:
            assert len(desk.get(address(kind=kind)).context["rows"]) > 1
        return len(asked)

    add()
    before = queries()
    add()
    assert queries() == before <= 18


def test_the_list_has_pages(desk, extracted):
    for _number in range(26):
        factories.report("Words.", doubts=["Only a credit names the publisher."])
    assert len(waiting(desk, kind="report")) == 25
    assert len(waiting(desk, kind="report", page=2)) == 2
    assert 'rel="next"' in desk.get(address(kind="report")).content.decode()


def test_the_desk_leads_to_the_list(desk, archive):
    assert address() in desk.get(reverse("admin:index")).content.decode()
