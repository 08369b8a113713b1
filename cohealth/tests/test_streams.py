"""Bodies that are sent while they are made, and readers who do not take them."""

import gc
import socket

import pytest
from django.db import connection
from django.test import RequestFactory

from cohealth import streams

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("cohealth.tests.visited_urls")]


@pytest.fixture(autouse=True)
def _none_open(monkeypatch):
    gc.collect()  # what other tests left unread
    monkeypatch.setattr(streams, "_open", type(streams._open)())


def pieces():
    yield b"first"
    yield b"last"


def test_a_process_sends_a_few_at_a_time(client):
    unread = [client.get("/stream/") for _ in range(streams.MOST)]
    refused = client.get("/stream/")
    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    assert "try again in a minute" in refused.content.decode()
    unread[0].close()
    last = client.get("/stream/")
    assert last.getvalue()
    assert client.get("/language/").status_code == 200
    for each in unread:
        each.close()
    assert not connection.in_atomic_block


@pytest.mark.parametrize("end", [list, lambda stream: stream.close(), lambda stream: None])
def test_one_that_is_read_closed_or_forgotten_is_open_no_more(end):
    for _ in range(streams.MOST + 1):
        stream = streams.opened(RequestFactory().get("/"), pieces())
        end(stream)
        del stream


def test_one_that_fails_is_open_no_more():
    for _ in range(streams.MOST + 1):
        stream = streams.opened(RequestFactory().get("/"), (1 // zero for zero in [0]))
        with pytest.raises(ZeroDivisionError):
            next(stream)


def test_a_reader_has_so_long():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        streams.opened(RequestFactory().get("/", **{"gunicorn.socket": ours}), pieces())
        assert ours.gettimeout() == streams.PATIENCE
