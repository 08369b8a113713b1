"""The list of reports in SQLite FTS5 through Datasette, and in Tantivy: same texts, filters and facets."""

import asyncio
import json
import logging
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

SINGLE = ("year", "source", "language")  # a report has one; of the other facets it may have several
LIMIT = 20
PATIENCE = 60_000  # milliseconds; by itself Datasette gives up a facet after 200
Answers = dict[str, Callable[[], None]]


def of_reports(queries: dict[str, str]) -> dict[str, Answers]:
    """For each peer and each named query of ``search.py``, what asks that peer for it."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # Datasette's client tells of every request
    folder = Path(tempfile.mkdtemp(prefix="peers-"))
    asked = {name: _asked(query) for name, query in queries.items()}
    return {"Tantivy": _tantivy(folder, asked), "Datasette": _datasette(folder, asked)}


def _asked(query: str) -> dict[str, str]:
    """The words asked for, and the filters with their values as numbers."""
    from reports.models import Report
    from reports.search.filters import ReportFilter

    filters = ReportFilter(dict(parse_qsl(query)), Report.objects.all())
    numbers = {name: str(filters.codes(name)[0]) for name in filters.facets if name in filters.chosen}
    return numbers | ({"q": filters.option("q")} if "q" in filters.chosen else {})


def _reports() -> Iterator[tuple[int, str, str, dict[str, list[str]]]]:
    """Key, title, text and facet values of each report."""
    from reports.models import ReportEntry
    from reports.search import codes

    rows = ReportEntry.objects.values_list("pk", "record__title", "record__text", "facets")
    for key, title, text, numbers in rows.iterator(2_000):
        values: dict[str, list[str]] = defaultdict(list)
        for number in numbers:
            if codes.facet(number) <= len(codes.FACETS):
                values[codes.FACETS[codes.facet(number) - 1]].append(str(number))
        yield key, title, text, values


def _datasette(folder: Path, asked: dict[str, dict[str, str]]) -> Answers:
    from datasette.app import Datasette

    from reports.search import codes

    path = folder / "archive.db"
    columns = ", ".join(codes.FACETS)
    with sqlite3.connect(path) as database:
        database.execute(f"CREATE TABLE reports (id INTEGER PRIMARY KEY, title, text, {columns})")
        database.executemany(
            f"INSERT INTO reports VALUES (?, ?, ?{', ?' * len(codes.FACETS)})",  # noqa: S608 - our own names
            (
                (key, title, text, *(_cell(name, values[name]) for name in codes.FACETS))
                for key, title, text, values in _reports()
            ),
        )
        for name in SINGLE:
            database.execute(f"CREATE INDEX reports_{name} ON reports ({name})")
        database.execute(
            "CREATE VIRTUAL TABLE reports_fts USING fts5(title, text, content=reports, content_rowid=id,"
            " tokenize='porter unicode61')"
        )
        database.execute("INSERT INTO reports_fts (reports_fts) VALUES ('rebuild')")
    patience = dict.fromkeys(
        ("sql_time_limit_ms", "facet_time_limit_ms", "facet_suggest_time_limit_ms"), PATIENCE
    )
    served = Datasette([str(path)], settings=patience | {"suggest_facets": False})
    loop = asyncio.new_event_loop()

    def answer(address: str) -> Callable[[], None]:
        return lambda: loop.run_until_complete(served.client.get(address)).raise_for_status()

    return {name: answer(f"/archive/reports?{_address(values)}") for name, values in asked.items()}


def _cell(name: str, values: list[str]) -> str | None:
    if name in SINGLE:
        return values[0] if values else None
    return json.dumps(values)


def _address(asked: dict[str, str]) -> str:
    from reports.search import codes

    pairs = [("_facet" if name in SINGLE else "_facet_array", name) for name in codes.FACETS]
    for name, value in asked.items():
        single = name if name in SINGLE else f"{name}__arraycontains"
        pairs.append(("_search" if name == "q" else single, value))
    return urlencode([*pairs, ("_size", LIMIT), ("_facet_size", LIMIT)])


def _tantivy(folder: Path, asked: dict[str, dict[str, str]]) -> Answers:
    import tantivy

    from reports.search import codes

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    for name in ("title", "text"):
        builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
    for name in codes.FACETS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True)
    (folder / "tantivy").mkdir()
    index = tantivy.Index(builder.build(), path=str(folder / "tantivy"))
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for key, title, text, values in _reports():
        writer.add_document(tantivy.Document(id=key, title=title, text=text, **values))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    counted = {name: {"terms": {"field": name, "size": LIMIT}} for name in codes.FACETS}

    def answer(values: dict[str, str]) -> Callable[[], None]:
        query = index.parse_query(
            " AND ".join(each if name == "q" else f'{name}:"{each}"' for name, each in values.items()) or "*",
            ["title", "text"],
        )

        def work() -> None:
            for _score, place in searcher.search(query, LIMIT, count=True).hits:
                searcher.doc(place)
            searcher.aggregate(query, counted)

        return work

    return {name: answer(values) for name, values in asked.items()}
