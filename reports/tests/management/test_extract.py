import io
import json

import pytest
from django.core.management import CommandError, call_command

from reports.intake import articles

TEXT = "Minister Zulfiya Rahimova met Anna Lee in Osh."


def run(*paths, **options):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("extract", *map(str, paths), stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), None


def test_prints_an_object_a_line_under_the_name_that_was_given(tmp_path):
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(TEXT)
    two.write_text("Министр приняла гостью. Встреча прошла в городе.")
    out, err, error = run(one, two)
    found = [json.loads(line) for line in out.splitlines()]
    assert [article["file"] for article in found] == [str(one), str(two)]
    assert [article["language"] for article in found] == ["en", "ru"]
    assert (err, error) == ("", None)


def test_reads_a_folder_and_json_lines(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT)
    line = {"text": TEXT, "file": "c.txt", "title": "Stated", "published": "2020-01-02"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line) + "\n")
    found = [json.loads(line) for line in run(tmp_path)[0].splitlines()]
    assert [article["file"] for article in found] == ["c.txt", str(tmp_path / "b.txt")]
    assert (found[0]["title"], found[0]["published"]) == ("Stated", "2020-01-02")


def test_what_cannot_be_read_is_told_and_the_others_are_printed(tmp_path):
    good, bad, missing = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "none.txt"
    good.write_text(TEXT)
    bad.write_bytes("Мир".encode("cp1251"))
    out, err, error = run(bad, missing, good)
    assert [json.loads(line)["file"] for line in out.splitlines()] == [str(good)]
    assert err.splitlines() == [
        f"{bad}: The text is not UTF-8: byte 0 cannot be read.",
        f"{missing}: There is no such file.",
    ]
    assert error == "2 could not be read."


@pytest.mark.parametrize("text", ["a", "«Да»…", "Yes, of\0 course", "Да 🙂🙂🙂"])
def test_any_words_are_printed(tmp_path, text):
    path = tmp_path / "odd.txt"
    path.write_text(text)
    assert json.loads(run(path)[0])["meetings"] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", ""), ("a.txt", "…"), ("a.txt", "\0\1" * 9), ("a.jsonl", "{"), ("a.pdf", "a")],
)
def test_what_the_archive_refuses_is_told_in_the_same_words(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content)
    (refusal,) = articles.read(path)
    assert run(path) == ("", f"{refusal.label}: {refusal.reason}\n", "1 could not be read.")


def test_a_name_that_is_no_utf8_is_printed(tmp_path):
    path = tmp_path / "\udcff.txt"
    path.write_text(TEXT)
    assert json.loads(run(tmp_path)[0])["file"] == f"{tmp_path}/?.txt"
