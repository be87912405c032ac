"""Effsota with a line of progress that is shown at once and at every step, however quick they are."""

from __future__ import annotations

from effsota.__main__ import main as run
from effsota.cli import progress_line


def main() -> None:
    """Run a command, as if it were slow."""
    progress_line.SECONDS_UNTIL_SHOWN = progress_line.SECONDS_BETWEEN = 0
    run()
