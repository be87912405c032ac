"""What a training step of Keras on PyTorch computes: counted once for every shape of batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from effsota.measure.curve_rows import MeterError
from effsota.measure.sampled_counter import SampledCounter, signature_of
from effsota.measure.torch_processes import number_of_processes

_SAMPLE_EVERY = 200


def watch(model: Any, train: Callable[..., Any], count: Callable[[float, Any], None]) -> Callable[..., Any]:
    """Return the train function, telling `count` the FLOP and the batch of every step that it takes.

    Raises:
        MeterError: if the model is compiled by PyTorch: its operations may be hidden; or if processes train
            together, of which this one sees its own alone.
    """
    if number_of_processes() > 1:
        raise MeterError(
            "of several processes KerasMeter sees one: give Meter its flop_per_step, in the first"
        )
    if model.jit_compile:
        raise MeterError("a compiled model may hide what it computes: compile(..., jit_compile=False)")
    counter = SampledCounter(sample_every=_SAMPLE_EVERY)

    def watched(data: Any) -> Any:
        logs, flop = counter.run(lambda: train(data), signature_of(data))
        count(flop, data)
        return logs

    return watched
