"""What ends the building of a site with words: a template of the tracker's own that does not fit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from effsota.problems import BrokenAtError
from effsota.showing.own_templates import TemplateMismatchError


@contextmanager
def naming_templates() -> Iterator[None]:
    """Say which template of the tracker's own does not fit, and exit."""
    try:
        yield
    except (TemplateMismatchError, BrokenAtError) as error:
        unfit = unfit_template(error)
        if unfit is None:
            raise
        click.echo(f"effsota: {unfit}", err=True)
        sys.exit(2)


def unfit_template(error: Exception) -> TemplateMismatchError | None:
    """Return what says of a template that it does not fit, None where that is not what went wrong."""
    cause = error.__cause__ if isinstance(error, BrokenAtError) else error
    return cause if isinstance(cause, TemplateMismatchError) else None
