"""The submission of a measured run, written when its meter's block ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from effsota.measure.curvefile import MeterError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def submission_writer(
    track: str, *, root: str | Path, model: str, title: str, url: str
) -> Callable[[Path], None]:
    """Return what a meter calls with its curve on exit: `effsota new` with these answers.

    `root` is the tracker's folder. Use::

        submit = submission_writer("fineweb-3-28", root=".", model=..., title=..., url=...)
        with Meter("run.csv", metric="val_loss", on_exit=submit) as meter: ...
    """
    said = ("--model", model, "--title", title, "--url", url, "--yes", "--root", str(root))

    def write(curve: Path) -> None:
        from effsota.cli import cli  # noqa: PLC0415  # the whole program, needed only at the end of a run

        try:
            cli.main(["new", track, "--from", str(curve), *said], standalone_mode=False)
        except click.ClickException as error:
            raise MeterError(f"no submission was written, the curve is safe: {error.message}") from error
        except SystemExit as error:
            raise MeterError(
                "no submission was written, the curve is safe; its problems stand above"
            ) from error

    return write
