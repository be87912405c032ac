"""The worked examples of "AI and Compute" and of the thread on it: as calculated, and beside what is printed.

Sources: https://openai.com/index/ai-and-compute/ (appendix: methods) and the comments of
https://www.lesswrong.com/posts/wfpdejMWog4vEDLDg/ ("AI and Compute" trend isn't predictive).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from effsota.cli.commands import cli
from effsota.judging.discrepancies import LIMITS
from effsota.units.rounding import printed_interval

if TYPE_CHECKING:
    from effsota.pipeline.assessment import Assessment

ROOT = Path(__file__).parents[2]
PF, FLOP = 1e15, 1.0
DATA = "31.622776601683793 sqrt(10*100) more data, 1 epoch rather than 10"
BOARDS = "0.25 boards a core"


class Example(NamedTuple):
    """A worked example: the options of the calculator, its printed result, what its inputs give."""

    call: str
    printed: str
    unit: float
    follows: float


def by_time(peak: str, count: float, time: str, utilization: float = 0.33) -> str:
    """Return the options of an estimate by hardware time."""
    return f"hardware-time|--peak|{peak}|--count|{count:g}|--time|{time}|--utilization|{utilization:g}"


def by_operations(forward: str, examples: str, epochs: str) -> str:
    """Return the options of an estimate by counting operations."""
    return f"operations|--forward|{forward} multiply-adds|--examples|{examples}|--epochs|{epochs}"


EXAMPLES = {
    "resnet-152": Example(by_operations("11.4e9", "1.2e6", "128"), "10000", PF, 1.051e19),
    "alexnet, time": Example(by_time("1.58 TFLOP/s", 2, "5.5 days"), "500", PF, 4.955e17),
    "alexnet, operations": Example(by_operations("0.75e9", "1.2e6", "90"), "470", PF, 4.86e17),
    "dropout": Example(by_time("1.54 TFLOP/s", 1, "4 days"), "184", PF, 1.756e17),
    "visualizing cnns": Example(by_time("1.54 TFLOP/s", 1, "12 days"), "532", PF, 5.269e17),
    "dqn": Example(by_operations("2.5e6", "1.6e8", "1"), "2.3", PF, 2.4e15),
    "seq2seq, operations": Example(by_operations("0.380e9", "652e6", "7.5"), "7300", PF, 1.115e19),
    "seq2seq, time": Example(by_time("3.5 TFLOP/s", 8, "10 days"), "8100", PF, 7.983e18),
    "vgg, operations": Example(by_operations("16e9", "1.2e6", "74"), "8524", PF, 8.525e18),
    "vgg, time": Example(by_time("5.1 TFLOP/s", 4, "15 days"), "10000", PF, 8.725e18),
    "deepspeech2, operations": Example(by_operations("98e6", "2.16e9", "20"), "26000", PF, 2.54e19),
    "deepspeech2, time": Example(by_time("6 TFLOP/s", 16, "5 days", 0.5), "21000", PF, 2.074e19),
    "xception": Example(by_time("8.5 TFLOP/s", 60, "30 days"), "4.5e5", PF, 4.362e20),
    "architecture search, operations": Example(
        by_operations("10e9", "5e4", "50") + "|--factor|12800 networks", "1.9e6", PF, 1.92e21
    ),
    "architecture search, time": Example(by_time("4.2 TFLOP/s", 800, "28 days"), "2.8e6", PF, 2.682e21),
    "production gnmt": Example(
        by_time("8.5 TFLOP/s", 96, "9 days") + f"|--factor|{DATA}", "6.9e6", PF, 6.622e21
    ),
    "alphastar, 12 agents": Example(by_time("420 TFLOP/s", 384, "44 days"), "2.02e23", FLOP, 2.023e23),
    "alphastar, 600 agents": Example(by_time("420 TFLOP/s", 9600, "14 days", 0.5), "2.4e24", FLOP, 2.439e24),
    "alphastar, chips": Example(by_time("123 TFLOP/s", 384, "44 days"), "6e22", FLOP, 5.925e22),
    "gshard 600b": Example(
        by_time("420 TFLOP/s", 1, "8030 days") + f"|--factor|{BOARDS}", "2.4e21", FLOP, 2.404e22
    ),
    "gshard dense": Example(
        by_time("420 TFLOP/s", 1, "85957.5 days") + f"|--factor|{BOARDS}", "2.6e22", FLOP, 2.573e23
    ),
    "meena": Example(
        by_time("420 TFLOP/s", 2048, "30 days") + f"|--factor|{BOARDS}", "1.8e23", FLOP, 1.839e23
    ),
    "igpt-l": Example(by_time("100 TFLOP/s", 1, "2500 days"), "6.5e21", FLOP, 7.128e21),
    "igpt-xl": Example("reported|--compute|6.5e21 FLOP|--factor|5 of GPT-3", "3.3e22", FLOP, 3.25e22),
    "biggan": Example(by_time("420 TFLOP/s", 512, "2 days") + f"|--factor|{BOARDS}", "3e21", FLOP, 3.066e21),
    "alphafold": Example(by_time("100 TFLOP/s", 8, "5 days"), "1e20", FLOP, 1.14e20),
}

# What is printed and does not follow, beyond rounding; a hidden input differs from the printed one.
DIFFERENCES = {
    "alexnet, operations": "hidden input: 470 needs 0.725e9 multiply-adds",
    "dropout": "hidden inputs: 1.60 TFLOP/s and a utilization of 0.333",
    "dqn": "2.7e-5 PFS-days, printed beside it, is 2.33 PF",
    "seq2seq, operations": "would follow from 4 FLOP a multiply-add, or from 5 epochs",
    "vgg, time": "needs 17 days; the paper says two to three weeks",
    "deepspeech2, operations": "hidden input: within 2.4 %",
    "xception": "hidden inputs: 8.7 TFLOP/s and 0.333; the PFS-days beside it follow",
    "architecture search, time": "hidden inputs: 4.29 TFLOP/s and 0.333; the PFS-days beside it follow",
    "production gnmt": "hidden inputs: 8.73 TFLOP/s and 0.333",
    "gshard 600b": "a slip of ten",
    "gshard dense": "a slip of ten",
    "igpt-l": "an intermediate result, 6.5e9, does not follow",
}


def compute_flop(call: str) -> float:
    """Return what the calculator gives for a call."""
    outcome = CliRunner().invoke(cli, ["estimate", *call.split("|"), "--json"])
    assert outcome.exit_code == 0, outcome.output
    found: float = json.loads(outcome.stdout)["compute_flop"]
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_calculator_reproduces_a_worked_example(name: str) -> None:
    """From the command line, to the four digits that its printed inputs give."""
    example = EXAMPLES[name]
    assert compute_flop(example.call) == pytest.approx(example.follows, rel=1e-3)


def test_a_printed_result_follows_or_its_difference_is_listed() -> None:
    """What does not come out as printed is in the list, and nothing is in the list that does."""
    differ = set()
    for name, example in EXAMPLES.items():
        printed, own = float(example.printed) * example.unit, compute_flop(example.call)
        apart = max(printed / own, own / printed)
        if apart > LIMITS.rounded and not printed_interval(example.printed).holds(own / example.unit):
            differ.add(name)
    assert differ == set(DIFFERENCES)


def test_every_derived_example_is_an_estimate_on_file(own_assessment: Assessment) -> None:
    """The two tracks hold each of these sums, the layers of DQN and DeepSpeech2 counted out."""
    on_file = [
        priced.compute_flop
        for board in own_assessment.boards
        if board.leaderboard.track.id in {"ai-and-compute", "training-compute"}
        for entry in board.leaderboard.entries
        for priced in entry.record.estimates
    ]
    close = {"dqn": 0.025, "deepspeech2, operations": 0.005}
    missing = [
        name
        for name, example in EXAMPLES.items()
        if not any(flop == pytest.approx(example.follows, rel=close.get(name, 1e-3)) for flop in on_file)
    ]
    assert missing == []
