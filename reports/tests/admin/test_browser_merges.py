"""Two spellings joined and taken apart again, as a person does it in a real browser."""

import os

import pytest
from django.urls import reverse

from reports.intake.ingest import reextract
from reports.models import Participation, Person, Report
from reports.tests.intake.merging.archives import OTHERWISE, VISIT, everything, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def spellings(db):
    take_in(VISIT, "visit.txt")
    take_in(OTHERWISE, "otherwise.txt")
    return Person.objects.get(names__name="Anna Keller"), Person.objects.get(names__name="Hanne Köhler")


def shot(page, name):
    """Keep a picture of the page where somebody wants to see it."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def differences() -> list:
    return [each for report in Report.objects.all() for each in reextract(report)]


def test_two_spellings_are_merged_and_undone(page, spellings):
    keller, kohler = spellings
    before = everything()
    page.goto(reverse("admin:reports_person_changelist"))
    for person in spellings:
        page.get_by_role("row", name=person.name).get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option(label="Merge the chosen records…")
    page.locator(".actions button[type=submit]").click()
    page.get_by_label("Anna Keller").check()
    page.get_by_role("button", name="Show what will happen").click()
    plan = page.locator(".merge-plan").inner_text()
    for words in (
        "Participations: 1",
        "Quotes: 1",
        "Hanne Köhler",
        f"{kohler.get_absolute_url()} → {keller.get_absolute_url()}",
    ):
        assert words in plan
    shot(page, "merge")
    page.get_by_role("button", name="Merge", exact=True).click()
    page.get_by_text("Merged: Hanne Köhler.").wait_for()
    assert not Person.objects.filter(pk=kohler.pk).exists()
    assert differences() == []

    page.goto(kohler.get_absolute_url())
    assert page.url.endswith(keller.get_absolute_url())
    assert "Hanne Köhler" in page.locator("main").inner_text()
    shot(page, "merged")
    page.goto("/search/?q=Köhler")
    page.get_by_role("link", name="Anna Keller").first.wait_for()

    page.goto(reverse("admin:reports_merge_changelist"))
    shot(page, "merges")
    page.get_by_role("link", name="Undo…").click()
    assert "Participations: 1" in page.locator("#content-main").inner_text()
    shot(page, "undo")
    page.get_by_role("button", name="Undo the merge").click()
    page.get_by_text("The merge is undone. Records of their own again: Hanne Köhler.").wait_for()
    assert differences() == []
    assert everything() == before
    page.goto(kohler.get_absolute_url())
    assert page.url.endswith(kohler.get_absolute_url())
    assert page.complaints == []


def test_the_other_is_chosen_on_the_page_of_the_record(page, spellings):
    keller, _kohler = spellings
    page.goto(reverse("admin:reports_person_change", args=[keller.pk]))
    page.get_by_role("link", name="Merge with…").click()
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("Köhler")
    page.locator(".select2-results__option", has_text="Hanne Köhler").click()
    page.get_by_role("button", name="Show what will happen").click()
    page.get_by_role("button", name="Merge", exact=True).click()
    page.get_by_text("Merged: ").wait_for()
    assert Participation.objects.filter(side="who").values("person").distinct().count() == 1
    assert page.complaints == []


def test_a_pair_is_looked_at_and_told_apart_by_keys(page, spellings):
    _keller, kohler = spellings
    kohler.names.create(name="A. Keller")
    page.goto(reverse("admin:review", query={"kind": "same-person"}))
    shot(page, "duplicates")
    page.keyboard.press("m")
    page.get_by_role("heading", name="What will happen").wait_for()
    page.go_back()
    page.keyboard.press("d")
    page.get_by_text("Told apart: nobody is asked about these two again.").wait_for()
    page.get_by_text("Nothing waits here.").wait_for()
    assert page.complaints == []
