"""The site as it would be with a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from effsota.cli.site_building import build_files
from effsota.disk.output import OutputError, write_site
from effsota.pipeline.comparison import Comparison


def build_preview(compared: Comparison, folder: Path, today: date) -> None:
    """Write the site as it would be with a change; nothing where that has errors."""
    built = build_files(compared.tree, today)
    if not built.files:
        return
    try:
        write_site(built.files, folder)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
