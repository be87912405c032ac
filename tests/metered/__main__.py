"""Train: `python -m tests.metered WHICH FOLDER [STEP]`; killed at a step, without a chance to tidy up."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Train, in a folder that may hold a checkpoint."""
    which, folder, *most = sys.argv[1:]
    last = int(most[0]) if most else 0

    def heed(step: int) -> None:
        if step == last:
            os.kill(os.getpid(), signal.SIGKILL)

    import_module(f"tests.metered.{which}_training").train(Path(folder), heed)


if __name__ == "__main__":
    main()
