"""The program `effsota`, also `python -m effsota`: one that cannot start says nothing about the data."""

from __future__ import annotations

import gc
import signal
import sys
from typing import NoReturn

OUR_BUG = 70
# What a shell says of a program that a signal ended.
ENDED = 128


def main() -> NoReturn:
    """Run the command line; where it cannot be loaded, say in one line why."""
    _heed_signals()
    # A command makes few circles of values, and ends: to look for them takes a tenth of the time.
    gc.disable()
    try:
        from effsota.cli import main as run  # noqa: PLC0415

        run()
    except ImportError as error:
        sys.stderr.write(f"effsota: the program is not installed whole: {error}\n")
        sys.exit(OUR_BUG)
    except KeyboardInterrupt:
        sys.exit(ENDED + signal.SIGINT)


def _heed_signals() -> None:
    """Let Ctrl-C and SIGTERM end a command where it is, so that it takes away what is half done."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # One that is ignored stays so: what a shell starts in the background does not hear its Ctrl-C.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _frame: object) -> NoReturn:
    # What takes away what is half done is not ended in its turn.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(ENDED + number)


if __name__ == "__main__":
    main()
