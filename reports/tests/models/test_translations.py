"""What a translation may be, whoever writes it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from reports.models import Translation
from reports.models.translations import MOST
from reports.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote():
    return factories.quote(text="We will train nurses", report=factories.report())


def refusal(**values) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        Translation(**values).full_clean()
    return refused.value.messages


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Words", "The quote is in this language already: choose the other one."),
        ("kk", "Сөздер", "Value 'kk' is not a valid choice."),
        ("ru", " \n", "A translation has words: write them, or remove it."),
        ("ru", "я" * (MOST + 1), "A translation has at most 10,000 characters."),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(quote, language, text, told):
    assert refusal(quote=quote, language=language, text=text) == [told]


def test_a_language_has_one_translation(quote):
    factories.translation(quote)
    told = "The quote has a translation into this language already."
    assert refusal(quote=quote, language="ru", text="Ещё раз") == [told]


def test_a_quote_in_another_language_has_one_in_each_of_the_site(quote):
    quote.report.language = "kk"
    for language in ("en", "ru"):
        Translation(quote=quote, language=language, text="x" * MOST).full_clean()


@pytest.mark.parametrize("text", ["", " \n ", "я" * (MOST + 1)])
def test_the_database_refuses_it_too(quote, text):
    with pytest.raises(IntegrityError):
        Translation.objects.bulk_create([Translation(quote=quote, language="ru", text=text)])


def test_it_knows_when_it_was_written(quote):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reports_translation (quote_id, language, text) VALUES (%s, 'ru', 'Слова')",
            [quote.pk],
        )
    Translation.objects.update(written_at=Translation.objects.get().written_at - timedelta(days=9))
    translation = Translation.objects.get()
    before = translation.written_at
    translation.save()
    translation.refresh_from_db()
    assert translation.written_at - before >= timedelta(days=9)
