"""Participants, countries, topics and quotes edited on the page of a report or a meeting."""

import pytest
from django.db import connection

from reports.intake.ingest import reextract
from reports.models import Account, AccountTopic, Correction, Meeting, Participation, Quote
from reports.tests import factories
from reports.tests.admin.test_saving import address, errors, posted, save
from reports.tests.intake.merging.archives import VISIT, take_in


def page_of(client, record):
    return client.get(address(record))


def added(page, prefix, **values):
    """What is sent with a new row of a formset."""
    made = next(
        each.formset for each in page.context["inline_admin_formsets"] if each.formset.prefix == prefix
    )
    number = len(made.forms)
    blank = {bound.name: bound.value() for bound in made.empty_form}
    row = {name: "" if value in (None, False) else value for name, value in blank.items()} | values
    sent = {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return posted(page) | sent | {f"{prefix}-TOTAL_FORMS": number + 1}


@pytest.fixture(params=["report", "meeting"])
def record(request, archive):
    return getattr(archive, request.param)


@pytest.fixture
def second(archive):
    """Another meeting that the report tells of."""
    meeting = Meeting.objects.create(slug="undated-other")
    return factories.account(meeting, archive.minister, report=archive.report)


@pytest.mark.parametrize("kind", ["report", "meeting"])
def test_a_role_is_corrected_by_its_editor(desk, kind):
    report = take_in(VISIT, "visit.txt")
    record = report if kind == "report" else report.accounts.get().meeting
    part = Participation.objects.get(side="government")
    assert save(desk, record).status_code == 302
    assert not Correction.objects.exists()
    assert save(desk, record, **{"participations-0-role": "Deputy minister"}).status_code == 302
    corrected = Correction.objects.get()
    assert (corrected.record, corrected.field, corrected.after) == (part, "role", "Deputy minister")
    assert corrected.by.username == "chief"
    reextract(report)
    part.refresh_from_db()
    assert part.role == "Deputy minister"


def test_a_row_is_removed_and_its_meeting_follows(desk, archive, record):
    assert save(desk, record, **{"accounttopic_set-0-DELETE": "on"}).status_code == 302
    assert not AccountTopic.objects.exists()
    assert not archive.meeting.topics.exists()


def test_a_participant_is_added_to_the_only_account(desk, archive, record):
    values = {"person": archive.named.pk, "name": "Aigul Sadykova", "span": "Aigul Sadykova"}
    sent = added(page_of(desk, record), "participations", **values)
    assert desk.post(address(record), sent).status_code == 302
    part = Participation.objects.get(person=archive.named)
    assert (part.account, part.position) == (archive.account, 2)
    assert archive.report.text[part.start : part.end] == "Aigul Sadykova"


def test_of_several_accounts_one_is_chosen(desk, archive, second):
    page = page_of(desk, archive.report)
    values = {"person": archive.named.pk, "name": "Aigul Sadykova"}
    sent = added(page, "participations", **values)
    assert "This field is required." in list(errors(desk.post(address(archive.report), sent)))
    sent = added(page, "participations", **values, account=second.pk)
    assert desk.post(address(archive.report), sent).status_code == 302
    assert Participation.objects.get(person=archive.named).account == second


def test_an_account_of_another_record_is_refused(desk, archive):
    elsewhere = factories.meeting(archive.minister).accounts.get()
    values = {"person": archive.named.pk, "name": "Aigul Sadykova", "account": elsewhere.pk}
    answer = desk.post(
        address(archive.report), added(page_of(desk, archive.report), "participations", **values)
    )
    assert any("Select a valid choice" in told for told in errors(answer))


def test_a_row_stays_with_its_account(desk, archive, second):
    save(desk, archive.report, **{"participations-0-account": second.pk})
    archive.participation.refresh_from_db()
    assert archive.participation.account == archive.account


def test_a_person_is_in_an_account_once(desk, archive, record):
    values = {"person": archive.minister.pk, "name": "Marat Ospanov"}
    answer = desk.post(address(record), added(page_of(desk, record), "participations", **values))
    assert answer.status_code == 200
    assert list(errors(answer))


def test_a_quote_is_added_on_the_page_of_a_meeting_to_the_report_of_its_account(desk, archive):
    values = {"kind": "direct", "text": "Clinics come", "span": "Clinics come"}
    page = page_of(desk, archive.meeting)
    assert desk.post(address(archive.meeting), added(page, "quotes", **values)).status_code == 302
    quote = Quote.objects.get(text="Clinics come")
    assert (quote.report, quote.account, quote.position) == (archive.report, archive.account, 1)
    assert archive.report.text[quote.start : quote.end] == "Clinics come"


def test_no_row_is_offered_where_no_account_is(desk, archive):
    report = factories.report("Nobody met anybody.")
    page = page_of(desk, report)
    made = {each.formset.prefix: each.formset for each in page.context["inline_admin_formsets"]}
    assert made["participations"].max_num == 0
    assert desk.post(address(report), posted(page)).status_code == 302


def test_a_row_that_went_meanwhile_comes_back_with_its_account(desk, archive):
    page = page_of(desk, archive.report)
    sent = posted(page, **{"participations-0-role": "Deputy minister"})
    del sent["participations-0-account"]  # a field that cannot be changed is not sent by a browser
    archive.participation.delete()
    told = desk.post(address(archive.report), sent)
    assert "changed after you opened it" in told.content.decode()
    assert desk.post(address(archive.report), posted(told)).status_code == 302
    again = Participation.objects.get(person=archive.minister)
    assert (again.account, again.role) == (archive.account, "Deputy minister")


@pytest.mark.parametrize(("kind", "queries"), [("report", 27), ("meeting", 26), ("account", 15)])
def test_queries_are_few_and_do_not_grow_with_the_rows(
    desk, archive, kind, queries, django_assert_num_queries
):
    record = getattr(archive, kind)
    page_of(desk, record)
    with django_assert_num_queries(queries):
        page_of(desk, record)
    for _ in range(3):
        person, body = factories.person(), factories.organization()
        archive.account.participations.create(
            person=person, name=person.name, organization=body, position=9, country=archive.country
        )
        factories.quote(person, meeting=archive.meeting)
    with django_assert_num_queries(queries):
        page_of(desk, record)


def test_no_way_leads_from_a_quote_to_deleting_its_account(desk, archive):
    for record in (archive.report, archive.quote):
        page = page_of(desk, record).content.decode()
        assert "change_id_" in page
        assert "account" in page and 'id="delete_id_quotes-0-account"' not in page
        assert 'id="delete_id_account"' not in page


# A deletion in the form is the editor's own: nobody else changed the record.
@pytest.mark.parametrize(
    "sent", [{"role": "Chief"}, {"DELETE": "on"}, {}], ids=["changed", "deleted", "left"]
)
def test_what_is_sent_for_a_row_of_a_deleted_account_goes_with_it(desk, archive, record, sent):
    rows = {f"participations-0-{name}": value for name, value in sent.items()}
    told = desk.post(address(record), posted(page_of(desk, record), **{"accounts-0-DELETE": "on"}, **rows))
    assert told.status_code == 302
    connection.check_constraints()
    assert not Account.objects.exists()
    assert not Participation.objects.exists()
    gone = Participation.history.filter(id=archive.participation.pk, history_type="-")
    assert gone.count() == 1


def test_a_new_row_of_a_deleted_account_goes_with_it_too(desk, archive, record):
    sent = added(
        page_of(desk, record), "participations", account=archive.account.pk, person=archive.named.pk, name="A"
    )
    assert desk.post(address(record), sent | {"accounts-0-DELETE": "on"}).status_code == 302
    connection.check_constraints()
    assert not Participation.objects.exists()


def test_a_quote_of_a_deleted_account_stays_as_it_was_changed(desk, archive, record):
    told = save(desk, record, **{"accounts-0-DELETE": "on", "quotes-0-text": "Clinics come last"})
    assert told.status_code == 302
    connection.check_constraints()
    quote = Quote.objects.get(pk=archive.quote.pk)
    assert (quote.account, quote.text) == (None, "Clinics come last")
