import pytest

from reports.tests.admin import archive as small_archive


@pytest.fixture
def archive(db):
    """One report with one meeting and a record of every kind under it."""
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
