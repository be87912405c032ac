"""`effsota estimate architecture`: from a config.json or a list of layers, and what it says of others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effsota.cli.commands import cli
from effsota.disk.folder import read_bundle
from effsota.methods.architectures.config_file import MOST_CONFIG_BYTES
from effsota.pipeline.calculation import calculate
from effsota.reading.document import parse_document

FOLDER = Path(__file__).parents[2] / "examples" / "architectures"
LLAMA = ("--config", str(FOLDER / "llama-2-7b.json"))
TOO_LARGE = "it is larger than any config: at most 1,048,576 bytes are read"
ADAPTER = 'this is the config of an adapter ("LORA"), not of a model'
BESIDE = '{"model_type": "llama", "hidden_size": 8, "vision_config": {"depth": 2}}'
ANOTHER = "beside the model whose sizes stand here there is another, by vision_config"
LACKING = "the config does not say vocab_size"
TRAINED = ("--context", "4096", "--tokens", "2T")


def run(*arguments: str, typed: str | bytes = "") -> Result:
    """Return what `effsota estimate architecture` says."""
    return CliRunner().invoke(cli, ["estimate", "architecture", *arguments], input=typed)


def test_a_config_is_counted_line_by_line() -> None:
    """Each kind of layer, the sum, what 6 N D says beside it, and what a causal mask would leave."""
    found = run(*LLAMA, *TRAINED)
    lines = found.output.splitlines()
    assert found.exit_code == 0
    assert "                           1,073,741,824   32 x attention over 4,096 tokens" in lines
    assert "  6,738,415,616            7,680,819,200   in all" in lines
    assert " = 9.22e22 FLOP" in lines
    by_parameters = next(line for line in lines if line.startswith("By 6 FLOP for each of 6,738,415,616 "))
    assert by_parameters.endswith(" parameters and each token: 8.09e22 FLOP, 87.7% of what is counted.")
    assert "Without what the causal mask hides: 8.57e22 FLOP, 93.0% of what is counted." in lines


def test_numbers_are_printed_for_programs() -> None:
    """Parameters and the forward pass of a token, not rounded."""
    found = json.loads(run(*LLAMA, *TRAINED, "--json").output)
    assert (found["parameters"], found["forward_multiply_adds"]) == (6_738_415_616, 7_680_819_200)
    assert found["flop_by_parameters"] == pytest.approx(6 * 6_738_415_616 * 2e12, rel=1e-5)


def test_what_is_printed_for_a_submission_gives_the_same() -> None:
    """Of a config the keys that count."""
    printed = parse_document(run(*LLAMA, *TRAINED, "--yaml").output.encode()).document
    assert printed is not None
    found = calculate(printed.data["compute"][0], tree=read_bundle())
    assert found.priced is not None
    assert found.priced.compute_flop == 6 * 7_680_819_200 * 2e12


def test_a_list_of_layers_is_counted_by_examples() -> None:
    """AlexNet: "AI and Compute" prints 470 PF, of rounded layers."""
    layers = str(FOLDER / "alexnet.yaml")
    found = run("--layers", layers, "--examples", "1.2M", "--epochs", "90", "--json")
    assert json.loads(found.output)["compute_flop"] == pytest.approx(470e15, rel=0.01)


@pytest.mark.parametrize(
    ("typed", "arguments", "message"),
    [
        ("{}", (), "standard input: error: the config does not say model_type"),
        ("[", (), "standard input: error: it is no JSON: line 1, column 2: Expecting value"),
        (b" " * (MOST_CONFIG_BYTES + 1), (), f"standard input: error: {TOO_LARGE}"),
        ('{"peft_type": "LORA"}', (), f"standard input: error: {ADAPTER}"),
        ('{"model_type": "mamba"}', (), 'standard input: error: "mamba" is no family that can be counted'),
        (BESIDE, (), f"standard input: error: {ANOTHER}"),
        ('{"model_type": "llama"}', ("--context", "5"), f"error: --config: {LACKING}"),
    ],
)
def test_what_is_no_config_of_a_model_is_told(
    typed: str | bytes, arguments: tuple[str, ...], message: str
) -> None:
    """With a hint, and no number."""
    found = run("--config", "-", "--tokens", "1", *arguments, typed=typed)
    assert message in found.stderr.splitlines()
    assert (found.output.count("FLOP"), "    hint: " in found.stderr) == (0, True)


def test_a_layer_that_is_wrong_is_told_by_its_number() -> None:
    """As a part of a sum is."""
    found = run("--layers", "-", "--examples", "1", typed="layers:\n  - {layer: dense, in: 3}\n")
    assert found.stderr.splitlines()[0] == "error: layer 1: dense without out"
    found = run("--layers", "-", typed="layers:\n  - {layer: dense, in: 3, out: many}\n")
    assert found.stderr.splitlines()[0] == 'error: layer 1, out: "many" is not a number'


def test_something_is_to_be_counted() -> None:
    """Neither nor is a wrong call."""
    found = run("--tokens", "1")
    assert (found.exit_code, found.stderr.splitlines()[-1]) == (
        2,
        "Error: Say what is counted: --config config.json, or --layers FILE.",
    )
