"""What every answer has in common: its language, its security headers, and that a visitor changes nothing."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation

from cohealth import streams

GetResponse = Callable[[HttpRequest], HttpResponseBase]

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SETTINGS = {
    "statement_timeout": "10s",  # no search may keep the database from the others
    # Nor may who reads a file slowly: an old state that is kept keeps PostgreSQL from cleaning up.
    "idle_in_transaction_session_timeout": "5min",
    # The vectors of search stand beside their rows, and the planner takes them for free to read: it would
    # read all.
    "enable_seqscan": "off",
    # What is planned once (reports.search.prepared) fits any values: PostgreSQL would go on to try others.
    "plan_cache_mode": "force_generic_plan",
    # To compile, or to start another process, takes longer than any page's query.
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}


def security_headers(get_response: GetResponse) -> GetResponse:
    """Forbid scripts and styles but our own files; Django's own middleware sets the other headers."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def language_of_address(get_response: GetResponse) -> GetResponse:
    """English without a prefix, Russian under /ru/; LocaleMiddleware would add Vary: Accept-Language."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def admin_without_nul(get_response: GetResponse) -> GetResponse:
    """Take NUL for a space in what the admin site is asked: no text in PostgreSQL has one, and a search for
    it would end in an error of the database."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if _is_admin(request):
            request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "%20")
        return get_response(request)

    return middleware


def read_only_methods(get_response: GetResponse) -> GetResponse:
    """Answer only GET and HEAD outside of the admin site."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") and not _is_admin(request):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return get_response(request)

    return middleware


def read_only_visits(get_response: GetResponse) -> GetResponse:
    """Read each page outside of the admin site from one state of the database, and write nothing to it.

    A streamed body is made after its view has returned, so it gets a transaction of its own.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if _is_admin(request) or request.path_info == reverse("healthz"):
            return get_response(request)
        with visit():
            response = get_response(request)
        if not isinstance(response, StreamingHttpResponse):
            return response
        body = streams.opened(request, _streamed(response.streaming_content))
        if body is None:
            response.close()
            return streams.busy()
        response.streaming_content = body
        return response

    return middleware


@contextmanager
def visit() -> Iterator[None]:
    """A transaction that reads one state of the database and writes nothing; within another, a savepoint."""
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:  # only the first statement of a transaction may choose it
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET LOCAL transaction_read_only = on")
        cursor.execute(
            "SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(SETTINGS)),
            [each for setting in SETTINGS.items() for each in setting],
        )
        try:
            yield
        finally:
            # Rolled back, a savepoint takes its settings along. A whole transaction has nothing to undo, and
            # after it psycopg would forget what PostgreSQL has planned.
            transaction.set_rollback(not outermost)


def _streamed(chunks: Iterable[bytes]) -> Generator[bytes]:
    with visit():
        yield from chunks


def _is_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("admin:index"))
