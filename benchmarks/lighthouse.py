"""Asks Lighthouse about the built site's main pages; fails where a category is below 100."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import find_chromium, find_headless  # noqa: E402  # no package on the path

PAGES = ("", "tracks/fineweb-3-28/", "trends/", "records/", "submit/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3  # performance is a time: the best of a few runs says what the page can do
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


class Compressing(SimpleHTTPRequestHandler):
    """Serves files compressed, as hosts of static sites do, and says nothing."""

    def do_GET(self) -> None:
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing."""


def ask(url: str, *, chrome: str, is_desktop: bool) -> dict[str, int]:
    """Return the scores of a page, of 100."""
    with TemporaryDirectory() as profile:
        command = [
            str(ROOT / "node_modules/.bin/lighthouse"),
            url,
            "--quiet",
            "--output=json",
            f"--chrome-flags={FLAGS} --user-data-dir={profile}",
            *(["--preset=desktop"] if is_desktop else []),
        ]
        done = subprocess.run(  # noqa: S603  # our own command
            command, check=True, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": chrome}
        )
    categories = json.loads(done.stdout)["categories"]
    return {name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES}


def best(url: str, *, chrome: str, is_desktop: bool) -> dict[str, int]:
    """Return the best scores of a few runs; one run is enough where all are 100."""
    found = dict.fromkeys(CATEGORIES, 0)
    for _ in range(TRIES):
        scores = ask(url, chrome=chrome, is_desktop=is_desktop)
        found = {name: max(found[name], scores[name]) for name in CATEGORIES}
        if min(found.values()) == 100:
            break
    return found


def main() -> int:
    """Print a line for each page and form factor; return 1 where one falls short."""
    chrome, site = find_chromium() or find_headless(), Path(sys.argv[1])
    if chrome is None or not (ROOT / "node_modules/.bin/lighthouse").exists():
        print("Lighthouse needs npm and a Chromium: run `make dev-ready` and read what it says.")
        return 2
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), partial(Compressing, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    short = 0
    print(f"{'page':50}{'form':10}" + "".join(f"{name:>16}" for name in CATEGORIES))
    for path in PAGES:
        for is_desktop in (False, True):
            address = f"http://127.0.0.1:{server.server_address[1]}/{path}"
            scores = best(address, chrome=chrome, is_desktop=is_desktop)
            short += min(scores.values()) < 100
            form = "desktop" if is_desktop else "mobile"
            print(f"/{path:49}{form:10}" + "".join(f"{scores[name]:>16}" for name in CATEGORIES), flush=True)
    return int(short > 0)


if __name__ == "__main__":
    sys.exit(main())
