"""A site served from memory, as a static host would serve it."""

from __future__ import annotations

from contextlib import contextmanager
from http.client import HTTPConnection
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from effsota.cli.local_site import build_server

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = {"index.html": b"home", "a/index.html": b"room", "x.csv": b"1", "static/site.css": b"b {}"}


@contextmanager
def served(kept_s: int = 0) -> Iterator[HTTPConnection]:
    """Serve the files, and hand over a connection to them."""
    server = build_server(lambda: FILES, kept_s=kept_s)
    thread = Thread(target=server.serve_forever)
    thread.start()
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    try:
        yield connection
    finally:
        connection.close()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("address", ["/a", "//a", "/a?x=1"])
def test_a_folder_is_shown_with_its_slash(address: str) -> None:
    """The way there begins with one slash: two would name another host."""
    with served() as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Location"]) == (302, "/a/")


@pytest.mark.parametrize(("address", "status"), [("/", 200), ("/a/", 200), ("/x.csv", 200), ("/b", 404)])
def test_files_are_answered_and_what_is_missing_is_said(address: str, status: int) -> None:
    """Also the home page, and that of a folder."""
    with served() as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status


@pytest.mark.parametrize(
    ("address", "kept_s", "kept"),
    [("/static/site.css", 0, "no-store"), ("/static/site.css", 60, "max-age=60"), ("/a/", 60, "no-store")],
)
def test_what_may_be_kept_is_said(address: str, kept_s: int, kept: str) -> None:
    """Styles and scripts alone, and nothing where nobody says so."""
    with served(kept_s) as connection:
        connection.request("GET", address)
        assert connection.getresponse().headers["Cache-Control"] == kept
