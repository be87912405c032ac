"""fairseq's losses are to base 2: they become nats where the log's perplexities say so, and that is said."""

from __future__ import annotations

import math

import pytest

from tests.unit.bringing.logs import samples
from tests.unit.bringing.logs.reading import columns_of, told_of

BASE_2 = "the losses are to base 2, as their perplexities say: valid_loss is nll_loss times ln 2"
UNSAID = "fairseq prints losses to base 2, and no perplexity here says so: they are not compared"


def line(loss: str, ppl: str | None) -> str:
    """Return an evaluation as fairseq prints it."""
    told = "" if ppl is None else f" | ppl {ppl}"
    return f"| epoch 001 | valid on 'valid' subset | loss {loss}{told} | num_updates 600\n"


@pytest.mark.parametrize(
    ("text", "loss", "x"),
    [
        (samples.FAIRSEQ_JSON, 0.039, {"step": (468,), "epoch": (9,)}),
        (samples.FAIRSEQ_OLD, 3.69, {"epoch": (4,)}),
        (samples.FAIRSEQ_PAIRS, 5.23288, {"step": (21896, 24633), "epoch": (8, 9)}),
    ],
)
def test_a_loss_to_base_2_becomes_nats(text: str, loss: float, x: dict[str, tuple[float, ...]]) -> None:
    """That of the words, not the one that labels were smoothed for; numbers that are texts are read."""
    found = columns_of(text)
    assert found["valid_loss"][0] == pytest.approx(loss * math.log(2))
    assert {axis: found[axis] for axis in x} == x
    assert told_of(text) == [BASE_2]


def test_a_loss_whose_base_nobody_says_is_called_by_no_metrics_name() -> None:
    """Without a perplexity, or with one that says neither."""
    for ppl in (None, "99"):
        assert set(columns_of(line("6.846", ppl))) - {"valid_ppl"} == {"epoch", "step", "loss as printed"}
        assert told_of(line("6.846", ppl)) == [UNSAID]


def test_a_loss_in_nats_stays() -> None:
    """As a changed criterion prints it."""
    assert columns_of(line("3.000", "20.09"))["valid_loss"] == (3,)


@pytest.mark.parametrize(("ppl", "is_told"), [("32.02", True), ("32.14", False)])
def test_a_perplexity_may_differ_by_what_was_rounded(ppl: str, *, is_told: bool) -> None:
    """2 to 5.000 is 31.99 to 32.01, and a hundredth's half more; to 5.00, up to 32.12."""
    assert ("valid_loss" in columns_of(line("5.000", ppl))) is is_told


def test_training_is_left_out() -> None:
    """Its lines look alike."""
    assert len(columns_of(samples.FAIRSEQ_PAIRS)["step"]) == 2
