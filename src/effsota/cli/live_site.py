"""The last good site of a folder, built again on every change, and what lets an open page follow."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from threading import Event

import click

from effsota.cli.loading import load_tree
from effsota.cli.problem_lines import print_problems, problem_lines
from effsota.cli.root_options import demand_tracker
from effsota.cli.unfit_templates import unfit_template
from effsota.disk.rooms import see_room
from effsota.disk.standing import ROOMS
from effsota.pipeline.building import build
from effsota.pipeline.isolation import problems_of
from effsota.problems import BrokenAtError, Problem
from effsota.showing.own_templates import TemplateMismatchError
from effsota.text import to_log_line

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
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body style="font-family: system-ui, sans-serif; margin: 1.5rem; overflow-wrap: anywhere">
<h1>{title}</h1><p>{words}</p><pre style="white-space: pre-wrap">{problems}</pre></body></html>
"""


class LiveSite:
    """The last good site of a folder, as it is served: what is built, and the script that reloads it.

    It is asked before each look which day it is: the program may run over midnight.
    """

    def __init__(self, root: Path, today: Callable[[], date], *, quiet: bool = False) -> None:
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
            today = self._today()
            state = (today, _look(self._root))
            if state != seen:
                self._rebuild(today)
                seen = state
            self._ended.wait(SECONDS_BETWEEN_LOOKS)

    def end(self) -> None:
        """Let whoever watches come back after this look."""
        self._ended.set()

    def _rebuild(self, today: date) -> None:
        try:
            built = build(load_tree(demand_tracker(self._root)), today, base_url=self.address)
        except (BrokenAtError, TemplateMismatchError) as error:
            unfit = unfit_template(error)
            if unfit is None and isinstance(error, BrokenAtError):
                self._tell_errors(problems_of(error))
            else:
                self._tell_trouble(str(unfit))
            return
        except click.UsageError as error:  # a file that cannot be read, or goes just then
            self._tell_trouble(error.message)
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
        print_problems(problems, self._root, err=True)
        self._tell_not_built(problem_lines(problems, self._root))

    def _tell_trouble(self, words: str) -> None:
        click.echo(to_log_line(f"effsota: {words}"), err=True)
        self._tell_not_built(words)

    def _tell_not_built(self, why: str) -> None:
        stays = "; the last good site stays" if self.is_ready else ""
        if not self.is_ready:
            self._wait("No site yet", "Mend what stands here, and this page shows the site.", why)
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


def _look(root: Path) -> list[str]:
    """Return the state of every folder; of one from which a file goes just then what the system says."""
    try:
        folders = [folder for room in ROOMS for folder in see_room(str(root), room)]
    except OSError as error:
        return [str(error)]
    return sorted(f"{folder.place} {folder.state}" for folder in folders)
