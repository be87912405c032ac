"""A program that is killed before a given one of its steps on the disk: nothing of it can tidy up.

Run as a module: the number of the step, then what to run, `effsota` with its arguments or `meter` with a
path. Python tells of each step (PEP 578) before it is taken. At step 0 nothing is killed, and standard error
ends with how many steps there were.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from effsota.__main__ import main as run
from effsota.measure import Meter

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = {
    "os.mkdir",
    "os.rename",
    "os.link",
    "os.remove",
    "os.rmdir",
    "os.truncate",
    "os.chmod",
    "os.symlink",
}


def killed_before(most: int) -> list[int]:
    """Count the steps of this process, not of its workers; before step `most` it is killed."""
    own, counted = os.getpid(), [0]

    def heed(event: str, arguments: tuple[Any, ...]) -> None:
        is_step = event in _STEPS or (event == "open" and (arguments[2] or 0) & _WRITING)
        if not is_step or os.getpid() != own:
            return
        counted[0] += 1
        if counted[0] == most:
            os.kill(own, signal.SIGKILL)

    sys.addaudithook(heed)
    return counted


def _measure(path: str) -> None:
    with Meter(path, metric="loss", flop_per_step=1, clock=lambda: 0.0) as meter:
        while meter.step < 5:
            meter.advance()
            meter.log(1 / meter.step)


def main() -> None:
    """Run a command, and be killed."""
    most, what, *arguments = sys.argv[1:]
    counted = killed_before(int(most))
    try:
        if what == "meter":
            _measure(*arguments)
        else:
            sys.argv = [what, *arguments]
            run()
    finally:
        sys.stderr.write(f"\n{counted[0]}")


if __name__ == "__main__":
    main()
