"""A person or body created under the name that was typed: by those who may, once, and found from then on."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from reports.models import Organization, Person
from reports.tests import factories
from reports.tests.admin.test_roles import log_in


def offered(client, words, kind="participation", field="person"):
    asked = {"app_label": "reports", "model_name": kind, "field_name": field, "term": words}
    return client.get(reverse("admin:named"), asked).json()["results"]


def create(client, name, kind="person"):
    return client.post(reverse("admin:create_named", args=[kind]), {"name": name})


@pytest.fixture
def editor(archive, client, django_user_model):
    return log_in(client, django_user_model, "editor")


class TestOffered:
    def test_where_no_record_has_the_name(self, editor):
        [found] = offered(editor, " Nurlan \0 Aitov ")
        assert (found["text"], found["name"]) == ("Create “Nurlan Aitov”", "Nurlan Aitov")
        assert found["create"] == reverse("admin:create_named", args=["person"])

    def test_last_where_others_are_like_it(self, editor):
        found = offered(editor, "Ospanov")
        assert [each["text"] for each in found] == ["Marat Ospanov", "Create “Ospanov”"]

    @pytest.mark.parametrize("words", ["marat ospanov", "Марат Оспанов", "", "  "])
    def test_not_where_one_has_it_or_nothing_is_typed(self, editor, words):
        assert all("create" not in each for each in offered(editor, words))

    def test_not_before_all_that_are_like_it_were_seen(self, editor):
        for number in range(25):
            factories.person("Nurlan Aitov Senior", slug=f"nurlan-{number}")
        assert all("create" not in each for each in offered(editor, "Nurlan"))

    def test_for_bodies(self, editor):
        [found] = offered(editor, "Board of Nurses", field="organization")
        assert found["create"] == reverse("admin:create_named", args=["organization"])

    def test_not_for_other_records(self, editor):
        assert offered(editor, "Utopia", field="country") == []

    def test_not_to_those_who_may_only_look(self, client, archive, django_user_model):
        reader = django_user_model.objects.create_user("reader", password="a long pass phrase", is_staff=True)
        reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
        client.force_login(reader)
        assert offered(client, "Nurlan Aitov") == []
        assert create(client, "Nurlan Aitov").status_code == 403


class TestCreated:
    def test_with_an_address_and_found_under_the_name(self, editor):
        answer = create(editor, "  Nurlan  Aitov ").json()
        person = Person.objects.get(pk=answer["id"])
        assert (answer["text"], person.name, person.slug) == ("Nurlan Aitov", "Nurlan Aitov", "nurlan-aitov")
        assert [name.origin for name in person.names.all()] == ["editor"]
        assert person.history.get().history_user.username == "editor"
        assert offered(editor, "nurlan aitov")[0]["text"] == "Nurlan Aitov"

    def test_from_a_name_in_russian(self, editor):
        person = Person.objects.get(pk=create(editor, "Нурлан Аитов").json()["id"])
        assert (person.name, person.name_ru, person.slug) == ("Nurlan Aitov", "Нурлан Аитов", "nurlan-aitov")
        assert set(person.names.values_list("name", flat=True)) == {"Nurlan Aitov", "Нурлан Аитов"}

    def test_once(self, editor):
        keys = {create(editor, name).json()["id"] for name in ("Nurlan Aitov", "nurlan aitov")}
        assert len(keys) == 1

    def test_a_body(self, editor):
        body = Organization.objects.get(pk=create(editor, "Board of Nurses", "organization").json()["id"])
        assert (body.slug, body.side) == ("board-of-nurses", "other")

    @pytest.mark.parametrize(("name", "status"), [("", 400), ("12 –", 400), ("x" * 301, 400)])
    def test_not_from_what_is_no_name(self, editor, name, status):
        answer = create(editor, name)
        assert answer.status_code == status
        assert answer.json()["error"]
        assert Person.objects.count() == 3

    def test_not_by_a_link_nor_of_another_kind(self, editor):
        assert editor.get(reverse("admin:create_named", args=["person"])).status_code == 405
        assert create(editor, "Utopia", "country").status_code == 404

    def test_not_by_a_visitor(self, db, client):
        assert create(client, "Nurlan Aitov").status_code == 302
        assert not Person.objects.exists()
