"""The secret key that an installation makes for itself."""

import stat
import subprocess
import sys
from pathlib import Path

from cohealth.secret_key import read_secret_key

SOURCE = Path(__file__).parents[2]
READ = (
    "import sys; from pathlib import Path; from cohealth.secret_key import read_secret_key; "
    "print(read_secret_key(Path(sys.argv[1])))"
)


def test_the_key_is_made_once_for_the_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = read_secret_key(path)
    assert len(key) >= 64
    assert read_secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_ask_at_once_get_the_same_key(tmp_path):
    path = tmp_path / "var" / "secret_key"
    processes = [
        subprocess.Popen([sys.executable, "-c", READ, path], cwd=SOURCE, stdout=subprocess.PIPE)  # noqa: S603
        for _ in range(6)
    ]
    assert len({process.communicate(timeout=60)[0] for process in processes}) == 1


def test_two_installations_have_two_keys(tmp_path):
    assert read_secret_key(tmp_path / "a" / "key") != read_secret_key(tmp_path / "b" / "key")
