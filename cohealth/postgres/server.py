"""The embedded server as a process uses it: joined, left, and stopped by the last."""

import atexit
import fcntl
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from cohealth.postgres.cluster import OPTIONS, check_owner, make_cluster, write_access_rules
from cohealth.postgres.home import Home, ServerError, find_home, last_complaint

PATIENCE = 120  # seconds for a server that recovers from a crash


class EmbeddedServer:
    """The server of one project, as this process uses it."""

    def __init__(self, project: Path):
        self.project = project
        self._home: Home | None = None
        self._users: int | None = None  # the open users.lock of this process
        self._child: subprocess.Popen | None = None
        self._thread_lock = threading.RLock()
        atexit.register(self._leave_at_exit)
        os.register_at_fork(after_in_child=self._forget)

    def join(self) -> str:
        """Have the server run and count this process among its users; returns the folder of its socket.

        Raises ServerError.
        """
        with self._thread_lock:
            try:
                if self._home is None:
                    self._home = find_home(self.project)
                with self._turn():
                    if self._users is None:
                        self._users = self._home.open("users.lock")
                        fcntl.flock(self._users, fcntl.LOCK_SH)
                    self._ensure_running()
            except OSError as error:
                raise ServerError(
                    f"The project's database cannot be used ({error}): run this as the project's owner."
                ) from error
            return str(self._home.sockets)

    def program(self, name: str) -> Path:
        """A program that comes with the server, as ``psql``; for one who has joined it."""
        return self._home.binaries / "bin" / name

    def leave(self) -> None:
        """Use the server no longer; the last process to leave stops it."""
        with self._thread_lock:
            if self._users is None:
                return
            with self._turn():
                os.close(self._users)
                self._users = None
                if self._is_free("users.lock"):
                    self._stop()

    def _leave_at_exit(self) -> None:
        """Leave, undisturbed by a second Ctrl-C."""
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGQUIT})
        self.leave()

    def _forget(self) -> None:
        """In a forked child: the lock, the server and the thread that may hold it are the parent's."""
        self._thread_lock = threading.RLock()
        self._child = None
        if self._users is not None:
            os.close(self._users)
            self._users = None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        descriptor = self._home.open("turn.lock")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _is_free(self, name: str) -> bool:
        descriptor = self._home.open(name)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(descriptor)
        return True

    def _ensure_running(self) -> None:
        """Take over the server that runs, wait for one that is starting or stopping, else start one."""
        deadline = time.monotonic() + PATIENCE
        while not self._is_free("server.lock"):
            if self._answers():
                return
            if time.monotonic() > deadline:
                raise ServerError(
                    f"The embedded PostgreSQL does not answer: see {self._home.log}, and stop it."
                )
            time.sleep(0.05)
        self._start()

    def _answers(self) -> bool:
        """Whether the server at our socket takes connections; raises ServerError if it is another one."""
        try:
            with psycopg.connect(
                host=str(self._home.sockets),
                port=5432,
                user="postgres",
                dbname="postgres",
                connect_timeout=10,
            ) as connection:
                (data,) = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        if Path(data).resolve() != self._home.data.resolve():
            raise ServerError(
                f"Another PostgreSQL, of {data}, answers in {self._home.sockets}: stop it first."
            )
        return True

    def _start(self) -> None:
        home = self._home
        if not home.data.exists():
            make_cluster(home)
        check_owner(home)
        # Nobody holds server.lock, so the pid in these is no server of ours, whatever program has it now.
        for left in (home.data / "postmaster.pid", home.sockets / ".s.PGSQL.5432.lock"):
            left.unlink(missing_ok=True)
        command = [self.program("postgres"), "-D", home.data]
        for name, value in (OPTIONS | write_access_rules(home)).items():
            command += ["-c", f"{name}={value}"]
        lock = self._home.open("server.lock")
        log = home.open("log", os.O_APPEND)
        said_before = os.fstat(log).st_size
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._child = subprocess.Popen(  # noqa: S603
                command,
                **home.process_options,
                pass_fds=[lock],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        finally:
            os.close(lock)
            os.close(log)
        self._wait_until_it_answers(said_before)

    def _wait_until_it_answers(self, said_before: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self._child.poll() is not None or time.monotonic() > deadline:
                said = self._home.log.read_bytes()[said_before:].decode(errors="replace")
                reason = last_complaint(said)
                raise ServerError(f"The embedded PostgreSQL does not start: {reason} (see {self._home.log}).")
            time.sleep(0.02)

    def _stop(self) -> None:
        """Stop the server and wait for the last of its processes."""
        child, self._child = self._child, None
        if self._is_free("server.lock"):
            return
        if child is not None and child.poll() is None:
            child.send_signal(signal.SIGINT)  # a fast shutdown
            child.wait(PATIENCE)
        elif self._answers():
            pg_ctl = self.program("pg_ctl")
            self._home.run(pg_ctl, "stop", "-D", self._home.data, "-m", "fast", "-t", str(PATIENCE))
        deadline = time.monotonic() + 5
        while not self._is_free("server.lock") and time.monotonic() < deadline:
            time.sleep(0.02)
