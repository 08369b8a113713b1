"""What the log says of strangers and of our own mistakes."""

from cohealth.tests.test_settings import run

ASK = (
    "import django; django.setup()\n"
    "from django.test import Client\n"
    "Client(raise_request_exception=False).get('/healthz', headers={'host': 'elsewhere.example'})"
)


def test_a_wrong_host_is_one_line():
    done = run("-c", ASK, DJANGO_SETTINGS_MODULE="cohealth.settings")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    (line,) = (line for line in done.stderr.splitlines() if "elsewhere.example" in line)
    assert "ERROR django.security.DisallowedHost: Invalid HTTP_HOST header: 'elsewhere.example'." in line
