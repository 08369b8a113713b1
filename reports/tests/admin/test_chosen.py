"""What an autocomplete field shows as chosen, with and without a query of its own."""

import re

from django.urls import reverse

from reports.tests import factories
from reports.tests.admin.test_saving import address, posted


def options(page, name) -> list[str]:
    """The words of the chosen options of a field among the rows of a page."""
    forms = [form for inline in page.context["inline_admin_formsets"] for form in inline.formset.forms]
    [field] = [bound for form in forms for bound in form if bound.html_name == name]
    return re.findall(r"<option [^>]*selected[^>]*>([^<]*)<", str(field))


def test_a_row_shows_what_it_leads_to(desk, archive):
    page = desk.get(address(archive.report))
    assert options(page, "participations-0-person") == ["Marat Ospanov"]
    assert options(page, "participations-0-organization") == []
    assert options(page, "participations-1-organization") == ["Health Body"]
    russian = desk.get(f"/ru{address(archive.report)}")
    assert options(russian, "participations-0-person") == ["Марат Оспанов"]


def test_what_was_sent_is_shown_again_where_it_is_refused(desk, archive):
    other = factories.person("Bolot Asanov")
    sent = {"participations-0-person": other.pk, "participations-0-name": ""}
    page = desk.post(address(archive.report), posted(desk.get(address(archive.report)), **sent))
    assert page.status_code == 200
    assert options(page, "participations-0-person") == ["Bolot Asanov"]
    assert options(page, "participations-1-person") == ["Lena Vogt"]


def test_a_person_may_still_be_created_in_a_row(desk, archive):
    told = desk.get(address(archive.report)).content.decode()
    assert f'data-ajax--url="{reverse("admin:named")}"' in told
