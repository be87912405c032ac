"""Operations of networks, layer by layer, against the figures that others print for them."""

from __future__ import annotations

import pytest

from effsota.bringing.importers import cifar_recipes
from effsota.bringing.importers.layer_counts import (
    convolution,
    count_imagenet_resnet,
    count_network,
    count_preactivation_resnet,
    count_resnet18_for_cifar,
)


def test_a_convolution_multiplies_each_weight_at_each_place() -> None:
    """3 colours, 64 filters of 3 x 3, at 32 x 32 places."""
    assert count_network([convolution(3, 64, kernel=3, side=32)]) == 3 * 64 * 9 * 1024


@pytest.mark.parametrize(("blocks", "printed"), [((3, 4, 6, 3), 4.089e9), ((3, 8, 36, 3), 11.514e9)])
def test_the_networks_of_imagenet_are_those_of_torchvision(blocks: tuple[int, ...], printed: float) -> None:
    """Its weights of ResNet-50 and ResNet-152 say how many billions of multiply-adds they take."""
    assert count_imagenet_resnet(blocks, pixels=224) == pytest.approx(printed, rel=1e-4)


def test_smaller_images_take_as_much_less_as_their_area() -> None:
    """But for the last layer, which sees no pixels."""
    full, small = (count_imagenet_resnet((3, 4, 6, 3), pixels=each) - 2_048_000 for each in (224, 128))
    assert small / full == pytest.approx((128 / 224) ** 2)


@pytest.mark.parametrize(("blocks", "is_bottleneck", "printed"), [(18, True, 0.25e9), (27, False, 0.38e9)])
def test_the_first_networks_of_dawnbench(blocks: int, is_bottleneck: bool, printed: float) -> None:  # noqa: FBT001
    """Both have 164 layers; bottlenecks take fewer operations."""
    found = count_preactivation_resnet(blocks=blocks, is_bottleneck=is_bottleneck)
    assert found == pytest.approx(printed, rel=0.02)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("David Page final (TTA)", 1.148e15),
        ("hlb-CIFAR10 v0.7.0", 5.87e14),
        ("airbench94", 3.58e14),
        ("airbench94_muon", 2.9e14),
        ("airbench96", 4.91e15),
        ("airbench96_faster", 3.1e15),
        ("ResNet-18 200 epochs", 3.23e16),
    ],
)
def test_a_recipe_takes_what_its_author_says(name: str, printed: float) -> None:
    """The heads of the scripts of airbench tell it, within some percent."""
    phases = cifar_recipes.CIFAR_RECIPES[name].phases
    flop = sum(2 * each.forward * each.images * each.epochs * (1 + each.backward) for each in phases)
    assert flop == pytest.approx(printed, rel=0.04)


def test_a_network_of_dawnbench_is_that_of_its_time() -> None:
    """Kakao Brain's in 25 epochs on one V100 in 57 seconds: at a quarter of its peak."""
    (phase,) = cifar_recipes.CIFAR_RECIPES["kakaobrain_custom-resnet9_1v100-braincloud_pytorch"].phases
    flop = 6 * phase.forward * phase.images * phase.epochs
    assert flop / (57.046 * 125e12) == pytest.approx(0.26, abs=0.01)


def test_resnet_18_for_small_images() -> None:
    """The 0.56 billion multiply-adds that are usually told of it."""
    assert count_resnet18_for_cifar() == pytest.approx(0.56e9, rel=0.01)
