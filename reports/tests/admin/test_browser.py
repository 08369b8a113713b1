"""The desk in a real browser, under the archive's own content security policy."""

import pytest
from django.urls import reverse

from reports.models import Participation
from reports.tests.admin.test_browser_history import shot

# A browser test needs rows that the server's own connection sees.
pytestmark = pytest.mark.django_db(transaction=True)


def choose(page, field, words, wanted):
    """Type the words into an autocomplete field and choose what is wanted."""
    page.locator(f"[aria-labelledby=select2-id_{field}-container]").click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=wanted).click()


def test_a_role_is_corrected_with_the_article_beside_it(page, archive):
    page.get_by_role("link", name="Reports", exact=True).first.click()
    page.get_by_role("link", name="Health Minister Marat Ospanov met").click()
    article = page.get_by_role("complementary", name="The article")
    form = page.locator("#report_form").bounding_box()
    assert article.bounding_box()["x"] >= form["x"] + form["width"]
    assert (
        article.locator("mark", has_text="Marat Ospanov").get_attribute("title")
        == "participant: Marat Ospanov"
    )
    assert "<script>alert(1)</script>" in article.inner_text()

    page.locator("#accounts-group").get_by_role("link", name="Change", exact=True).click()
    role = page.locator("#id_participations-0-role")
    assert role.input_value() == "Health Minister"
    role.fill("First Deputy Health Minister")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    assert Participation.objects.get(pk=archive.participation.pk).role == "First Deputy Health Minister"
    assert page.complaints == []


@pytest.mark.parametrize("kind", ["report", "meeting"])
def test_a_participant_and_a_topic_are_corrected_beside_the_article(page, archive, kind):
    record = getattr(archive, kind)
    page.goto(reverse(f"admin:reports_{kind}_change", args=[record.pk]))
    page.locator("mark[title='participant: Marat Ospanov']").click()
    assert page.evaluate("document.activeElement.id") == "id_participations-0-span"
    page.locator("#id_participations-0-role").fill("First Deputy Health Minister")
    page.locator("#id_accounttopic_set-0-DELETE").check()
    page.get_by_text("Add another Participation").click()
    choose(page, "participations-2-person", "Садыкова", "Aigul Sadykova")
    page.locator("#id_participations-2-name").fill("Aigul Sadykova")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    parts = list(archive.account.participations.values_list("name", "role"))
    assert ("Marat Ospanov", "First Deputy Health Minister") in parts
    assert ("Aigul Sadykova", "") in parts
    assert not archive.account.topics.exists()
    assert page.complaints == []


def test_a_speaker_is_chosen_by_a_name_in_the_other_script(page, archive):
    page.goto(reverse("admin:reports_quote_change", args=[archive.quote.pk]))
    choose(page, "speaker", "Оспанов", "Marat Ospanov")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    archive.quote.refresh_from_db()
    assert archive.quote.speaker == archive.minister
    assert page.complaints == []


def test_a_wrong_date_is_told_beside_the_article(page, archive):
    page.goto(reverse("admin:reports_account_change", args=[archive.account.pk]))
    page.locator("#id_date").fill("2017-02-30")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("“2017-02-30” is not a date: write 2020, 2020-02 or 2020-02-14.").wait_for()
    assert page.get_by_role("complementary", name="The article").is_visible()
    assert page.complaints == []


def test_the_pane_brings_the_evidence_into_view(page, archive):
    report = archive.report
    report.text = "Nothing yet.\n" * 400 + report.text
    report.save()
    offset = len("Nothing yet.\n") * 400
    archive.quote.start, archive.quote.end = archive.quote.start + offset, archive.quote.end + offset
    archive.quote.save()
    page.goto(reverse("admin:reports_quote_change", args=[archive.quote.pk]))
    pane = page.get_by_role("complementary", name="The article").bounding_box()
    mark = page.locator("mark").bounding_box()
    assert pane["y"] <= mark["y"] <= pane["y"] + pane["height"]


def test_a_person_is_created_in_passing_with_an_address_from_the_name(page, archive):
    page.goto(reverse("admin:reports_quote_change", args=[archive.quote.pk]))
    with page.expect_popup() as opened:
        page.locator("#add_id_speaker").click()
    popup = opened.value
    popup.locator("#id_name").press_sequentially("Nurlan Aitov")
    assert popup.locator("#id_slug").input_value() == "nurlan-aitov"
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()
    page.locator("#select2-id_speaker-container", has_text="Nurlan Aitov").wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    archive.quote.refresh_from_db()
    assert archive.quote.speaker.slug == "nurlan-aitov"
    assert page.complaints == []


def test_a_person_is_created_under_the_name_that_was_typed(page, archive):
    page.goto(reverse("admin:reports_account_change", args=[archive.account.pk]))
    page.get_by_text("Add another Participation").click()
    choose(page, "participations-2-person", "Нурлан Аитов", "Create “Нурлан Аитов”")
    page.locator("#select2-id_participations-2-person-container", has_text="Nurlan Aitov").wait_for()
    shot(page, "created")
    choose(page, "participations-2-organization", "Board of Nurses", "Create “Board of Nurses”")
    page.locator("#select2-id_participations-2-organization-container", has_text="Board of Nurses").wait_for()
    page.locator("#id_participations-2-name").fill("Нурлан Аитов")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    added = Participation.objects.get(person__slug="nurlan-aitov")
    assert added.organization.name == "Board of Nurses"
    assert page.complaints == []


def test_what_is_no_name_is_told_by_the_field(page, archive):
    page.goto(reverse("admin:reports_quote_change", args=[archive.quote.pk]))
    choose(page, "speaker", "12 –", "Create “12 –”")
    page.get_by_role("alert").get_by_text("A name has letters.").wait_for()
    assert page.locator("#id_speaker").input_value() == str(archive.vogt.pk)
