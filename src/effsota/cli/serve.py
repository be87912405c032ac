"""`effsota serve`: the site on this machine, built again on every change."""

from __future__ import annotations

import gc
import signal
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

import click
from click.core import ParameterSource

from effsota.cli.group import examples
from effsota.cli.live_site import LiveSite
from effsota.cli.local_site import HOST, build_server
from effsota.cli.options import day_of_call, quiet_option, today_option
from effsota.cli.root_options import root_option

MOST_PORT = 65_535


@click.command(epilog=examples("effsota serve", "effsota serve --port 8001"))
@click.option(
    "--port", type=click.IntRange(0, MOST_PORT), default=8000, show_default=True, help="0 takes a free one."
)
@quiet_option("Print problems only.")
@root_option
@today_option
def serve(*, port: int, quiet: bool, root: Path, today: date) -> None:
    """Show the site on this machine, built again on every change.

    Pages that are open follow. A file with an error prints its problems; the last good site stays. Nothing is
    written to disk.
    """
    # Unless a day is given it is that of each build: the program may run over midnight.
    is_given = click.get_current_context().get_parameter_source("today") is ParameterSource.COMMANDLINE
    live = LiveSite(root, (lambda: today) if is_given else day_of_call, quiet=quiet)
    try:
        server = build_server(lambda: live.files, port=port, is_ready=lambda: live.is_ready)
    except OSError as error:
        other = port + 1 if port < MOST_PORT else port - 1
        raise click.UsageError(
            f"Port {port} cannot be used ({error.strerror})."
            f" Take another: effsota serve --port {other}, or make serve PORT={other}."
        ) from error
    live.address = f"http://{HOST}:{server.server_address[1]}/"
    if not quiet:
        click.echo(f"Building the site; {live.address} will show it (Ctrl-C ends)")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # What a shell starts in the background ignores Ctrl-C's signal unless it says otherwise.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    gc.enable()  # unlike other commands it goes on for hours
    with server, suppress(KeyboardInterrupt):
        live.watch()


def _end(*_: object) -> NoReturn:
    raise KeyboardInterrupt
