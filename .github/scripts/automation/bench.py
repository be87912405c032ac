"""Where what waits is judged by the code of main: in processes of its own, within bounds, as objects."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from automation.bounded import Ended, run_bounded
from automation.host import SHA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from automation.queue_answers import Sent

JUDGE_SECONDS, FETCH_SECONDS = 20.0, 60.0
BROKE = "the check itself failed to run"
# What reading an answer of the check may raise where it has another shape: our own fault, and of one alone.
ODD_ANSWERS = (LookupError, TypeError, ValueError, AttributeError)
_AT_ONCE_FETCHED = 20
_RUN = Path(__file__).resolve().parents[1] / "run.py"
_GIT = ("git", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", "-c", "maintenance.auto=false")


class JudgingError(Exception):
    """Something could not be judged; the message says why, in words of ours."""


@dataclass(frozen=True)
class Bench:
    """Where it is judged: a checkout of main, the address of its repository, and when the time is over.

    `over` is a moment of the clock that only goes on; `clock` is the machine's. `run` runs a program within
    bounds.
    """

    checkout: Path
    base: str
    remote: str
    over: float
    clock: Callable[[], float] = time.monotonic
    run: Callable[..., Ended] = run_bounded

    @property
    def seconds_left(self) -> float:
        """How long there is still to judge."""
        return self.over - self.clock()

    def fetch(self, heads: Iterable[str]) -> frozenset[str]:
        """Fetch commits as objects; return those that are here. One that is not to be had keeps no other."""
        wanted = sorted({head for head in heads if SHA.fullmatch(head)})
        here: set[str] = set()
        for at in range(0, len(wanted), _AT_ONCE_FETCHED):
            some = wanted[at : at + _AT_ONCE_FETCHED]
            if self._fetch(some):
                here.update(some)
            else:
                here.update(head for head in some if self._fetch([head]))
        return frozenset(here)

    def _fetch(self, heads: Sequence[str]) -> bool:
        seconds = min(FETCH_SECONDS, self.seconds_left)
        if seconds <= 0:
            return False
        options = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
        return self.git("fetch", *options, self.remote, *heads, seconds=seconds).status == 0

    def git(self, *arguments: str, seconds: float = JUDGE_SECONDS) -> Ended:
        """Run git in the checkout: no hook, nobody asked for a password."""
        silent = {"GIT_TERMINAL_PROMPT": "0", "GIT_CONFIG_NOSYSTEM": "1"} | _NAMED
        return self.run([*_GIT, *arguments], folder=self.checkout, seconds=seconds, more=silent)

    def compare(
        self, head: str, *, is_vouched: bool = False, seconds: float = JUDGE_SECONDS
    ) -> Mapping[str, Any]:
        """Return what `effsota diff` says of a commit that was fetched, within so many seconds.

        Raises:
            JudgingError: if it says nothing.
        """
        if not SHA.fullmatch(head):
            raise JudgingError("its head is no commit")
        more = {"EFFSOTA_VOUCHED": "true" if is_vouched else "false"}
        return self._ask(
            "effsota", "diff", self.base, head, "--format", "json", "--quiet", more=more, seconds=seconds
        )

    def compare_form(self, sent: Sent) -> Mapping[str, Any]:
        """Return what the check says of an issue of the form.

        Raises:
            JudgingError: if it says nothing.
        """
        form = {"body": sent.body, "sender": sent.author}
        return self._ask("judge-form", given=json.dumps(form).encode())

    def _ask(
        self,
        *task: str,
        given: bytes = b"",
        more: Mapping[str, str] | None = None,
        seconds: float = JUDGE_SECONDS,
    ) -> Mapping[str, Any]:
        command = [sys.executable, "-I", str(_RUN), *task]
        bound = min(seconds, self.seconds_left)
        ended = self.run(command, folder=self.checkout, seconds=bound, given=given, more=more)
        if ended.status is None:
            raise JudgingError(f"the check took more than {seconds:.0f} seconds, or said too much")
        if ended.status not in {0, 1}:
            raise JudgingError(BROKE)
        try:
            found = json.loads(ended.output)
        except ValueError:
            found = None
        if not isinstance(found, dict) or "verdict" not in found:
            raise JudgingError(BROKE)
        return found


# A merge that nobody publishes has to be somebody's, and of some day.
_NAMED = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "x"), ("EMAIL", "x@example.org"), ("DATE", "2000-01-01T00:00:00Z"))
}
