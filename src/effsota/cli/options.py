"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

from effsota.disk.clock import read_today

Command = TypeVar("Command", bound="Callable[..., Any]")


class DateType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or fail with what to write."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fail(f'"{value}" is not a date; write YYYY-MM-DD, such as 2026-11-22', param, ctx)


def quiet_option(words: str) -> Callable[[Command], Command]:
    """Add `--quiet`, whose help says what is then left out; what work is at goes in any case."""
    return click.option("-q", "--quiet", is_flag=True, help=words)


def today_option(command: Command) -> Command:
    """Add `--today DATE`: the only way in for the clock, beside SOURCE_DATE_EPOCH."""
    return click.option(
        "--today",
        type=DateType(),
        default=read_today,
        show_default="today in UTC, or SOURCE_DATE_EPOCH",
        help="Reckon as of this date.",
    )(command)
