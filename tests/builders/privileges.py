"""What a user without special rights may do: root, as which tests often run, may do everything."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# capabilities(7), capget(2), prctl(2) and linux/capability.h.
_VERSION_3 = 0x20080522
_PASSES_FILE_MODES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
_GET_SECUREBITS, _SET_SECUREBITS = 27, 28
# Neither a program that root starts nor access(2) takes the rights up again.
_STAY_WITHOUT = 1 << 0 | 1 << 2  # SECBIT_NOROOT, SECBIT_NO_SETUID_FIXUP


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Rights(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


@contextmanager
def as_a_user() -> Iterator[None]:
    """Let the modes of files hold for a while, also for root: it may not pass them by."""
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("here root reads and writes every file")
    libc = ctypes.CDLL(None, use_errno=True)
    header, before, within = _Header(_VERSION_3, 0), (_Rights * 2)(), (_Rights * 2)()
    for rights in (before, within):
        _done(libc.capget(ctypes.byref(header), rights))
    bits = libc.prctl(_GET_SECUREBITS, 0, 0, 0, 0)
    within[0].effective &= ~_PASSES_FILE_MODES
    _done(libc.prctl(_SET_SECUREBITS, bits | _STAY_WITHOUT, 0, 0, 0))
    _done(libc.capset(ctypes.byref(header), within))
    try:
        yield
    finally:
        _done(libc.capset(ctypes.byref(header), before))
        _done(libc.prctl(_SET_SECUREBITS, bits, 0, 0, 0))


def _done(answer: int) -> None:
    """Refuse to go on with other rights than were asked for."""
    if answer != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
