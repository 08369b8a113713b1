from django.utils.translation import override

from reports.models import Quote
from reports.pages import rows
from reports.pages.clippings import clipping

ADDRESS = "https://archive.example/quotes/x/"


def clip(quote):
    return clipping(rows.quotes(Quote.objects.filter(pk=quote.pk)).get(), ADDRESS)


def test_a_quote_is_copied_with_its_citation(archive):
    assert clip(archive.direct) == (
        "“We will build clinics, and train doctors”\n"
        "— Jane Berg, Regional Director, 3 May 2021 (worked out from the report’s words)\n"
        "Osh gets new clinics. Kabar. 4 May 2021.\n"
        "https://archive.example/quotes/x/"
    )


def test_indirect_speech_is_not_copied_as_the_speakers_own(archive):
    assert clip(archive.indirect).startswith(
        "vaccines had arrived [indirect speech, in the reporter’s words]\n— Aibek Toktorov"
    )


def test_what_is_unknown_is_copied_as_unknown(archive):
    assert clip(archive.nobody).splitlines()[1:3] == [
        "— speaker unknown",
        "untitled. unknown source. undated.",
    ]


def test_the_citation_is_in_the_language_of_the_page(archive):
    with override("ru"):
        assert "— Джейн Берг, Regional Director, 3 мая 2021" in clip(archive.direct)
