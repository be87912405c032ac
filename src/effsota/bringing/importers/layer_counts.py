"""The layers of the networks of speedruns on images, and the multiply-adds of one forward pass of them.

Convolutions and the last linear layer are counted; normalization, activations and pooling are not. Each
function follows the code that the records name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from effsota.methods.architectures import Counted, Layer, LayerKind, count_layers

CLASSES_OF_CIFAR = 10
CLASSES_OF_IMAGENET = 1000


def convolution(inputs: int, outputs: int, *, kernel: int, side: int, times: int = 1) -> Layer:
    """Return a convolution whose output is `side` by `side`."""
    return Layer(layer=LayerKind.CONV, inputs=inputs, outputs=outputs, kernel=kernel, size=side, times=times)


def linear(inputs: int, outputs: int) -> Layer:
    """Return the layer behind the last pooling."""
    return Layer(layer=LayerKind.DENSE, inputs=inputs, outputs=outputs)


def count_network(layers: Iterable[Layer]) -> int:
    """Return the multiply-adds of layers for one image.

    Raises:
        ValueError: if they are no layers that multiply; those that stand here do.
    """
    counted = count_layers([*layers])
    if not isinstance(counted, Counted):
        raise ValueError(counted)  # noqa: TRY004  # no wrong type: what is wrong with the values
    return round(counted.per_example)


def build_groups(
    stem: Iterable[Layer],
    *,
    channels: int,
    widths: Sequence[int],
    more: Sequence[int],
    sides: Sequence[int],
) -> Iterator[Layer]:
    """Yield a stem, groups of 3 x 3 convolutions, and the linear layer behind them.

    Args:
        stem: what stands before the first group.
        channels: what the first group takes in.
        widths: channels of each group.
        more: convolutions of each group after its first, which stands before the pooling.
        sides: pixels along a side before each group, and behind the last.
    """
    yield from stem
    inputs = channels
    for width, further, side, pooled in zip(widths, more, sides, sides[1:], strict=False):
        yield convolution(inputs, width, kernel=3, side=side)
        if further:
            yield convolution(width, width, kernel=3, side=pooled, times=further)
        inputs = width
    yield linear(inputs, CLASSES_OF_CIFAR)


def count_preactivation_resnet(*, blocks: int, is_bottleneck: bool) -> int:
    """Return the multiply-adds of a pre-activation ResNet for CIFAR-10 with three equal stages."""
    layers, inputs = [convolution(3, 16, kernel=3, side=32)], 16
    for stage, width in enumerate((16, 32, 64)):
        side = 32 >> stage
        outputs = 4 * width if is_bottleneck else width
        for block in range(blocks):
            before = 2 * side if stage and not block else side
            if is_bottleneck:
                layers.append(convolution(inputs, width, kernel=1, side=before))
                layers.append(convolution(width, width, kernel=3, side=side))
                layers.append(convolution(width, outputs, kernel=1, side=side))
            else:
                layers.append(convolution(inputs, width, kernel=3, side=side))
                layers.append(convolution(width, width, kernel=3, side=side))
            if inputs != outputs:
                layers.append(convolution(inputs, outputs, kernel=1, side=side))
            inputs = outputs
    return count_network([*layers, linear(inputs, CLASSES_OF_CIFAR)])


def count_resnet18_for_cifar() -> int:
    """Return the multiply-adds of ResNet-18 as it is used on CIFAR-10, with a 3 x 3 stem and no pooling."""
    layers, inputs = [convolution(3, 64, kernel=3, side=32)], 64
    for stage, width in enumerate((64, 128, 256, 512)):
        side = 32 >> stage
        layers.append(convolution(inputs, width, kernel=3, side=side))
        layers.append(convolution(width, width, kernel=3, side=side, times=3))
        if inputs != width:
            layers.append(convolution(inputs, width, kernel=1, side=side))
        inputs = width
    return count_network([*layers, linear(inputs, CLASSES_OF_CIFAR)])


def count_imagenet_resnet(blocks: Sequence[int], *, pixels: int) -> int:
    """Return the multiply-adds of a ResNet with bottlenecks, whose 3 x 3 convolutions have the strides.

    Args:
        blocks: blocks of each of the four stages.
        pixels: along a side of the image, a multiple of 32.
    """
    layers, inputs = [convolution(3, 64, kernel=7, side=pixels // 2)], 64
    for stage, number in enumerate(blocks):
        width, side = 64 << stage, (pixels // 4) >> stage
        for block in range(number):
            before = 2 * side if stage and not block else side
            layers.append(convolution(inputs, width, kernel=1, side=before))
            layers.append(convolution(width, width, kernel=3, side=side))
            layers.append(convolution(width, 4 * width, kernel=1, side=side))
            if not block:
                layers.append(convolution(inputs, 4 * width, kernel=1, side=side))
            inputs = 4 * width
    return count_network([*layers, linear(inputs, CLASSES_OF_IMAGENET)])
