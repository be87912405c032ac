"""The last good site of a folder, built again on every change, and what lets an open page follow."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from html import escape
from pathlib import Path
from threading import Event

import click

from effsota.cli.loading import load_tree
from effsota.cli.problem_lines import print_problems, problem_lines
from effsota.cli.site_building import build_files
from effsota.disk.standing import ROOMS
from effsota.limits import is_stray
from effsota.pipeline.isolation import problems_of
from effsota.problems import BrokenAtError, Problem

SECONDS_BETWEEN_LOOKS = 0.5
# Addresses that no site has: its own begin with a letter or a digit.
BUILT, SCRIPT = "-/built", "-/reload.js"
# Allowed by the pages' own policy, which lets scripts of the same host ask the same host. A page is loaded
# again by its browser, which keeps the place that one had scrolled to.
_RELOAD = f"""\
const built = document.currentScript.dataset.built;
async function look() {{
  if (document.hidden) return;
  try {{
    const answer = await fetch("/{BUILT}", {{ cache: "no-store" }});
    if (answer.ok && (await answer.text()) !== built) location.reload();
  }} catch {{
    // The program is not running; the next look may find it again.
  }}
}}
setInterval(look, 1000);
document.addEventListener("visibilitychange", look);
"""
_WAITING = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{words}</p><pre>{problems}</pre></body></html>
"""


class LiveSite:
    """The last good site of a folder, as it is served: what is built, and the script that reloads it."""

    def __init__(self, root: Path, today: date, *, quiet: bool = False) -> None:
        self.address = ""
        self.is_ready = False
        self.files: Mapping[str, bytes] = {}
        self._root = root
        self._today = today
        self._quiet = quiet
        self._ended = Event()
        self._wait("The site is being built", "The first time takes some seconds. This page then shows it.")

    def watch(self) -> None:
        """Build, then build again after each change, until interrupted or ended."""
        seen = None
        while not self._ended.is_set():
            # Looked at before the build: a change during it is seen the next time.
            state = sorted(_stamps(self._root))
            if state != seen:
                self._rebuild()
                seen = state
            self._ended.wait(SECONDS_BETWEEN_LOOKS)

    def end(self) -> None:
        """Let whoever watches come back after this look."""
        self._ended.set()

    def _rebuild(self) -> None:
        try:
            built = build_files(load_tree(self._root), self._today, base_url=self.address)
        except BrokenAtError as error:
            self._tell_errors(problems_of(error))
            return
        errors = built.assessment.errors
        if errors:
            self._tell_errors(errors)
            return
        self.is_ready = True
        self.files = _reloading(built.files)
        if not self._quiet:
            click.echo(f"Built {len(built.files):,} files. Look at {self.address} (Ctrl-C ends)")

    def _tell_errors(self, problems: Sequence[Problem]) -> None:
        stays = "; the last good site stays" if self.is_ready else ""
        if not self.is_ready:
            told = problem_lines(problems, self._root)
            self._wait("No site yet", "Mend what stands here, and this page shows the site.", told)
        print_problems(problems, self._root, err=True)
        click.echo(f"Not built{stays}. Waiting for a change.", err=True)

    def _wait(self, title: str, words: str, problems: str = "") -> None:
        page = _WAITING.format(title=title, words=words, problems=escape(problems))
        self.files = _reloading({"404.html": page.encode()})


def _reloading(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files with the script in every page; `built` tells this build from every other."""
    built = str(time.time_ns()).encode()
    call = b'<script src="/%s" data-built="%s" defer></script></body>' % (SCRIPT.encode(), built)
    return {
        **{
            path: call.join(data.rsplit(b"</body>", 1)) if path.endswith(".html") else data
            for path, data in files.items()
        },
        BUILT: built,
        SCRIPT: _RELOAD.encode(),
    }


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    for room in ROOMS:
        for path in (root / room).rglob("*"):
            if is_stray(path.relative_to(root).as_posix()):
                continue
            # A file may go between being listed and being looked at.
            with suppress(OSError):
                state = path.lstat()
                yield str(path), state.st_mtime_ns, state.st_size
