"""The site of the tracker at hand, for the commands that build it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NoReturn

import click

from effsota.model import Tree
from effsota.pipeline.building import Built, build
from effsota.problems import BrokenAtError
from effsota.showing.own_templates import TemplateMismatchError


def build_files(tree: Tree, today: date, *, base_url: str | None = None, has_pictures: bool = True) -> Built:
    """Return the site as built; where a template of the tracker's own does not fit, say so and exit."""
    with naming_templates():
        return build(tree, today, base_url=base_url, has_pictures=has_pictures)


@contextmanager
def naming_templates() -> Iterator[None]:
    """Say which template of the tracker's own does not fit, and exit."""
    try:
        yield
    except TemplateMismatchError as error:
        _refuse(error)
    except BrokenAtError as error:
        if isinstance(error.__cause__, TemplateMismatchError):
            _refuse(error.__cause__)
        raise


def _refuse(error: TemplateMismatchError) -> NoReturn:
    click.echo(f"effsota: {error}", err=True)
    sys.exit(2)
