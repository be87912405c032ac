"""Another program run within bounds: so long, so much output, and nothing of this run's rights."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# What opens anything: no program that reads a stranger's objects is given it.
_KEYS = ("GH_TOKEN", "GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN")
MOST_OUTPUT_BYTES = 20_000_000


class Ended(NamedTuple):
    """How a program ended: its exit status, None where it was stopped, and what it printed."""

    status: int | None
    output: bytes


def run_bounded(  # noqa: PLR0913  # bounds, and what it runs within
    command: Sequence[str],
    *,
    folder: Path,
    seconds: float,
    most: int = MOST_OUTPUT_BYTES,
    given: bytes = b"",
    more: Mapping[str, str] | None = None,
) -> Ended:
    """Run a program in a folder; it is stopped with all that it started after some seconds or bytes.

    `given` is what it reads, `more` are variables for it; the token of the run is none of them.
    """
    environment = {key: value for key, value in os.environ.items() if key not in _KEYS} | dict(more or {})
    # The program is ours, and so are its arguments: a commit is forty digits.
    process = Popen(  # noqa: S603
        command, cwd=folder, env=environment, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True
    )
    is_over: list[bool] = []

    def stop() -> None:
        is_over.append(True)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)

    timer = Timer(max(seconds, 0.0), stop)
    timer.start()
    try:
        output = _exchange(process, given, most)
        if len(output) > most:
            stop()
        status = process.wait()
    finally:
        timer.cancel()
        if process.poll() is None:
            stop()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
    return Ended(None if is_over else status, output[:most])


def _exchange(process: Popen[bytes], given: bytes, most: int) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise TypeError(process)
    with suppress(BrokenPipeError):
        process.stdin.write(given)
        process.stdin.close()
    return process.stdout.read(most + 1)
