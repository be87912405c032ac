"""`effsota estimate`: the worked examples from the command line, and what is said of mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from effsota.cli.commands import cli
from effsota.disk.folder import read_bundle
from effsota.methods import ASKED, METHODS
from effsota.pipeline.vocabularies import read_hardware

if TYPE_CHECKING:
    from effsota.model import Method


def run(*arguments: str) -> Result:
    """Return what `effsota estimate` says."""
    return CliRunner().invoke(cli, ["estimate", *arguments])


# A sum is typed part by part, or in a file; a curve is a log.
TYPED = ["operations", "parameters", "architecture", "hardware-time", "reported", "sum"]
HARDWARE = ("hardware-time", "--hardware", "nvidia-gtx-580", "--count", "2", "--time", "5.5 days")


def test_alexnet_by_hardware_time() -> None:
    """The source ("AI and Compute") prints 0.0058 PFS-days; its inputs give 0.0057."""
    found = run(*HARDWARE, "--utilization", "0.33")
    line = "2 GTX 580 × 1.58e12 FLOP/s × 475,200 s × 0.33 = 4.96e17 FLOP = 0.00574 PFS-days"
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


@pytest.mark.parametrize("method", ASKED, ids=lambda each: each.name)
def test_help_shows_the_options_of_its_method_only(method: Method) -> None:
    """And those that every method has."""
    lines = run(method.name, "--help").output.splitlines()
    shown = {line.split()[0].rstrip(",") for line in lines if line[:4] == "  --"}
    shared = {"--factor", "--uncertainty", "--low", "--high", "--json", "--yaml", "--root"}
    stated = {"--statement", "--statement-markdown", "--statement-json"}
    assert shown == shared | stated | {f"--{key}" for key in method.keys}


def test_help_lists_the_methods_with_a_line_each() -> None:
    """A curve is no method of a command line that reads no log."""
    shown = run("--help").output
    assert "  reported       As given." in shown.splitlines()
    assert [method.name for method in METHODS if f"\n  {method.name} " in shown] == TYPED


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("guess", f"There is no method guess. Methods: {', '.join(TYPED)}."),
        ("learning-curve", "learning-curve needs a log: say effsota scan LOG --method METHOD."),
    ],
)
def test_a_method_that_cannot_be_typed_says_what_can(method: str, words: str) -> None:
    """With the status of a wrong call."""
    found = run(method)
    assert (found.exit_code, words in found.stderr) == (2, True)


def test_the_root_may_stand_before_the_method() -> None:
    """As before any other command."""
    found = run("--root", "nowhere", "reported", "--compute", "1 FLOP")
    assert (found.exit_code, "--root nowhere is not a folder." in found.stderr) == (2, True)


def test_parts_of_the_forward_pass_are_summed() -> None:
    """The option is said again for each."""
    parts = ("--forward", "1 FLOP", "--forward", "2 multiply-adds", "--backward", "0")
    found = run("operations", *parts, "--examples", "1", "--json")
    assert json.loads(found.output)["compute_flop"] == 5


def test_a_part_of_the_forward_pass_has_a_backward_pass_of_its_own() -> None:
    """A teacher only predicts; each part says what it is."""
    parts = ("--forward", "1 GFLOP", "--forward", '4 GFLOP what="a teacher" backward=0')
    found = run("operations", *parts, "--examples", "1")
    assert "part 1: 1 forward + 2 backward, a teacher: forward only" in found.output
    assert " = 7.00e9 FLOP" in found.output.splitlines()


def test_a_list_of_a_part_is_written_in_brackets() -> None:
    """What a sum adds may itself have parts."""
    listed = (
        "operations examples=1 forward='[{what: a, value: 1 FLOP, backward: 0}, {what: b, value: 2 FLOP}]'"
    )
    found = run("sum", "--part", listed, "--part", "reported compute='3 FLOP'", "--json")
    assert json.loads(found.output)["compute_flop"] == 10


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("4 GFLOP backward=x", 'error: --forward: backward: "x" is not a number'),
        ("4 GFLOP what='a", "part 1: a quotation mark is open in 4 GFLOP what='a"),
        ("backward=0", "error: --forward: "),
    ],
)
def test_a_part_that_is_no_quantity_is_refused(part: str, words: str) -> None:
    """As a wrong call."""
    found = run("operations", "--forward", part, "--examples", "1")
    assert (found.exit_code, words in found.stderr) == (2, True), found.stderr


def test_chips_are_listed_with_their_names_and_peaks() -> None:
    """One line each below the heading, peaks in FLOP/s; a part of any name finds them."""
    found = CliRunner().invoke(cli, ["chips", "1080-ti"]).output
    assert [line.split("\t") for line in found.splitlines()] == [
        ["chip", "also", "fp32", "fp16"],
        [
            "nvidia-geforce-gtx-1080-ti",
            "1080-ti, gtx-1080-ti, GTX 1080 Ti, GeForce GTX 1080 Ti, 1080 Ti",
            "1.134e+13",
            "1.772e+11",
        ],
    ]
    every = CliRunner().invoke(cli, ["chips"]).output.splitlines()
    assert len(every) == len(read_hardware(read_bundle()).chips) + 1 > 20


def test_a_chip_that_is_not_listed_is_a_wrong_call() -> None:
    """What lists them all is said."""
    found = CliRunner().invoke(cli, ["chips", "abacus"])
    assert (found.exit_code, "No chip is called abacus." in found.stderr) == (2, True)


BERT = (
    "parameters what='length 128' parameters=340e6 tokens=29.5e9",
    "parameters parameters=340e6 tokens=13.1e9",
)


def add(*parts: str) -> Result:
    """Return what `effsota estimate sum` says of parts that are typed."""
    return run("sum", *(word for part in parts for word in ("--part", part)))


def test_parts_are_added_line_by_line() -> None:
    """One that has no name goes by its number."""
    lines = add(*BERT).output.splitlines()
    assert [line for line in lines if line.endswith(":")] == [
        "   length 128, by parameters:",
        " + part 2, by parameters:",
    ]
    assert " = 8.69e19 FLOP" in lines


def test_a_sum_can_be_pasted_and_read_again(tmp_path: Path) -> None:
    """What --yaml prints is what a file of parts holds, but for the dash."""
    typed = ("--part", BERT[0], "--part", BERT[1], "--uncertainty", "1.2", "--factor", "2 run twice")
    printed = run("sum", *typed, "--yaml").output.splitlines()[1:-1]
    file = tmp_path / "parts.yaml"
    file.write_text("\n".join(["method: sum", *(line[4:] for line in printed[1:])]), "utf-8")
    assert run("sum", str(file)).output == run("sum", *typed).output


def test_a_sum_is_read_from_standard_input() -> None:
    """Where a program makes the parts."""
    part = "{what: a, method: reported, compute: 1e15 FLOP}"
    text = f"parts: [{part}, {part}]"
    found = CliRunner().invoke(cli, ["estimate", "sum", "-", "--json"], input=text)
    assert json.loads(found.output)["compute_flop"] == 2e15


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("sum parts=1", 'part 2, method: method is "sum", which is not one of the allowed values'),
        ("parameters parameters=1e9", 'part 2, tokens: the key "tokens" is missing in item 2 of parts'),
        ("parameters=1e9", "--part 2: begin with a method, such as parameters tokens=10e9."),
        ("parameters tokens", "--part 2: tokens has no value: write key=value"),
        ("parameters note='a", "--part 2: a quotation mark is open"),
        ("", "--part 2 is blank: write a method and its keys."),
        ("hardware-time hardware=h100 precision=bf16", "part 2: nothing says how long the chips ran"),
    ],
)
def test_a_part_that_is_wrong_is_told_by_its_number(part: str, words: str) -> None:
    """And by its key."""
    found = add(BERT[0], part)
    assert (found.exit_code, words in found.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("method: parameters", "error: it holds no parts"),
        ("- method: sum", "1:1: error: the file holds a list"),
        ("parts: [", "error: YAML syntax"),
    ],
)
def test_a_file_without_parts_is_refused(text: str, words: str, tmp_path: Path) -> None:
    """With its place, as data that are wrong."""
    file = tmp_path / "parts.yaml"
    file.write_text(text, "utf-8")
    found = run("sum", str(file))
    assert (found.exit_code, words in found.stderr) == (1, True)


def test_parts_come_from_one_place() -> None:
    """A file or options; neither both nor none."""
    found = run("sum")
    assert (found.exit_code, "Say which parts: FILE" in found.stderr) == (2, True)


def test_a_sum_has_more_than_one_part() -> None:
    """What is to be done is said."""
    found = add(BERT[0])
    told = "error: --part: parts has 1 item, at least 2 are asked\n    hint: write 1 more\n"
    assert (found.exit_code, found.stderr) == (2, told)
