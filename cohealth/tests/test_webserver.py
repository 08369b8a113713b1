"""The port of the web server."""

import os
import socket
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from gunicorn.config import Config
from gunicorn.http import RequestParser
from gunicorn.http.errors import LimitRequestLine

from cohealth.webserver import LONGEST_REQUEST_LINE, WebServer, claim_port


def test_the_archive_listens_on_localhost_alone():
    with claim_port(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.get_inheritable()


def test_a_taken_port_is_told_before_anything_is_done(settings):
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings.PORT = other.getsockname()[1]
        with pytest.raises(
            CommandError, match=f"Port {settings.PORT} is taken: stop the program that has it"
        ):
            call_command("serve")


def test_an_address_typed_in_cyrillic_is_read():
    request = "GET /quotes/?q=Гебрейесус HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    parsed = next(RequestParser(Config(), iter([request]), None))
    assert parsed.query.encode("latin-1").decode() == "q=Гебрейесус"


def test_a_query_of_ten_thousand_letters_is_read_and_one_without_end_is_not():
    server = WebServer(claim_port(0))
    os.close(int(server.cfg.settings["bind"].get()[0].removeprefix("fd://")))
    query = f"q={quote('ж' * 10_000)}"
    request = f"GET /ru/search/?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    assert next(RequestParser(server.cfg, iter([request]), None)).query == query
    endless = b"GET /?q=" + b"x" * (LONGEST_REQUEST_LINE + 1)
    with pytest.raises(LimitRequestLine):
        next(RequestParser(server.cfg, iter([endless]), None))
