"""The whole archive as one file, ``/archive.zip``, put together while it is sent.

For each kind of record a CSV file and one of JSON lines, from the columns and serializers of the lists;
beside them what each column and field means, and how to cite the archive. All from one state of the database.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe
from rest_framework import serializers

from reports.api.exports import serialized
from reports.api.popolo import document
from reports.api.serializers import ARCHIVED
from reports.pages import licenses
from reports.pages.addresses import origin
from reports.pages.columns import COLUMNS
from reports.pages.exports import BOM, csv_of
from reports.pages.kinds import KINDS
from reports.pages.streams import blocks

README = """\
Central Asia health meetings: the whole archive
===============================================

Version: {version}, the moment (UTC) of which this is the state.
From: {origin}/

Cite as: Central Asia health meetings, {origin}/, version {version}.

Files
-----
NAME.csv    one row a record, for spreadsheets; several values in a cell are parted by "; "
NAME.jsonl  one JSON object a line, as {origin}/api/NAME/ gives it: the same records with the evidence of
            each value; reports with their texts
popolo.json people, bodies and the roles that tie them, http://www.popoloproject.com/specs/
            A membership has no dates of its own: its sources are the reports that give somebody that role,
            each with the date of the meeting as a note.
data-dictionary.csv  what each column and field means

NAME is one of {names}.

Dates are EDTF (2017, 2017-12 or 2017-12-13) with their basis. Evidence is a list of spans: start and end in
Unicode characters of the report's text, those words, and their address in the archive.
An empty cell and a null mean unknown. In the CSV files an apostrophe stands before a text that a spreadsheet
might take for a formula.

Whose it is
-----------
{terms}
The articles belong to those who published them; they are here for research, to be searched and cited with
their source. The records are drawn from them by a program and corrected by editors: method and measured
accuracy are at {origin}/about/.
"""


@require_safe
def archive(request: HttpRequest) -> HttpResponseBase:
    """The archive as a ZIP file."""
    if request.method == "HEAD":
        response = HttpResponse(content_type="application/zip")
    else:
        response = StreamingHttpResponse(zipped(origin(request)), content_type="application/zip")
    licenses.tell(response, origin(request))
    response["Content-Disposition"] = 'attachment; filename="archive.zip"'
    return response


def zipped(origin: str) -> Iterator[bytes]:
    """The ZIP file in pieces."""
    made = timezone.now()
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, pieces in members(origin, made):
            member = zipfile.ZipInfo(name, made.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            with whole.open(member, "w", force_zip64=True) as file:
                for block in blocks(pieces):
                    file.write(block)
                    yield sink.drained()
    yield sink.drained()


def members(origin: str, made: datetime) -> Iterator[tuple[str, Iterable[str]]]:
    """The files by name, each in pieces of text."""
    version = f"{made:%Y-%m-%dT%H:%M:%SZ}"
    names = ", ".join(kind.plural for kind in KINDS)
    yield "README.txt", [README.format(version=version, origin=origin, names=names, terms=licenses.terms())]
    yield "data-dictionary.csv", dictionary()
    for kind in KINDS:
        records = kind.asked({}).records().order_by("pk")
        yield f"{kind.plural}.csv", csv_of(kind, records, origin)
        yield f"{kind.plural}.jsonl", (f"{line}\n" for line in serialized(kind, records, origin, ARCHIVED))
    yield "popolo.json", document(origin)


def dictionary() -> Iterator[str]:
    """The data dictionary as CSV: each column and each field, with its meaning."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["File", "Column or field", "Meaning"])
    writer.writerow(["*", "*", licenses.terms()])
    for kind in KINDS:
        for column in COLUMNS[kind.model]:
            writer.writerow([f"{kind.plural}.csv", column.header, column.meaning])
        for name, meaning in fields(ARCHIVED[kind.model]()):
            writer.writerow([f"{kind.plural}.jsonl", name, meaning])
    yield BOM + out.getvalue()


def fields(serializer: serializers.Serializer, path: str = "") -> Iterator[tuple[str, str]]:
    """The fields of a serializer, and of those within: ``accounts.report.slug``, with what each means."""
    for name, field in serializer.get_fields().items():
        inner = getattr(field, "child", field)
        nested = isinstance(inner, serializers.Serializer)
        about = field.help_text or (" ".join((type(inner).__doc__ or "").split()) if nested else "")
        yield f"{path}{name}", str(about)
        if nested:
            yield from fields(inner, f"{path}{name}.")


class Sink(io.RawIOBase):
    """Takes what is written to it, in order, and gives it away: a file that cannot be gone back in."""

    def __init__(self):
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._waiting.append(bytes(data))
        return len(data)

    def drained(self) -> bytes:
        """What was written since the last time."""
        waiting, self._waiting = b"".join(self._waiting), []
        return waiting
