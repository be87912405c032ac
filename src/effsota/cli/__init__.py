"""The command line: arguments in, today's date, exit code out."""

from __future__ import annotations

import os
import sys
import traceback
from typing import NoReturn

import click

from effsota import __version__
from effsota.cli.build import build
from effsota.cli.diff import diff
from effsota.cli.effective_compute import effective_compute
from effsota.cli.estimate import estimate
from effsota.cli.export import export
from effsota.cli.import_ import import_
from effsota.cli.init import init
from effsota.cli.new import new
from effsota.cli.scan import scan
from effsota.cli.serve import serve
from effsota.cli.show import show
from effsota.cli.trend import trend
from effsota.cli.validate import validate

FINE, BAD_DATA, WRONG_CALL, OUR_BUG = 0, 1, 2, 70


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="effsota")
def cli() -> None:
    """Track how much training compute it takes to reach a fixed level of performance."""


for command in (
    validate,
    build,
    serve,
    show,
    diff,
    estimate,
    trend,
    effective_compute,
    export,
    import_,
    init,
    new,
    scan,
):
    # The list of commands shows the whole first sentence; left to itself it is cut.
    command.short_help = " ".join((command.help or "").partition("\n\n")[0].split()).rstrip(".")
    cli.add_command(command)


def main() -> NoReturn:
    """Run the command line; every way out is an exit code, never a traceback."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_CALL)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        # A reader such as `head` has seen enough; nothing may complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINE)
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001  # the last line of defence; a panic of Rust is no Exception
        _report_bug(error)
        sys.exit(OUR_BUG)
    sys.exit(FINE)


def _report_bug(error: BaseException) -> None:
    if os.environ.get("EFFSOTA_DEBUG"):
        traceback.print_exception(error)
        return
    click.echo(f"effsota: internal error ({type(error).__name__}): {error}", err=True)
    click.echo("This is our bug. Run again with EFFSOTA_DEBUG=1 and report what it prints.", err=True)
