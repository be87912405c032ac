"""Cards made of facts that fit: none is accused, however it is written; what is ten times off is found."""

from __future__ import annotations

import random

import pytest

from tests.unit.judging.cards.test_checking_cards import report_of

PEAK = {"A100": 312e12, "H100": 989.4e12}
DAY = 86_400.0
COMPUTE = (
    ("{:.2e} FLOP", 1.0),
    ("{:.2f} × 10²¹ FLOPs", 1e21),
    ("$\\sim{:.1f}\\times10^{{21}}$ FLOP", 1e21),
    ("about {:.0f} EFLOP", 1e18),
    ("{:.1f} zettaFLOP", 1e21),
    ("{:.0f} PF-days", 1e15 * DAY),
    ("{:.0f} petaflop/s-days", 1e15 * DAY),
)
TIME = (
    ("{:.0f} days", DAY),
    ("{:.1f} weeks", 7 * DAY),
    ("{:.1f} months", 30.4375 * DAY),
    ("{:.0f} hours", 3600.0),
)
TRAINED = "It was trained on {count} {chip} GPUs for {time}, with {compute}."
LISTED = "- Training tokens: {tokens}B\n- GPUs: {count}x{chip}\n- Training time: {time}"
COLUMNS = "| Model | Params (B) | Tokens, B | Training compute |\n|---|---|---|---|\n"
ROWS = "| | Small | Made |\n|---|---|---|\n| Params | 1B | {size}B |\n| Tokens (B) | 20 | {tokens} |\n"
SMALL = "## Small-1B\n\nIt was trained on 20B tokens with 1.2e20 FLOP."
FRAMES = (
    f"We trained a {{size}}B model on {{tokens}}B tokens. {TRAINED}",
    f"# Made-{{size}}B\n\n{LISTED}\n\nIt was trained with {{compute}}.",
    "Made-{size}B was trained on {tokens} billion tokens, {compute}, in {hours:.0f}k {chip} GPU hours.",
    f"{COLUMNS}| Made | {{size}} | {{tokens}} | {{compute}} |",
    f"{ROWS}| Training FLOP | 1.2e20 FLOP | {{compute}} |",
    f"# A family\n\n## Made-{{size}}B\n\nTrained on {{tokens}}B tokens with {{compute}}.\n\n{SMALL}",
)


def card_of(seed: int, *, off: float = 1.0) -> str:
    """Return a card of a run at 15 to 55 % of the peak, in words by a seed; its compute is `off` times."""
    chosen = random.Random(seed)  # noqa: S311  # nothing secret
    size, tokens = chosen.choice((3, 7, 13, 34, 70)), chosen.choice((200, 350, 1400, 2000))
    exact = size * chosen.uniform(0.9, 1.1)  # as names are rounded
    flop = 6 * exact * 1e9 * tokens * 1e9
    chip, count = chosen.choice(("A100", "H100")), chosen.choice((64, 256, 1024))
    seconds = flop / (count * PEAK[chip] * chosen.uniform(0.15, 0.55))
    (said, unit), (lasted, span) = chosen.choice(COMPUTE), chosen.choice(TIME)
    return chosen.choice(FRAMES).format(
        size=size, tokens=tokens, chip=chip, count=count, hours=count * seconds / 3.6e6,
        time=lasted.format(seconds / span), compute=said.format(flop * off / unit),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(30))
def test_a_card_whose_figures_fit_has_no_contradiction(seed: int) -> None:
    """It is rounded in its name, its time and its compute."""
    text = card_of(seed)
    assert not report_of(text).has_contradiction, text


@pytest.mark.parametrize("seed", range(30))
def test_a_printed_compute_that_is_ten_times_off_is_found(seed: int) -> None:
    """In whichever unit, sentence, section or table it stands."""
    text = card_of(seed, off=10.0)
    assert report_of(text).has_contradiction, text
