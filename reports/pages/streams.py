"""The whole result of a list, sent while it is read: memory does not grow with the archive.

The body is made after the view has returned, in a transaction that the middleware opens for it and that reads
one state of the database. Rows come through a cursor on the server, ``CHUNK`` at a time.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.generic.base import View

from reports.pages import licenses
from reports.pages.addresses import origin
from reports.pages.kinds import Kind, mistakes_of
from reports.search.lists import ListFilter, Mistake

CHUNK = 500  # rows
BLOCK = 32 * 1024  # characters sent at once


class StreamedList(View):
    """All records that a query asks for, in the order of the page, in one format; 400 for a mistake in it."""

    http_method_names = ["get", "head"]
    kind: Kind | None = None  # each address has its own
    extension: str
    content_type: str

    def get(self, request: HttpRequest) -> HttpResponseBase:
        asked = self.kind.asked(request.GET)
        if mistakes := mistakes_of(asked):
            return self.refuse(mistakes)
        if request.method == "HEAD":  # the server would read the whole list to send none of it
            response = HttpResponse(content_type=self.content_type)
        else:
            pieces = self.pieces(asked, origin(request))
            response = StreamingHttpResponse(blocks(pieces), content_type=self.content_type)
        licenses.tell(response, origin(request))
        response["Cache-Control"] = "public, no-cache"
        if disposition := self.disposition():
            response["Content-Disposition"] = disposition
        return response

    def pieces(self, asked: ListFilter, origin: str) -> Iterator[str]:
        """The document in pieces; ``origin`` stands before the paths of its addresses."""
        raise NotImplementedError

    def refuse(self, mistakes: list[Mistake]) -> HttpResponse:
        """The answer to a query with mistakes: a line each."""
        lines = "".join(f"{mistake.parameter}: {mistake.message}\n" for mistake in mistakes)
        return HttpResponse(lines, status=400, content_type="text/plain; charset=utf-8")

    def disposition(self) -> str:
        """Whether a browser saves the answer, and under which name; empty to leave it to the browser."""
        return f'attachment; filename="{self.kind.plural}.{self.extension}"'


def downloads(model: type[Model], query: str) -> dict[str, str]:
    """Where the list of a query is as a file: addresses by ``csv``, ``json`` and ``atom``."""
    routes = {"csv": "pages:{}_csv", "json": "exports:{}_json", "atom": "pages:{}_atom"}
    tail = f"?{query}" if query else ""
    return {name: reverse(route.format(model._meta.model_name)) + tail for name, route in routes.items()}


def one_by_one(records: QuerySet) -> Iterator[Model]:
    """The records one by one, with all that the queryset brings along, a chunk in memory at a time."""
    return records.iterator(chunk_size=CHUNK)


def blocks(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces as UTF-8, several together: a packet a row would take longer."""
    waiting, length = [], 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= BLOCK:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting).encode()
