"""Evidence given by selecting words of the article, in a real browser."""

import pytest
from django.urls import reverse

from reports.intake.ingest import reextract
from reports.models import Account, Participation, Report
from reports.tests.admin.test_browser_history import shot
from reports.tests.intake.merging.archives import OTHERWISE, VISIT, take_in

pytestmark = pytest.mark.django_db(transaction=True)

SELECT = """([article, words]) => {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const whole = article.textContent, start = whole.indexOf(words), end = start + words.length;
  const range = document.createRange();
  let passed = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (start >= passed && start < passed + node.length) range.setStart(node, start - passed);
    if (end > passed && end <= passed + node.length) range.setEnd(node, end - passed);
    passed += node.length;
  }
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def select(page, words, nth=0):
    """Select the words in the article as a pointer does, over marks too."""
    article = page.locator(".desk-text").nth(nth)
    page.evaluate(SELECT, [article.element_handle(), words])
    page.wait_for_timeout(50)
    article.dispatch_event("pointerup", {"bubbles": True})


def button(page, field, name="Select in the article"):
    return page.locator(f"#{field} + .desk-tools").get_by_role("button", name=name)


@pytest.fixture
def visit(db):
    return take_in("🩺🙂 Carriage\rreturn. " + VISIT, "visit.txt")


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()


def test_the_words_of_a_role_are_selected_and_stay(page, visit):
    part = Participation.objects.get(side="who")
    page.goto(reverse("admin:reports_account_change", args=[part.account_id]))
    choose = button(page, "id_participations-1-role_span")
    choose.click()
    assert choose.get_attribute("aria-pressed") == "true"
    select(page, "Keller, WHO Representative")
    start = visit.text.index("Keller, WHO Rep")
    field = page.locator("#id_participations-1-role_span")
    assert field.input_value() == f"{start}–{start + 26} “Keller, WHO Representative”"
    assert choose.get_attribute("aria-pressed") == "false"
    select(page, "Bolot Asanov")  # nothing waits for it
    assert field.input_value().startswith(f"{start}–")
    shot(page, "evidence")
    save(page)
    reextract(Report.objects.get())
    part.refresh_from_db()
    assert visit.text[part.role_start : part.role_end] == "Keller, WHO Representative"
    assert page.complaints == []


def test_a_place_is_added_to_a_date_on_the_page_of_the_meeting(page, visit):
    other = take_in(OTHERWISE, "otherwise.txt")
    meeting = visit.accounts.get().meeting
    Account.objects.filter(report=other).update(meeting=meeting)
    page.goto(reverse("admin:reports_meeting_change", args=[meeting.pk]))
    row = next(n for n in range(2) if page.locator(f"#id_accounts-{n}-report").input_value() == str(visit.pk))
    texts = page.locator(".desk-text")
    mine = next(n for n in range(2) if texts.nth(n).get_attribute("data-report") == str(visit.pk))
    field = page.locator(f"#id_accounts-{row}-evidence_date")
    before = field.input_value()
    button(page, f"id_accounts-{row}-evidence_date", "Add more words").click()
    select(page, "March 8", nth=1 - mine)
    page.get_by_text("These words are of another report.").wait_for()
    assert field.input_value() == before
    select(page, "March 3", nth=mine)
    day = visit.text.index("March 3")
    assert field.input_value() == f"{before}\n{day}–{day + 7} “March 3”"
    shot(page, "evidence-of-meeting")
    save(page)
    assert Account.objects.get(report=visit).evidence["date"][1] == [day, day + 7]
    assert page.complaints == []


def test_a_row_that_is_added_has_the_button_too(page, visit):
    page.goto(reverse("admin:reports_report_change", args=[visit.pk]))
    page.get_by_text("Add another Quote").click()
    button(page, "id_quotes-1-span").click()
    select(page, "Bolot Asanov met")
    assert "“Bolot Asanov met”" in page.locator("#id_quotes-1-span").input_value()
    button(page, "id_quotes-0-span").click()
    page.keyboard.press("Escape")
    kept = page.locator("#id_quotes-0-span").input_value()
    select(page, "BISHKEK")
    assert page.locator("#id_quotes-0-span").input_value() == kept
    assert page.complaints == []


def test_a_mark_leads_to_its_field(page, visit):
    page.goto(reverse("admin:reports_report_change", args=[visit.pk]))
    page.locator(".desk-text mark.evidence-quote").first.click()
    assert page.evaluate("document.activeElement.id") == "id_quotes-0-span"


def test_a_word_is_chosen_with_the_mouse(page, visit):
    account = visit.accounts.get()
    page.goto(reverse("admin:reports_account_change", args=[account.pk]))
    button(page, "id_evidence_place").click()
    place = page.evaluate(
        """() => {
          const texts = document.createTreeWalker(document.querySelector(".desk-text"), NodeFilter.SHOW_TEXT);
          while (!texts.nextNode().data.includes("met with"));
          const range = document.createRange();
          range.setStart(texts.currentNode, texts.currentNode.data.indexOf("with"));
          range.setEnd(texts.currentNode, texts.currentNode.data.indexOf("with") + 4);
          const { x, y, width, height } = range.getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        }"""
    )
    page.mouse.dblclick(*place)
    start = visit.text.index("with Anna")
    assert page.locator("#id_evidence_place").input_value() == f"{start}–{start + 4} “with”"
    assert button(page, "id_evidence_place").get_attribute("aria-pressed") == "false"
    save(page)
    account.refresh_from_db()
    assert account.evidence["place"] == [[start, start + 4]]
    assert page.complaints == []
