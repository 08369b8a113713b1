"""Names of fields in both languages."""

import pytest
from django.core.management import call_command
from django.utils import translation

from reports.models import Account, Correction, Person


@pytest.mark.django_db
def test_fields_are_called_in_both_languages_and_no_migration_knows():
    field = Account._meta.get_field("date_basis")
    assert str(field.verbose_name) == "date basis"
    with translation.override("ru"):
        assert str(field.verbose_name) == "основание даты"
        assert str(Correction._meta.get_field("before").verbose_name) == "до"
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_a_name_of_its_own_is_kept():
    assert str(Person._meta.get_field("name").verbose_name) == "name, Latin script"
