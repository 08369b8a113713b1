"""``manage.py serve``: bring the archive up to date and serve it."""

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections

from cohealth.webserver import WebServer, claim_port


class Command(BaseCommand):
    help = "Migrate, take in seeds/, collect static files and serve the archive on PORT until Ctrl-C."

    def handle(self, **options) -> None:
        """Run the web server; raises CommandError if the port is taken."""
        listener = _listener()
        with _alone():
            call_command("migrate", verbosity=0)
            self._ingest_seeds()
            call_command("collectstatic", interactive=False, verbosity=0)
        connections.close_all()  # a forked worker must not share them
        WebServer(listener).run()

    def _ingest_seeds(self) -> None:
        try:
            call_command("ingest", str(settings.BASE_DIR / "seeds"))
        except CommandError as error:  # a bad file among them was named, and the others are in
            self.stderr.write(str(error))


def _listener() -> socket.socket:
    try:
        return claim_port(settings.PORT)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = "is taken: stop the program that has it, or choose another"
        else:
            reason = f"cannot be used ({error.strerror}): choose another"
        raise CommandError(f"Port {settings.PORT} {reason}, as in PORT=8001 make run.") from error


@contextmanager
def _alone() -> Iterator[None]:
    """Let no second start migrate and collect files at the same time."""
    descriptor = os.open(settings.STATE_DIR / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
