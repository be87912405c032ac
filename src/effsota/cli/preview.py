"""The site as it would be with a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from effsota.cli.unfit_templates import naming_templates
from effsota.disk.unfinished import OutputError
from effsota.pipeline.comparison import Comparison
from effsota.pipeline.publishing import Wanted, publish
from effsota.progress import Tell


def write_preview(compared: Comparison, folder: Path, today: date, tell: Tell) -> None:
    """Write the site as it would be with a change, all of it anew; nothing where that has errors."""
    try:
        with naming_templates():
            publish(compared.tree, Wanted(today=today), folder, tell=tell)
    except OutputError as error:
        raise click.UsageError(str(error)) from error
