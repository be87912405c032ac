"""One of several: by its number, its name, or what comes near it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from effsota.figures import join_words
from effsota.text import to_log_line
from effsota.text.likely import likely_names


def choose_one(question: str, names: Sequence[str], *, default: str | None = None) -> str:
    """Return the name that a person chooses; what is none of them is asked again, with what may be meant."""
    while True:
        asked = f"{question}, by number or name"
        typed = str(click.prompt(asked, default=default, err=True, type=str)).strip()
        if typed in names:
            return typed
        if typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= len(names):
            return names[int(typed) - 1]
        click.echo(to_log_line(f"  {_refusal(typed, names)}"), err=True)


def _refusal(typed: str, names: Iterable[str]) -> str:
    listed = list(names)
    meant = likely_names(typed, listed)
    if meant:
        return f'"{typed}" is none of them; did you mean {join_words(meant, by="or")}?'
    return f'"{typed}" is none of them; write a number from 1 to {len(listed)}, or a name from the list.'
