"""Calls of effsota as processes of their own, branched off from one that has loaded it already."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.builders.cores import own_cores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]


@cache
def _server() -> subprocess.Popen[str]:
    """Return the process from which calls branch off; it ends with its standard input, this process's."""
    server = subprocess.Popen(
        [sys.executable, "-B", "-m", "tests.builders.forking"],
        cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(server.communicate)
    return server


def start(
    module: str, *words: str, folder: Path, ends: Sequence[str | Path], environment: Mapping[str, str]
) -> None:
    """Start the `main` of a module; `ends` are the files of its standard input, output and error.

    It is at the head of a session of its own; a terminal among the ends is its terminal.
    """
    call = {
        "module": module,
        "words": ["effsota", *words],
        "folder": str(folder),
        "ends": [str(end) for end in ends],
        "environment": {**os.environ, **environment},
        "cores": own_cores(),
    }
    stdin = _server().stdin
    assert stdin
    stdin.write(f"{json.dumps(call)}\n")
    stdin.flush()
    assert _hear() == "begun"


def call(
    module: str, *words: str, folder: Path, environment: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """Return how the `main` of a module ended, and what it said on standard output and error."""
    said = [folder / ".out", folder / ".err"]
    for path in said:
        path.touch()
    ends = [Path(os.devnull), *said]
    start(module, *words, folder=folder, ends=ends, environment=environment or {})
    status = end()
    out, err = (path.read_text("utf-8") for path in said)
    for path in said:
        path.unlink()
    return status, out, err


def end() -> int:
    """Wait for the call that was started, and return its status; minus the signal, where one ended it."""
    return int(_hear())


def _hear() -> str:
    stdout = _server().stdout
    assert stdout
    return stdout.readline().strip()
