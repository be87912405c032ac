"""Papers whose compute no single product describes, as they state it: each comes to what one works out."""

from __future__ import annotations

from typing import Any

import pytest

from effsota.disk.folder import read_bundle
from effsota.pipeline.calculation import calculate

BY_CHIPS = {"method": "hardware-time", "precision": "bf16"}
PALM = {**BY_CHIPS, "hardware": "tpu-v4", "utilization": "0.462"}
# "PaLM" (arXiv:2204.02311), appendix B: 6,144 chips for 1,200 hours, then 3,072 for 336 hours.
PALM_IN_PHASES = {
    "method": "sum",
    "parts": [
        {**PALM, "what": "two pods", "count": "6144", "time": "1200 hours"},
        {**PALM, "what": "one pod", "count": "3072", "time": "336 hours"},
    ],
}
# "Now anyone can train Imagenet in 18 minutes" (fast.ai, 2018): three sizes of images.
SIZES = (("128", "1.35e9", "18"), ("224", "4.1e9", "14"), ("288", "6.8e9", "3"))
FAST_AI = {
    "method": "sum",
    "parts": [
        {
            "what": f"{size} px",
            "method": "operations",
            "forward": f"{forward} multiply-adds",
            "examples": "1281167",
            "epochs": epochs,
        }
        for size, forward, epochs in SIZES
    ],
}
# "ERNIE 3.0 Titan" (arXiv:2112.12731): two kinds of chips, with made-up times.
ERNIE = {
    "method": "sum",
    "parts": [
        {
            "what": "on V100",
            "method": "hardware-time",
            "hardware": "v100",
            "precision": "fp16",
            "count": "960",
            "time": "10 days",
        },
        {
            "what": "on Ascend 910",
            "method": "hardware-time",
            "peak": "256 TFLOP/s",
            "count": "1920",
            "time": "20 days",
            "utilization": "0.3",
        },
    ],
}
# "DistilBERT" (arXiv:1910.01108): the student learns, the teacher only predicts.
DISTILBERT = {
    "method": "operations",
    "forward": [
        {"what": "student", "value": "0.066e9 multiply-adds"},
        {"what": "teacher", "value": "0.110e9 multiply-adds", "backward": "0"},
    ],
    "examples": "3.3e9",
    "epochs": "3",
}
# "LLaMA 3" (arXiv:2407.21783) and its model card: 30.84 million GPU-hours of H100.
LLAMA = {**BY_CHIPS, "hardware": "h100", "chip_time": "30.84e6 GPU-hours", "utilization": "0.4"}
# "An Image is Worth 16x16 Words" (arXiv:2010.11929), table 2: 2,500 TPU v3 core-days; two cores a chip.
VIT = {**BY_CHIPS, "hardware": "tpu-v3", "chip_time": "2500 TPU-core-days"}
# "Mixtral of Experts" (arXiv:2401.04088): 12.9 billion of 46.7 billion parameters for each token.
MIXTRAL = {"method": "parameters", "parameters": "12.9e9", "parameters_total": "46.7e9", "tokens": "1e12"}
# "LoRA" (arXiv:2106.09685): the weights stay as they are, 4 FLOP for each and token.
LORA = {
    "method": "parameters",
    "parameters": "7e9",
    "parameters_trainable": "4.7e6",
    "tokens": "1e9",
    "backward": "1",
}


@pytest.mark.parametrize(
    ("estimate", "flop"),
    [
        (PALM_IN_PHASES, (6144 * 1200 + 3072 * 336) * 3600 * 275e12 * 0.462),
        (FAST_AI, 3 * 2 * 1281167 * (18 * 1.35e9 + 14 * 4.1e9 + 3 * 6.8e9)),
        (ERNIE, 86400 * (960 * 10 * 125e12 * 0.33 + 1920 * 20 * 256e12 * 0.3)),
        (DISTILBERT, 2 * (3 * 0.066e9 + 0.110e9) * 3.3e9 * 3),
        (LLAMA, 30.84e6 * 3600 * 989e12 * 0.4),
        (VIT, 2500 / 2 * 86400 * 123e12 * 0.33),
        (MIXTRAL, 6 * 12.9e9 * 1e12),
        (LORA, 4 * 7e9 * 1e9),
    ],
    ids=["PaLM", "fast.ai", "ERNIE", "DistilBERT", "Llama", "ViT", "Mixtral", "LoRA"],
)
def test_a_paper_is_counted_as_it_is_stated(estimate: dict[str, Any], flop: float) -> None:
    """Without a number that somebody had to work out by hand first, and without a warning."""
    found = calculate(estimate, tree=read_bundle())
    assert (found.errors, found.warnings) == ((), ())
    assert found.priced is not None
    assert found.priced.compute_flop == pytest.approx(flop, rel=2e-3)


@pytest.mark.parametrize(("estimate", "printed"), [(PALM_IN_PHASES, 3.84e24), (FAST_AI, 7.85e17)])
def test_the_worked_figures_are_met(estimate: dict[str, Any], printed: float) -> None:
    """To three digits."""
    priced = calculate(estimate, tree=read_bundle()).priced
    assert priced is not None
    assert float(f"{priced.compute_flop:.3g}") == printed


def test_a_time_that_is_known_from_two_to_three_weeks_has_ends() -> None:
    """VGG (arXiv:1409.1556): four GPUs for 2-3 weeks; 17.5 days in between, each end by its days."""
    vgg = {"method": "hardware-time", "peak": "5.1 TFLOP/s", "count": "4", "utilization": "0.33"}
    low, high = (4 * 5.1e12 * 0.33 * days * 86400 for days in (14, 21))
    ends = {"low": f"{low:.6g} FLOP".replace("e+", "e"), "high": f"{high:.6g} FLOP".replace("e+", "e")}
    priced = calculate({**vgg, "time": "17.5 days", **ends}, tree=read_bundle()).priced
    assert priced is not None
    assert priced.margin == pytest.approx((17.5 / 14, 21 / 17.5), rel=1e-5)
