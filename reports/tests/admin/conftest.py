import pytest
from django.urls import reverse

from reports.models import history
from reports.tests.admin import archive as small_archive


@pytest.fixture
def archive(db):
    """One report with one meeting and a record of every kind under it, as if a run had made them."""
    with history.run():
        return small_archive.make()


@pytest.fixture
def desk(db, client, django_user_model):
    """A client whom a superuser has logged in."""
    client.force_login(django_user_model.objects.create_superuser("chief", password="a long pass phrase"))
    return client


@pytest.fixture
def clerk(db, client, django_user_model):
    """A client logged in as a member of staff without any permission."""
    user = django_user_model.objects.create_user("clerk", password="a long pass phrase", is_staff=True)
    client.force_login(user)
    return client


@pytest.fixture
def page(browser, live_server, django_user_model):
    """A browser page on the desk with a superuser logged in, which notes what the browser complains of."""
    django_user_model.objects.create_superuser("chief", password="a long pass phrase")
    page = browser.new_page(base_url=live_server.url, viewport={"width": 1400, "height": 900})
    page.complaints = []
    page.on("console", lambda told: page.complaints.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(reverse("admin:index"))
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**" + reverse("admin:index"))
    page.complaints.clear()  # the log-in page has no icon
    yield page
    page.close()
