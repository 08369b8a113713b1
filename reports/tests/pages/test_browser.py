"""What a researcher and a journalist come for, done in a real browser on the five articles of ``seeds/``."""

import pytest

# A browser test needs rows that the server's own connection sees.
pytestmark = pytest.mark.django_db(transaction=True)

# What a browser says of a request that was under way when the reader left the page.
LEFT = "net::ERR_ABORTED"


@pytest.fixture
def page(request, browser, live_server, seed_archive):
    """A browser page on the archive, which notes complaints; its parameter says whether with JavaScript."""
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=getattr(request, "param", True),
        viewport={"width": 1280, "height": 900},
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda told: page.complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("requestfailed", lambda asked: asked.failure == LEFT or page.complaints.append(asked.url))
    yield page
    assert page.complaints == []
    context.close()


either_way = pytest.mark.parametrize(
    "page", [True, False], indirect=True, ids=["with JavaScript", "without JavaScript"]
)


def menu(page, name):
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True).click()


def background(element):
    return element.evaluate("each => getComputedStyle(each).backgroundColor")


@either_way
def test_a_researcher_finds_kluges_meetings_by_country(page):
    page.goto("/")
    menu(page, "Meetings")
    facets = page.get_by_role("complementary", name="Narrow down")
    facets.get_by_role("link", name="Hans Kluge").click()
    rows = page.locator("article.meeting")
    assert rows.count() == 2
    facets.get_by_role("link", name="Kyrgyzstan").click()
    assert rows.count() == 1
    assert "Sadyr Japarov" in rows.inner_text()
    assert "unknown date" in rows.inner_text()
    page.get_by_role("link", name="Remove Country: Kyrgyzstan").click()
    assert rows.count() == 2
    facets.get_by_role("link", name="Kazakhstan").click()
    assert "14 February 2020, taken from the report’s own date" in rows.inner_text()


@either_way
def test_a_journalist_finds_a_quote_and_the_words_that_prove_it(page):
    page.goto("/quotes/")
    for spelling in ("Tedros", "Гебрейесус", "Gebreyesus"):
        page.get_by_label("Words, names").fill(spelling)
        page.get_by_role("main").get_by_role("button", name="Search").click()
        page.wait_for_url("**/quotes/?q=*")
        assert "Tedros" in page.locator("article.quote.direct .by").first.inner_text()
    page.locator("article.quote.direct .said a").first.click()
    quote = page.locator("h1").inner_text().strip("«»")
    assert quote.startswith("ВОЗ сконцентрирован на центре")
    page.get_by_role("link", name="Highlighted in the report").click()
    words = page.locator("mark:target")
    assert " ".join(words.inner_text().split()) == quote
    assert words.bounding_box()["y"] < 900, "the words are out of sight"
    others = page.locator("article.text mark.quote:not(:target)").first
    assert background(words) != background(others)


def test_a_date_opens_the_words_it_was_worked_out_from(page):
    page.goto("/meetings/?country=KG&year=2017")
    page.locator("article.meeting h3 a").click()
    assert "13 December 2017, worked out from “Yesterday”" in page.locator("header.page").inner_text()
    evidence = page.locator("header.page details")
    assert not evidence.locator("blockquote").is_visible()
    evidence.locator("summary").click()
    assert evidence.locator("mark").inner_text() == "Yesterday"
    evidence.get_by_role("link", name="Read it in the report").click()
    assert page.locator("mark:target").inner_text() == "Yesterday"


def test_marks_and_findings_lead_to_each_other(page):
    page.goto("/reports/?source=Kabar")
    page.locator("article.report h3 a").click()
    page.locator("article.text").get_by_role("link", name="Monika Kosinska").click()
    entry = page.locator("li:target")
    assert entry.get_by_role("link", name="Monika Kosinska", exact=True).is_visible()
    entry.get_by_role("link", name="“Monika Kosinska”").click()
    assert page.locator("mark:target").inner_text() == "Monika Kosinska"


def test_the_undated_meetings_are_found(page):
    page.goto("/meetings/?date_from=2017")
    page.get_by_role("link", name="add them").click()
    assert page.locator("article.meeting", has_text="unknown date").count() == 2


def test_the_keyboard_reaches_the_content_first(page):
    page.goto("/meetings/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("each => each === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_nothing_is_wider_than_the_window(page):
    addresses = ["/", "/meetings/?country=KG", "/search/?q=health", "/about/", "/ru/"]
    addresses += ["/countries/kz/", "/topics/covid-19/", "/people/hans-kluge/quotes/"]
    addresses += ["/quotes/by-official/", "/people/a-z/", "/ru/organizations/a-z/"]
    for kind in ("meetings", "reports", "quotes", "people", "organizations"):
        page.goto(f"/{kind}/")
        addresses.append(page.locator("main article a").first.get_attribute("href"))
    for address in addresses:
        page.goto(address)
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.locator("html").evaluate("each => each.scrollWidth") <= width, (address, width)


def test_the_reader_changes_the_language_on_the_spot(page):
    page.goto("/people/?q=Kluge")
    page.get_by_role("link", name="Русский").click()
    assert page.url.endswith("/ru/people/?q=Kluge")
    assert page.locator("h1").inner_text() == "Люди"
    page.get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == "People"


def test_a_quote_and_its_citation_are_copied(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/people/hans-kluge/quotes/")
    quote = page.locator("article.quote").first
    words = quote.locator(".said").inner_text()
    quote.get_by_role("button", name="Copy quote and citation").click()
    quote.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert words in copied
    assert "Hans Kluge" in copied
    assert quote.get_by_role("link", name="Permalink").get_attribute("href") in copied


@pytest.mark.parametrize("page", [False], indirect=True, ids=["without JavaScript"])
def test_without_javascript_no_button_stands_that_does_nothing(page):
    page.goto("/people/hans-kluge/quotes/")
    assert page.locator("button[data-copy]").count() > 0
    assert page.locator("button[data-copy]:visible").count() == 0
    quote = page.locator("article.quote").first
    quote.get_by_role("link", name="Highlighted in the report").click()
    assert page.locator("mark:target").is_visible()


def test_a_cell_of_the_grid_leads_to_its_meetings(page):
    page.goto("/countries/kz/")
    grid = page.get_by_role("table", name="Who met whom")
    grid.get_by_role("link", name="Askar Mamin and Hans Kluge: 1 meeting").click()
    assert page.locator("article.meeting").count() == 1
    page.get_by_role("link", name="Remove Together with: Hans Kluge").click()
    assert page.locator("article.meeting").count() == 1


def test_the_new_keyboard_stops_show_where_the_focus_is(page):
    for address, stop in (
        ("/countries/kz/", ".grid td a"),
        ("/countries/kz/", ".bars a"),
        ("/people/a-z/", ".letters a"),
        ("/quotes/", "button.copy"),
    ):
        page.goto(address)
        page.keyboard.press("Tab")  # so that the browser takes the keyboard for what moves the focus
        element = page.locator(stop).first
        element.focus()
        assert element.evaluate("each => getComputedStyle(each).outlineStyle") == "solid", (address, stop)


def test_suggestions_are_chosen_by_keyboard(page):
    page.goto("/")
    box = page.get_by_role("combobox", name="Search the whole archive")
    box.press_sequentially("Гебр")
    option = page.get_by_role("option", name="Tedros")
    option.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Escape")
    assert not option.is_visible()
    box.press_sequentially("ей")
    option.wait_for()
    box.press("ArrowUp")
    box.press("Enter")
    page.wait_for_url("**/people/tedros-*/")


def test_a_suggestion_in_a_list_is_a_filter(page):
    page.goto("/meetings/?country=KZ")
    page.get_by_label("Words, names").press_sequentially("Klu")
    page.get_by_role("option", name="Hans Kluge").click()
    page.wait_for_url("**/meetings/?country=KZ&official=hans-kluge")
    assert page.locator("article.meeting").count() == 1


@either_way
def test_words_lead_to_the_quotes_of_whom_they_name(page):
    page.goto("/")
    page.get_by_label("Words, names").fill("Тедрос здоровье")
    page.get_by_label("Words, names").press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.get_by_role("link", name="Quotes by Tedros").first.click()
    assert page.locator("article.quote").count() > 0
