"""Run one task of a workflow from this checkout: `python -I .github/scripts/run.py TASK ARGUMENT...`.

`-I` keeps the current folder and the environment out of the import path; only this checkout comes in.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

TASKS = {
    "effsota": "effsota.cli",
    "find-pull": "automation.find_pull",
    "comment": "automation.comment",
    "issue": "automation.issue",
    "seal": "automation.seal",
    "published": "automation.published",
    "links": "automation.links",
}


def main() -> None:
    """Run the task that the first argument names, with the others."""
    here = Path(__file__).resolve().parent
    sys.path[:0] = [str(here), str(here.parents[1] / "src")]
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        sys.exit(f"run.py: the task is one of {', '.join(TASKS)}")
    module = import_module(TASKS[sys.argv.pop(1)])
    sys.exit(module.main())


if __name__ == "__main__":
    main()
