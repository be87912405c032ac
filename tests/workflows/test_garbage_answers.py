"""A server that answers garbage, slowly or for ever, ends no report: the other links are told."""

from __future__ import annotations

import json
import ssl
import time
from contextlib import contextmanager
from socket import create_server
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import trustme

from automation.links import ask, report
from automation.published import is_published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from socket import socket

COMMIT = "a" * 40
OK = b"HTTP/1.1 200 OK\r\n"
MOVED = b"HTTP/1.1 302 Found\r\nLocation: "
GARBAGE = {
    "no status line": b"garbage\r\n\r\n",
    "nothing": b"",
    "a blank": b"\r\n\r\n",
    "a status that is no number": b"HTTP/1.1 abc OK\r\n\r\n",
    "a status below any": b"HTTP/1.1 7 OK\r\n\r\n",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "a status line without end": b"HTTP/1.1 200 " + b"a" * 70_000,
    "a header without end": OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
    "headers without end": OK + b"X: y\r\n" * 200 + b"\r\n",
    "a header that is none": OK + b"\xff\xfe\0: \0\r\n\r\n",
    "a charset that is none": OK + b"Content-Type: text/html; charset=\xff\r\n\r\n",
    "a length that is none": OK + b"Content-Length: minus\r\n\r\n",
    "chunks that are none": OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "half a body": b"HTTP/1.1 404 Not Found\r\nContent-Length: 999\r\n\r\nhalf",
    "a redirect to itself": MOVED + b"/\r\n\r\n",
    "a redirect to nowhere": MOVED + b"https://[::1\r\n\r\n",
    "a redirect to a file": MOVED + b"file:///etc/passwd\r\n\r\n",
    "a redirect to FTP": MOVED + b"ftp://127.0.0.1/x\r\n\r\n",
    "a redirect without TLS": MOVED + b"http://127.0.0.1/x\r\n\r\n",
    "a redirect to a port that is none": MOVED + b"https://x:99999999/\r\n\r\n",
    "a redirect to a name that is none": MOVED + b"https://" + b"a" * 300 + b"/\r\n\r\n",
    "a redirect with a line feed": MOVED + b"https://a\x0bb/\r\n\r\n",
    "a redirect without a place": b"HTTP/1.1 302 Found\r\n\r\n",
}


@contextmanager
def serve(
    speak: Callable[[socket], None], folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_trusted: bool = True
) -> Iterator[str]:
    """Yield the https address of a server that says what `speak` sends, once a connection."""
    authority = trustme.CA()
    if is_trusted:
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    monkeypatch.setenv("no_proxy", "*")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = create_server(("127.0.0.1", 0))

    def answer(connection: socket) -> None:
        try:
            with context.wrap_socket(connection, server_side=True) as wrapped:
                wrapped.recv(65_536)
                speak(wrapped)
        except OSError:
            return

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            Thread(target=answer, args=(connection,), daemon=True).start()

    Thread(target=listen, daemon=True).start()
    with server:
        yield f"https://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_is_an_answer(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told in a line, with the link beside it that is well."""
    with serve(lambda it: it.sendall(GARBAGE[name]), tmp_path, monkeypatch) as link:
        links = {link: ["a.yaml"], "https://example.org/": ["b.yaml"]}
        told = report(links, ask=lambda each: ask(each) if each == link else "answers 404", seconds=10)
    assert "<code>b&#46;yaml</code>" in told
    assert len(told.splitlines()) <= 4


def test_bad_tls_is_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A certificate that nobody vouches for."""
    with serve(lambda it: it.sendall(OK + b"\r\n"), tmp_path, monkeypatch, is_trusted=False) as link:
        assert ask(link) == "does not answer"


def test_a_good_answer_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told of garbage is not told of everybody."""
    with serve(lambda it: it.sendall(OK + b"\r\n"), tmp_path, monkeypatch) as link:
        assert ask(link) is None


def drip(connection: socket) -> None:
    """Send a byte now and then, for ever."""
    connection.sendall(OK)
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\nX: y\r\n"[:1])
        time.sleep(0.05)


def test_whoever_never_ends_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte at a time keeps every timeout of a connection from running out."""
    with serve(drip, tmp_path, monkeypatch) as link:
        told = report({link: ["a.yaml"]}, ask=ask, seconds=0.5)
    assert "does not answer in time" in told


def test_what_no_library_foresees_is_an_answer_too() -> None:
    """One link's fault stays its own."""

    def burst(link: str) -> str | None:
        if "bad" in link:
            raise LookupError("unknown encoding: rot13")
        return None

    told = report({"https://bad.example/": ["a.yaml"], "https://good.example/": ["b.yaml"]}, ask=burst)
    assert "1 of 2 links may be broken" in told
    assert "answers nonsense (LookupError)" in told


@pytest.mark.parametrize("answer", [b"[]", b"7", b"\xff", b"", b'"commit"', b"null"])
def test_the_published_site_may_answer_garbage_for_a_while(answer: bytes) -> None:
    """It is asked again."""
    answers = iter([answer, json.dumps({"commit": COMMIT}).encode()])
    assert is_published(COMMIT, read=lambda: next(answers), wait=lambda: None)
