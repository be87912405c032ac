"""How a call ends, as the shell is told."""

from __future__ import annotations

FINE, BAD_DATA, WRONG_CALL, OUR_BUG = 0, 1, 2, 70
# What a shell says of a program that Ctrl-C ended.
STOPPED = 130
