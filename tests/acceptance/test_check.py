"""`effsota check`: what it says of a text, what it does with one that is none, and its status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from effsota.cli.commands import cli
from effsota.reading.prose.readable import MOST_TEXT_BYTES

CARD = """# A model

A model of 3.8B parameters.

- GPUs: 512 H100-80G
- Training time: 7 days
- Training data: 3.3T tokens
"""


def check(*arguments: str, text: str | bytes = "") -> Result:
    """Return what `effsota check` says; `text` comes by standard input."""
    return CliRunner().invoke(cli, ["check", *arguments], input=text)


def test_figures_estimates_and_findings_are_told_with_their_lines() -> None:
    """An honest card has status 0."""
    found = check("-", text=CARD)
    lines = found.output.splitlines()
    assert (found.exit_code, lines[-1]) == (0, "No contradiction.")
    assert "    parameters: 3.8e9  # line 3" in lines
    assert "    # 7.52e22 FLOP; within a factor 1.5 (the default of parameters)" in found.output


def test_a_contradiction_has_the_status_of_wrong_data(tmp_path: Path) -> None:
    """With the lines of the figures, and by which factor they lie apart."""
    card = tmp_path / "card.md"
    card.write_text(CARD + "\nIt was trained with 7.5e25 FLOPs.\n", "utf-8")
    found = check(str(card))
    assert found.exit_code == 1
    assert 'lines 3, 7 and 9: "3.8B parameters" and "Training data: 3.3T tokens" give' in found.output
    assert "(a power of a thousand): 997× apart" in found.output


def test_the_estimate_is_one_that_the_calculator_takes() -> None:
    """Typed as it stands it gives the same compute."""
    shown = json.loads(check("-", "--json", text=CARD).output)[0]["estimates"]
    for each in shown:
        method = each["estimate"].pop("method")
        options = [word for key, text in each["estimate"].items() for word in (f"--{key}", text)]
        found = CliRunner().invoke(cli, ["estimate", method, *options, "--json"])
        assert json.loads(found.output)["compute_flop"] == each["compute_flop"]
    assert len(shown) == 2


def test_data_name_every_figure_also_those_not_used() -> None:
    """With the value in the unit of its kind, the line, and the plain word."""
    shown = json.loads(check("-", "--json", text=CARD + "\nTrained on 4,096 tokens at once.\n").output)[0]
    kinds = [(each["kind"], each["line"], each["unused"] is None) for each in shown["figures"]]
    assert kinds == [
        ("parameters", 3, True),
        ("chips", 5, True),
        ("time", 6, True),
        ("tokens", 7, True),
        ("tokens", 9, False),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.7 trained on 3T tokens", "it is a PDF"),
        (b"PK\x03\x04\x00\x00", "it is no text"),
        (b"trained on 3T tokens\n\xff", "line 2, column 1: the byte 0xff is not UTF-8"),
        (b"<!DOCTYPE html><p>trained on 3T tokens", "it is a web page"),
        (b"x" * (MOST_TEXT_BYTES + 1), "it is larger than 2 MiB"),
    ],
)
def test_what_is_no_text_is_told_in_a_plain_word(data: bytes, told: str) -> None:
    """And is a wrong call: no number comes of it."""
    found = check("-", text=data)
    assert (found.exit_code, found.stdout) == (2, "")
    assert f"standard input: error: {told}" in found.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It was trained on 3T tokens.\n",
            "Nothing was checked: no two of the figures that are used bear on each other.",
        ),
        ("Serving it needs 8 GPUs.\n", "Nothing was checked: no figure here is used, for the reasons above."),
    ],
)
def test_a_text_of_which_nothing_was_checked_is_not_called_clear(text: str, told: str) -> None:
    """Its last line says so."""
    assert check("-", text=text).output.splitlines()[-1] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was trained on 3T tokens. " * 900, "line 1: a line of more than 20,000 signs is not read"),
        (
            "# A\n\n" + "trained on 3T tokens, " * 200,
            "line 3: a sentence of more than 2,000 signs is not read",
        ),
        ("# A\n\n```\n\nIt was trained on 3T tokens.", "line 3: code begins that does not end"),
        ("It has 3B parameters.\n\n" * 5_001, "there are more than 5,000 figures: the others are not read"),
    ],
)
def test_what_was_not_read_is_told(text: str, told: str) -> None:
    """And the last line says so too."""
    lines = check("-", text=text).output.splitlines()
    assert any(told in line for line in lines if line.startswith("Note: "))
    assert lines[-1] == "Not all of it was read, as the notes say."


def test_models_of_one_name_are_estimated_apart() -> None:
    """A table may call two of them Llama 3."""
    rows = "| Model | Params | Tokens |\n|---|---|---|\n| Big | 8B | 15T |\n| Big | 70B | 15T |\n"
    lines = check("-", "--yaml", text=rows).output.splitlines()
    heads = [line for line in lines if line.startswith("# ")]
    assert heads == [
        "# standard input, Big (table in line 1, line 3)",
        "# standard input, Big (table in line 1, line 4)",
    ]
    assert lines.count("compute:") == 2


def test_a_text_without_figures_is_fine() -> None:
    """It is said so."""
    found = check("-", text="# A model\n\nIt was trained with care.\n")
    assert (found.exit_code, found.output.splitlines()[-1]) == (
        0,
        "Nothing here tells of a training run in figures.",
    )


def test_one_file_of_several_that_is_no_text_does_not_hide_the_others(tmp_path: Path) -> None:
    """The status is that of the wrong call."""
    (tmp_path / "card.md").write_text(CARD, "utf-8")
    (tmp_path / "weights.bin").write_bytes(b"\x00\x01")
    found = check(str(tmp_path / "card.md"), str(tmp_path / "weights.bin"))
    assert found.exit_code == 2
    assert "5 figures" not in found.output
    assert "4 figures of a training run" in found.output


def test_signs_of_a_terminal_in_a_text_stay_inert() -> None:
    """What others wrote is shown as it is, and does nothing."""
    found = check("-", text="Parameters: 7B\x1b[31m\n::set-output name=x::y parameters: 3B parameters\n")
    assert "\x1b" not in found.output
    assert not any(line.startswith("::") for line in found.output.splitlines())


def test_a_text_that_was_made_to_take_long_does_not() -> None:
    """Patterns are bounded: a test that hangs is one that fails."""
    table = "| " * 9_000 + "\n|-|-|"
    long = ("[" * 9_000, "a" * 19_000, "7B " * 6_000, "1,1" * 6_000, table, "<table>" * 2_000)
    assert check("-", text="\n\n".join(long)).exit_code == 0
