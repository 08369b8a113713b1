"""gunicorn in this process, with the archive loaded once and then forked."""

import os
import signal
import socket

from django.conf import settings
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter


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
        values = {
            "bind": f"fd://{self.listener.detach()}",
            "workers": 2,
            "threads": 4,
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": announce,
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self):
        """The WSGI application."""
        from cohealth.wsgi import application

        return application


def announce(arbiter: Arbiter) -> None:
    """Say where the archive is; have a closed terminal stop it, where gunicorn would reload it."""
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    print(f"The archive is at http://127.0.0.1:{settings.PORT}/ (Ctrl-C stops it).", flush=True)
