"""What a training step of Keras on JAX computes: its jaxpr, once for every shape of batch."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

import jax  # an optional extra

from effsota.measure.curve_rows import MeterError
from effsota.measure.jax_count import count_jax


def watch(model: Any, train: Callable[..., Any], count: Callable[[float, Any], None]) -> Callable[..., Any]:
    """Return the train function, telling `count` the FLOP and the batch of every step that it takes.

    Raises:
        MeterError: if processes train together, of which this one sees its own batches alone.
    """
    if jax.process_count() > 1:
        raise MeterError(
            "of several processes KerasMeter sees one: give Meter its flop_per_step, in the first"
        )
    known: dict[Hashable, float] = {}

    def watched(state: Any, batches: Iterator[Any]) -> Any:
        hollow = jax.tree.map(lambda each: jax.ShapeDtypeStruct(each.shape, each.dtype), state)

        def seen() -> Iterator[Any]:
            for data in batches:
                shapes = jax.tree.map(lambda each: jax.ShapeDtypeStruct(each.shape, each.dtype), data)
                signature = (*jax.tree.leaves(jax.tree.map(str, shapes)),)
                if signature not in known:
                    known[signature] = count_jax(model.train_step, hollow, shapes)
                count(known[signature], data)
                yield data

        return train(state, seen())

    return watched
