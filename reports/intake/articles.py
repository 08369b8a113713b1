"""Articles as they come in: text files and JSON lines, each checked before anything is made of it."""

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from reports.extraction.article import stored_text
from reports.extraction.findings import Stated
from reports.models.dates import bounds

SIZE_LIMIT = 5_000_000  # bytes of one article; the longest of the genre have some 50,000
SUFFIXES = {".txt", ".jsonl"}
LONGEST = {"url": 2000, "file": 500, "title": 2000, "source": 200}
METADATA = ("url", "file", "title", "source", "published", "language")
LANGUAGE = re.compile(r"[a-z]{2,3}")
# 2023-06-08T10:00:00Z, 2023-06-08 10:00:00.000+06:00: the day as it is written is the day of publication.
MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt ]([01]\d|2[0-3]):?[0-5]\d(:?[0-6]\d([.,]\d+)?)?"
    r" ?([Zz]|UTC|[+-]\d\d(:?\d\d)?)?",
    re.ASCII,
)
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffd]")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

is_web_address = URLValidator(schemes=["http", "https"])


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """The article does not go in; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with the metadata that came with it. ``label`` says where it stands, ``size`` counts bytes."""

    label: str
    text: str
    file_name: str
    stated: Stated = field(default_factory=Stated)
    size: int = 0

    @property
    def url(self) -> str | None:
        return self.stated.url

    @property
    def identity(self) -> str:
        """What makes it the same article in its next version: its URL, else its file name."""
        return self.url or self.file_name


@dataclass(frozen=True, slots=True)
class Refusal:
    """What did not go in, and why in one sentence."""

    label: str
    reason: str
    size: int = 0


def find(paths: Iterable[str]) -> Iterator[Path | Refusal]:
    """The article files among ``paths``, and those inside the folders among them, in order of name."""
    for name in paths:
        if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises where a folder above is closed
            yield from _inside(Path(name))
        else:
            yield Path(name)


def _inside(folder: Path) -> Iterator[Path | Refusal]:
    unreadable: list[OSError] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=unreadable.append):
        folders.sort()
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                found = True
                yield Path(parent, name)
    for error in unreadable:
        yield Refusal(str(error.filename), f"The folder cannot be read: {error.strerror}.")
    if not found and not unreadable:
        yield Refusal(str(folder), "The folder holds no .txt or .jsonl file.")


def size(path: Path) -> int:
    """The size of a file in bytes, 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def read(path: Path | Refusal) -> Iterator[Article | Refusal]:
    """The articles in what ``find`` found, each as an Article or as the Refusal that says why it is none."""
    if isinstance(path, Refusal):
        yield path
        return
    try:
        _check_file(path)
        if path.suffix.lower() == ".jsonl":
            yield from _read_lines(path)
        else:
            yield _read_text(path)
    except Refused as refused:
        yield Refusal(str(path), str(refused))
    except OSError as error:
        yield Refusal(str(path), f"The file cannot be read: {error.strerror}.")


def _check_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise Refused("There is no such file.") from error
    if not stat.S_ISREG(mode):
        raise Refused("It is not a regular file.")
    if path.suffix.lower() not in SUFFIXES:
        raise Refused("Only .txt and .jsonl files are read.")


def _read_text(path: Path) -> Article:
    length = path.stat().st_size
    if length > SIZE_LIMIT:
        raise Refused(_too_long(length))
    if len(path.name) > LONGEST["file"]:
        raise Refused(f"The file name is longer than {LONGEST['file']} characters.")
    text = check_text(path.read_bytes())
    return Article(_printable(str(path)), text, _printable(path.name), size=length)


def _printable(name: str) -> str:
    """The name with what is no UTF-8 in it replaced: the database takes nothing else."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _too_long(size: int) -> str:
    return f"An article has at most {SIZE_LIMIT // 1_000_000} MB; this has {size / 1_000_000:.1f} MB."


def check_text(content: bytes) -> str:
    """The stored text of an article's bytes. Raises Refused where they are not a text with words."""
    if len(content) > SIZE_LIMIT:
        raise Refused(_too_long(len(content)))
    if not content.strip():
        raise Refused("It is empty.")
    try:
        text = stored_text(content)
    except ValueError as error:
        if b"\0" in content and not content.startswith(UTF16_MARKS):
            raise Refused("It is a binary file, not a text.") from error
        raise Refused(str(error)) from error
    if len(CONTROL.findall(text)) > len(text) / 10:
        raise Refused("It is a binary file, not a text.")
    if not any(letter.isalpha() for letter in text):
        raise Refused("It holds no words.")
    return text


def hash_of(text: str) -> str:
    """The SHA-256 of a stored text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _read_lines(path: Path) -> Iterator[Article | Refusal]:
    found = False
    with path.open("rb") as file:
        for number, line, size in _lines(file):
            label = f"{path}:{number}"
            if line is not None and not line.strip():
                continue
            found = True
            try:
                if line is None:
                    raise Refused(_too_long(size))
                yield _read_line(line, label, path.name, size)
            except Refused as refused:
                yield Refusal(label, str(refused), size)
    if not found:
        raise Refused("It is empty.")


def _lines(file) -> Iterator[tuple[int, bytes | None, int]]:
    """Number, content and size of each line; None for the content of one that is too long to hold."""
    limit = 2 * SIZE_LIMIT  # JSON escapes take room
    number = 0
    while line := file.readline(limit):
        number += 1
        size = len(line)
        if size < limit:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, size
            continue
        while not line.endswith(b"\n") and (line := file.readline(limit)):
            size += len(line)
        yield number, None, size


def _read_line(line: bytes, label: str, feed: str, size: int) -> Article:
    fields = _parse(line)
    if not isinstance(fields.get("text"), str):
        raise Refused("The line has no “text”, or it is not a string.")
    return from_fields(fields, label, feed, size)


def from_fields(fields: dict[str, Any], label: str, feed: str, size: int = 0) -> Article:
    """The article of ``text`` and the metadata beside it, checked. Raises Refused.

    Without ``url`` and ``file`` its text tells it from the others of its ``feed``.
    """
    values = {key: _metadata(fields, key) for key in METADATA}
    if values["published"] and (moment := MOMENT.fullmatch(values["published"])):
        values["published"] = moment["day"]
    file = values.pop("file")
    stated = Stated(**values)
    _check(stated)
    text = check_text(_encoded(fields["text"]))
    # Not the number of the line: one put on top of the feed would make each the next version of another.
    file_name = Path(file).name if file else stated.url or f"{feed}#{hash_of(text)[:12]}"
    return Article(label, text, file_name[: LONGEST["file"]], stated, size)


def _parse(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line.rstrip())
    except UnicodeDecodeError as error:
        raise Refused("The line is not UTF-8.") from error
    except json.JSONDecodeError as error:
        raise Refused(f"The line is not JSON: its character {error.pos + 1} cannot be read.") from error
    except (ValueError, RecursionError) as error:
        raise Refused(
            "The line is no such JSON as is read: it is too deep or has too long a number."
        ) from error
    if not isinstance(fields, dict):
        raise Refused("The line is not a JSON object.")
    return fields


def _metadata(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(f"“{key}” is not a string.")
    value = " ".join(stored_text(_encoded(value)).split())
    if len(value) > LONGEST.get(key, len(value)):
        raise Refused(f"“{key}” is longer than {LONGEST[key]} characters.")
    return value or None


def _encoded(value: str) -> bytes:
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused("The line holds half of a surrogate pair, which is no character.") from error


def _check(stated: Stated) -> None:
    if stated.url is not None:
        try:
            is_web_address(stated.url)
        except ValidationError as error:
            raise Refused(f"“url” is no http or https address: {stated.url[:200]}") from error
    if stated.published is not None:
        try:
            bounds(stated.published)
        except ValueError as error:
            forms = "2020, 2020-02, 2020-02-14 or 2020-02-14T10:00:00Z"
            raise Refused(f"“published” is no date such as {forms}: {stated.published[:200]}") from error
    if stated.language is not None and not LANGUAGE.fullmatch(stated.language):
        raise Refused(f"“language” is no ISO 639 code such as en: {stated.language[:200]}")
