"""A module counted by PyTorch costs what the closed forms say, on models that everybody knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from effsota.measure import MeterError
from effsota.methods.architectures import FAMILIES, Counted, count_config
from tests.known_architectures import KNOWN, family_defaults

if TYPE_CHECKING:
    from pathlib import Path

torch = pytest.importorskip("torch", reason="PyTorch is not installed: make test-measure")


def count(module: Any, *example: Any, **keyed: Any) -> Any:
    """Count by the public name, which needs PyTorch."""
    from effsota.measure import count as counter  # noqa: PLC0415

    return counter(module, *example, **keyed)


def test_a_module_is_counted_by_hand_the_same() -> None:
    """A shared table once; matrix products and convolutions alone."""
    first, shared = torch.nn.Conv2d(3, 8, 3, bias=False), torch.nn.Linear(8, 8)
    module = torch.nn.Sequential(
        first, torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), shared, torch.nn.ReLU(), shared
    )
    found = count(module, torch.zeros(1, 3, 10, 10))
    assert (found.parameters, found.multiply_adds) == (3 * 8 * 9 + 72, 3 * 8 * 9 * 64 + 2 * 64)
    assert first.weight.device.type == "cpu"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("resnet50", "resnet50 is no name of a module; write timm:NAME, torchvision:NAME, transformers:NAME"),
        ("transformers:no_such_family", "transformers has no family no_such_family"),
    ],
)
def test_a_name_that_leads_nowhere_is_told(name: str, message: str) -> None:
    """In plain words."""
    pytest.importorskip("transformers")
    with pytest.raises(MeterError, match=message):
        count(name)


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_model_costs_what_its_config_says(name: str, tmp_path: Path) -> None:
    """Parameters to the last one, multiply-adds within one in a thousand."""
    pytest.importorskip("transformers")
    model = KNOWN[name]
    lengths = {key: each for key, each in (("context", model.context), ("target", model.target)) if each}
    file = tmp_path / "config.json"
    file.write_text(json.dumps(model.for_transformers), "utf-8")
    ours = count_config(model.flat, context=model.context, target=model.target)
    theirs = count(f"transformers:{file}", **lengths)
    assert isinstance(ours, Counted)
    assert theirs.parameters + model.not_made == ours.parameters
    assert theirs.multiply_adds == pytest.approx(ours.per_example, rel=1e-3)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_at_its_default_size_costs_what_its_config_says(family: str) -> None:
    """Every family that is counted, by its own code."""
    transformers = pytest.importorskip("transformers")
    config, lengths, more = family_defaults(transformers, family)
    ours, theirs = count_config(config, **lengths), count(f"transformers:{family}", **lengths, **more)
    assert isinstance(ours, Counted)
    assert theirs.parameters == ours.parameters
    assert theirs.multiply_adds == pytest.approx(ours.per_example, rel=1e-3)


@pytest.mark.parametrize(
    ("name", "parameters", "multiply_adds"),
    [
        ("resnet50", 25_557_032, 4_089_184_256),
        ("vgg16", 138_357_544, 15_470_264_320),
        ("efficientnet_b0", 5_288_548, 0.385e9),
        ("mobilenetv2_100", 3_504_872, 0.300e9),
        ("vit_base_patch16_224", 86_567_656, 17_563_828_224),
        ("resnet152", 60_192_808, 11_511_784_448),
    ],
)
def test_a_network_of_timm_costs_what_is_known(name: str, parameters: int, multiply_adds: float) -> None:
    """As their papers and pages print, within one percent."""
    pytest.importorskip("timm")
    found = count(f"timm:{name}")
    assert found.parameters == parameters
    assert found.multiply_adds == pytest.approx(multiply_adds, rel=0.01)
