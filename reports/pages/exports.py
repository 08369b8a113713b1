"""Lists as CSV, for spreadsheets: UTF-8 with a byte order mark, by which Excel knows the encoding."""

import csv
import re
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from reports.pages.columns import COLUMNS, ROWS
from reports.pages.kinds import Kind
from reports.pages.streams import StreamedList, one_by_one
from reports.search.lists import ListFilter

BOM = "\ufeff"
# What a spreadsheet may take for a formula: “=1+1”, “＋1”, also after blanks; or a tab that shifts the cells.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


class CSVExport(StreamedList):
    """A list as CSV with headers in the language of the address."""

    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    def pieces(self, asked: ListFilter, origin: str) -> Iterator[str]:
        return csv_of(self.kind, asked.qs, origin)


def csv_of(kind: Kind, found: QuerySet, origin: str) -> Iterator[str]:
    """The lines of a CSV file of these records, the headers first."""
    columns = COLUMNS[kind.model]
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    yield BOM + writer.writerow([column.header for column in columns])
    for record in one_by_one(ROWS[kind.model](found)):
        yield writer.writerow([as_text(column.value(record, origin)) for column in columns])


def as_text(value: Any) -> Any:
    """The value for a cell; an apostrophe before a text that a spreadsheet might take for a formula."""
    if isinstance(value, int):
        return value
    text = str(value)
    return f"'{text}" if FORMULA.match(text) else text


class _Line:
    """For ``csv.writer``: gives back what it is told to write."""

    def write(self, line: str) -> str:
        return line
