"""Paths that a caller names: none of them is blank."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class GivenPath(click.Path):
    """A path; a blank one is refused, where Python would take it for the folder that one is in."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(path_type=Path, **settings)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or fail with what to write."""
        if value == "":
            self.fail("it is blank; name a file or a folder (the one that you are in is .)", param, ctx)
        return super().convert(value, param, ctx)
