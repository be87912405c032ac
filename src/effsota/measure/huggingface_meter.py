"""The meter of Hugging Face's `Trainer`: a callback that counts what its steps compute."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch  # an optional extra
from transformers import Trainer, TrainerCallback  # an optional extra

from effsota.measure.curve_rows import MeterError
from effsota.measure.followed_run import FollowedRun
from effsota.measure.sampled_counter import SampledCounter, first_tensor, signature_of
from effsota.measure.torch_processes import refuse_apart, sum_over_processes
from effsota.measure.watched_call import WatchedCall

_TEXT = "input_ids"
_OPTIMIZER = "the optimizer"
# What gives several processes the same batch, or parts of one.
_SHARING = ("get_tp_size", "get_cp_size", "get_sp_size")


class HuggingFaceMeter(TrainerCallback):  # type: ignore[misc]  # not installed for the checks
    """Writes the learning curve of a `Trainer`, with counted FLOP, examples, tokens and seconds.

    A row is written where the metric is evaluated and where a checkpoint is saved. `Trainer.train` with
    `resume_from_checkpoint` goes on in the same curve. Tokens are those of `input_ids`, padding included,
    since that is computed too; what a checkpointed activation computes again is counted again. Of several
    processes each counts its own batches, and the first writes the sum.

    Args:
        path: the curve's CSV.
        metric: as the Trainer logs it: eval_loss, eval_accuracy, or loss, that of training.
        sample_every: of batches of one shape one in so many is counted, the others cost as much.
        exact: every batch is counted.
        on_exit: called with the curve's path when training ends, such as `submission_writer(...)`.

    Use::

        trainer = Trainer(..., callbacks=[HuggingFaceMeter("run.csv", metric="eval_loss")])
    """

    def __init__(  # keyword-only, each with a default
        self,
        path: str | Path,
        *,
        metric: str = "eval_loss",
        sample_every: int = 200,
        exact: bool = False,
        on_exit: Callable[[Path], object] | None = None,
    ) -> None:
        self._run = FollowedRun(path, metric=metric, on_exit=on_exit)
        self._counter = SampledCounter(sample_every=sample_every, exact=exact)
        self._watched: list[WatchedCall] = []
        self._hook: Any = None
        self._flop = 0.0
        self._counted: dict[str, int] = {}

    def on_train_begin(
        self, args: Any, state: Any, control: Any, model: Any = None, optimizer: Any = None, **keyed: Any
    ) -> None:
        """Open the curve, and watch the steps and what goes into the model."""
        del control, keyed
        self._let_go()
        _refuse(args, model)
        trainer = _calling_trainer()
        _refuse_shared(trainer)
        refuse_apart(args.world_size)
        is_text = getattr(model, "main_input_name", None) == _TEXT
        self._flop, self._counted = (
            0.0,
            dict.fromkeys(("examples", "tokens") if is_text else ("examples",), 0),
        )
        if state.is_world_process_zero:
            self._run.begin(state.global_step, counted=[*self._counted])
        self._watched.append(WatchedCall(trainer, "training_step", self._on_batch))
        if optimizer is not None:
            self._watched.append(WatchedCall(optimizer, "step", self._on_optimizer))
        self._hook = model.register_forward_pre_hook(self._on_forward, with_kwargs=True)

    def on_step_end(self, args: Any, state: Any, control: Any, **keyed: Any) -> None:
        """Count the step, and have its row on the disk before its checkpoint."""
        del args, keyed
        flop, *amounts = sum_over_processes((self._flop, *self._counted.values()))
        self._run.count(flop, **dict(zip(self._counted, map(round, amounts), strict=True)))
        self._flop, self._counted = 0.0, dict.fromkeys(self._counted, 0)
        self._run.go_to(state.global_step)
        if control.should_save:
            self._run.mark()

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **keyed: Any) -> None:
        """Log the metric, of training or of an evaluation."""
        del args, state, control, keyed
        self._run.tell(logs or {})

    def on_save(self, args: Any, state: Any, control: Any, **keyed: Any) -> None:
        """Have a row for a checkpoint that an evaluation asked for."""
        del args, state, control, keyed
        self._run.mark()

    def on_train_end(self, args: Any, state: Any, control: Any, **keyed: Any) -> None:
        """End the curve."""
        del args, state, control, keyed
        self._let_go()
        self._run.end()

    def _on_batch(self, work: Callable[[], Any], inputs: tuple[Any, ...]) -> Any:
        """Count a batch, forward and backward; one that holds no tensors does not tell what it costs."""
        _, *batch = inputs
        result, flop = self._count(work, signature_of(batch), is_known=first_tensor(batch) is not None)
        self._flop += flop
        return result

    def _on_optimizer(self, work: Callable[[], Any], inputs: tuple[Any, ...]) -> Any:
        """Count what the optimizer multiplies: mostly nothing."""
        del inputs
        result, flop = self._count(work, _OPTIMIZER)
        self._flop += flop
        return result

    def _count(self, work: Callable[[], Any], signature: Any, *, is_known: bool = True) -> tuple[Any, float]:
        """Run a piece of work, and watch nothing more where it fails: the training ends then."""
        try:
            return self._counter.run(work, signature, is_known=is_known)
        except BaseException:
            self._let_go()
            raise

    def _on_forward(self, module: torch.nn.Module, args: tuple[Any, ...], keyed: Mapping[str, Any]) -> None:
        """Count the examples and tokens that go into the model."""
        if not (module.training and self._counter.is_running):
            return
        main = keyed.get(getattr(module, "main_input_name", _TEXT))
        main = main if main is not None else first_tensor((args, keyed))
        if main is not None:
            amounts = {"examples": main.shape[0], "tokens": main.shape[:2].numel()}
            self._counted = {name: n + amounts[name] for name, n in self._counted.items()}

    def _let_go(self) -> None:
        self._counter.drop()
        for watched in self._watched:
            watched.end()
        self._watched.clear()
        if self._hook is not None:
            self._hook.remove()
            self._hook = None


def _calling_trainer() -> Any:
    """Return the Trainer whose training begins: a callback is told of all but that.

    Raises:
        MeterError: if none does.
    """
    frame = sys._getframe()  # noqa: SLF001  # its only name
    while frame is not None:
        if isinstance(found := frame.f_locals.get("self"), Trainer):
            return found
        frame = frame.f_back  # type: ignore[assignment]
    raise MeterError("no Trainer calls HuggingFaceMeter: hand it to one, Trainer(..., callbacks=[meter])")


def _refuse(args: Any, model: Any) -> None:
    """Refuse what would be counted wrong."""
    if args.n_gpu > 1:
        raise MeterError("with nn.DataParallel not all is counted: start one process a GPU, with torchrun")
    if args.torch_compile or hasattr(model, "_orig_mod"):
        raise MeterError(
            "a compiled model may hide what it computes: train without torch.compile, or count a step without"
            " it by TorchMeter, and give Meter its flop_per_step"
        )


def _refuse_shared(trainer: Any) -> None:
    """Refuse processes that share batches: their examples would be counted more than once."""
    if any(getattr(trainer, each)() > 1 for each in _SHARING if hasattr(trainer, each)):
        raise MeterError(
            "processes that share a batch (tensor, context or sequence parallelism) cannot be counted: give"
            " Meter its flop_per_step, in the first process alone"
        )
