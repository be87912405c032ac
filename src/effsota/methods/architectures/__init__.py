"""What an architecture costs in parameters and multiply-adds: from a config, or from a list of layers.

The calculator's page counts by the same modules: `showing/scripted` makes a script of them.
"""

from __future__ import annotations

from effsota.methods.architectures.config_file import parse_config
from effsota.methods.architectures.families import (
    FAMILIES,
    count_config,
    is_pair,
    is_text,
    keys_read,
    refuse_config,
)
from effsota.methods.architectures.layer_list import Layer, LayerKind, count_layers
from effsota.methods.architectures.pieces_of_network import Counted, Piece, Role

__all__ = [
    "FAMILIES",
    "Counted",
    "Layer",
    "LayerKind",
    "Piece",
    "Role",
    "count_config",
    "count_layers",
    "is_pair",
    "is_text",
    "keys_read",
    "parse_config",
    "refuse_config",
]
