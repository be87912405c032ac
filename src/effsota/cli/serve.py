"""`effsota serve`: the site on this machine, built again on every change."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from effsota.cli.group import examples
from effsota.cli.local_site import HOST, build_server
from effsota.cli.options import load_tree, root_option, today_option
from effsota.disk import ROOMS
from effsota.judging.report import render_problems
from effsota.pipeline import build as build_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.5
NOTHING_YET = {
    "404.html": b"No site yet: the terminal shows the problems. Mend them, then load this page again.\n"
}


@click.command(epilog=examples("effsota serve", "effsota serve --port 8001"))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@root_option
@today_option
def serve(port: int, root: Path, today: date) -> None:
    """Show the site on this machine, built again on every change.

    A file with an error prints its problems; the last good site stays. Nothing is written to disk.
    """
    live = LiveSite(root, today)
    try:
        server = build_server(lambda: live.files, port=port)
    except OSError as error:
        raise click.UsageError(
            f"Port {port} cannot be used ({error.strerror}). Take another with --port."
        ) from error
    live.address = f"http://{HOST}:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with server, suppress(KeyboardInterrupt):
        live.watch()


class LiveSite:
    """The last good site of a folder."""

    def __init__(self, root: Path, today: date) -> None:
        self.files: Mapping[str, bytes] = NOTHING_YET
        self.address = ""
        self._root = root
        self._today = today

    def watch(self) -> None:
        """Build, then build again after each change, until interrupted."""
        seen = None
        while True:
            # Looked at before the build: a change during it is seen the next time.
            state = sorted(_stamps(self._root))
            if state != seen:
                self._rebuild()
                seen = state
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def _rebuild(self) -> None:
        built = build_files(load_tree(self._root), self._today, base_url=self.address)
        errors = built.assessment.errors
        if errors:
            click.echo(render_problems(errors, "text"), err=True, nl=False)
            click.echo("Not built; the last good site stays. Waiting for a change.", err=True)
            return
        self.files = built.files
        click.echo(f"Built {len(built.files):,} files. Look at {self.address} (Ctrl-C ends)")


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    for room in ROOMS:
        for path in (root / room).rglob("*"):
            # A file may go between being listed and being looked at.
            with suppress(OSError):
                state = path.lstat()
                yield str(path), state.st_mtime_ns, state.st_size
