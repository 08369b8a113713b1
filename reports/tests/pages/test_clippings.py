from django.utils.translation import override

from reports.intake import records
from reports.models import Meeting, Quote
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
        copied = clip(archive.direct)
    assert "— Джейн Берг, Regional Director, 3 мая 2021" in copied
    assert copied.splitlines()[2] == "Osh gets new clinics. Kabar. 4 мая 2021 г."


def test_a_date_is_copied_with_what_the_page_says_of_it(archive):
    Meeting.objects.filter(pk=archive.meeting.pk).update(date="", date_basis="none")
    assert "4 May 2021 (taken from the report’s own date)" in clip(archive.direct)
    account = archive.meeting.accounts.get(report=archive.told)
    archive.told.baseline = records.load(archive.told)
    archive.told.baseline[f"account:{account.pk}"]["date"] = "2021-05-04"
    archive.told.save()
    Meeting.objects.filter(pk=archive.meeting.pk).update(date="2021-05-03", date_basis="relative")
    assert "3 May 2021 (corrected by an editor)" in clip(archive.direct)
