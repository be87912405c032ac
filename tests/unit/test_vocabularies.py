"""The shared vocabularies: chips that people find by the names they write, rates with a source."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

AMPERE = date(2020, 5, 14)

if TYPE_CHECKING:
    from effsota.model import Hardware, ReferenceTrend
    from effsota.pipeline.assessment import Assessment


@pytest.fixture(scope="module")
def hardware(own_assessment: Assessment) -> Hardware:
    """Return the chips of schema/hardware.yaml."""
    return own_assessment.hardware


@pytest.fixture(scope="module")
def references(own_assessment: Assessment) -> dict[str, ReferenceTrend]:
    """Return the trends of schema/reference-trends.yaml."""
    return {trend.id: trend for trend in own_assessment.references}


def test_no_two_chips_share_a_name(hardware: Hardware) -> None:
    """Id, name and aliases mean one chip, whatever their case."""
    names = [
        name
        for chip in hardware.chips.values()
        for name in {each.casefold() for each in (chip.id, chip.name, *chip.aliases)}
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "chip_id"),
    [
        ("gtx-580", "nvidia-geforce-gtx-580"),
        ("nvidia-gtx-580", "nvidia-geforce-gtx-580"),
        ("K80", "nvidia-tesla-k80"),
        ("P100", "nvidia-tesla-p100-sxm2"),
        ("V100", "nvidia-tesla-v100-sxm2-16gb"),
        ("A100", "nvidia-a100"),
        ("H100", "nvidia-h100-sxm5-80gb"),
        ("TPU v3", "google-tpu-v3"),
        ("RTX 4090", "nvidia-geforce-rtx-4090"),
        ("NVIDIA RTX A6000", "nvidia-rtx-a6000"),
        ("H800", "nvidia-h800-sxm"),
        ("MI250X", "amd-instinct-mi250x"),
        ("trn1", "aws-trainium"),
        ("MI325X", "amd-instinct-mi325x"),
        ("GTX 1080", "nvidia-geforce-gtx-1080"),
        ("M60", "nvidia-tesla-m60"),
    ],
)
def test_a_chip_is_found_by_the_name_people_write(hardware: Hardware, name: str, chip_id: str) -> None:
    """An alias leads to its chip."""
    chip = hardware.find(name)
    assert chip is not None
    assert chip.id == chip_id


def test_every_peak_has_a_page_that_gives_it(hardware: Hardware) -> None:
    """A chip without a source stays out."""
    assert [chip.id for chip in hardware.chips.values() if chip.source.url is None] == []


@pytest.mark.parametrize(
    ("name", "precision", "board_tflops"),
    [
        ("k80", "fp32", 8.74),
        ("tpu-v2", "bf16", 180),
        ("tpu-v3", "bf16", 492),
        ("mi250", "bf16", 362.1),
        ("mi250x", "bf16", 383),
    ],
)
def test_a_board_is_the_sum_of_its_chips(
    hardware: Hardware, name: str, precision: str, board_tflops: float
) -> None:
    """A peak is that of one chip; the board is what is sold."""
    chip = hardware.find(name)
    assert chip is not None
    assert chip.board is not None
    assert chip.peaks[precision].base * chip.board.chips == pytest.approx(board_tflops * 1e12)


def test_only_chips_since_ampere_have_sparse_figures(hardware: Hardware) -> None:
    """Their makers print twice the dense tensor peak."""
    sparse = [chip for chip in hardware.chips.values() if chip.sparsity]
    assert {chip.sparsity for chip in sparse} == {2}
    assert [chip.id for chip in sparse if chip.released and chip.released < AMPERE] == []


def test_a_gpu_is_twice_as_fast_at_half_the_bits(hardware: Hardware) -> None:
    """A sparse peak beside a dense one would be four times or as much; makers round by a percent."""
    pairs = [
        (chip.id, fast, chip.peaks[fast].base / chip.peaks[slow].base)
        for chip in hardware.chips.values()
        for slow, fast in (("tf32", "bf16"), ("bf16", "fp8"))
        if chip.kind == "gpu" and {slow, fast} <= set(chip.peaks)
    ]
    assert len(pairs) > 10
    assert [pair for pair in pairs if pair[2] != pytest.approx(2, rel=0.02)] == []


def test_no_gpu_gives_more_for_its_power_than_its_age_allows(hardware: Hardware) -> None:
    """A power of a board, or in kilowatts, would make a chip far better or worse than those of its years."""
    rates = {
        chip.id: max(peak.base for name, peak in chip.peaks.items() if name in {"fp32", "bf16"}) / chip.tdp_w
        for chip in hardware.chips.values()
        if chip.tdp_w and {"fp32", "bf16"} & set(chip.peaks)
    }
    assert len(rates) > 60
    assert [each for each in rates.items() if not 2e9 < each[1] < 3e12] == []


def test_a_price_is_of_the_day_of_its_chip(hardware: Hardware) -> None:
    """A price at release lies within a year of it, between a card for games and a server."""
    priced = [chip for chip in hardware.chips.values() if chip.price]
    assert len(priced) > 25
    assert [chip.id for chip in priced if chip.price and not 100 < chip.price.usd < 50_000] == []
    days = [(chip.id, chip.price.date - chip.released) for chip in priced if chip.price and chip.released]
    assert [each for each in days if abs(each[1].days) > 366] == []


@pytest.mark.parametrize(("name", "months"), [("moores-law", 24), ("dna-sequencing", 10), ("solar", 72)])
def test_a_reference_trend_doubles_as_its_source_says(
    references: dict[str, ReferenceTrend], name: str, months: float
) -> None:
    """Months of a doubling, from "AI and Efficiency"."""
    assert references[name].doubling_months == pytest.approx(months)
