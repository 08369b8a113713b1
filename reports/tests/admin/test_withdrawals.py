"""Withdrawing and restoring at the desk, and what visitors see of it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from reports.models import Quote, Report, Withdrawal
from reports.tests.admin.test_saving import address
from reports.tests.pages.pages import read

REASON = "The publisher <b>asked</b> for it."


def withdraw(client, report, reason=REASON):
    return client.post(reverse("admin:withdraw", args=[report.pk]), {"reason": reason})


def test_the_page_of_a_report_leads_to_its_withdrawal(desk, archive):
    where = reverse("admin:withdraw", args=[archive.report.pk])
    assert where in desk.get(address(archive.report)).content.decode()
    assert desk.get(where).status_code == 200


def test_a_reason_is_needed(desk, archive):
    assert "This field is required." in withdraw(desk, archive.report, " ").content.decode()
    assert Report.objects.exists()


@pytest.mark.parametrize("language", ["", "/ru"])
def test_its_addresses_say_that_it_is_gone_and_why(desk, archive, language):
    addresses = [each.get_absolute_url() for each in (archive.report, archive.meeting, archive.quote)]
    assert withdraw(desk, archive.report).status_code == 302
    for where in addresses:
        page = read(desk, language + where, 410)
        assert REASON in page.words
        assert ("Отозвано" if language else "Withdrawn") in page.words
    assert read(desk, f"{language}/reports/never-was/", 404)


def test_its_records_are_in_no_list_and_no_search(desk, archive):
    withdraw(desk, archive.report)
    for where in ("/reports/", "/meetings/", "/quotes/", "/people/", "/search/?q=Clinics"):
        page = read(desk, where)
        for words in ("Clinics come first", "Marat Ospanov", "2019-03-05-ospanov"):
            assert words not in page.words
            assert not [link for link in page.links if words in link]


def test_it_is_restored(desk, archive):
    withdraw(desk, archive.report)
    withdrawal = Withdrawal.objects.get(slug=archive.report.slug)
    shown = desk.get(address(withdrawal)).content.decode()
    assert reverse("admin:restore", args=[withdrawal.pk]) in shown
    answer = desk.post(reverse("admin:restore", args=[withdrawal.pk]))
    assert answer["Location"] == address(archive.report)
    assert Quote.objects.get() == archive.quote
    assert desk.get(archive.report.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("permissions", [[], ["change_report", "view_withdrawal", "delete_report"]])
def test_it_needs_the_permissions_for_it(clerk, archive, django_user_model, permissions):
    granted = Permission.objects.filter(codename__in=permissions)
    django_user_model.objects.get(username="clerk").user_permissions.set(granted)
    assert withdraw(clerk, archive.report).status_code == 403
    assert clerk.post(reverse("admin:restore", args=[archive.withdrawal.pk])).status_code == 403
    assert clerk.get(reverse("admin:restore", args=[archive.withdrawal.pk])).status_code == 405
    assert Report.objects.exists()
    assert Withdrawal.objects.exists()
