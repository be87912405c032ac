"""The command line: arguments in, today's date, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from io import StringIO
from typing import NoReturn

import click

from effsota import __version__
from effsota.cli.closed_pipe import UnwritableOutputError, outlive_readers
from effsota.cli.group import ListedCommands
from effsota.cli.listing import SECTIONS
from effsota.cli.root_options import refuse_stray_root, root_before_option

FINE, BAD_DATA, WRONG_CALL, OUR_BUG = 0, 1, 2, 70
# What a shell says of a program that Ctrl-C ended.
STOPPED = 130
# What the extra `site` brings; `validate` and `diff` do without.
OF_THE_SITE = {"arro3", "jinja2", "markupsafe", "numpy", "resvg", "ttf_opensans"}
HOW_TO_INSTALL = (
    "Install the extra: pip install 'effsota[site] @ git+https://github.com/effsota/effsota'"
    " (in a checkout: make site)."
)


@click.group(
    cls=ListedCommands,
    sections=SECTIONS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="effsota")
@root_before_option
@click.pass_context
def cli(context: click.Context) -> None:
    """Track how much training compute it takes to reach a fixed level of performance."""
    refuse_stray_root(context, cli.commands)


def main() -> NoReturn:
    """Run the command line; every way out is an exit code, never a traceback."""
    outlive_readers()
    # Our matrices are small: threads of numpy's would take turns on what our own processes compute with.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = _run()
        sys.stdout.flush()
    except UnwritableOutputError as error:
        click.echo(f"effsota: standard output cannot be written: {error}.", err=True)
        code = WRONG_CALL
    gc.freeze()  # what is left goes with the process: Python would look through all of it first
    sys.exit(code)


def _run() -> int | str | None:
    """Run the command line; return how it ends."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        return WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except SystemExit as error:
        return error.code
    except UnwritableOutputError:
        raise
    except BaseException as error:  # noqa: BLE001  # the last line of defence; a panic of Rust is no Exception
        return _explain(error)
    return FINE


def _show(error: click.ClickException) -> None:
    """Say what is wrong with a call; what the caller typed may hold anything."""
    from effsota.text import to_log_line  # noqa: PLC0415  # only where something is wrong

    said = StringIO()
    error.show(file=said)
    for line in said.getvalue().splitlines():
        click.echo(to_log_line(line.expandtabs(4)), err=True)  # the library lists choices behind tabs


def _tell_files(error: BaseException) -> bool:
    """Tell at which files the program broke, where that is known: others may be fine."""
    from effsota.judging.report import render_problems  # noqa: PLC0415  # only where something is wrong
    from effsota.pipeline.isolation import problems_of  # noqa: PLC0415
    from effsota.problems import BrokenAtError, BrokenFilesError  # noqa: PLC0415

    if not isinstance(error, BrokenAtError | BrokenFilesError):
        return False
    click.echo(render_problems(problems_of(error)), err=True, nl=False)
    click.echo("Nothing else was done.", err=True)
    return True


def _explain(error: BaseException) -> int:
    """Say what broke, or which packages a command needs beyond those of the gate; return the exit code."""
    missing = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    if missing in OF_THE_SITE:
        click.echo(f"effsota: this command needs {missing}. {HOW_TO_INSTALL}", err=True)
        return WRONG_CALL
    from effsota.disk.debugging import is_debugging  # noqa: PLC0415  # only where something is wrong

    if is_debugging():
        import traceback  # noqa: PLC0415  # for us alone

        traceback.print_exception(error)
        return OUR_BUG
    if not isinstance(error, ImportError) and _tell_files(error):
        return BAD_DATA
    from effsota.text import to_log_line  # noqa: PLC0415  # only where something is wrong

    # On one line, in which nothing is a command to the runner of a workflow.
    said = to_log_line(" ".join(str(error).split()))
    if isinstance(error, ImportError):
        click.echo(f"effsota: the program is not installed whole: {said}", err=True)
        return OUR_BUG
    if isinstance(error, OSError) and error.strerror:
        # What the system refused, such as a name that is too long, is about the call, or the disk.
        place = f"{error.filename}: " if isinstance(error.filename, str) else ""
        click.echo(to_log_line(f"effsota: {place}{error.strerror}."), err=True)
        return WRONG_CALL
    click.echo(f"effsota: internal error ({type(error).__name__}): {said}", err=True)
    click.echo("This is our bug. Run again with EFFSOTA_DEBUG=1 and report what it prints.", err=True)
    return OUR_BUG
