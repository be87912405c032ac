"""What a training step of Keras on PyTorch computes: counted once for every shape of batch."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from effsota.measure.curve_rows import MeterError
from effsota.measure.sampled_counter import SampledCounter, signature_of

_SAMPLE_EVERY = 200


def watch(model: Any, train: Callable[..., Any], count: Callable[[float, Any], None]) -> Callable[..., Any]:
    """Return the train function, telling `count` the FLOP and the batch of every step that it takes.

    Raises:
        MeterError: if the model is compiled by PyTorch: its operations may be hidden.
    """
    if model.jit_compile:
        raise MeterError("a compiled model may hide what it computes: compile(..., jit_compile=False)")
    counter = SampledCounter(sample_every=_SAMPLE_EVERY)

    def watched(data: Any) -> Any:
        signature: Hashable = signature_of(data)
        counter.start(signature)
        try:
            logs = train(data)
        except BaseException:
            counter.drop()
            raise
        count(counter.stop(), data)
        return logs

    return watched
