"""Translations at the desk: written on the page of the quote, told on that of the report."""

import pytest
from django.urls import reverse

from reports import roles
from reports.intake import records
from reports.models import Correction, Quote, Report, Translation
from reports.tests import factories
from reports.tests.admin.test_history import back_to
from reports.tests.admin.test_roles import log_in
from reports.tests.admin.test_saving import address, errors, save
from reports.tests.pages.pages import read


@pytest.fixture
def quote(archive):
    """The quote of the archive, which is in English, without a translation; its report was extracted."""
    archive.translation.delete()
    Translation.history.all().delete()
    Report.objects.update(baseline=records.load(archive.report))
    return archive.quote


@pytest.fixture
def editor(quote, client, django_user_model):
    return log_in(client, django_user_model, roles.EDITOR)


def test_an_editor_finds_an_empty_row_in_the_other_language(editor, quote):
    [inline] = editor.get(address(quote)).context["inline_admin_formsets"]
    assert [form["language"].value() for form in inline.formset.forms] == ["ru"]
    assert save(editor, quote).status_code == 302
    assert not Translation.objects.exists()


def test_a_quote_in_a_third_language_has_a_row_for_each(editor, quote):
    Report.objects.update(language="kk")
    factories.translation(quote, language="en")
    [inline] = editor.get(address(quote)).context["inline_admin_formsets"]
    assert [form["language"].value() for form in inline.formset.forms] == ["en", "ru"]


def test_an_editor_writes_changes_and_removes_one(editor, quote):
    assert save(editor, quote, **{"translations-0-text": "Сначала поликлиники"}).status_code == 302
    assert Translation.objects.get(quote=quote, language="ru").text == "Сначала поликлиники"
    save(editor, quote, **{"translations-0-text": "Поликлиники прежде всего"})
    assert Translation.objects.get().text == "Поликлиники прежде всего"
    save(editor, quote, **{"translations-0-DELETE": "on"})
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"language": "en"}, "The quote is in this language already: choose the other one."),
        ({"language": "kk"}, "Select a valid choice. kk is not one of the available choices."),
        ({"text": " \n"}, "A translation has words: write them, or remove it."),
        ({"text": "я" * 10_001}, "A translation has at most 10,000 characters."),
    ],
)
def test_a_mistake_is_told_in_one_sentence(editor, quote, values, told):
    factories.translation(quote)
    page = save(editor, quote, **{f"translations-0-{name}": value for name, value in values.items()})
    assert list(errors(page)) == [told]


def test_a_second_one_into_a_language_is_refused(editor, quote):
    factories.translation(quote)
    fields = {"quote": quote.pk, "language": "ru", "text": "Ещё раз"}
    page = editor.post(reverse("admin:reports_translation_add"), fields)
    told = page.context["adminform"].form.errors
    assert list(told.values()) == [["The quote has a translation into this language already."]]
    assert Translation.objects.count() == 1


def test_the_words_that_were_translated_are_held(editor, quote):
    save(editor, quote, **{"translations-0-text": "Сначала поликлиники"})
    held = Correction.objects.get(field="text")
    assert (held.record, held.before, held.after) == (quote, quote.text, quote.text)


def test_words_corrected_with_their_translation_are_a_correction(editor, quote):
    save(editor, quote, text="Clinics first", **{"translations-0-text": "Сначала поликлиники"})
    corrected = Correction.objects.get(field="text")
    assert (corrected.before, corrected.after) == ("Clinics come first", "Clinics first")


def test_a_quote_without_a_new_translation_is_not_held(editor, quote):
    factories.translation(quote)
    save(editor, quote)
    save(editor, quote, **{"translations-0-DELETE": "on"})
    assert not Correction.objects.exists()


def test_the_report_tells_of_it_and_leads_there(editor, quote, archive):
    there = f'<a href="{address(quote)}#translations-group">'
    assert f"{there}Translate</a>" in editor.get(address(archive.report)).content.decode()
    factories.translation(quote, "Сначала <b>")
    page = editor.get(address(archive.report)).content.decode()
    assert f'<span lang="ru">Сначала &lt;b&gt;</span><br>{there}Change</a>' in page


def test_it_has_a_history_with_a_way_back(editor, quote, archive):
    save(editor, quote, **{"translations-0-text": "Сначала поликлиники"})
    save(editor, quote, **{"translations-0-text": "Поликлиники"})
    translation = Translation.objects.get()
    for record in (translation, quote, archive.report):
        page = read(editor, address(record, "history"))
        assert "editor" in page.words
        assert "Translation: Сначала поликлиники → Поликлиники" in page.words
    assert "Translation Поликлиники Сначала поликлиники" in read(editor, back_to(translation)).words
    editor.post(back_to(translation))
    translation.refresh_from_db()
    assert translation.text == "Сначала поликлиники"


def test_a_removed_one_comes_back_with_its_quote(editor, quote, archive):
    translation = factories.translation(quote, "Сначала поликлиники")
    editor.post(address(quote, "delete"), {"post": "yes"})
    assert not Translation.objects.exists()
    for model, key in ((Quote, quote.pk), (Translation, translation.pk)):
        row = model.history.get(id=key, history_type="-")
        where = reverse("admin:history_revert", args=[row._meta.model_name, row.pk])
        assert where in read(editor, address(archive.report, "history")).links
        assert editor.post(where).status_code == 302
    assert Translation.objects.get().quote == quote


def test_a_page_sent_back_as_it_is_writes_nothing(editor, quote):
    translation = factories.translation(quote)
    assert save(editor, translation).status_code == 302
    assert Translation.objects.get().written_at == translation.written_at
    save(editor, translation, text="Иначе")
    assert Translation.objects.get().text == "Иначе"
    assert Correction.objects.filter(field="text").exists()


def test_staff_without_permission_writes_none(clerk, quote):
    factories.translation(quote)
    assert clerk.get(address(quote)).status_code == 403
    assert clerk.post(reverse("admin:reports_translation_add"), {}).status_code == 403
