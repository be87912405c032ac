"""`--no-cache`: whether a command takes what earlier runs have kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from effsota.disk.cache import NO_CACHE, open_cache

Command = TypeVar("Command", bound="Callable[..., Any]")


def cache_option(command: Command) -> Command:
    """Add `--no-cache`; the command is given a cache, which without it is the user's."""
    return click.option(
        "--no-cache",
        "cache",
        is_flag=True,
        callback=lambda _context, _parameter, is_off: NO_CACHE if is_off else open_cache(),
        help="Do everything anew, also what has not changed since an earlier run.",
    )(command)
