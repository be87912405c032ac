"""The meter of Keras 3, on JAX or PyTorch: a callback that counts what its training steps compute."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import keras  # an optional extra

from effsota.measure.curve_rows import MeterError
from effsota.measure.followed_run import FollowedRun

_BEHIND = {"jax": "effsota.measure.keras_on_jax", "torch": "effsota.measure.keras_on_torch"}


class KerasMeter(keras.callbacks.Callback):  # type: ignore[misc]  # not installed for the checks
    """Writes the learning curve of `Model.fit`, with counted FLOP, examples and seconds.

    A row is written after each epoch. A run goes on where the optimizer's count of steps stands, such as
    `BackupAndRestore` restores it.

    Args:
        path: the curve's CSV.
        metric: as Keras logs it after an epoch, such as val_loss or val_accuracy.
        tokens: how many tokens a batch has (`x`, `y` and weights), where the curve is to have their column.
        checkpoint_steps: a row is written every so many steps too: the `save_freq` of whatever saves
            within an epoch.
        on_exit: called with the curve's path when training ends, such as `submission_writer(...)`.

    Use::

        model.fit(x, y, validation_data=held_out, callbacks=[KerasMeter("run.csv", metric="val_loss")])

    Raises:
        MeterError: if Keras runs on neither JAX nor PyTorch.
    """

    def __init__(  # keyword-only, each with a default
        self,
        path: str | Path,
        *,
        metric: str = "val_loss",
        tokens: Callable[[Any], int] | None = None,
        checkpoint_steps: int | None = None,
        on_exit: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__()
        backend = keras.config.backend()
        if backend not in _BEHIND:
            raise MeterError(
                f"on {backend}, Keras does not show what it computes: set KERAS_BACKEND=jax or torch, or call"
                " Meter from a callback of your own with flop_per_step"
            )
        self._watch = import_module(_BEHIND[backend]).watch
        self._run = FollowedRun(path, metric=metric, on_exit=on_exit)
        self._tokens, self._checkpoint_steps = tokens, checkpoint_steps
        self._is_begun = False
        self._plain: Any = None
        self._watched: Any = None

    def on_train_begin(self, logs: Any = None) -> None:
        """Wait for the first batch: until then, a checkpoint may be restored."""
        del logs
        self._is_begun = False

    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        """Watch what the model does with the batch, and open the curve before the first one."""
        del batch, logs
        self._watch_once()
        if not self._is_begun:
            counted = ("examples",) if self._tokens is None else ("examples", "tokens")
            self._run.begin(int(self.model.optimizer.iterations), counted=counted)
            self._is_begun = True

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Have a row where a checkpoint may be."""
        del batch, logs
        if self._checkpoint_steps and self._run.step % self._checkpoint_steps == 0:
            self._run.mark()

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        """Log the metric, and have a row in any case: a checkpoint may follow."""
        del epoch
        self._run.tell(logs or {})
        self._run.mark()

    def on_train_end(self, logs: Any = None) -> None:
        """End the curve."""
        del logs
        self._run.end()

    def _watch_once(self) -> None:
        """Watch the next call of the train function, and that alone: of a failure no callback is told."""
        model = self.model
        if model.train_function is not self._plain:
            self._plain = model.train_function
            self._watched = self._watch(model, self._plain, self._count)
        plain, watched = self._plain, self._watched

        def once(*given: Any) -> Any:
            model.train_function = plain
            return watched(*given)

        model.train_function = once

    def _count(self, flop: float, data: Any) -> None:
        """Count a step and its batch."""
        counted = {"examples": len(keras.tree.flatten(data)[0])}
        if self._tokens is not None:
            counted["tokens"] = self._tokens(data)
        self._run.count(flop, **counted)
        self._run.go_to(self._run.step + 1)
