"""Compute of one example: the FLOP of its forward pass, which a record of an inference track states."""

from __future__ import annotations

from msgspec.structs import replace

from effsota import figures
from effsota.model.resources.training_compute import TRAINING_COMPUTE

FORWARD_COMPUTE = replace(
    TRAINING_COMPUTE,
    name="compute of one example",
    of_what="per example",
    boundary="the forward pass of one example",
    units=(figures.FLOP,),
)
