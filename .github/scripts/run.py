"""Run one task of a workflow from this checkout: `python -I .github/scripts/run.py TASK ARGUMENT...`.

`-I` keeps the current folder and the environment out of the import path; only this checkout comes in.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import NoReturn

BROKE = 70
TASKS = {
    "effsota": "effsota.cli",
    "find-pull": "automation.find_pull",
    "hand-on": "automation.handed",
    "comment": "automation.comment",
    "overdue": "automation.overdue",
    "remind": "automation.remind",
    "issue": "automation.issue",
    "judge-form": "automation.form_judging",
    "queue": "automation.queue",
    "seal": "automation.seal",
    "take-ledger": "automation.take_ledger",
    "grown-ledger": "automation.grown_ledger",
    "same-ledger": "automation.same_ledger",
    "published": "automation.published",
    "links": "automation.links",
}


def main() -> NoReturn:
    """Run the task that the first argument names, with the others; what a task does not catch is `BROKE`.

    Python's own status for an error is 1, which here means that the data are wrong.
    """
    here = Path(__file__).resolve().parent
    # A tracker of one's own holds no program: there it is the installed one.
    code = here.parents[1] / "src"
    sys.path[:0] = [str(here), *([str(code)] if (code / "effsota").is_dir() else [])]
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        print(f"run.py: the task is one of {', '.join(TASKS)}", file=sys.stderr)
        sys.exit(BROKE)
    task = sys.argv.pop(1)
    # What a workflow says rests on nothing that another run has left behind.
    os.environ["EFFSOTA_CACHE"] = "off"
    try:
        status = import_module(TASKS[task]).main()
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001  # a panic of a compiled package is no Exception
        _tell(task, error)
        status = BROKE
    sys.exit(status)


def _tell(task: str, error: BaseException) -> None:
    """Say in one line, in which nothing can be a command to the runner, what broke."""
    text = ascii(" ".join(str(error).split()))[1:-1].replace("##[", "## [")
    print(f"run.py: {task} broke: {type(error).__name__}: {text[:500]}", file=sys.stderr)
    if os.environ.get("EFFSOTA_DEBUG"):
        traceback.print_exception(error)


if __name__ == "__main__":
    main()
