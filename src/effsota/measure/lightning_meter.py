"""The meter of PyTorch Lightning: a callback that counts what its batches compute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lightning.pytorch.callbacks import Callback  # an optional extra
from lightning.pytorch.strategies import ModelParallelStrategy

from effsota.measure.curve_rows import MeterError
from effsota.measure.followed_run import FollowedRun
from effsota.measure.sampled_counter import SampledCounter, first_tensor, signature_of
from effsota.measure.torch_processes import refuse_apart, sum_over_processes


class LightningMeter(Callback):  # type: ignore[misc]  # not installed for the checks
    """Writes the learning curve of a Lightning `Trainer`, with counted FLOP, examples and seconds.

    A row is written after each validation (without one, after each epoch) and for each checkpoint;
    `Trainer.fit` with `ckpt_path` goes on in the same curve. Of several processes each counts its own
    batches, and the first writes the sum.

    Args:
        path: the curve's CSV.
        metric: the name under which the module logs it, such as val_loss.
        tokens: how many tokens a batch has, where the curve is to have their column.
        sample_every: of batches of one shape one in so many is counted, the others cost as much.
        exact: every batch is counted.
        on_exit: called with the curve's path when training ends, such as `submission_writer(...)`.

    Use::

        trainer = Trainer(..., callbacks=[LightningMeter("run.csv", metric="val_loss")])
    """

    def __init__(  # noqa: PLR0913  # keyword-only, each with a default
        self,
        path: str | Path,
        *,
        metric: str = "val_loss",
        tokens: Callable[[Any], int] | None = None,
        sample_every: int = 200,
        exact: bool = False,
        on_exit: Callable[[Path], object] | None = None,
    ) -> None:
        self._run = FollowedRun(path, metric=metric, on_exit=on_exit)
        self._counter = SampledCounter(sample_every=sample_every, exact=exact)
        self._tokens = tokens

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:
        """Open the curve."""
        del pl_module
        _refuse(trainer)
        if trainer.is_global_zero:
            counted = ("examples",) if self._tokens is None else ("examples", "tokens")
            self._run.begin(trainer.global_step, counted=counted)

    def on_train_batch_start(self, trainer: Any, pl_module: Any, batch: Any, batch_idx: int) -> None:
        """Begin to count a batch."""
        del trainer, pl_module, batch_idx
        self._counter.start(signature_of(batch))

    def on_train_batch_end(
        self, trainer: Any, pl_module: Any, outputs: Any, batch: Any, batch_idx: int
    ) -> None:
        """Count the batch, and the step that it may have ended."""
        del pl_module, outputs, batch_idx
        flop, tensor = self._counter.stop(), first_tensor(batch)
        counted = {"examples": 0 if tensor is None else len(tensor)}
        if self._tokens is not None:
            counted["tokens"] = self._tokens(batch)
        flop, *amounts = sum_over_processes((flop, *counted.values()))
        self._run.count(flop, **dict(zip(counted, map(round, amounts), strict=True)))
        self._run.go_to(trainer.global_step)

    def on_validation_end(self, trainer: Any, pl_module: Any) -> None:
        """Log the metric."""
        del pl_module
        if not trainer.sanity_checking:
            self._run.tell(trainer.callback_metrics)

    def on_train_epoch_end(self, trainer: Any, pl_module: Any) -> None:
        """Log the metric of a training without validation."""
        del pl_module
        if not trainer.enable_validation or not sum(trainer.num_val_batches):
            self._run.tell(trainer.callback_metrics)

    def on_save_checkpoint(self, trainer: Any, pl_module: Any, checkpoint: Any) -> None:
        """Have a row for the checkpoint, on the disk before it is."""
        del trainer, pl_module, checkpoint
        self._run.mark()

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
        """Stop counting."""
        del trainer, pl_module, exception
        self._counter.drop()

    def on_train_end(self, trainer: Any, pl_module: Any) -> None:
        """End the curve."""
        del trainer, pl_module
        self._run.end()


def _refuse(trainer: Any) -> None:
    """Refuse processes whose counts cannot be added."""
    refuse_apart(trainer.world_size)
    if isinstance(trainer.strategy, ModelParallelStrategy):
        raise MeterError(
            "processes that share a batch (ModelParallelStrategy) cannot be counted: give Meter its"
            " flop_per_step, in the first process alone"
        )
