"""What follows the filing of a claim: objections, figures that its source restates, corrections."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from effsota.model.given import Given
from effsota.model.sources import Source
from effsota.units import Quantity


class Challenge(Given):
    """What somebody objects to, and what came of it."""

    by: str
    date: date
    claim: str
    evidence: str | None = None
    reply: str | None = None
    outcome: str | None = None


class RestatedAs(StrEnum):
    """Why a source has had another figure for a record: measured anew, also for other rules, or replaced."""

    RETIMED = "retimed"
    RULE_CHANGED = "rule-changed"
    SUPERSEDED = "superseded"


class Restated(Given):
    """Another figure that a source has had for a record, which counts for nothing here, and since when."""

    date: date
    as_: RestatedAs
    why: str
    wall_clock: Quantity | None = None
    source: Source | None = None
    KEYS: ClassVar[Mapping[str, str]] = {"as_": "is"}


class Correction(Given):
    """What was changed in a submission, and when."""

    date: date
    what: str
