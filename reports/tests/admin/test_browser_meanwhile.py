"""Two editors on one record, each in a browser of their own."""

import pytest
from django.urls import reverse

from reports.models import Participation
from reports.tests.admin.test_browser_history import shot

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_is_told_and_saves_again(page, archive, browser, live_server):
    own = page.context.storage_state()
    first = browser.new_context(base_url=live_server.url, storage_state=own).new_page()
    where = reverse("admin:reports_account_change", args=[archive.account.pk])
    for each in (page, first):
        each.goto(where)
    first.locator("#id_participations-0-role").fill("Deputy minister")
    first.locator("#id_participations-1-role").fill("Envoy")
    first.get_by_role("button", name="Save", exact=True).click()
    first.get_by_text("was changed successfully").wait_for()
    first.context.close()

    page.locator("#id_participations-0-role").fill("Minister of health")
    page.locator("#id_date").fill("2019-03")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Nothing is saved yet: the record was changed after you opened it.").wait_for()
    row = page.locator(".desk-meanwhile").get_by_role("row", name="Health Minister")
    for words in ("Participation: Marat Ospanov", "Deputy minister", "Minister of health (yours)"):
        assert words in row.inner_text()
    assert page.locator("#id_participations-0-role").input_value() == "Minister of health"
    assert page.locator("#id_participations-1-role").input_value() == "Envoy"
    assert page.locator("#id_date").input_value() == "2019-03"
    shot(page, "meanwhile")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    roles = Participation.objects.order_by("position").values_list("role", flat=True)
    assert list(roles) == ["Minister of health", "Envoy"]
    archive.account.refresh_from_db()
    assert archive.account.date == "2019-03"
    assert page.complaints == []
