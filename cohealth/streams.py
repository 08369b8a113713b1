"""Bodies that are made while they are sent, and that no slow reader may keep open for good.

Each holds a thread and a transaction until its last byte is taken. So a process sends a few at a time, and a
reader who does not take what is sent in time loses the rest. Pages fit in the buffers of the system.
"""

from collections.abc import Generator, Iterator
from threading import Lock
from weakref import WeakSet

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

MOST = 4  # at once in one process; half of its threads
PATIENCE = 60  # seconds in which a reader has to take the 32 kB that are sent together
HTTP_UNAVAILABLE = 503

_open: "WeakSet[Stream]" = WeakSet()
_lock = Lock()


class Stream(Iterator[bytes]):
    """The pieces of a body. It counts as open until it is read, closed or forgotten."""

    def __init__(self, pieces: Generator[bytes]):
        self._pieces = pieces

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except BaseException:
            _open.discard(self)
            raise

    def close(self) -> None:
        """End the body where it is, with the transaction that it is read in."""
        _open.discard(self)
        self._pieces.close()


def opened(request: HttpRequest, pieces: Generator[bytes]) -> Stream | None:
    """The body, which a reader of this request must take in time; None where too many are open."""
    stream = Stream(pieces)
    with _lock:
        if len(_open) >= MOST:
            return None
        _open.add(stream)
    if socket := request.META.get("gunicorn.socket"):
        socket.settimeout(PATIENCE)
    return stream


def busy() -> HttpResponse:
    """The answer where too many bodies are open."""
    text = _("Too many files are being downloaded at this moment: try again in a minute.")
    response = HttpResponse(f"{text}\n", status=HTTP_UNAVAILABLE, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response
