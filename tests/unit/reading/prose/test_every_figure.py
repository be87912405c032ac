"""No figure with a unit of the field is passed over: each is used, or told with its line and the reason."""

from __future__ import annotations

import random

import pytest

from tests.unit.reading.prose.test_finding_figures import figures_of

UNITS = (
    *("{}B parameters", "{}B params", "-{}B parameters", "{}T tokens", "{}B-token", "{}B training tokens"),
    *("{}e22 FLOP", "{} × 10²⁴ FLOPs", "${}\\times10^{{21}}$ FLOP", "{}e21 FLOP/s", "{} PFLOPS"),
    *("{} PF-days", "{} petaflop/s-days", "{} zettaFLOP", "{} EFLOP", "{} TFLOP/s per GPU", "{} GMACs"),
    *("{}M GPU-hours", "{} TPU v4 hours", "{} chip-years", "{} months", "{} weeks", "{} hours", "{} days"),
    *("{} MWh", "{} GJ", "{} kg CO2", "{} tons of CO2", "{} kW", "{} kW per GPU", "${}M", "{} dollars"),
    *("{} epochs", "{}k steps", "{}k A100 GPUs", "{}k chips", "{} nodes", "{}% MFU", "{}M images"),
)  # fmt: skip
FRAMES = (
    *("The model was trained with {}.", "Serving it needs {}.", "Unlike others it has {}.", "{}"),
    *(
        "- Training: {}",
        "1. **{}**, and more.",
        "> It took <b>{}</b> to train.",
        "## {}",
        "Training compute: {}",
    ),
    *(
        "| Model | Note |\n|---|---|\n| A | {} |",
        "| Model | {} |\n|---|---|\n| A | no |",
        "A | {}\n---|---\nB | C",
    ),
    "<table><tr><td>Note</td></tr><tr><td>{}</td></tr></table>",
)
HEADS = (
    *(
        "Params (B)",
        "Tokens (T)",
        "Training tokens, B",
        "FLOPs",
        "Training FLOP (EFLOP)",
        "PF-days",
        "EFLOP/s",
    ),
    *("GFLOPs", "GPU hours", "Chip-hours (k)", "Context (tokens)", "Energy (MWh)", "CO2 (t)", "Cost ($M)"),
    *("Steps", "Training time (days)", "Speed (tokens/s)", "Power (W)", "MFU", "Hours", "Samples"),
)


def card_of(seed: int) -> tuple[str, list[tuple[str, int]]]:
    """Return a card of made-up facts, and each of its figures with its line."""
    chosen = random.Random(seed)  # noqa: S311  # nothing secret
    parts, planted, line = [], [], 1
    for _ in range(12):
        number = f"{chosen.randint(1, 99)}.{chosen.randint(10, 99)}"
        if chosen.random() < 0.7:
            text = chosen.choice(FRAMES).format(chosen.choice(UNITS).format(number))
        else:
            text = f"| Model | {chosen.choice(HEADS)} |\n|---|---|\n| A | {number} |"
        planted.append((number, line + text[: text.index(number)].count("\n")))
        parts.append(text)
        line += text.count("\n") + 2
    return "\n\n".join(parts), planted


@pytest.mark.parametrize("seed", range(40))
def test_every_figure_is_used_or_told_with_the_reason(seed: int) -> None:
    """Sentences, lists, tables of each kind; with its line, and what is not used with a word why."""
    text, planted = card_of(seed)
    found = [(figure.text, figure.line) for figure in figures_of(text)]
    missed = [
        (number, line)
        for number, line in planted
        if not any(number in said and line == at for said, at in found)
    ]
    lines = text.split("\n")
    assert missed == [], [lines[line - 1] for _, line in missed]
