import json
import os

import pytest

from reports.intake import articles
from reports.intake.articles import Article, Refusal, find, read

WORDS = "The Minister of Health met the WHO Representative."


@pytest.fixture
def file(tmp_path):
    """A file of the given content under the given name."""

    def write(content, name="article.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refusal(path) -> str:
    (found,) = read(path)
    assert isinstance(found, Refusal)
    assert str(path) in found.label
    return found.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "It is empty."),
        (b" \n\t\n", "It is empty."),
        (b"\xef\xbb\xbf", "It holds no words."),
        (b"12.05.2020 -- 17:00", "It holds no words."),
        (WORDS.encode("utf-16"), "The text is not UTF-8"),
        ("Министр здравоохранения".encode("cp1251"), "The text is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xde\xad\xbe\xef", "It is a binary file, not a text."),
        (b"\x00\x01\x02\x03" * 50, "It is a binary file, not a text."),
        (b"\x7fELF" + bytes(200), "It is a binary file, not a text."),
    ],
    ids=str,
)
def test_bad_text_is_refused_with_its_reason(file, content, reason):
    assert refusal(file(content)).startswith(reason)


def test_text_is_stored_as_it_stands_but_for_line_ends_and_nul(file):
    (article,) = read(file(b"\xef\xbb\xbfOne\r\ntwo \x00 three, and so on\n"))
    assert article.text == "One\ntwo \ufffd three, and so on\n"
    assert (article.file_name, article.url, article.identity) == ("article.txt", None, "article.txt")


def test_missing_file():
    (found,) = read(articles.Path("nowhere/article.txt"))
    assert found == Refusal("nowhere/article.txt", "There is no such file.")


def test_50_mb(file):
    path = file(WORDS)
    os.truncate(path, 50_000_000)
    assert refusal(path) == "An article has at most 5 MB; this has 50.0 MB."


def test_file_that_cannot_be_opened(tmp_path):
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert refusal(loop).startswith("The file cannot be read: ")


def test_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt") == "It is not a regular file."


def test_other_kind_of_file(file):
    assert refusal(file(WORDS, "article.docx")) == "Only .txt and .jsonl files are read."


def test_name_that_is_no_utf8(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as written:  # noqa: PTH123 - a Path cannot hold the name
        written.write(WORDS.encode())
    (article,) = (article for found in find([str(tmp_path)]) for article in read(found))
    assert article.file_name == "?.txt"


def test_folder_is_read_in_order_and_without_other_files(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.jsonl", "b/1.txt", "notes.md", ".hidden.txt", "C.TXT"):
        (tmp_path / name).write_text(WORDS)
    found = [str(path.relative_to(tmp_path)) for path in find([str(tmp_path)])]
    assert found == ["C.TXT", "a.jsonl", "b/1.txt", "b/2.txt"]


def test_folder_without_articles(tmp_path):
    (tmp_path / "notes.md").write_text(WORDS)
    assert list(find([str(tmp_path)])) == [Refusal(str(tmp_path), "The folder holds no .txt or .jsonl file.")]


def line(**fields) -> str:
    return json.dumps({"text": WORDS} | fields)


def test_line_with_all_that_is_known(file):
    known = {
        "title": "A visit",
        "url": "https://example.org/news/1",
        "source": "Agency",
        "published": "2020-02-14",
        "language": "en",
    }
    (article,) = read(file(line(**known, file="folder/1.txt", id=7), "all.jsonl"))
    assert isinstance(article, Article)
    assert {name: getattr(article.stated, name) for name in known} == known
    assert (article.file_name, article.identity) == ("1.txt", known["url"])
    assert article.label.endswith("all.jsonl:1")


@pytest.mark.parametrize(
    ("fields", "file_name"),
    [
        ({"file": "seeds/1.txt"}, "1.txt"),
        ({"url": "https://example.org/1"}, "https://example.org/1"),
        ({}, f"all.jsonl#{articles.hash_of(WORDS)[:12]}"),
        ({"file": None, "url": " ", "title": ""}, f"all.jsonl#{articles.hash_of(WORDS)[:12]}"),
    ],
)
def test_file_name_of_a_line(file, fields, file_name):
    (article,) = read(file(line(**fields), "all.jsonl"))
    assert article.file_name == file_name


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "The line is not JSON: its character 2 cannot be read."),
        ("[1]", "The line is not a JSON object."),
        ("[" * 100_000, "The line is no such JSON as is read: it is too deep or has too long a number."),
        ('{"id": ' + "1" * 5000 + "}", "The line is no such JSON as is read: it is too deep"),
        ("NaN", "The line is not a JSON object."),
        ("{}", "The line has no “text”, or it is not a string."),
        ('{"text": 7}', "The line has no “text”, or it is not a string."),
        ('{"text": ""}', "It is empty."),
        ('{"text": "\\ud800 words"}', "The line holds half of a surrogate pair"),
        (line(title="\ud800"), "The line holds half of a surrogate pair"),
        (line(title=7), "“title” is not a string."),
        (line(url="example.org/1"), "“url” is no http or https address: example.org/1"),
        (line(url="javascript:alert(1)"), "“url” is no http or https address"),
        (line(url="https://example.org/" + "1" * 2000), "“url” is longer than 2000 characters."),
        (
            line(published="14.02.2020"),
            "“published” is no date such as 2020, 2020-02, 2020-02-14 or 2020-02-14T10:00:00Z: 14.02.2020",
        ),
        (line(published="2020-02-30"), "“published” is no date"),
        (line(published="2020-02-30T10:00:00Z"), "“published” is no date"),
        (line(published="2020-02-14T25:00:00Z"), "“published” is no date"),
        (line(published="2020-02T10:00:00Z"), "“published” is no date"),
        (line(published="2020-13"), "“published” is no date"),
        (line(published="0000"), "“published” is no date"),
        (line(language="English"), "“language” is no ISO 639 code such as en: English"),
        (line(source="S" * 201), "“source” is longer than 200 characters."),
        (b'{"text": "\xff"}', "The line is not UTF-8."),
        (line(text="w" * 5_000_001), "An article has at most 5 MB"),
        (line(text="w" * 11_000_000), "An article has at most 5 MB"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_bad_line_is_refused_and_the_next_one_read(file, content, reason):
    content = content if isinstance(content, bytes) else content.encode()
    path = file(content + b"\n\n" + line().encode() + b"\n", "all.jsonl")
    bad, good = read(path)
    assert isinstance(bad, Refusal) and bad.label == f"{path}:1"
    assert bad.reason.startswith(reason)
    assert isinstance(good, Article) and good.label == f"{path}:3"


@pytest.mark.parametrize(
    "moment",
    [
        "2023-06-08T10:00:00Z",
        "2023-06-08T23:30",
        "2023-06-08T23:30:00.123+06:00",
        "2023-06-08 00:10:00 +0500",
        "2023-06-08 10:00:00 UTC",
    ],
)
def test_a_moment_of_publication_is_its_day(file, moment):
    (article,) = read(file(line(published=moment), "all.jsonl"))
    assert article.stated.published == "2023-06-08"


def test_lines_of_windows_with_a_mark(file):
    first, second = read(
        file(b"\xef\xbb\xbf" + line().encode() + b"\r\n" + line().encode() + b"\r\n", "a.jsonl")
    )
    assert first.text == second.text == WORDS


def test_file_without_lines(file):
    assert refusal(file("\n \n", "all.jsonl")) == "It is empty."


def test_sizes_add_up_to_the_file(file):
    content = (line() + "\n" + "{" + "\n" + line()).encode()
    assert sum(found.size for found in read(file(content, "all.jsonl"))) == len(content)
