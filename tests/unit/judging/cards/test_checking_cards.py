"""Texts held against their own figures: known contradictions are found, and honest texts have none.

The texts say in our own words what cards, papers and guidelines print; figures are theirs.
"""

from __future__ import annotations

from functools import cache
from textwrap import dedent

import pytest

from effsota.disk.folder import read_bundle
from effsota.judging.cards.card_finding import CardVerdict
from effsota.model import Hardware, Tree
from effsota.pipeline.card_checking import CardReport, check_card
from effsota.pipeline.vocabularies import read_hardware


@cache
def known() -> tuple[Tree, Hardware]:
    """Return the packaged vocabularies, and their chips."""
    return read_bundle(), read_hardware(read_bundle())


def report_of(text: str) -> CardReport:
    """Return what is found in a text."""
    tree, hardware = known()
    return check_card(text, tree=tree, hardware=hardware)


CONTRADICTIONS = (
    pytest.param(
        "A model of 1.23B parameters, trained on up to 9T tokens.\n\nTraining took 370,000 GPU-hours on H100"
        " at 50% utilization in bf16.",
        "utilization", 9.9, id="guidelines of the EU, model H against its own 6PD",
    ),
    pytest.param(
        "Fine-tuning a model of 3.2B parameters with LoRA on 1M tokens takes 6.7e18 FLOPs.",
        "compute", 349, id="a cloud's meter, LoRA: 520 times by its own formula of 4PD",
    ),
    pytest.param(
        "Full fine-tuning of a model of 3.2B parameters on 1M tokens takes 1.9e19 FLOPs.",
        "compute", 990, id="a cloud's meter, all weights",
    ),
    pytest.param(
        "The agents were trained on 384 TPU v3 for 44 days at 33% utilization, which is 2.02e23 FLOP.",
        "utilization", 3.4, id="AlphaStar, the peak of a board of four",
    ),
    pytest.param(
        "Training utilized a total of 39.3M GPU hours on H100 (TDP of 700W).\n\nTotal emissions were 11,390"
        " tons CO2eq.\n\n| | Training time (GPU hours) | Power consumption (W) | Emissions (tons CO2eq) |\n"
        "|---|---|---|---|\n| 70B | 7.0M | 700 | 12.9 |",
        "emissions", 157, id="Llama 3.3, emissions of one of two equal runs",
    ),
    pytest.param(
        "A model of 7B parameters was trained on 1T tokens with 2.1e22 FLOPs.",
        "compute", 2.0, id="a multiply-add counted as one",
    ),
    pytest.param(
        "A model of 70B parameters was trained on 2T tokens on 64 A100 GPUs in 10 days.",
        "utilization", 48.7, id="fewer chips than it takes",
    ),
    pytest.param(
        "It was trained on 256 A100 GPUs for 10 days: 370,000 GPU hours.",
        "chip-time", 6.0, id="more chip-hours than chips and days have",
    ),
    pytest.param(
        "Training used 1M GPU hours on A100 and consumed 4,000 kWh.", "energy", 100, id="kWh for MWh",
    ),
    pytest.param(
        "Training took 2.788M GPU hours, at $2 per GPU hour that cost $557.6M.", "cost", 100, id="dollars",
    ),
    pytest.param(
        "It was trained for 100,000 steps at a batch size of 4M tokens, in all 4T tokens.",
        "steps", 10, id="steps times batch",
    ),
    pytest.param(
        "Training reached 1,500 TFLOP/s per GPU on 64 A100 GPUs.", "utilization", 4.8, id="above peak"
    ),
    pytest.param(
        "We trained a 7B model on 2T tokens, 8.4e21 FLOP.", "compute", 10.0, id="a size by its name",
    ),
    pytest.param(
        "# Tiny-1.1B\n\nIt was trained on 3T tokens.\n\nTraining took 2e21 FLOP.", "compute", 9.9,
        id="a size by the title",
    ),
    pytest.param(
        "# A family\n\n## Small, 7B\n\n### Training\n\nTrained on 1T tokens with 4.2e21 FLOP.\n\n"
        "## Large, 70B\n\nTrained on 2T tokens.", "compute", 10.0, id="a section of a family",
    ),
    pytest.param("Trained at an MFU of 140%.", "utilization", 1.4, id="above the peak"),
    pytest.param(
        "| | Energy (MWh) |\n|---|---|\n| A | 104 |\n| B | 135 |\n| Total | 39 |",
        "sum", 6.1, id="a total that is less than its rows",
    ),
    pytest.param(
        "The model has 30B total parameters, of which 37B are active.", "parameters", 1.23, id="active above",
    ),
    pytest.param(
        "Trained on 61B tokens for 164 epochs, which is 1T tokens.", "epochs", 10, id="tokens times epochs",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "check", "factor"), CONTRADICTIONS)
def test_a_known_contradiction_is_found(text: str, check: str, factor: float) -> None:
    """With the check that finds it, and by which factor the figures lie apart."""
    found = [each for each in report_of(text).findings if each.verdict is CardVerdict.CONTRADICTS]
    factors = [each.factor for each in found if each.check == check]
    assert pytest.approx(factor, rel=0.03) in factors, [each.message for each in found]


# As cards and papers of those models say it.
HONEST = {
    "phi-3": """A 3.8B parameters model.

        * GPUs: 512 H100-80G
        * Training time: 7 days
        * Training data: 3.3T tokens""",
    "starcoder": """A model of 15.5B parameters.

        - **Pretraining steps:** 250k
        - **Pretraining tokens:** 1 trillion
        - **GPUs:** 512 Tesla A100
        - **Training time:** 24 days""",
    "falcon": """A 40B parameters model, trained on 1,000B tokens.

        It was trained on 384 A100 40GB GPUs.""",
    "bloom": """A model of 176B parameters was trained on 366B tokens, in 1,082,990 GPU hours on A100 80GB
        at a TDP of 400W and consumed 433,196 kWh, with 57 gCO2eq/kWh that is 24.69 tonnes CO2eq.""",
    "deepseek-v3": """A model with 671B total parameters with 37B activated for each token.

        Pre-training on 14.8T tokens took 2.664M H800 GPU hours.""",
    "tinyllama": """A model of 1.1B parameters was trained on 3 trillion tokens with 16 A100-40G GPUs in
        90 days at 56% MFU.""",
    "pythia": """A model of 12B parameters.

        It was trained for 143000 steps at a batch size of 2,097,152 tokens: 300B tokens.""",
    "mpt": """A model of 6.7B parameters was trained on 1T tokens on 440 A100-40GB GPUs in 9.5 days.

        Training cost $200k.""",
    "gpt-neox": "A model of 20B parameters, trained with a batch size of 3.15M tokens for 150,000 steps.",
    "kimi": "32B activated parameters, 1T total parameters. Pre-trained on 15.5T tokens.",
    "olmo-2": """| Model | Energy (MWh) |
        |---|---|
        | 7B | 131 |
        | 13B | 257 |
        | Total | 391 |""",
    "by-name": """# Gem-7B

        A model of 8.54B parameters, as a 7B model it was trained on 6T tokens with 3.1e23 FLOP.""",
    "guidelines-g": """A model of 2.6B parameters, trained on 61 billion tokens for 164 epochs, about 10
        trillion tokens, 1.5e23 FLOP.""",
    "gpt-3": """A model of 175B parameters was trained on 300B tokens with 3.14e23 FLOPs,
        3640 petaflop/s-days.""",
}


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_an_honest_text_has_no_contradiction(text: str) -> None:
    """However rounded its figures are."""
    found = report_of(dedent(text))
    assert [each.message for each in found.findings if each.verdict is CardVerdict.CONTRADICTS] == []
    assert found.figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We release sizes of 3B, 7B and 13B parameters, trained on 1T tokens.", "several models"),
        (
            "A model of 7B parameters.\n\nA model of 13B parameters.\n\nTrained on 1T tokens.",
            "several models",
        ),
        (
            "| Model | Params | Tokens |\n|---|---|---|\n| A | 1B | 1T |\n| B | 7B | 2T |\n\nIt took 9 days.",
            "several models",
        ),
        (
            "# A family\n\n## Small-7B\n\nTrained on 1T tokens.\n\n## Large-70B\n\nTrained with 8e23 FLOP.",
            "several models have sections, Small-7B and Large-70B",
        ),
        (
            "We trained a 7B model on 2T tokens.\n\nThe 13B model was trained with 8e22 FLOP.",
            "several models",
        ),
        (
            "A model of 7B parameters was trained on 1T tokens.\n\nThen it was trained on 2T tokens.",
            "several figures",
        ),
        (
            "---\nbase_model: a/b\nlibrary_name: peft\n---\nA 7B parameters model trained on 1T tokens.",
            "adapter",
        ),
    ],
)
def test_the_figures_of_several_models_are_not_joined(text: str, told: str) -> None:
    """Nothing is guessed: a note says why, and no estimate of the whole is made."""
    found = report_of(text)
    assert any(told in note for note in found.notes), found.notes
    assert not [card for card in found.estimates if card.estimate.run == "the text"]


@pytest.mark.parametrize(
    "text",
    [
        "A mixture-of-experts model of 47B parameters was trained on 2T tokens.",
        "A model of 7B parameters with 20M trainable parameters was fine-tuned with LoRA on 1M tokens.",
        "A model of 7B parameters has a context of 128K tokens and a vocabulary of 256,000 tokens.",
        "A model of 7B parameters outperforms one that was trained on 15T tokens.",
    ],
)
def test_no_number_comes_of_nothing(text: str) -> None:
    """Which parameters are active, what adapters cost, what a context is: no estimate rests on that."""
    assert [card.estimate.data for card in report_of(text).estimates] == []


def test_an_estimate_is_priced_by_our_own_methods() -> None:
    """As `effsota estimate` prices what is typed; each key has its line."""
    report = report_of(
        "A 3.8B parameters model.\n\n* GPUs: 512 H100-80G\n* Training time: 7 days\n* Tokens: 3.3T"
    )
    by_parameters, by_hardware = report.estimates
    assert by_parameters.estimate.data == {"method": "parameters", "parameters": "3.8e9", "tokens": "3.3e12"}
    assert by_parameters.priced.compute_flop == pytest.approx(7.524e22)
    assert by_hardware.estimate.data["time"] == "7 days"
    assert {key: each.line for key, each in by_hardware.estimate.figures.items()} == {
        "hardware": 3,
        "count": 3,
        "time": 4,
    }


def test_several_experts_are_one_model() -> None:
    """309B in total and 15B active are one."""
    report = report_of(
        "It has 309B total parameters and 15B active parameters. It was trained on 27T tokens."
    )
    (card,) = report.estimates
    assert (card.estimate.data["parameters"], card.estimate.data["parameters_total"]) == ("15e9", "309e9")


def test_weights_that_are_all_trained_are_the_size() -> None:
    """Where the size says so; elsewhere they may be the adapters of a larger model."""
    run = "The 405B model, with 405B trainable parameters, was trained on 15.6T tokens with 3.8e24 FLOP."
    assert report_of(run).has_contradiction
    assert not report_of(run.replace("The 405B model", "The model")).findings


def test_an_unusual_share_is_asked_about() -> None:
    """5 % of the peak may be of a run that did something else too; it is no contradiction."""
    report = report_of("A 1.23B parameters model was trained on 9T tokens in 370,000 GPU-hours on H100.")
    assert [(each.verdict, each.check) for each in report.findings] == [(CardVerdict.ASKS, "utilization")]
