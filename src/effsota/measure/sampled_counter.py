"""What PyTorch computes between two moments, counted on sampled occasions and known on the others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

import torch  # an optional extra
from torch.utils.flop_counter import FlopCounterMode

Result = TypeVar("Result")


class SampledCounter:
    """Counts the FLOP of pieces of work, one in so many of those that are alike.

    Args:
        sample_every: one piece in so many is counted, the others cost what the last counted one did.
        exact: every piece is counted.
    """

    def __init__(self, *, sample_every: int = 200, exact: bool = False) -> None:
        self._sample_every = 1 if exact else sample_every
        self._known: dict[Hashable, tuple[float, int]] = {}
        self._mode: FlopCounterMode | None = None
        self._signature: Hashable = None
        self.is_running = False

    def run(
        self, work: Callable[[], Result], signature: Hashable, *, is_known: bool = True
    ) -> tuple[Result, float]:
        """Return what a piece of work returns, and its FLOP; what fails is not counted.

        `is_known` says that the signature tells what it costs; where it does not, it is counted in any case.
        """
        self.start(signature, is_known=is_known)
        try:
            return work(), self.stop()
        finally:
            self.drop()

    def start(self, signature: Hashable, *, is_known: bool = True) -> None:
        """Begin a piece of work; the first of every signature is counted."""
        self.drop()
        self._signature, self.is_running = signature, True
        if not is_known or self._known.get(signature, (0.0, 0))[1] % self._sample_every == 0:
            self._mode = FlopCounterMode(display=False)
            # By module nothing is asked for, and to follow them costs more than to count.
            self._mode.mod_tracker = _NoModules()
            self._mode.__enter__()

    def stop(self) -> float:
        """End the piece of work; return its FLOP."""
        flop, used = self._known.get(self._signature, (0.0, 0))
        if self._mode is not None:
            flop = float(self._mode.get_total_flops())
        self._known[self._signature] = (flop, used + 1)
        self.drop()
        return flop

    def drop(self) -> None:
        """End the piece of work, if there is one, and count nothing: it failed."""
        mode, self._mode, self.is_running = self._mode, None, False
        if mode is not None:
            mode.__exit__(None, None, None)


def signature_of(value: Any) -> Hashable:
    """Return what the cost of a batch depends on: the shapes of the tensors in it, by their places."""
    if hasattr(value, "shape"):
        return tuple(value.shape)
    if isinstance(value, Mapping):
        return tuple((key, signature_of(each)) for key, each in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(signature_of, value))
    return None


def first_tensor(value: Any) -> torch.Tensor | None:
    """Return the first tensor of a batch, such as its images or its tokens."""
    if isinstance(value, torch.Tensor):
        return value
    parts = value.values() if isinstance(value, Mapping) else value
    if isinstance(value, Mapping | list | tuple):
        return next((found for each in parts if (found := first_tensor(each)) is not None), None)
    return None


class _NoModules:
    """Stands where the counter would follow modules: all is counted as one."""

    parents = frozenset({"Global"})

    def __enter__(self) -> None:
        """Follow nothing."""

    def __exit__(self, *error: object) -> None:
        """Follow nothing."""
