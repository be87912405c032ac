"""Multiply-adds of one forward pass, layer by layer, for the networks of speedruns on images.

Convolutions and the last linear layer are counted; normalization, activations and pooling are not. Each
function follows the code that the records name.
"""

from __future__ import annotations

from collections.abc import Sequence

CLASSES_OF_CIFAR = 10
CLASSES_OF_IMAGENET = 1000


def convolution(inputs: int, outputs: int, *, kernel: int, side: int) -> int:
    """Return the multiply-adds of a convolution whose output is `side` by `side`, for one image."""
    return inputs * outputs * kernel**2 * side**2


def count_groups(
    stem: int, *, channels: int, widths: Sequence[int], more: Sequence[int], sides: Sequence[int]
) -> int:
    """Return the multiply-adds of groups of 3 x 3 convolutions, and of the linear layer behind them.

    Args:
        stem: multiply-adds before the first group.
        channels: what the first group takes in.
        widths: channels of each group.
        more: convolutions of each group after its first, which stands before the pooling.
        sides: pixels along a side before each group, and behind the last.
    """
    total, inputs = stem, channels
    for width, further, side, pooled in zip(widths, more, sides, sides[1:], strict=False):
        total += convolution(inputs, width, kernel=3, side=side)
        total += further * convolution(width, width, kernel=3, side=pooled)
        inputs = width
    return total + inputs * CLASSES_OF_CIFAR


def count_preactivation_resnet(*, blocks: int, is_bottleneck: bool) -> int:
    """Return the multiply-adds of a pre-activation ResNet for CIFAR-10 with three equal stages."""
    total, inputs = convolution(3, 16, kernel=3, side=32), 16
    for stage, width in enumerate((16, 32, 64)):
        side = 32 >> stage
        outputs = 4 * width if is_bottleneck else width
        for block in range(blocks):
            before = 2 * side if stage and not block else side
            if is_bottleneck:
                total += convolution(inputs, width, kernel=1, side=before)
                total += convolution(width, width, kernel=3, side=side)
                total += convolution(width, outputs, kernel=1, side=side)
            else:
                total += convolution(inputs, width, kernel=3, side=side)
                total += convolution(width, width, kernel=3, side=side)
            if inputs != outputs:
                total += convolution(inputs, outputs, kernel=1, side=side)
            inputs = outputs
    return total + inputs * CLASSES_OF_CIFAR


def count_resnet18_for_cifar() -> int:
    """Return the multiply-adds of ResNet-18 as it is used on CIFAR-10, with a 3 x 3 stem and no pooling."""
    total, inputs = convolution(3, 64, kernel=3, side=32), 64
    for stage, width in enumerate((64, 128, 256, 512)):
        side = 32 >> stage
        total += convolution(inputs, width, kernel=3, side=side)
        total += 3 * convolution(width, width, kernel=3, side=side)
        if inputs != width:
            total += convolution(inputs, width, kernel=1, side=side)
        inputs = width
    return total + inputs * CLASSES_OF_CIFAR


def count_imagenet_resnet(blocks: Sequence[int], *, pixels: int) -> int:
    """Return the multiply-adds of a ResNet with bottlenecks, whose 3 x 3 convolutions have the strides.

    Args:
        blocks: blocks of each of the four stages.
        pixels: along a side of the image, a multiple of 32.
    """
    total, inputs = convolution(3, 64, kernel=7, side=pixels // 2), 64
    for stage, number in enumerate(blocks):
        width, side = 64 << stage, (pixels // 4) >> stage
        for block in range(number):
            before = 2 * side if stage and not block else side
            total += convolution(inputs, width, kernel=1, side=before)
            total += convolution(width, width, kernel=3, side=side)
            total += convolution(width, 4 * width, kernel=1, side=side)
            if not block:
                total += convolution(inputs, 4 * width, kernel=1, side=side)
            inputs = 4 * width
    return total + inputs * CLASSES_OF_IMAGENET
