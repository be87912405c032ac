"""`effsota estimate`: the worked examples from the command line, and what is said of mistakes."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from effsota.cli import cli


def run(*arguments: str) -> Result:
    """Return what `effsota estimate` says."""
    return CliRunner().invoke(cli, ["estimate", *arguments])


HARDWARE = ("hardware-time", "--hardware", "nvidia-gtx-580", "--count", "2", "--time", "5.5 days")


def test_alexnet_by_hardware_time() -> None:
    """The source ("AI and Compute") prints 0.0058 PFS-days; its inputs give 0.0057."""
    found = run(*HARDWARE, "--utilization", "0.33")
    line = "2 GTX 580 × 1.58e12 FLOP/s × 475,200 s × 0.33 = 4.96e17 FLOP = 0.0057 PFS-days"
    assert found.exit_code == 0
    assert line in found.output.splitlines()


def test_alexnet_by_operations_as_json() -> None:
    """The source ("AI and Compute") prints 470 PF; its inputs give 486."""
    found = run(
        "operations", "--forward", "0.75e9 multiply-adds", "--examples", "1.2e6", "--epochs", "90", "--json"
    )
    assert json.loads(found.output) == {"compute_flop": 4.86e17, "low_flop": 3.24e17, "high_flop": 7.29e17}


def test_a_factor_carries_its_reason() -> None:
    """A number, a space, and why."""
    found = run(*HARDWARE, "--factor", "31.62 sqrt(10*100) more data")
    assert " × 31.62            sqrt(10*100) more data" in found.output.splitlines()


def test_yaml_is_what_a_submission_holds() -> None:
    """The options are the keys."""
    assert run(*HARDWARE, "--yaml").output.splitlines()[:5] == [
        "compute:",
        "  - method: hardware-time",
        "    hardware: nvidia-gtx-580",
        "    count: 2",
        "    time: 5.5 days",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--hardware", "gtx-58"), 'error: --hardware: "gtx-58" is not a known chip'),
        (("--time", "5.5"), 'error: --time: "5.5" has no unit'),
        (("--time", "5.5 dys"), 'error: --time: "dys" is not a unit of time'),
        (("--peak", "1.58e12 FLOP"), 'error: --peak: "FLOP" is a unit of compute, not of rate'),
        (("--utilization", "33"), "error: --utilization: 33 is above 1: it looks like a percentage"),
        (("--precision", "fp64"), 'error: --precision: NVIDIA GeForce GTX 580 has no precision "fp64"'),
        (("--factor", "5"), 'error: --factor: the key "reason" is missing in item 1 of factors'),
    ],
)
def test_a_mistake_is_told_by_its_option(arguments: tuple[str, ...], message: str) -> None:
    """A wrong call, with a hint in the next line."""
    found = run(*HARDWARE, *arguments)
    assert found.exit_code == 2
    assert message in found.stderr.splitlines()
    assert "    hint: " in found.stderr
