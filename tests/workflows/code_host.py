"""The code host as a run meets it: an API and published sites, over https on this machine.

The names of its sites lead to it through a proxy, and no other name leads anywhere.
"""

from __future__ import annotations

import json
import re
import socket
import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import trustme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "the-token-of-this-run"  # noqa: S105  # opens nothing
# Where the trackers of the tests say that their sites stand.
SITES = ("example.org", "owner.github.io")
PLACES = ("/pages/", "/board/")
_POLL_SECONDS = 0.02  # for so long a server goes on when it is to end


@dataclass
class CodeHost:
    """What is asked of it is answered from a table of GET paths; what is written to it is kept.

    `status` is what its sites answer, whatever is asked of them.
    """

    url: str = ""
    proxy: str = ""
    status: int = 200
    certificates: Path | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    site: Path | None = None
    written: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    def answer(self, method: str, path: str, body: bytes, token: str | None) -> tuple[int, bytes]:
        """Return status and text: pages of the site for everybody, the API for who has the token."""
        if path.startswith(PLACES):
            return self._answer_page(path.partition("?")[0].split("/", 2)[2])
        if token != f"Bearer {TOKEN}":
            return 401, b"{}"
        # A moment that only the run knows.
        path = re.sub("&since=[^&]+", "", path)
        if method == "GET":
            return (200, json.dumps(self.answers[path]).encode()) if path in self.answers else (404, b"{}")
        self.written.append((method, path, json.loads(body or b"{}")))
        return 200, b"{}"

    def _answer_page(self, path: str) -> tuple[int, bytes]:
        file = self.site / path if self.site else None
        if self.status != HTTPStatus.OK:
            return self.status, b""
        return (200, file.read_bytes()) if file and file.is_file() else (404, b"")


@contextmanager
def serve_code_host(folder: Path) -> Iterator[CodeHost]:
    """Serve a code host while the block runs; its certificate lies in a folder."""
    host = CodeHost(certificates=folder / "certificates.pem")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            told = host.answer(
                self.command, self.path, self.rfile.read(size), self.headers.get("Authorization")
            )
            self.send_response(told[0])
            self.send_header("Content-Length", str(len(told[1])))
            self.end_headers()
            self.wfile.write(told[1])

        do_POST = do_PATCH = do_DELETE = do_GET  # noqa: N815  # named by http.server

        def log_message(self, *_: object) -> None:
            """Keep what is asked out of the tests' output."""

    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(host.certificates))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", *SITES).configure_cert(context)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        host.url = f"https://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True).start()
        with _serve_proxy(server.server_address[1]) as host.proxy:
            yield host
        server.shutdown()


@contextmanager
def _serve_proxy(port: int) -> Iterator[str]:
    """Serve what leads the names of the sites to a port of this machine, and refuses all others."""

    class Handler(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            if self.path not in {f"{name}:443" for name in SITES}:
                self.send_error(HTTPStatus.BAD_GATEWAY)
                return
            with socket.create_connection(("127.0.0.1", port)) as server:
                self.send_response(HTTPStatus.OK)
                self.end_headers()
                back = Thread(target=_pass_on, args=(server, self.connection), daemon=True)
                back.start()
                _pass_on(self.connection, server)
                back.join()

        def log_message(self, *_: object) -> None:
            """Keep what is asked out of the tests' output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as proxy:
        Thread(target=proxy.serve_forever, args=(_POLL_SECONDS,), daemon=True).start()
        yield f"http://127.0.0.1:{proxy.server_address[1]}"
        proxy.shutdown()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    """Hand on what one side says until it has said all."""
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
