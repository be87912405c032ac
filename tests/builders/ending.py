"""A signal that ends a program, sent to the test itself: heard once, as the program hears it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

MILLISECONDS = 3e-3


@contextmanager
def ended_soon() -> Iterator[None]:
    """Raise KeyboardInterrupt some milliseconds after this is entered, wherever the test then is."""

    def end(*_: object) -> None:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, MILLISECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
