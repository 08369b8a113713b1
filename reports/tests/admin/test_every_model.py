import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from reports.models import Correction, FormerAddress, Merge, Withdrawal
from reports.tests.admin.archive import correct

# Tables of search alone are written by triggers and are no records; history is shown with its record.
MODELS = [
    model
    for model in apps.get_app_config("reports").get_models()
    if model.__module__ != "reports.models.search" and not hasattr(model, "history_type")
]
NOT_ADDED_BY_HAND = {
    "reportversion",
    "correction",
    "withdrawal",
    "merge",
    "formeraddress",
    "distinction",
}


def address(model, page, *args):
    return reverse(f"admin:reports_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def correction(archive):
    return correct(archive.participation, "role", "Minister", "Health Minister")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
class TestEveryModel:
    def test_is_registered(self, model):
        assert admin.site.is_registered(model)

    def test_its_list_opens_and_can_be_searched(self, model, desk, archive, correction):
        page = desk.get(address(model, "changelist"))
        assert page.status_code == 200
        assert page.context["cl"].result_count >= 1
        assert desk.get(address(model, "changelist"), {"q": "Ospanov 100% <b>"}).status_code == 200

    def test_each_of_its_filters_opens(self, model, desk, archive, correction):
        page = desk.get(address(model, "changelist"))
        for spec in page.context["cl"].filter_specs:
            for choice in spec.choices(page.context["cl"]):
                assert desk.get(address(model, "changelist") + choice["query_string"]).status_code == 200

    def test_its_add_page_opens_where_records_are_added_by_hand(self, model, desk, archive):
        status = desk.get(address(model, "add")).status_code
        assert status == (403 if model._meta.model_name in NOT_ADDED_BY_HAND else 200)

    def test_its_change_page_opens(self, model, desk, archive, correction):
        for record in model.objects.all():
            assert desk.get(address(model, "change", record.pk)).status_code == 200

    def test_its_delete_page_opens_for_a_superuser(self, model, desk, archive, correction):
        record = model.objects.first()
        status = desk.get(address(model, "delete", record.pk)).status_code
        assert status == (403 if model in (Correction, FormerAddress, Merge, Withdrawal) else 200)

    def test_a_record_that_does_not_exist_leads_back(self, model, desk, archive):
        for key in ("999999", "abc", "🙂"):
            assert desk.get(address(model, "change", key)).status_code == 302

    def test_a_visitor_is_sent_to_log_in(self, model, client, archive):
        page = client.get(address(model, "changelist"))
        assert page.status_code == 302
        assert page["Location"].startswith(reverse("admin:login"))

    def test_staff_without_permission_is_refused(self, model, clerk, archive):
        assert clerk.get(address(model, "changelist")).status_code == 403
        assert clerk.get(
            address(model, "change", model.objects.values_list("pk", flat=True).first() or 1)
        ).status_code in (302, 403)
