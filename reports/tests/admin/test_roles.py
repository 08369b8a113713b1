"""What an editor and an administrator may do, and what they may not, as the desk answers them."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from reports import roles
from reports.models import Correction, Person, Quote, Report
from reports.tests.admin.archive import correct
from reports.tests.admin.test_saving import address, save

RECORDS = ["report", "account", "meeting", "participation", "quote", "minister", "who", "place"]


def log_in(client, django_user_model, group):
    user = django_user_model.objects.create_user(group, password="a long pass phrase", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture
def editor(archive, client, django_user_model):
    return log_in(client, django_user_model, roles.EDITOR)


@pytest.fixture
def administrator(archive, client, django_user_model):
    return log_in(client, django_user_model, roles.ADMINISTRATOR)


def users(page, *keys):
    return reverse(f"admin:auth_user_{page}", args=keys)


def test_both_groups_are_there_and_made_the_same_again(db):
    editors = Group.objects.get(name=roles.EDITOR)
    before = set(editors.permissions.all())
    editors.permissions.set(Permission.objects.all()[:3])
    roles.ensure()
    assert set(editors.permissions.all()) == before
    assert Group.objects.count() == 2


def test_each_permission_that_is_named_exists(db):
    named = {f"{action}_{model}" for model, actions in roles.EDITORS.items() for action in actions}
    editors = Group.objects.get(name=roles.EDITOR)
    assert set(editors.permissions.values_list("codename", flat=True)) == named


class TestEditor:
    @pytest.mark.parametrize("kind", RECORDS)
    def test_corrects_every_record(self, editor, archive, kind):
        assert save(editor, getattr(archive, kind)).status_code == 302

    @pytest.mark.parametrize("kind", ["report", "meeting", "minister", "who", "place", "topic", "country"])
    def test_deletes_no_record_that_others_stand_on(self, editor, archive, kind):
        record = getattr(archive, kind)
        assert editor.post(address(record, "delete"), {"post": "yes"}).status_code == 403
        assert type(record).objects.filter(pk=record.pk).exists()

    @pytest.mark.parametrize("kind", ["quote", "participation", "account", "person_mention"])
    def test_removes_what_a_report_says(self, editor, archive, kind):
        record = getattr(archive, kind)
        assert editor.post(address(record, "delete"), {"post": "yes"}).status_code == 302
        assert not type(record).objects.filter(pk=record.pk).exists()

    def test_deletes_no_report_from_the_list(self, editor, archive):
        chosen = {"action": "delete_selected", "_selected_action": [archive.report.pk], "post": "yes"}
        editor.post(reverse("admin:reports_report_changelist"), chosen)
        assert Report.objects.exists()

    def test_settles_and_releases(self, editor, archive):
        Quote.objects.update(doubt="It is open who said this.")
        asked = {"pk": archive.quote.pk, "verdict": "accept"}
        assert editor.post(reverse("admin:review", query={"kind": "quote"}), asked).status_code == 302
        assert not Quote.objects.exclude(doubt="").exists()
        correction = correct(archive.report, "title", "", "A visit")
        assert editor.post(reverse("admin:review_release", args=[correction.pk])).status_code == 302
        assert not Correction.objects.filter(pk=correction.pk).exists()

    def test_sees_no_users(self, editor, archive, django_user_model):
        own = django_user_model.objects.get()
        for where in (users("changelist"), users("add"), users("change", own.pk), users("delete", own.pk)):
            assert editor.get(where).status_code == 403


class TestAdministrator:
    def test_deletes_reports_and_people(self, administrator, archive):
        assert administrator.post(address(archive.report, "delete"), {"post": "yes"}).status_code == 302
        assert not Report.objects.exists()
        assert administrator.post(address(archive.named, "delete"), {"post": "yes"}).status_code == 302
        assert not Person.objects.filter(pk=archive.named.pk).exists()

    def test_makes_editors(self, administrator, django_user_model):
        new = {"username": "new", "usable_password": "true"}
        new |= dict.fromkeys(("password1", "password2"), "another long pass phrase")
        assert administrator.post(users("add"), new).status_code == 302
        made = django_user_model.objects.get(username="new")
        group = Group.objects.get(name=roles.EDITOR)
        asked = {"username": "new", "is_active": "on", "is_staff": "on", "groups": [group.pk]}
        asked |= {"date_joined_0": "2026-01-01", "date_joined_1": "10:00:00"}
        asked |= {"is_superuser": "on", "user_permissions": [Permission.objects.first().pk]}
        assert administrator.post(users("change", made.pk), asked).status_code == 302
        made.refresh_from_db()
        assert [each.name for each in made.groups.all()] == [roles.EDITOR]
        assert not made.is_superuser
        assert not made.user_permissions.exists()

    def test_does_not_touch_a_superuser(self, administrator, django_user_model):
        chief = django_user_model.objects.create_superuser("chief", password="a long pass phrase")
        assert administrator.post(users("change", chief.pk), {"username": "x"}).status_code == 403
        assert administrator.post(users("delete", chief.pk), {"post": "yes"}).status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": [chief.pk], "post": "yes"}
        administrator.post(users("changelist"), chosen)
        password = reverse("admin:auth_user_password_change", args=[chief.pk])
        assert administrator.post(password, {}).status_code == 403
        assert django_user_model.objects.filter(username="chief").exists()

    def test_changes_no_group(self, administrator):
        group = Group.objects.get(name=roles.EDITOR)
        where = reverse("admin:auth_group_change", args=[group.pk])
        assert administrator.post(where, {"name": "x"}).status_code == 403
