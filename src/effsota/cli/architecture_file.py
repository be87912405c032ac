"""A file that holds an architecture: a model's config.json, or a YAML file with a list of layers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from effsota.cli.estimate_file import UnusableFile, name_of, read_at_most, read_estimate
from effsota.methods.architectures import keys_read, parse_config, refuse_config
from effsota.methods.architectures.config_file import MOST_CONFIG_BYTES
from effsota.problems import Refusal

CONFIG_WORDS = "A model's config.json, as Hugging Face's transformers writes it; - for standard input."
LAYERS_WORDS = (
    "A YAML file with layers: a list of them with their sizes, as in a submission; - for standard input."
)
_METHOD, _LAYERS = "architecture", "layers"
_LAYERS_HINT = (
    "write layers: and under it a line such as - {layer: conv, kernel: 8, in: 3, out: 16, size: 20}"
)


def read_config(file: Path) -> dict[str, Any] | UnusableFile:
    """Return the keys of a config that its family is counted by, as a submission holds them."""
    read = parse_config(read_at_most(file, MOST_CONFIG_BYTES))
    if isinstance(read, Refusal):
        return UnusableFile(((name_of(file), read),))
    faults = refuse_config(read)
    if faults:
        return UnusableFile(((name_of(file), Refusal(faults[0].message, faults[0].hint)),))
    return {"config": {key: read[key] for key in keys_read(read)}}


def read_layers(file: Path) -> dict[str, Any] | UnusableFile:
    """Return what a file says of an estimate but its method, texts as written."""
    return read_estimate(file, method=_METHOD, key=_LAYERS, hint=_LAYERS_HINT)


def read_architecture(file: Path) -> dict[str, Any] | UnusableFile:
    """Return what a file of either kind says: JSON is a config, YAML a list of layers."""
    return read_layers(file) if file.suffix in {".yaml", ".yml"} else read_config(file)
