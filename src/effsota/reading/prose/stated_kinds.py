"""What a text may state of a training run, and of which training."""

from __future__ import annotations

from enum import StrEnum


class FigureKind(StrEnum):
    """What a figure counts; the unit of its value stands beside."""

    PARAMETERS = "parameters"  # those of the model, or of which nobody says more
    ACTIVE = "active parameters"
    TOTAL = "total parameters"
    TRAINABLE = "trainable parameters"
    TOKENS = "tokens"
    EPOCHS = "epochs"
    STEPS = "steps"
    BATCH = "tokens in a batch"
    CHIPS = "chips"
    CHIP = "chip"  # which, 1 where one is named
    TIME = "time"  # seconds
    CHIP_TIME = "chip time"  # chip-seconds
    UTILIZATION = "utilization"  # 0 to 1, of the model's own operations
    HARDWARE_UTILIZATION = "hardware utilization"  # 0 to 1, recomputation counted
    RATE = "rate of one chip"  # FLOP/s
    COMPUTE = "training compute"  # FLOP
    DOLLARS = "cost"  # US dollars
    PRICE = "price of a chip-hour"  # US dollars
    ENERGY = "energy"  # kWh
    POWER = "power of one chip"  # W
    OVERHEAD = "power usage effectiveness"  # PUE, at least 1
    EMISSIONS = "emissions"  # kg of CO2 equivalent
    INTENSITY = "carbon intensity"  # g of CO2 equivalent per kWh
    OTHER = "figure"  # of something else, or of nobody knows what: never used


class TrainingStage(StrEnum):
    """Which training a figure is of."""

    MAIN = "training"
    TUNING = "a later stage"
