"""What the environment sets, and how a mistake in it is told, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2]
OURS = {
    "PORT",
    "DATABASE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "HTTPS",
    "DEBUG",
    "CORRECTIONS_EMAIL",
    "RECORDS_LICENSE",
}
OF_BROWSER_TESTS = {"DJANGO_ALLOW_ASYNC_UNSAFE"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run Python in the project with these of our variables alone."""
    inherited = {name: value for name, value in os.environ.items() if name not in OURS | OF_BROWSER_TESTS}
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=SOURCE,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def read(*names: str, **environment: str) -> list:
    """These settings under this environment."""
    code = (
        f"import json; from cohealth import settings as s; print(json.dumps([vars(s)[n] for n in {names}]))"
    )
    return json.loads(run("-c", code, **environment).stdout)


def test_the_defaults_are_those_of_production_on_localhost():
    names = ("DEBUG", "PORT", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE")
    assert read(*names) == [False, 8000, ["localhost", "127.0.0.1", "[::1]"], False, False]


def test_https_turns_on_redirect_hsts_and_secure_cookies():
    names = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    assert read(*names, HTTPS="1") == [True, 31536000, True, True]


def test_the_environment_sets_the_rest():
    names = ("PORT", "ALLOWED_HOSTS", "DEBUG", "SECRET_KEY")
    environment = {"PORT": "81", "ALLOWED_HOSTS": "a.org, b.org", "DEBUG": "1", "SECRET_KEY": "x"}
    assert read(*names, **environment) == [81, ["a.org", "b.org"], True, "x"]


def test_a_database_url_replaces_the_embedded_server():
    (databases,) = read("DATABASES", DATABASE_URL="postgres://u:p%40@db.example:5433/archive")
    found = databases["default"]
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("u", "p@", "archive")
    assert (found["HOST"], str(found["PORT"])) == ("db.example", "5433")
    assert "EMBEDDED" not in found


def test_importing_the_settings_starts_no_process_and_opens_no_connection():
    code = (
        "import sys\n"
        "started = {'subprocess.Popen', 'socket.connect', 'os.fork', 'os.exec'}\n"
        "sys.addaudithook(lambda event, _: event in started and sys.exit(event))\n"
        "import cohealth.settings, django; django.setup()"
    )
    done = run("-c", code, DJANGO_SETTINGS_MODULE="cohealth.settings")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_deploy_is_clean_with_https():
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", HTTPS="1")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("PORT", "http", "PORT is 'http': set it to a number"),
        ("PORT", "70000", "PORT is '70000': set it to a number"),
        ("CORRECTIONS_EMAIL", "the desk", "CORRECTIONS_EMAIL is 'the desk': set it to an address"),
        ("RECORDS_LICENSE", "free", "RECORDS_LICENSE is 'free': set it to a name and an address"),
        ("DEBUG", "maybe", "DEBUG is 'maybe': set it to 1 or 0."),
        ("DATABASE_URL", "nonsense", "DATABASE_URL cannot be read: write postgres://"),
        ("DATABASE_URL", "postgres://u:[@h/n", "DATABASE_URL cannot be read: write postgres://"),
        ("DATABASE_URL", "postgres://h:port/n", "DATABASE_URL cannot be read: write postgres://"),
        ("DATABASE_URL", "mysql://h/n", "DATABASE_URL names no PostgreSQL database"),
        ("DATABASE_URL", "postgres://h", "DATABASE_URL names no PostgreSQL database"),
        (
            "DATABASE_URL",
            "postgres://u@127.0.0.1:1/n",
            "DATABASE_URL leads to no database: connection failed",
        ),
        ("DATABASE_URL", "postgres://u@127.0.0.1:1/n?no=1", 'no database: invalid connection option "no"'),
    ],
)
def test_a_mistake_is_told_in_one_sentence(variable, value, told):
    done = run("manage.py", "migrate", **{variable: value})
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
