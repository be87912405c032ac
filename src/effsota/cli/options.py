"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from effsota.disk.clock import ClockError, read_today
from effsota.limits import LAST_YEAR
from effsota.problems import Refusal

Command = TypeVar("Command", bound="Callable[..., Any]")


class DateType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """A date as YYYY-MM-DD, of `last_year` at most."""

    name = "date"

    def __init__(self, last_year: int = date.max.year) -> None:
        self._last_year = last_year

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or fail with what to write."""
        day = value if isinstance(value, date) else _read_date(value)
        if isinstance(day, Refusal):
            self.fail(f"{day.message}; write YYYY-MM-DD, such as 2026-11-22", param, ctx)
        if day.year > self._last_year:
            self.fail(f"{day} lies too far ahead; write a day up to {self._last_year}-12-31", param, ctx)
        return day


def _read_date(text: str) -> date | Refusal:
    from effsota.reading.written_days import parse_date  # noqa: PLC0415  # only where a day is given

    return parse_date(text)


class NumberType(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """A number above zero, up to `most`."""

    name = "number"

    def __init__(self, most: float) -> None:
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or fail with what to write."""
        number = value if isinstance(value, float) else _read_number(value)
        if isinstance(number, Refusal) or not 0 < number <= self._most:
            self.fail(f'"{value}" is not a number above 0, at most {self._most:,.12g}', param, ctx)
        return number


def _read_number(text: str) -> float | Refusal:
    from effsota.units import parse_number  # noqa: PLC0415  # only where a number is given

    return parse_number(text)


def day_of_call() -> date:
    """Return the day in UTC, or that of SOURCE_DATE_EPOCH; one that is none ends the call."""
    try:
        return read_today()
    except ClockError as error:
        raise click.UsageError(str(error)) from error


def quiet_option(words: str) -> Callable[[Command], Command]:
    """Add `--quiet`, whose help says what is then left out; what work is at goes in any case."""
    return click.option("-q", "--quiet", is_flag=True, help=words)


def today_option(command: Command) -> Command:
    """Add `--today DATE`: the only way in for the clock, beside SOURCE_DATE_EPOCH."""
    return click.option(
        "--today",
        type=DateType(LAST_YEAR),
        default=day_of_call,
        show_default="today in UTC, or SOURCE_DATE_EPOCH",
        help="Reckon as of this date.",
    )(command)
