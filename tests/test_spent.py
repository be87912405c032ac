"""What a test takes is what it and all that it started work, whether that has ended or not."""

from __future__ import annotations

import subprocess
import sys

from tests import spent

SECONDS = 0.1
BUSY = f"import time\nwhile time.process_time() < {SECONDS}: pass\nprint('done', flush=True)\ninput()"


def test_work_of_a_child_is_counted_while_it_runs() -> None:
    """And once, when it has been waited for."""
    before = spent.work()
    with subprocess.Popen(
        [sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "done\n"
        running = spent.work() - before
        child.communicate("\n")
    assert running >= SECONDS - 2 / spent.TICK
    assert running <= spent.work() - before + 2 / spent.TICK
