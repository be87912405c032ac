"""A network of two layers, trained by Keras."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np

from effsota.measure import KerasMeter

INTO, WIDTH, OUT, EXAMPLES, BATCH = 12, 16, 3, 20, 8


class Heeded(keras.callbacks.Callback):
    """Tells of each step."""

    def __init__(self, heed: Callable[[int], None]) -> None:
        super().__init__()
        self.heed, self.step = heed, 0

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Tell."""
        del batch, logs
        self.step += 1
        self.heed(self.step)


def network() -> Any:
    """Return the network, compiled."""
    model = keras.Sequential(
        [keras.Input((INTO,)), keras.layers.Dense(WIDTH, activation="relu"), keras.layers.Dense(OUT)]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss=loss)
    return model


def data() -> tuple[Any, Any]:
    """Return examples and their classes."""
    rng = np.random.default_rng(1)
    return rng.normal(size=(EXAMPLES, INTO)).astype("float32"), rng.integers(0, OUT, EXAMPLES)


def train(folder: Path, heed: Callable[[int], None]) -> None:
    """Train nine steps of three epochs; the last batch of each is half as large."""
    keras.utils.set_random_seed(0)
    x, y = data()
    callbacks = [
        KerasMeter(folder / "run.csv", metric="val_loss", checkpoint_steps=2),
        keras.callbacks.BackupAndRestore(folder / "saved"),
        Heeded(heed),
    ]
    network().fit(
        x,
        y,
        validation_data=(x, y),
        batch_size=BATCH,
        epochs=3,
        shuffle=False,
        verbose=0,
        callbacks=callbacks,
    )
