"""Multiply-adds of a forward pass of each network of the speedruns on CIFAR-10, by the layers of its code."""

from __future__ import annotations

from effsota.bringing.importers.layer_counts import CLASSES_OF_CIFAR, convolution, count_groups

_WIDE, _SIDES, _VALID = (128, 256, 512), (32, 16, 8, 4), (31, 15, 7, 3)
_WHITENED = convolution(3, 27, kernel=3, side=32) + convolution(27, 64, kernel=1, side=32)
_PROJECTED = convolution(3, 12, kernel=2, side=31) + convolution(12, 32, kernel=1, side=31)
PAGE_2018 = count_groups(
    convolution(3, 64, kernel=3, side=32), channels=64, widths=_WIDE, more=(2, 0, 2), sides=_SIDES
)
PAGE_2019 = count_groups(_WHITENED, channels=64, widths=_WIDE, more=(2, 0, 2), sides=_SIDES)
HLB_3 = count_groups(_PROJECTED, channels=32, widths=_WIDE, more=(2, 0, 2), sides=_VALID)
HLB_4 = count_groups(_PROJECTED, channels=32, widths=_WIDE, more=(1, 1, 1), sides=_VALID)
HLB_5 = count_groups(_PROJECTED, channels=32, widths=(64, 256, 512), more=(1, 1, 1), sides=_VALID)
HLB_7 = count_groups(
    convolution(3, 12, kernel=2, side=31), channels=24, widths=(64, 256, 512), more=(1, 1, 1), sides=_VALID
)


def count_airbench(widths: tuple[int, int, int], *, depth: int) -> int:
    """Return the multiply-adds of airbench's network, with `depth` convolutions in each of its groups."""
    stem = convolution(3, 24, kernel=2, side=31)
    return count_groups(stem, channels=24, widths=widths, more=(depth - 1,) * 3, sides=_VALID)


BAIDU_9P = (
    convolution(3, 64, kernel=3, side=32)
    + convolution(64, 128, kernel=3, side=32)
    + 2 * convolution(128, 128, kernel=3, side=16)
    + convolution(128, 256, kernel=3, side=16)
    + convolution(256, 384, kernel=3, side=16)
    + 2 * convolution(384, 384, kernel=3, side=8)
    + 384 * CLASSES_OF_CIFAR
)


def count_kakao(last: int) -> int:
    """Return the multiply-adds of Kakao Brain's network on 30 pixels a side, with `last` channels last."""
    groups = 2 * convolution(128, 128, kernel=3, side=15) + 2 * convolution(256, 256, kernel=3, side=7)
    return (
        convolution(3, 64, kernel=3, side=30)
        + convolution(64, 128, kernel=5, side=15)
        + convolution(128, 256, kernel=3, side=15)
        + groups
        + convolution(256, last, kernel=3, side=5)
        + last * CLASSES_OF_CIFAR
    )


AIRBENCH_94 = count_airbench((64, 256, 256), depth=2)
AIRBENCH_96 = count_airbench((128, 384, 512), depth=3)
AIRBENCH_PROXY = count_airbench((32, 64, 64), depth=2)
