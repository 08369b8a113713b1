"""gunicorn in this process, with the archive loaded once and then forked."""

import os
import signal
import socket

from django.conf import settings
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.http import message
from gunicorn.workers.base import Worker

from cohealth import streams

# bytes: of 10,000 Cyrillic letters each takes six in an address. gunicorn allows 8,190 or any number.
LONGEST_REQUEST_LINE = 64 * 1024
ENDINGS = {signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}


def claim_port(port: int) -> socket.socket:
    """A socket that listens on this port of localhost; raises OSError if another program has it."""
    listener = socket.create_server(("127.0.0.1", port), backlog=2048)
    listener.set_inheritable(True)
    return listener


class WebServer(BaseApplication):
    """Serves the archive on a listening socket until the process is interrupted."""

    def __init__(self, listener: socket.socket):
        self.listener = listener
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's defaults."""
        message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE
        values = {
            "limit_request_line": LONGEST_REQUEST_LINE,
            "bind": f"fd://{self.listener.detach()}",
            "workers": 2,
            "threads": 2 * streams.MOST,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            "graceful_timeout": 10,
            "when_ready": guard_signals,
            "post_fork": stand_apart,
            "post_worker_init": announce,
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self):
        """The WSGI application."""
        from cohealth.wsgi import application

        return application


def guard_signals(arbiter: Arbiter) -> None:
    """Have a closed terminal stop the archive, where gunicorn would reload it, and lose no signal in a fork.

    Until a worker has its own handlers it has those of its master, which would do nothing.
    """
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    os.register_at_fork(
        before=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS),
        after_in_parent=lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS),
    )


def stand_apart(arbiter: Arbiter, worker: Worker) -> None:
    """Leave the terminal's group: Ctrl-C is for the master, who tells its workers once."""
    os.setpgid(0, 0)


def announce(worker: Worker) -> None:
    """Heed signals, and when the last of the first workers does, say where the archive is."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    if worker.age == worker.cfg.workers:
        print(f"The archive is at http://127.0.0.1:{settings.PORT}/ (Ctrl-C stops it).", flush=True)
