"""`effsota estimate architecture`: what a config or a list of layers multiplies, counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from effsota.cli.architecture_file import (
    CONFIG_WORDS,
    LAYERS_WORDS,
    read_config,
    read_layers,
)
from effsota.cli.estimate_file import read_or_end
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.method_command import common_options, given_in_common, option_of
from effsota.cli.root_options import maybe_root_option
from effsota.methods.architectures import FAMILIES
from effsota.model import Method
from effsota.showing.forms import method_fields

_FILES = ("config", "layers")


def build_architecture_command(
    method: Method, schema: Mapping[str, Any], *, run: Callable[..., None]
) -> click.Command:
    """Return the command that reads a config or a list of layers, and calls `run` with what it says."""
    fields = [field for field in method_fields(schema, method) if field.key not in _FILES]

    def gather(config: Path | None, layers: Path | None, form: str | None, root: Any, **keys: Any) -> None:
        given = {field.key: keys[field.key] for field in fields if keys[field.key] is not None}
        read = {
            **({} if config is None else read_or_end(read_config(config))),
            **({} if layers is None else read_or_end(read_layers(layers))),
        }
        if not read:
            raise click.UsageError("Say what is counted: --config config.json, or --layers FILE.")
        run(method, {**read, **given, **given_in_common(keys)}, form=form, root=root)

    command = click.command(
        name=method.name,
        help=f"Count a forward pass from a model's config.json or from a list of its layers, and the training"
        f" from that, with every line of the sum.\n\n{method.trust}\n\nFamilies: {', '.join(FAMILIES)}.",
        short_help="A config.json or a list of layers, counted.",
        epilog=examples(
            "effsota estimate architecture --config config.json --context 4096 --tokens 2T",
            "effsota estimate architecture --layers layers.yaml --examples 1.2M --epochs 90",
        ),
    )(maybe_root_option(gather))
    path = GivenPath(exists=True, dir_okay=False, allow_dash=True)
    command.params[:0] = [
        click.Option(["--config"], type=path, metavar="FILE", help=CONFIG_WORDS),
        click.Option(["--layers"], type=path, metavar="FILE", help=LAYERS_WORDS),
        *map(option_of, fields),
        *common_options(f"{method.uncertainty:g}"),
    ]
    return command
