"""The lists of layers in examples/: what their sources print, or what their networks are known to cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from effsota.disk.folder import read_bundle
from effsota.methods import Architecture
from effsota.pipeline.calculation import calculate
from effsota.reading.document import parse_document

FOLDER = Path(__file__).parents[4] / "examples" / "architectures"
BUNDLE = read_bundle()
# Parameters and multiply-adds of an example. AlexNet: "60 million" in Krizhevsky et al. (2012).
# VGG-16 and ResNet-50: those of torchvision. GoogLeNet: 1.5 billion in Szegedy et al. (2014). DQN and
# DeepSpeech2: "AI and Compute" (2018). Seq2Seq: 384 million in Sutskever et al. (2014).
KNOWN = {
    "alexnet": (60_965_224, 724_406_816),
    "vgg-16": (138_357_544, 15_470_264_320),
    "resnet-50": (25_557_032, 4_089_184_256),
    "googlenet": (6_998_552, 1_582_671_872),
    "dqn": (675_120, 2_555_904),
    "deepspeech-2": (49_172_480, 98_304_000 / 2),
    "seq2seq": (384_000_000, 144_000_000),
}


def test_every_example_is_known() -> None:
    """None is shown of which nobody knows what comes out."""
    assert {path.stem for path in FOLDER.glob("*.yaml")} == KNOWN.keys()


@pytest.mark.parametrize("name", KNOWN)
def test_an_example_costs_what_is_known(name: str) -> None:
    """Read as the command reads it."""
    read = parse_document((FOLDER / f"{name}.yaml").read_bytes())
    assert read.document is not None
    found = calculate({"method": "architecture", **read.document.data, "examples": "1"}, tree=BUNDLE)
    assert found.priced is not None
    inputs = found.priced.estimate.inputs
    assert isinstance(inputs, Architecture)
    assert (inputs.counted.parameters, inputs.counted.per_example) == KNOWN[name]


def test_what_ai_and_compute_prints_comes_out() -> None:
    """DQN 2.3 PF by rounded layers, 2.45 by exact ones; DeepSpeech2 26,000 PF, 25,480 from what it prints."""
    dqn = 6 * KNOWN["dqn"][1] * 5e6 * 32
    speech = 6 * 2 * KNOWN["deepspeech-2"][1] * 20 * 12000 * 3600 * 50
    assert dqn == pytest.approx(2.3e15, rel=0.07)
    assert speech == pytest.approx(26000e15, rel=0.03)
