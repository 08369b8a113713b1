"""The command as it is run, with an extractor that has come to say something else."""

import io
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from reports.extraction.findings import Finding, Stated
from reports.extraction.pipeline import extract
from reports.intake.articles import Article
from reports.intake.ingest import ingest
from reports.models import Correction, Participation, Person, Quote, Report

pytestmark = pytest.mark.django_db

TEXT = (
    "BISHKEK, March 3, 2021 /Kabar/. On March 2, 2021, Minister of Health of Kyrgyzstan Bolot Asanov met "
    "with Anna Keller, WHO Representative in Kyrgyzstan.\n\n"
    "“We will train more nurses in every region of the country,” Bolot Asanov said.\n"
)
NOTHING = "1 reports, 0 {}: 0 fields changed, 0 rows added, 0 removed, 0 new conflicts"


def run(*arguments) -> tuple[list[str], str, bool]:
    """The lines of the standard output, the error output, and whether it ended well."""
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command("reextract", *map(str, arguments), stdout=out, stderr=errors)
    except CommandError:
        return out.getvalue().splitlines(), errors.getvalue(), False
    return out.getvalue().splitlines(), errors.getvalue(), True


@pytest.fixture
def report():
    ingest(Article("visit.txt", TEXT, "visit.txt", Stated()))
    return Report.objects.get()


@pytest.fixture
def extractor(monkeypatch):
    """What the extractor says from now on: a title, another role, one participant and the quote less."""

    def other(text, stated=None):
        found = extract(text, stated)
        (meeting,) = found.meetings
        minister = replace(meeting.participants[0], role="Head of the ministry")
        title = Finding("A visit", ())
        return replace(found, title=title, meetings=(replace(meeting, participants=(minister,)),), quotes=())

    monkeypatch.setattr("reports.intake.ingest.extract", other)


def test_the_same_extractor_changes_nothing(report):
    assert run() == ([NOTHING.format("changed")], "", True)
    assert run("--dry-run") == ([NOTHING.format("would change")], "", True)


def test_what_changes_is_told_and_written(report, extractor):
    lines, errors, well = run(report.slug)
    part = Participation.objects.get()
    assert (lines, errors, well) == (
        [
            report.slug,
            "  report: title: “” -> “A visit”",
            "  participant “Bolot Asanov, Minister of Health of Kyrgyzstan”: role: "
            "“Minister of Health of Kyrgyzstan” -> “Head of the ministry”",
            "  - participant “Anna Keller, WHO Representative in Kyrgyzstan”",
            "  - quote “We will train more nurses in every region of the country,”",
            "1 reports, 1 changed: 2 fields changed, 0 rows added, 2 removed, 0 new conflicts",
        ],
        "",
        True,
    )
    assert part.role == "Head of the ministry"
    assert run() == ([NOTHING.format("changed")], "", True)


def test_a_dry_run_says_the_same_and_changes_nothing(report, extractor):
    before = list(Participation.objects.values()), list(Quote.objects.values()), Report.objects.values().get()
    told, *_ = run("--dry-run")
    assert told[-1].startswith("1 reports, 1 would change: 2 fields changed")
    after = list(Participation.objects.values()), list(Quote.objects.values()), Report.objects.values().get()
    assert before == after
    written, *_ = run()
    assert told[:-1] == written[:-1]


def test_a_speaker_is_told_by_name(report, monkeypatch):
    def other(text, stated=None):
        found = extract(text, stated)
        return replace(found, quotes=(replace(found.quotes[0], speaker="Anna Keller"),))

    monkeypatch.setattr("reports.intake.ingest.extract", other)
    assert any("speaker: “Bolot Asanov” -> “Anna Keller”" in line for line in run("--dry-run")[0])


def test_a_correction_stays_and_the_conflict_is_told_once(report, extractor):
    Participation.objects.filter(name="Bolot Asanov").update(role="Minister")
    (conflict,) = [line for line in run()[0] if line.startswith("  !")]
    assert conflict.endswith("role: “Minister” stays, the extractor says “Head of the ministry”")
    assert Participation.objects.get(name="Bolot Asanov").role == "Minister"
    assert Correction.objects.get(field="role").in_conflict
    assert run() == ([NOTHING.format("changed")], "", True)


def test_a_dry_run_creates_nobody(report, monkeypatch):
    def other(text, stated=None):
        found = extract(text, stated)
        (meeting,) = found.meetings
        guest = replace(meeting.participants[0], name="Nurlan Aitov", name_latin="Nurlan Aitov")
        return replace(found, meetings=(replace(meeting, participants=(*meeting.participants, guest)),))

    monkeypatch.setattr("reports.intake.ingest.extract", other)
    people = Person.objects.count()
    assert "  + participant “Nurlan Aitov, Minister of Health of Kyrgyzstan”" in run("--dry-run")[0]
    assert Person.objects.count() == people


def test_reports_are_named_by_slug_file_or_folder(report, tmp_path):
    (tmp_path / "visit.txt").write_text(TEXT)
    for name in (report.slug, "visit.txt", tmp_path / "visit.txt", tmp_path):
        assert run(name)[0] == [NOTHING.format("changed")]
    assert run(report.slug, tmp_path)[0] == [NOTHING.format("changed")]


def test_a_name_that_is_not_there_is_told_and_the_others_are_done(report, tmp_path):
    (tmp_path / "bad.txt").write_text("")
    lines, errors, well = run("nowhere", "x" * 5000, tmp_path / "bad.txt", report.slug)
    assert lines == [NOTHING.format("changed")]
    assert errors.splitlines()[0] == "nowhere: The archive has no such report."
    assert errors.splitlines()[2] == f"{tmp_path}/bad.txt: It is empty."
    assert not well
