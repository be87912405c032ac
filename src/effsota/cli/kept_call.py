"""What was typed into a call that ended early: kept for the next one, and printed as a call."""

from __future__ import annotations

import hashlib
import json
import shlex
import signal
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from effsota.disk.cache import Cache
from effsota.text import to_log_line

_ROOM = "calls"


def keep_call(cache: Cache, root: Path, words: Sequence[str]) -> None:
    """Keep the words of a call for a tracker's folder, in the place of those kept before."""
    cache.put(_ROOM, _key(root), json.dumps(list(words)).encode())


def kept_call(cache: Cache, root: Path) -> list[str]:
    """Return the words that are kept for a tracker's folder, none where there are none."""
    words: list[str] = json.loads(cache.get(_ROOM, _key(root)) or b"[]")
    return words


def _key(root: Path) -> str:
    return hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()


def tell_call(words: Sequence[str], *, is_kept: bool) -> None:
    """Print the call that says again what was typed, on one line that a shell takes."""
    how = "; effsota new --resume goes on from there too" if is_kept else ""
    click.echo(f"What you typed, as one call that asks for the rest{how}:", err=True)
    click.echo(to_log_line(f"  effsota {shlex.join(words)}"), err=True)


def given_words(context: click.Context, names: Collection[str]) -> Iterator[str]:
    """Yield the options of a call by these names, as they were given on its command line."""
    for parameter in context.command.params:
        name = parameter.name or ""
        is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if name in names and is_given:
            yield from _said(parameter.opts[0], context.params[name])


def _said(option: str, value: Any) -> Iterator[str]:
    if isinstance(value, bool):
        yield option
        return
    for each in value if isinstance(value, tuple) else (value,):
        yield from (option, f"{each:g}" if isinstance(each, float) else str(each))


@contextmanager
def ending_softly() -> Iterator[None]:
    """End as Ctrl-C does where the terminal goes away, so that what was typed is kept."""
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is None:
        yield
        return
    before = signal.signal(hangup, _abort)
    try:
        yield
    finally:
        signal.signal(hangup, before)


def _abort(*_: Any) -> None:
    raise click.Abort
