"""What the series are made up by: taken from the records on file, kept beside the table, read again."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from calibration.made_up import Largest, Population, Records, Tracks
from calibration.measuring import Given
from effsota.model import Board

INPUTS = Path(__file__).with_name("inputs.json")
LARGEST_SINCE = date(2012, 6, 1)
"""From the first record of "AI and Compute" on."""


def take_inputs(boards: dict[str, Board]) -> Given:
    """Return what the boards on file give."""
    return Given(
        population=Population.like(boards["alexnet-imagenet"]),
        records=Records.like(boards["fineweb-3-28"]),
        largest=Largest.like(boards["training-compute"], LARGEST_SINCE),
        tracks=Tracks.like([*boards.values()]),
    )


def write_inputs(given: Given) -> None:
    """Keep them."""
    INPUTS.write_text(f"{json.dumps(asdict(given), indent=1)}\n", encoding="utf-8")


def read_inputs() -> Given:
    """Return those that are kept."""
    data: dict[str, Any] = json.loads(INPUTS.read_text(encoding="utf-8"))
    return Given(
        population=Population(**data["population"]),
        records=Records(pairs=tuple((gap, gain) for gap, gain in data["records"]["pairs"])),
        largest=Largest(**data["largest"]),
        tracks=Tracks(**{**data["tracks"], "errors": tuple(data["tracks"]["errors"])}),
    )
