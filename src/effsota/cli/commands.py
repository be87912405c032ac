"""All commands, as the library of command lines runs them: any call but the shortest."""

from __future__ import annotations

from io import StringIO

import click

from effsota import __version__
from effsota.cli.exit_codes import FINE, STOPPED, WRONG_CALL
from effsota.cli.group import ListedCommands
from effsota.cli.listing import SECTIONS
from effsota.cli.root_options import refuse_stray_root, root_before_option


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


def run_command() -> int:
    """Run what the command line says; return how it ends, unless the command itself ends the program."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        _show(error)
        return WRONG_CALL
    except click.Abort:
        return STOPPED
    return FINE


def _show(error: click.ClickException) -> None:
    """Say what is wrong with a call; what the caller typed may hold anything."""
    from effsota.text import to_log_line  # noqa: PLC0415  # only where something is wrong

    said = StringIO()
    error.show(file=said)
    for line in said.getvalue().splitlines():
        click.echo(to_log_line(line.expandtabs(4)), err=True)  # the library lists choices behind tabs
