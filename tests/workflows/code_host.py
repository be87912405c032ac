"""The code host as a run meets it: an API and a published site, over https on this machine."""

from __future__ import annotations

import json
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import trustme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "the-token-of-this-run"  # noqa: S105  # opens nothing


@dataclass
class CodeHost:
    """What is asked of it is answered from a table of GET paths; what is written to it is kept."""

    url: str = ""
    certificates: Path | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    site: Path | None = None
    written: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    def answer(self, method: str, path: str, body: bytes, token: str | None) -> tuple[int, bytes]:
        """Return status and text: pages of the site for everybody, the API for who has the token."""
        if path.startswith("/pages/"):
            file = self.site / path.partition("?")[0].removeprefix("/pages/") if self.site else None
            return (200, file.read_bytes()) if file and file.is_file() else (404, b"")
        if token != f"Bearer {TOKEN}":
            return 401, b"{}"
        if method == "GET":
            return (200, json.dumps(self.answers[path]).encode()) if path in self.answers else (404, b"{}")
        self.written.append((method, path, json.loads(body)))
        return 200, b"{}"


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

        do_POST = do_PATCH = do_GET  # noqa: N815  # named by http.server

        def log_message(self, *_: object) -> None:
            """Keep what is asked out of the tests' output."""

    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(host.certificates))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        host.url = f"https://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield host
        server.shutdown()
