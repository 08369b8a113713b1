"""Changes looked at and taken back, as a person does it in a real browser."""

import os

import pytest
from django.urls import reverse

from reports.intake.ingest import reextract
from reports.models import Correction, Participation
from reports.tests.intake.merging.archives import VISIT, take_in

pytestmark = pytest.mark.django_db(transaction=True)


def shot(page, name):
    """Keep a picture of the page where somebody wants to see it."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_wrong_correction_is_seen_in_the_history_and_taken_back(page, db):
    report = take_in(VISIT, "visit.txt")
    part = Participation.objects.get(side="who")
    role = part.role
    page.goto(reverse("admin:reports_account_change", args=[part.account_id]))
    page.locator("[id$=-role]").filter(visible=True).nth(1).fill("Adviser")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    assert Participation.objects.get(pk=part.pk).role == "Adviser"

    page.goto(reverse("admin:reports_report_change", args=[report.pk]))
    page.get_by_role("link", name="History").click()
    row = page.get_by_role("row", name="changed")
    for words in ("chief", f"Role: {role} → Adviser"):
        assert words in row.inner_text()
    shot(page, "history")
    page.get_by_role("row", name="as it was before").get_by_role("link", name="Revert to this…").click()
    assert "Adviser" in page.get_by_role("row", name="Role").inner_text()
    shot(page, "revert")
    page.get_by_role("button", name="Revert", exact=True).click()
    page.get_by_text("Reverted.").wait_for()
    page.get_by_text("chief (a revert)").wait_for()
    assert Participation.objects.get(pk=part.pk).role == role
    assert not Correction.objects.filter(after="Adviser").exists()
    assert reextract(report) == []
    assert page.complaints == []
