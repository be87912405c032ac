"""`effsota estimate architecture`: what a config or a list of layers multiplies, counted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from effsota.cli.estimate_file import name_of, read_at_most, read_estimate, refuse
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.method_command import common_options, given_in_common, option_of
from effsota.cli.root_options import maybe_root_option
from effsota.methods.architectures import FAMILIES, keys_read, parse_config, refuse_config
from effsota.methods.architectures.config_file import MOST_CONFIG_BYTES
from effsota.model import Method
from effsota.problems import Refusal
from effsota.showing.forms import method_fields

_FILES = ("config", "layers")
_CONFIG = "A model's config.json, as Hugging Face's transformers writes it; - for standard input."
_LAYERS = (
    "A YAML file with layers: a list of them with their sizes, as in a submission; - for standard input."
)
_LAYERS_HINT = (
    "write layers: and under it a line such as - {layer: conv, kernel: 8, in: 3, out: 16, size: 20}"
)


def build_architecture_command(
    method: Method, schema: Mapping[str, Any], *, run: Callable[..., None]
) -> click.Command:
    """Return the command that reads a config or a list of layers, and calls `run` with what it says."""
    fields = [field for field in method_fields(schema, method) if field.key not in _FILES]

    def gather(config: Path | None, layers: Path | None, form: str | None, root: Any, **keys: Any) -> None:
        given = {field.key: keys[field.key] for field in fields if keys[field.key] is not None}
        read = {**_read_config(config), **_read_layers(layers)}
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
        click.Option(["--config"], type=path, metavar="FILE", help=_CONFIG),
        click.Option(["--layers"], type=path, metavar="FILE", help=_LAYERS),
        *map(option_of, fields),
        *common_options(f"{method.uncertainty:g}"),
    ]
    return command


def _read_config(file: Path | None) -> dict[str, Any]:
    """Return the keys of a config that its family is counted by, as a submission holds them."""
    if file is None:
        return {}
    read = parse_config(read_at_most(file, MOST_CONFIG_BYTES))
    if isinstance(read, Refusal):
        refuse(name_of(file), read.message, read.hint)
        sys.exit(1)
    for fault in refuse_config(read):
        refuse(name_of(file), fault.message, fault.hint)
        sys.exit(1)
    return {"config": {key: read[key] for key in keys_read(read)}}


def _read_layers(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    return read_estimate(file, method="architecture", key="layers", hint=_LAYERS_HINT)
