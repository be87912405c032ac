"""Figures in prose: what is read, on which line, and what no sum may be made with."""

from __future__ import annotations

import math
from functools import cache

import pytest

from effsota.disk.folder import read_bundle
from effsota.pipeline.vocabularies import read_hardware
from effsota.reading.prose.chip_names import ChipNames, chip_names
from effsota.reading.prose.finding_figures import find_figures
from effsota.reading.prose.passages import read_prose
from effsota.reading.prose.stated_figure import StatedFigure


@cache
def names() -> ChipNames:
    """Return the names of the packaged chips."""
    return chip_names(read_hardware(read_bundle()))


def figures_of(text: str) -> list[StatedFigure]:
    """Return the figures of a text."""
    return find_figures(read_prose(text), names())


HOUR, DAY = 3600.0, 86_400.0
LLAMA = "Pretraining used a cumulative 7.7M GPU hours on type H100-80GB (TDP of 700W)."
PYTHIA = "All were trained for 143000 steps at a batch size of 2,097,152 tokens."
READ = (
    # as the cards of Llama, Falcon, Phi, StarCoder, BLOOM, DeepSeek, Kimi, gpt-oss, Pythia and others say it
    ("It is a 40B parameters decoder, trained on 1,000B tokens of web text.", "parameters", 40e9),
    ("It is a 40B parameters decoder, trained on 1,000B tokens of web text.", "tokens", 1e12),
    ("It was trained on 384 A100 40GB GPUs.", "chips", 384),
    ("- GPUs: 512 H100-80G", "chips", 512),
    ("* Training time: 7 days", "time", 7 * DAY),
    ("* Training data: 3.3T tokens", "tokens", 3.3e12),
    ("- **GPUs:** 512 Tesla A100", "chips", 512),
    ("- **Pretraining tokens:** 1 trillion", "tokens", 1e12),
    (LLAMA, "chip time", 7.7e6 * HOUR),
    (LLAMA, "power of one chip", 700),
    ("Estimated total emissions were 2290 tCO2eq.", "emissions", 2.29e6),
    ("It needs only 2.788M H800 GPU hours for its full training.", "chip time", 2.788e6 * HOUR),
    ("It has 671B total parameters with 37B activated for each token.", "active parameters", 37e9),
    ("It has 671B total parameters with 37B activated for each token.", "total parameters", 671e9),
    ("32 billion activated parameters and 1 trillion total parameters", "active parameters", 32e9),
    ("(117B parameters with 5.1B active parameters)", "active parameters", 5.1e9),
    ("A mixture with 1.3 billion active and 6.9 billion total parameters.", "active parameters", 1.3e9),
    ("132B total parameters, of which 36B parameters are active on any input.", "active parameters", 36e9),
    ("Training throughput: About 150 TFLOP per GPU per second", "rate of one chip", 150e12),
    ("Estimated cost of training: $2-5M", "cost", 5e6),
    (PYTHIA, "steps", 143_000),
    (PYTHIA, "tokens in a batch", 2_097_152),
    ("Hardware: 32 x 8 x A100 GPUs", "chips", 256),
    ("- **Hours used:** 150000", "chip time", 150_000 * HOUR),
    ("- Carbon emitted: 11250 kg CO2 eq.", "emissions", 11_250),
    ("It was trained with 14.8T tokens at 41.2% MFU.", "utilization", 0.412),
    ("Training took 3.14E+23 FLOPs.", "training compute", 3.14e23),
    ("Training took 3.8×10²⁵ FLOP.", "training compute", 3.8e25),
    (r"Training took $3.8 \times 10^{25}$ FLOPs.", "training compute", 3.8e25),
    ("Training took 3640 petaflop/s-days.", "training compute", 3640 * 8.64e19),
    ("Training took 3,640 PF-days.", "training compute", 3640 * 8.64e19),
    ("Training took 3640 PF days.", "training compute", 3640 * 8.64e19),
    ("Training took 3640 PFdays.", "training compute", 3640 * 8.64e19),
    ("Training took 3.1x10**24 FLOP.", "training compute", 3.1e24),
    ("Training took 3.1 × 10<sup>24</sup> FLOP.", "training compute", 3.1e24),
    ("Training took 10^24 FLOP.", "training compute", 1e24),
    (r"Training took \num{3.1e24} FLOP.", "training compute", 3.1e24),
    (r"Training took $3.1\times10^{24}$ FLOP.", "training compute", 3.1e24),
    (r"It was trained on 1{,}024~A100 GPUs.", "chips", 1024),
    ("It was trained on 1_024 A100 GPUs.", "chips", 1024),
    ("It was trained on 300G tokens.", "tokens", 300e9),
    ("It was trained for 3 months on 512 A100s.", "time", 91.3125 * DAY),
    ("Training took 6 GPU-months.", "chip time", 6 * 30.4375 * DAY),
    ("It was trained on 8xH100 GPUs.", "chips", 8),
    ("It was trained on 48 nodes, each having 8 NVIDIA A100 80GB GPUs.", "chips", 384),
    ("It was trained on 4 nodes, 8xH100.", "chips", 32),
    ("It was trained on 8 machines, each equipped with 8 NVIDIA H100 GPUs.", "chips", 64),
    ("It is done after 4 days of training.", "time", 4 * DAY),
    (r"The model has $6.7\mathrm{B}$ parameters.", "parameters", 6.7e9),
    ("It has 97B parameters activated per token and was trained on 600B tokens.", "tokens", 600e9),
    ("Qwen3-30B-A3B was trained on 36T tokens.", "active parameters", 3e9),
    ("Qwen3-30B-A3B was trained on 36T tokens.", "total parameters", 30e9),
    ("- ```\n      x\n      ```\n\nTrained on 3T tokens.", "tokens", 3e12),
    ("```pip install x```\n\nTrained on 3T tokens.", "tokens", 3e12),
    ("1. First\n\n      ```\n      x\n  ```\n\nTrained on 3T tokens.", "tokens", 3e12),
    ("| Model | Train tokens |\n| - | - |\n| A | 3T |", "tokens", 3e12),
    ("It was trained on 2 Trillion (2T) tokens.", "tokens", 2e12),
    ("It was trained on 300 billion token multilingual data.", "tokens", 300e9),
    ("It was trained on $512$ A100 GPUs.", "chips", 512),
    ("It has 309B total parameters and 15B active parameters.", "total parameters", 309e9),
    ("| Training | A |\n|---|---|\n| Nvidia H100 80GB GPU | 64 |\n| Training time | 2 days |", "chips", 64),
    ("---\nco2_eq_emissions:\n  emissions: 420\n---\n", "emissions", 0.42),
    ("---\nco2_eq_emissions: 420\n---\n", "emissions", 0.42),
    ("---\nco2_eq_emissions:\n  energy_consumed: 1.2\n---\n", "energy", 1.2),
    ("---\nco2_eq_emissions:\n  hardware_used: 8 V100 GPUs\n---\n", "chips", 8),
    ("---\nparameters: 7B\n---\n", "parameters", 7e9),
    ("| | A |\n|---|---|\n| Training compute (EFLOP) | 840 |", "training compute", 8.4e20),
    ("| | A |\n|---|---|\n| Training FLOP (ZFLOP) | 84 |", "training compute", 8.4e22),
    ("| Model | Training FLOPs (×10²¹) |\n|---|---|\n| A | 84 |", "training compute", 8.4e22),
    ("| A | Total train compute (PF-days) |\n|---|---|\n| A | 3640 |", "training compute", 3640 * 8.64e19),
    ("| Model | petaflop/s-days |\n|---|---|\n| A | 3640 |", "training compute", 3640 * 8.64e19),
    ("| Model | Tokens, T |\n|---|---|\n| A | 2 |", "tokens", 2e12),
    ("| Model | Tokens (B) |\n|---|---|\n| A | 2T |", "tokens", 2e12),
    ("| Model | Billion tokens |\n|---|---|\n| A | 300 |", "tokens", 300e9),
    ("| Model | GPU hours (k) |\n|---|---|\n| A | 18 |", "chip time", 18_000 * HOUR),
    ("Training cost (USD): 200,000", "cost", 200e3),
    ("Training cost: $200k", "cost", 200e3),
    ("| Model | Cost ($M) |\n|---|---|\n| A | 5.6 |", "cost", 5.6e6),
    ("| What | Value | Unit |\n|---|---|---|\n| Training tokens | 2 | T |", "tokens", 2e12),
    ("Parameters | 7B\n---|---\nTokens | 2T", "parameters", 7e9),
    ("It was trained on TPU v3-512 for two weeks.", "chips", 256),
    ("It was trained on TPU v3-512 for two weeks.", "time", 14 * DAY),
    ("Trained on 48 nodes with 8 A100 each.", "chips", 384),
    ("It was trained on eight A100 GPUs.", "chips", 8),
    ("Training consumed 433,196 kWh.", "energy", 433_196),
    ("The grid has 57 gCO2eq/kWh.", "carbon intensity", 57),
    ("Trained with a PUE of 1.2.", "power usage effectiveness", 1.2),
    ("At $2 per GPU hour training cost $5.576M.", "price of a chip-hour", 2),
    ("At $2 per GPU hour training cost $5.576M.", "cost", 5.576e6),
    ("| Parameters | 1.1B |\n|---|---|\n| Total tokens during training | 3 trillion |", "tokens", 3e12),
    ("| Model | Params (B) |\n|---|---|\n| Small | 1.5 |", "parameters", 1.5e9),
    ("| | Training time (GPU hours) |\n|---|---|\n| Large | 30.84M |", "chip time", 30.84e6 * HOUR),
    ("| Model | A100 GPU hours taken on 300B tokens |\n|---|---|\n| Tiny-1.1B | 3456 |", "tokens", 300e9),
    ("| Model | Params |\n|---|---|\n| Large | 17B (Activated) 109B (Total) |", "active parameters", 17e9),
    ("| Model | Params |\n|---|---|\n| Small | 1B (1.23B) |", "parameters", 1.23e9),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_a_figure_is_read_in_the_unit_of_its_kind(text: str, kind: str, value: float) -> None:
    """However it is written, and with its label, in its sentence, or under the heading of its column."""
    found = [figure.value for figure in figures_of(text) if figure.kind == kind and not figure.unused]
    assert any(math.isclose(each, value, rel_tol=1e-9) for each in found), figures_of(text)


UNUSED = (
    ("It was trained on sequences of 8,192 tokens.", "too little"),
    ("It was trained with a context window of 128000 tokens.", "a context"),
    ("Trained with a vocabulary of 256000 tokens.", "a context"),
    ("Training runs at 1.4M tokens per second.", "a rate"),
    ("Training used a 4B tokens warm-up.", "a context"),
    ("It outperforms models with 70B parameters.", "compares"),
    ("Unlike others it was trained on 15T tokens.", "compares"),
    ("You can train it on 8 A100 GPUs.", "what may be"),
    ("Inference needs 8 H100 GPUs.", "what may be"),
    ("Training time: 7", "no unit"),
    ("Training cost: 200,000", "no unit"),
    ("Training cost: 200,000 euros", "no unit"),
    ("Hours used: 3000", "hours of all chips or of the clock"),
    ("Trained with an additional 32 A100 GPUs in reserve.", "in reserve"),
    ("Trained on 8 A100 GPUs per node.", "in each node"),
    ("Number of parameters: -7B", "negative"),
    ("It was trained on -3 trillion tokens.", "negative"),
    ("Number of parameters: 3.8", "too little"),
    ("It was trained on 3000000T tokens.", "more than any run"),
    ("The corpus has 300B tokens.", "does not speak of training"),
    ("Training runs at 150 TFLOPs.", "a rate to others"),
    ("It was trained on text lengths of 256K tokens.", "a context"),
    ("It was trained on 12 A100 nodes.", "nodes, and how many chips"),
    ("It was trained on 8 nodes × 8 GPUs.", "nodes, and how many chips"),
    ("A model of fewer than 5 billion parameters.", "bound"),
    ("It was trained on 0 tokens.", "zero"),
    (f"It was trained on {'9' * 24}e999 tokens.", "too large"),
    ("It was trained on 1 082 990 tokens.", "written with blanks"),
    ("Each chip draws 700 kW in training.", "whose it is is not said"),
    ("Training ran at 8.4e22 FLOP/s.", "a rate, and what runs at it"),
    ("It was trained on 9 months of data.", "the time of a run"),
    ("It was trained on data of 6 months.", "the time of a run"),
    ("Training costs 3.8 GMACs.", "multiply-adds"),
    ("It was trained on 3,8B parameters.", "not understood"),
    ("It was trained on 1.28M images.", "examples"),
    ("It was trained on 1.024 A100 GPUs.", "thousands, or have three decimals"),
    ("Training took 433.196 GPU hours.", "thousands, or have three decimals"),
    ("Training consumed 1,082,990 compute hours.", "the time of a run"),
    ("Training consumed several thousand petaflop/s-days.", "not understood"),
    ("The learning rate rose in training over 16k steps.", "a schedule"),
    ("It was trained on videos of 2.4 seconds.", "the time of a run"),
    ("| Data set | Size |\n|---|---|\n| A | 8,013,769 documents |", "a size, and of what"),
    ("| Model | Model TFLOP |\n|---|---|\n| A | 408 |", "a rate to others"),
    ("| Model | GFLOPs |\n|---|---|\n| A | 4.1 |", "a rate to others"),
    ("---\nmodel-index:\n- name: 7B parameters\n---\nIt was trained on 0 tokens.", "zero"),
    ("We filter with a 7B model.", "that this model was trained"),
    ("| Model | Params (B) | Context (tokens) |\n|---|---|---|\n| A | ? | 4096 |", "its heading"),
    ("| Task | Shots | Seconds |\n|---|---|---|\n| A | 5 | 20 |", "its table"),
    ("| Task | Shots | Speed |\n|---|---|---|\n| A | 5 | 20 tokens/s |", "its table"),
    ("## Related work\n\nIt was pre-trained on 300B tokens.", "stands under"),
)


@pytest.mark.parametrize(("text", "why"), UNUSED)
def test_what_is_no_figure_of_the_run_is_told_and_not_used(text: str, why: str) -> None:
    """Each keeps its line, with a plain word."""
    found = figures_of(text)
    assert {why in figure.unused for figure in found} == {True}, [figure.unused for figure in found]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("We trained a 7B model on 2T tokens.", [7e9]),
        ("The 70B variant was trained on 2T tokens.", [70e9]),
        ("Llama-2-13B was trained on 2T tokens.", [13e9]),
        ("The 13B took 368,640 GPU hours.", [13e9]),
        ("We trained Tiny 1.1B on 3T tokens.", [1.1e9]),
        ("Our Skywork-13B-Base model was trained on 3.2T tokens.", [13e9]),
        ("It is a 1.3B text-to-image generation model, trained with care.", [1.3e9]),
        ("Llama-2-13B-chat was trained on 2T tokens.", []),
        ("A model trained on the LAION-5B image model data.", []),
        ("The 7B (6.74B) model was trained on 1T tokens.", [7e9]),
        ("The 7B model used 84,480 GPU hours.", [7e9]),
        ("# Tiny-1.1B", [1.1e9]),
        ("# opt-125m", [125e6]),
        ("# Large-8x7B", []),
        ("# LAION-5B", []),
        ("We trained a 7B tokens model.", []),
        ("We trained from the 2.5T checkpoint.", []),
        ("It was trained on 7B-token documents.", []),
    ],
)
def test_a_size_is_read_of_the_name_of_a_model(text: str, sizes: list[float]) -> None:
    """It may be a quarter more or less, as names are rounded; what is no model has none."""
    found = [each for each in figures_of(text) if each.kind.value == "parameters"]
    assert [each.value for each in found if each.is_by_name] == sizes
    assert [each.amount.high for each in found] == [size * 1.25 for size in sizes]


def test_signs_that_nobody_sees_are_left_out() -> None:
    """They take no room, and may turn the direction of writing."""
    (figure,) = figures_of("It was trained on \u200e3\u200bT\u202c to\u00adkens.")
    assert (figure.text, figure.value) == ("3T tokens", 3e12)


def test_a_figure_is_quoted_as_it_stands() -> None:
    """Without the article before it, and with the maker's name."""
    found = figures_of("It was trained on the 8 Nvidia RTX 3090. The 20B parameter model was trained too.")
    assert [figure.text for figure in found] == ["8 Nvidia RTX 3090", "20B parameter"]


def test_code_pictures_and_addresses_are_no_prose() -> None:
    """A model card is half code."""
    text = "```\ntrained on 3T tokens\n```\n\n![7B parameters](https://example.org/7B%20parameters)\n"
    assert figures_of(text) == []


def test_a_table_that_does_not_end_is_none() -> None:
    """What follows the tag is read."""
    assert [figure.value for figure in figures_of("A <table> tag.\n\nTrained on 3T tokens.")] == [3e12]


def test_a_line_whose_direction_is_turned_is_not_read() -> None:
    """What a person sees there is not what stands there."""
    prose = read_prose("Trained on \u202e3T tokens.\n\nIt has 7B parameters.")
    assert [figure.line for figure in find_figures(prose, names())] == [3]
    assert prose.unread == ("line 1: signs turn the direction of writing, and it is not read",)


def test_a_model_is_quoted_by_its_name() -> None:
    """Without the word that stands before it."""
    (figure,) = figures_of("Training the GPT-3 175B took long.")
    assert figure.text == "GPT-3 175B"


def test_a_percentage_between_dollars_is_no_money() -> None:
    """As TeX sets numbers."""
    assert figures_of("Training uses $10%$ of it.") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_figure_has_its_line_however_lines_end(end: str) -> None:
    """A sentence may run over several."""
    text = end.join(("# A model", "", "The model was", "trained on", "3T tokens."))
    assert [figure.line for figure in figures_of(text)] == [5]


def test_the_text_of_a_pdf_is_read() -> None:
    """Words are divided at the ends of lines, and letters joined to one sign; lines are those of the text."""
    text = (
        "The model has 7 billion param-\neters and was trained on 1T to-\nkens with 4.2e22 ﬂoating point"
        " operations."
    )
    assert [(each.kind.value, each.line) for each in figures_of(text)] == [
        ("parameters", 1),
        ("tokens", 2),
        ("training compute", 3),
    ]


def test_a_cell_that_spans_rows_stands_in_each() -> None:
    """The tables of some cards are HTML, with one count of tokens for several models."""
    text = (
        "<table><tr><td></td><td>Params</td><td>Token count</td></tr>\n"
        '<tr><td>A</td><td>8B</td><td rowspan="2">15T+</td></tr>\n<tr><td>B</td><td>70B</td></tr></table>'
    )
    found = [(each.row.number, each.kind.value, each.value) for each in figures_of(text) if each.row]
    assert found == [
        (0, "parameters", 8e9),
        (0, "tokens", 15e12),
        (1, "tokens", 15e12),
        (1, "parameters", 70e9),
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("trained on 15T tokens", 14.5e12, 15.5e12),
        ("trained on 300B tokens", 295e9, 305e9),
        ("trained on 3.3T tokens", 3.25e12, 3.35e12),
        ("trained on over 15 trillion tokens", 14.5e12, math.inf),
        ("trained on 15T+ tokens", 14.5e12, math.inf),
        ("trained on up to 9T tokens", 0, 9.5e12),
        ("trained on 2T to 4T tokens", 2e12, 4.5e12),
    ],
)
def test_words_leave_a_span_open(text: str, low: float, high: float) -> None:
    """By the digits that are written, and by over, about, up to."""
    (figure,) = figures_of(text)
    assert (figure.amount.low, figure.amount.high) == pytest.approx((low, high))
