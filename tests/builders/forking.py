"""A Python that has loaded effsota, and from which each call of it branches off as a process of its own.

Run as a module by `tests.forked`: each line of its standard input is a call, and each line of its standard
output says how one ended. Loading is most of what a short call takes.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import sys
from typing import Any

import effsota.cli
import effsota.pipeline
import effsota.reading
from tests.builders.cores import keep_to

# A grammar of IRIs, as in tests/conftest.py.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]


def _load() -> None:
    for package in (effsota.cli, effsota.pipeline, effsota.reading):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


def _become(call: dict[str, Any]) -> None:
    """Take the place, the surroundings and the ends of a call; a terminal is the call's own."""
    os.setsid()
    os.chdir(call["folder"])
    keep_to(call["cores"])
    os.environ.clear()
    os.environ.update(call["environment"])
    ends = [os.open(name, os.O_RDWR) for name in call["ends"]]
    os.write(1, b"begun\n")
    for number, end in enumerate(ends):
        os.dup2(end, number)
        os.close(end)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
    sys.argv = call["words"]


def main() -> None:
    """Wait for calls; what branches off leaves by the call itself."""
    _load()
    # Or what branches off looks for garbage among all that when it ends, which takes longer than a call.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        call = json.loads(line)
        pid = os.fork()
        if not pid:
            _become(call)
            importlib.import_module(call["module"]).main()
            return
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
