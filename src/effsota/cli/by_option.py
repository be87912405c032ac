"""The option by which a board is ranked; the resources that it names bring the whole model with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from effsota.model.resources import RESOURCES

Command = TypeVar("Command", bound="Callable[..., Any]")


def by_option(command: Command) -> Command:
    """Add `--by RESOURCE`: a track's board by another resource that its records state."""
    return click.option(
        "--by",
        type=click.Choice([resource.key for resource in RESOURCES]),
        help="Rank by another resource that the records state (default: by what the track ranks by).",
    )(command)
