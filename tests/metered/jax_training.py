"""A network of two layers, trained by a plain loop in JAX."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from effsota.measure import Meter, count_jax

INTO, WIDTH, OUT, EXAMPLES, BATCH = 12, 16, 3, 20, 8


def loss_of(weights: Any, x: Any, y: Any) -> Any:
    """Return the loss of a batch."""
    scores = jnp.maximum(x @ weights[0], 0) @ weights[1]
    return -jax.nn.log_softmax(scores)[jnp.arange(len(y)), y].mean()


@jax.jit
def step(weights: Any, x: Any, y: Any) -> Any:
    """Return the weights after a step."""
    return jax.tree.map(lambda w, g: w - 0.1 * g, weights, jax.grad(loss_of)(weights, x, y))


def data() -> tuple[Any, Any]:
    """Return examples and their classes."""
    rng = np.random.default_rng(1)
    return rng.normal(size=(EXAMPLES, INTO)), rng.integers(0, OUT, EXAMPLES)


def weights() -> Any:
    """Return the weights at the start."""
    rng = np.random.default_rng(2)
    return [jnp.array(rng.normal(size=size)) for size in ((INTO, WIDTH), (WIDTH, OUT))]


def train(folder: Path, heed: Callable[[int], None]) -> None:
    """Train nine steps of three epochs; the last batch of each is half as large."""
    saved, (x, y) = folder / "saved.pickle", data()
    start, trained = 0, weights()
    if saved.exists():
        start, trained = pickle.loads(saved.read_bytes())  # noqa: S301  # written here
    with Meter(folder / "run.csv", metric="loss", counted=["examples"], resume_step=start) as meter:
        for at in range(start, 9):
            chosen = slice(at % 3 * BATCH, (at % 3 + 1) * BATCH)
            batch = x[chosen], y[chosen]
            trained = step(trained, *batch)
            meter.advance(count_jax(step, trained, *batch), examples=len(batch[0]))
            if meter.step % 3 == 0:
                meter.log(float(loss_of(trained, x, y)))
            if meter.step % 2 == 0:
                meter.mark()
                (folder / "new").write_bytes(pickle.dumps((meter.step, trained)))
                (folder / "new").rename(saved)
            heed(meter.step)
