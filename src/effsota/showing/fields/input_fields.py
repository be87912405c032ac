"""Columns of what an estimate is multiplied out from: examples, parameters and tokens, chips and time."""

from __future__ import annotations

from typing import TypeVar

from effsota.methods import HardwareTime, Operations, Parameters
from effsota.model import Record
from effsota.showing.fields.data_field import DataField, Fields
from effsota.showing.fields.holds import GIVEN_OR_NONE, NUMBER_OR_NONE, TEXT_OR_NONE

Told = TypeVar("Told", Operations, Parameters, HardwareTime)


def told_in(record: Record, kind: type[Told]) -> Told | None:
    """Return the first inputs of a kind among a record's estimates, the headline's first; None where none is.

    A sum is left out: each of its parts has inputs of its own, of which none is the record's.
    """
    for each in record.submission.estimates:
        if isinstance(each.inputs, kind):
            return each.inputs
    return None


COUNTED: Fields[Operations] = (
    DataField("examples", GIVEN_OR_NONE, "Training examples of one epoch, of the first operation count"),
    DataField("epochs", GIVEN_OR_NONE, "Epochs over these examples"),
    DataField("examples_seen", NUMBER_OR_NONE, "Examples × epochs"),
)
BY_PARAMETERS: Fields[Parameters] = (
    DataField(
        "parameters",
        GIVEN_OR_NONE,
        "Active parameters that are counted, of the first estimate by parameters × tokens",
    ),
    DataField("parameters_total", GIVEN_OR_NONE, "All parameters, where they are more"),
    DataField("parameters_trainable", GIVEN_OR_NONE, "Trainable parameters, where they are fewer"),
    DataField("tokens", GIVEN_OR_NONE, "Tokens of one epoch"),
    DataField("token_epochs", GIVEN_OR_NONE, "Epochs over these tokens", lambda it: it.tokens and it.epochs),
)
BY_HARDWARE: Fields[HardwareTime] = (
    DataField(
        "chip",
        TEXT_OR_NONE,
        "The chip, of the first estimate by hardware time, as schema/hardware.yaml names it",
        lambda it: it.hardware,
    ),
    DataField("chips", GIVEN_OR_NONE, "How many run at once, where it is said", lambda it: it.count),
    DataField("precision", TEXT_OR_NONE, "Precision of the peak, where it is said"),
    DataField(
        "hardware_time_s",
        NUMBER_OR_NONE,
        "How long all of them ran, in seconds",
        lambda it: it.time and it.time.base,
    ),
    DataField(
        "chip_time_s",
        NUMBER_OR_NONE,
        "Time of all chips together as filed, in chip-seconds; none where it is in cores",
        lambda it: None if it.chip_time is None or it.chip_time.is_in_cores else it.chip_time.base,
    ),
    DataField("utilization", GIVEN_OR_NONE, "Share of the peak reached, 0 to 1, where it is said"),
)
