"""From where on figures of a text are asked about, and from where on they contradict."""

from __future__ import annotations

import pytest

from tests.unit.judging.cards.test_checking_cards import report_of

RUN = "A model of 7.001B parameters was trained on 1.001T tokens on A100 GPUs in {} GPU hours"
ENERGY = "Training took 10,001 GPU hours on A100 GPUs (TDP of 411W) and consumed {} kWh."
CARBON = "Training took 1,234,567 GPU hours on A100 GPUs (TDP of 411W) and emitted {} tCO2eq."
ROWS = "| | Energy (MWh) |\n|---|---|\n| A | 104.1 |\n| B | 135.2 |\n| Total | {} |"
COMPUTE = "A model of 1.0001B parameters was trained on 1.0001T tokens with {} FLOPs."
HOURS = "It was trained on 128 A100 GPUs for 10.01 days, in {} GPU hours."
STEPS = "It was trained for 100,001 steps at a batch size of 4,000,001 tokens, in all {} tokens."
COST = "Training took 10,001 GPU hours; at $2.01 per GPU hour that cost ${}."
STATED = f"{RUN.format('74,872')} at an MFU of {{}}%."
OVER = STATED.replace("1.001T", "over 1.001T")
LIMITS = (
    (COMPUTE, "8.94e21", "agrees"),  # within the 1.5 of the method
    (COMPUTE, "9.12e21", "contradicts"),
    (COMPUTE, "4.04e21", "agrees"),
    (COMPUTE, "3.94e21", "contradicts"),
    (RUN, "37,001", "contradicts"),  # the whole peak
    (RUN, "37,901", "asks"),
    (RUN, "49,001", "asks"),  # 0.75 of it
    (RUN, "51,001", "agrees"),
    (RUN, "368,001", "agrees"),  # 0.1 of it
    (RUN, "379,001", "asks"),
    (STATED, "34.1", "agrees"),  # 1.5 from what is stated
    (STATED, "32.1", "asks"),
    (STATED, "17.1", "asks"),  # 3 from it
    (STATED, "16.1", "contradicts"),
    (OVER, "34.1", "agrees"),  # what is left open may be more, and yet
    (OVER, "32.1", "asks"),
    (HOURS, "33,601", "agrees"),  # 1.1 more than chips and days have
    (HOURS, "34,201", "contradicts"),
    (HOURS, "28,201", "agrees"),  # fewer: chips may have waited
    (HOURS, "27,201", "asks"),
    (HOURS, "10,301", "asks"),
    (HOURS, "10,101", "contradicts"),
    (STEPS, "595.1B", "agrees"),
    (STEPS, "607.1B", "contradicts"),
    (STEPS, "over 134B", "agrees"),  # 3 from what follows, and the end is open
    (STEPS, "over 131B", "asks"),
    (ENERGY, "811", "contradicts"),  # a fifth of what chips are rated at
    (ENERGY, "831", "asks"),
    (ENERGY, "1,601", "asks"),
    (ENERGY, "1,701", "agrees"),
    (ENERGY, "8,101", "agrees"),  # twice
    (ENERGY, "8,401", "asks"),
    (ENERGY, "12,201", "asks"),  # three times
    (ENERGY, "12,501", "contradicts"),
    (CARBON, "2.4", "contradicts"),  # 5 g a kWh
    (CARBON, "2.6", "agrees"),
    (CARBON, "751", "agrees"),  # 1,500 g
    (CARBON, "781", "contradicts"),
    (COST, "24,901", "agrees"),  # 1.25 from hours times price
    (COST, "25,301", "contradicts"),
    (ROWS, "239.1", "agrees"),
    (ROWS, "238.1", "asks"),  # 1.002 off
    (ROWS, "234.9", "asks"),
    (ROWS, "233.9", "contradicts"),  # 1.02 less than its rows
    (ROWS, "300.1", "asks"),  # more: a row may be left out
)


@pytest.mark.parametrize(("text", "figure", "verdict"), LIMITS)
def test_a_limit_holds_just_below_and_just_above(text: str, figure: str, verdict: str) -> None:
    """The one figure that changes decides."""
    found = report_of(text.format(figure)).findings
    assert [each.verdict.value for each in found] == [verdict], [each.message for each in found]
