"""Adding an article at the desk: the same checks as ingest, a look at what it tells, then the archive."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reports.models import Meeting, Report

TEXT = (
    "Minister meets UNICEF\n\nASTANA, 5 March 2019. Health Minister Marat Ospanov met UNICEF Representative "
    "Lena Vogt <b>here</b>. “Clinics come first,” she said."
)
ADD = reverse("admin:reports_report_add")
GIVEN = {"text": TEXT, "url": "https://news.example/1", "source": "Agency"}


def upload(content: bytes, name: str = "one.txt") -> dict:
    return {"upload": SimpleUploadedFile(name, content, "text/plain")}


def test_a_preview_shows_what_the_article_tells_and_saves_nothing(desk):
    shown = desk.post(ADD, GIVEN).content.decode()
    for told in ("Marat Ospanov", "UNICEF Representative", "2019-03-05", "Clinics come first", "Agency"):
        assert told in shown
    assert "&lt;b&gt;here" in shown
    assert 'name="save"' in shown
    assert not Report.objects.exists()


def test_saving_takes_it_in_as_ingest_does(desk):
    answer = desk.post(ADD, {**GIVEN, "save": "Save"})
    report = Report.objects.get()
    assert answer["Location"] == reverse("admin:reports_report_change", args=[report.pk])
    assert (report.text, report.url, report.source) == (TEXT, GIVEN["url"], "Agency")
    assert Meeting.objects.count() == 1


def test_a_file_is_read_as_ingest_reads_it(desk):
    shown = desk.post(ADD, upload(TEXT.encode())).content.decode()
    assert "Marat Ospanov" in shown
    assert 'value="one.txt"' in shown
    desk.post(ADD, {"text": TEXT, "file": "one.txt", "save": "Save"})
    assert Report.objects.get().file_name == "one.txt"


def test_line_breaks_of_a_browser_are_those_of_a_file(desk):
    desk.post(ADD, {"text": TEXT.replace("\n", "\r\n"), "save": "Save"})
    assert Report.objects.get().text == TEXT


def test_the_same_address_makes_a_new_version_and_says_so(desk):
    desk.post(ADD, {**GIVEN, "save": "Save"})
    changed = {**GIVEN, "text": TEXT + " They parted."}
    assert "A new version of" in desk.post(ADD, changed).content.decode()
    desk.post(ADD, {**changed, "save": "Save"})
    assert Report.objects.get().version == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": ""}, "It is empty."),
        ({"text": "123"}, "It holds no words."),
        ({"text": "A\0B"}, "Null characters are not allowed."),
        ({"text": TEXT, "url": "ftp://x"}, "“url” is no http or https address: ftp://x"),
        ({"text": TEXT, "published": "May"}, "“published” is no date such as"),
        ({"text": TEXT, "language": "English"}, "“language” is no ISO 639 code"),
        (upload(b"\xff\xfe\x00"), "The text is not UTF-8"),
    ],
)
def test_what_ingest_refuses_is_refused_in_one_sentence(desk, given, said):
    shown = desk.post(ADD, {**given, "save": "Save"}).content.decode()
    assert "Nothing is saved." in shown
    assert said in shown
    assert not Report.objects.exists()


def test_a_text_that_is_there_under_another_address_is_refused(desk):
    desk.post(ADD, {**GIVEN, "save": "Save"})
    shown = desk.post(ADD, {**GIVEN, "url": "https://news.example/2", "save": "Save"}).content.decode()
    assert "The same text is in the archive already" in shown
    assert Report.objects.count() == 1


def test_an_editor_may_add_and_a_clerk_may_not(clerk, django_user_model):
    assert clerk.get(ADD).status_code == 403
    django_user_model.objects.get(username="clerk").groups.add(Group.objects.get(name="editor"))
    assert clerk.get(ADD).status_code == 200
