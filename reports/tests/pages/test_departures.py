"""What is answered at the address of a record that was merged into another or withdrawn."""

import pytest

from reports.intake.merging.merges import merge
from reports.intake.withdrawals import withdraw
from reports.tests import factories
from reports.tests.pages.pages import read

REASON = "The publisher asked for it."


@pytest.mark.parametrize(
    "address",
    ["/reports/told/", "/reports/told.ris", "/quotes/berg-clinics/", "/quotes/berg-clinics.csl.json"],
)
def test_what_was_withdrawn_says_why(client, archive, address):
    withdraw(archive.told, REASON, None)
    page = read(client, address, status=410)
    assert REASON in page.words
    assert "Причина" in read(client, f"/ru{address}", status=410).words


def test_the_quotes_of_one_who_went_with_a_report_say_why(client, archive):
    alone = factories.person("Only There", slug="only-there")
    factories.meeting((alone, {}), report=factories.report(slug="only"))
    withdraw(alone.participations.get().account.report, REASON, None)
    for address in ("/people/only-there/", "/people/only-there/quotes/"):
        assert REASON in read(client, address, status=410).words


@pytest.mark.parametrize("page", ["", "quotes/"])
def test_what_was_merged_leads_to_the_kept_record_with_what_was_asked(client, archive, page):
    other = factories.person("J. Berg", slug="j-berg")
    merge(archive.director, [other], None)
    answer = client.get(f"/people/j-berg/{page}?year=2021")
    assert (answer.status_code, answer["Location"]) == (301, f"/people/jane-berg/{page}?year=2021")
