"""Multiply-adds of a forward pass of each network of the speedruns on CIFAR-10, by the layers of its code."""

from __future__ import annotations

from collections.abc import Sequence

from effsota.bringing.importers.layer_counts import (
    CLASSES_OF_CIFAR,
    build_groups,
    convolution,
    count_network,
    linear,
)
from effsota.methods.architectures import Layer

_WIDE, _SIDES, _VALID = (128, 256, 512), (32, 16, 8, 4), (31, 15, 7, 3)
_WHITENED = (convolution(3, 27, kernel=3, side=32), convolution(27, 64, kernel=1, side=32))
_PROJECTED = (convolution(3, 12, kernel=2, side=31), convolution(12, 32, kernel=1, side=31))


def _count_groups(
    stem: Sequence[Layer],
    channels: int,
    *,
    more: Sequence[int],
    widths: Sequence[int] = _WIDE,
    sides: Sequence[int] = _VALID,
) -> int:
    return count_network(build_groups(stem, channels=channels, widths=widths, more=more, sides=sides))


PAGE_2018 = _count_groups((convolution(3, 64, kernel=3, side=32),), 64, more=(2, 0, 2), sides=_SIDES)
PAGE_2019 = _count_groups(_WHITENED, 64, more=(2, 0, 2), sides=_SIDES)
HLB_3 = _count_groups(_PROJECTED, 32, more=(2, 0, 2))
HLB_4 = _count_groups(_PROJECTED, 32, more=(1, 1, 1))
HLB_5 = _count_groups(_PROJECTED, 32, more=(1, 1, 1), widths=(64, 256, 512))
HLB_7 = _count_groups((convolution(3, 12, kernel=2, side=31),), 24, more=(1, 1, 1), widths=(64, 256, 512))


def count_airbench(widths: tuple[int, int, int], *, depth: int) -> int:
    """Return the multiply-adds of airbench's network, with `depth` convolutions in each of its groups."""
    stem = (convolution(3, 24, kernel=2, side=31),)
    return _count_groups(stem, 24, more=(depth - 1,) * 3, widths=widths)


BAIDU_9P = count_network(
    (
        convolution(3, 64, kernel=3, side=32),
        convolution(64, 128, kernel=3, side=32),
        convolution(128, 128, kernel=3, side=16, times=2),
        convolution(128, 256, kernel=3, side=16),
        convolution(256, 384, kernel=3, side=16),
        convolution(384, 384, kernel=3, side=8, times=2),
        linear(384, CLASSES_OF_CIFAR),
    )
)


def count_kakao(last: int) -> int:
    """Return the multiply-adds of Kakao Brain's network on 30 pixels a side, with `last` channels last."""
    return count_network(
        (
            convolution(3, 64, kernel=3, side=30),
            convolution(64, 128, kernel=5, side=15),
            convolution(128, 128, kernel=3, side=15, times=2),
            convolution(128, 256, kernel=3, side=15),
            convolution(256, 256, kernel=3, side=7, times=2),
            convolution(256, last, kernel=3, side=5),
            linear(last, CLASSES_OF_CIFAR),
        )
    )


AIRBENCH_94 = count_airbench((64, 256, 256), depth=2)
AIRBENCH_96 = count_airbench((128, 384, 512), depth=3)
AIRBENCH_PROXY = count_airbench((32, 64, 64), depth=2)
