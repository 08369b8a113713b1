"""The embedded server, with real processes in projects of their own."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from cohealth.postgres import EmbeddedServer, ServerError

SOURCE = Path(__file__).parents[3]
USER = """
import sys
from pathlib import Path
from cohealth.postgres import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
print(server.join(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def project() -> Iterator[Path]:
    """An empty project in a folder open to others, as pytest's own temporary folders are not."""
    folder = Path(tempfile.mkdtemp(prefix="cohealth-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def use(project: Path) -> subprocess.Popen:
    """A process that has joined the server of the project and leaves when its input ends."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", USER, project],
        cwd=SOURCE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline().strip()
    return process


@contextmanager
def joined(project: Path) -> Iterator[tuple[EmbeddedServer, Path]]:
    """The server that this process has joined, and the folder of its socket."""
    server = EmbeddedServer(project)
    try:
        yield server, Path(server.join())
    finally:
        server.leave()


def leave(process: subprocess.Popen) -> None:
    process.communicate(timeout=60)
    assert process.returncode == 0


def server_pid(project: Path) -> int:
    return int((project / "var/postgres/data/postmaster.pid").read_text().split()[0])


def is_running(pid: int) -> bool:
    """Whether the process lives; one that nobody has waited for yet does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def connect(project: Path, dbname: str = "cohealth") -> psycopg.Connection:
    return psycopg.connect(host=str(project / "var/postgres/socket"), user="cohealth", dbname=dbname)


def test_processes_share_a_server_until_the_last_leaves(project):
    first = use(project)
    pid = server_pid(project)
    second = use(project)
    leave(first)
    assert server_pid(project) == pid
    leave(second)
    assert not is_running(pid)


def test_two_first_processes_make_one_cluster(project):
    commands = [[sys.executable, "-c", USER, project]] * 3
    processes = [
        subprocess.Popen(command, cwd=SOURCE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        for command in commands
    ]
    assert all(process.stdout.readline().strip() for process in processes)
    pid = server_pid(project)
    for process in processes:
        leave(process)
    assert not is_running(pid)


def test_the_role_owns_its_database_and_is_no_superuser(project):
    process = use(project)
    with connect(project) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolcreatedb, datctype, current_setting('listen_addresses'), "
            "current_setting('fsync') FROM pg_roles, pg_database WHERE rolname = current_user "
            "AND datname = current_database()"
        ).fetchone()
        connection.execute("CREATE EXTENSION unaccent")
        connection.execute("CREATE EXTENSION pg_trgm")
        assert connection.execute("SELECT lower('ЁЖ')").fetchone() == ("ёж",)
    assert row == (False, True, "C.UTF-8", "", "on")
    leave(process)


def test_only_the_owner_can_look_inside(project):
    process = use(project)
    folder = project / "var/postgres"
    for name in ("data", "socket"):
        assert stat.S_IMODE((folder / name).stat().st_mode) & 0o077 == 0
    assert "trust" not in (folder / "pg_hba.conf").read_text()
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba.conf|Peer|does not exist"):
        psycopg.connect(host=str(folder / "socket"), user="somebody", dbname="cohealth")
    leave(process)


def test_a_server_that_was_left_behind_is_taken_over(project):
    process = use(project)
    pid = server_pid(project)
    process.kill()
    process.communicate()
    assert is_running(pid)
    process = use(project)
    assert server_pid(project) == pid
    leave(process)
    assert not is_running(pid)


def test_what_was_written_outlives_the_death_of_every_process(project):
    process = use(project)
    with connect(project) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'мама' AS word")
    process.kill()
    os.kill(server_pid(project), signal.SIGKILL)
    process.communicate()
    process = use(project)
    with connect(project) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("мама",)
    leave(process)


def test_a_pid_file_that_names_another_program_does_not_fool_it(project):
    leave(use(project))
    other = subprocess.Popen(["sleep", "600"])  # noqa: S607
    folder = project / "var/postgres"
    data = folder / "data"
    (data / "postmaster.pid").write_text(f"{other.pid}\n{data}\n1700000000\n5432\n{folder / 'socket'}\n\n")
    (folder / "socket/.s.PGSQL.5432.lock").write_text(f"{other.pid}\n{data}\n")
    process = use(project)
    assert server_pid(project) != other.pid
    leave(process)
    assert other.poll() is None
    other.kill()
    other.wait()


def test_the_users_interrupt_does_not_reach_the_server(project):
    first = use(project)
    pid = server_pid(project)
    assert os.getsid(pid) not in (os.getsid(0), os.getsid(first.pid))
    leave(first)


def test_a_forked_child_does_not_leave_for_its_parent(project):
    with joined(project) as (server, _):
        pid = server_pid(project)
        child = os.fork()
        if child == 0:
            server.leave()
            os._exit(0)
        os.waitpid(child, 0)
        with connect(project) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not is_running(pid)


def test_a_parent_does_not_leave_for_its_forked_child(project):
    with joined(project) as (server, _):
        pid = server_pid(project)
        ready, release = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            server.join()
            os.write(ready[1], b"joined")
            os.read(release[0], 1)
            server.leave()
            os._exit(0)
        os.read(ready[0], 6)
        server.leave()
        assert is_running(pid)
        os.write(release[1], b"x")
        os.waitpid(child, 0)
        for descriptor in (*ready, *release):
            os.close(descriptor)
    assert not is_running(pid)


@pytest.mark.parametrize("name", ["ё" * 60, "comma, and space"])
def test_a_path_unfit_for_a_socket_has_it_in_a_private_folder(project, name):
    odd = project / name
    odd.mkdir()
    with joined(odd) as (_, folder):
        assert len(os.fsencode(folder)) < 90
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with psycopg.connect(host=str(folder), user="cohealth", dbname="cohealth") as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    folder.rmdir()


def test_a_socket_folder_that_others_may_enter_is_refused(project):
    long = project / ("x" * 110)
    long.mkdir()
    with joined(long) as (server, folder):
        server.leave()
        folder.chmod(0o777)
        with pytest.raises(ServerError, match="not a private folder"):
            server.join()
    folder.rmdir()


def test_a_path_may_hold_spaces_and_quotation_marks(project):
    odd = project / "a \"quoted\" 'name'"
    odd.mkdir()
    with joined(odd) as (_, folder):
        assert folder == odd / "var/postgres/socket"


def test_a_server_that_cannot_start_says_why(project):
    leave(use(project))
    (project / "var/postgres/data/PG_VERSION").write_text("12\n")
    with pytest.raises(ServerError, match="database files are incompatible with server"), joined(project):
        pass


def test_a_setup_that_was_cut_short_is_made_anew(project):
    (project / "var/postgres/data.new/base").mkdir(parents=True)
    leave(use(project))
    assert not (project / "var/postgres/data.new").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts it as another user")
class TestAsRoot:
    def test_the_server_does_not_run_as_root(self, project):
        process = use(project)
        assert Path(f"/proc/{server_pid(project)}").stat().st_uid != 0
        leave(process)

    def test_a_closed_project_stays_closed_and_has_its_server_elsewhere(self, project):
        closed = project / "closed"
        inside = closed / "inside"
        inside.mkdir(parents=True)
        closed.chmod(0o700)
        process = use(inside)
        elsewhere = (inside / "var/postgres").resolve()
        assert elsewhere.is_relative_to("/var/lib/cohealth")
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert is_running(server_pid(inside))
        leave(process)
        shutil.rmtree(elsewhere)

    def test_the_owner_of_a_project_can_use_what_root_started(self, project):
        os.chown(project, 65534, 65534)
        process = use(project)
        assert Path(f"/proc/{server_pid(project)}").stat().st_uid == 65534
        folder = project / "var/postgres"
        assert {path.stat().st_uid for path in folder.iterdir()} == {65534}
        leave(process)
