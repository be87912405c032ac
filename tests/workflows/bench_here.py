"""A bench of the tests: git runs as it does, and what is judged is judged in this process: quicker."""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from automation.bench import Bench
from automation.bounded import Ended, run_bounded
from automation.form_judging import judge_form
from effsota.cli.diff import diff
from effsota.disk.revision import read_folder_state
from tests.pull_requests import TODAY, read_changes, read_folder, to_entries
from tests.throwaway import make_throwaway

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.throwaway import Entry, Throwaway

CHANGES = Path(__file__).parents[1] / "changes"
BASE = CHANGES / "base"
# A commit is named by what it holds: what is said of two is so for whoever made them.
_KNOWN: dict[tuple[str, ...], Ended] = {}


@dataclass
class Desk:
    """A small board in a repository, pull requests against it, and the bench where they are judged.

    `judged` are the heads that were judged, `breaks` what a judgement gives instead, by head. What is `known`
    of two commits is not found out twice.
    """

    store: Throwaway
    base: str
    board: Mapping[str, Entry]
    judged: list[str] = field(default_factory=list)
    breaks: dict[str, Ended] = field(default_factory=dict)
    known: dict[tuple[str, ...], Ended] = field(default_factory=lambda: _KNOWN)
    lock: Any = field(default_factory=Lock)

    def head(self, *changes: Mapping[str, Any] | str, base: str | None = None) -> str:
        """Return the head of a pull request with changes, or with those of a file of the tests."""
        each = [one for word in changes for one in (read_change(word) if isinstance(word, str) else [word])]
        entries = {path: entry for one in each for path, entry in to_entries(one, self.board).items()}
        return self.store.commit(entries, base or self.base)

    def bench(self, *, seconds: float = 600.0) -> Bench:
        """Return a bench with so much time."""
        over = time.monotonic() + seconds
        return Bench(
            checkout=self.store.folder, base=self.base, remote=str(self.store.folder), over=over, run=self.run
        )

    def run(self, command: Sequence[str], *, given: bytes = b"", **bounds: Any) -> Ended:
        """Run a program within bounds; one of ours in this process."""
        if command[0] != sys.executable:
            return run_bounded(command, given=given, **bounds)
        _, _, _, task, *words = command
        with self.lock, chdir(bounds["folder"]):
            if task == "judge-form":
                form = json.loads(given)
                state = read_folder_state(BASE)
                told = judge_form(form["body"], sender=form["sender"], state=state, today=TODAY)
                return Ended(0, json.dumps(told).encode())
            self.judged.append(words[2])
            if words[2] in self.breaks:
                return self.breaks[words[2]]
            key = (*words, bounds["more"]["EFFSOTA_VOUCHED"])
            if key not in self.known:
                call = [*words[1:], "--today", TODAY.isoformat(), "--no-cache"]
                done = CliRunner(env={**os.environ, **bounds["more"]}).invoke(diff, call)
                self.known[key] = Ended(done.exit_code, done.stdout_bytes)
            return self.known[key]


def read_change(name: str) -> list[dict[str, Any]]:
    """Return the changes of a file of the tests."""
    return read_changes(CHANGES / f"comments/{name}.json")


def make_desk(folder: Path) -> Desk:
    """Return the small board of the tests, with nothing waiting."""
    store, board = make_throwaway(folder), read_folder(BASE)
    base = store.commit(board)
    store.git("update-ref", "refs/heads/main", base)
    return Desk(store=store, base=base, board=board)
