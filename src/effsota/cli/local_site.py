"""A site served from memory on this machine, as a static host would serve it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8",
}


class SiteServer(ThreadingHTTPServer):
    """A server that ends with its program, and leaves no port behind."""

    daemon_threads = True

    def handle_error(self, *caller: Any) -> None:
        """Say nothing of a browser that left before its answer was whole; that is no fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*caller)


def build_server(
    files: Callable[[], Mapping[str, bytes]],
    *,
    port: int = 0,
    is_ready: Callable[[], bool] = lambda: True,
    kept_s: int = 0,
) -> SiteServer:
    """Return a server of what `files` holds at each request; port 0 takes a free one.

    Until it `is_ready` a page that is not there may still come, and is answered so. A browser may keep styles
    and scripts for `kept_s` seconds, as static hosts have it, and nothing of a site that may change.

    Raises:
        OSError: if the port is taken.
    """
    return SiteServer((HOST, port), partial(_Handler, files, is_ready, kept_s))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self, files: Callable[[], Mapping[str, bytes]], is_ready: Callable[[], bool], kept_s: int, *rest: Any
    ) -> None:
        self._files = files
        self._is_ready = is_ready
        self._kept_s = kept_s
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Answer with a file, a redirect to its folder, or the site's own page for what is missing."""
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        files = self._files()
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if name in files:
            self._answer(HTTPStatus.OK, files[name], name)
        elif f"{path}/index.html" in files:
            self._redirect(f"{urlsplit(self.path).path}/")
        else:
            status = HTTPStatus.NOT_FOUND if self._is_ready() else HTTPStatus.SERVICE_UNAVAILABLE
            self._answer(status, files.get("404.html", b"There is no such page.\n"), "404.html")

    do_HEAD = do_GET  # noqa: N815 (the name http.server calls)

    def _answer(self, status: HTTPStatus, body: bytes, name: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        is_kept = self._kept_s and "static/" in name
        self.send_header("Cache-Control", f"max-age={self._kept_s}" if is_kept else "no-store")
        if status is HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Retry-After", "1")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        # One slash at the front: two would name another host.
        self.send_header("Location", "/" + address.lstrip("/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for problems of the data."""
