"""The meter of Hugging Face's `Trainer`: a callback that counts what its steps compute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch  # an optional extra
from transformers import TrainerCallback  # an optional extra

from effsota.measure.curve_rows import MeterError
from effsota.measure.followed_run import FollowedRun
from effsota.measure.sampled_counter import SampledCounter, first_tensor, signature_of

_TEXT = "input_ids"


class HuggingFaceMeter(TrainerCallback):  # type: ignore[misc]  # not installed for the checks
    """Writes the learning curve of a `Trainer`, with counted FLOP, examples, tokens and seconds.

    A row is written where the metric is evaluated and where a checkpoint is saved. `Trainer.train` with
    `resume_from_checkpoint` goes on in the same curve. Tokens are those of `input_ids`, padding included,
    since that is computed too; what a checkpointed activation computes again is counted again.

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
        self._hook: Any = None
        self._counted: dict[str, int] = {}
        self._processes = 1

    def on_train_begin(self, args: Any, state: Any, control: Any, model: Any = None, **keyed: Any) -> None:
        """Open the curve, and watch what goes into the model."""
        del control, keyed
        _refuse(args, model)
        self._let_go()
        if not state.is_world_process_zero:
            return  # one process writes: the others do as much as it does
        self._processes = args.world_size
        is_text = getattr(model, "main_input_name", None) == _TEXT
        self._counted = dict.fromkeys(("examples", "tokens") if is_text else ("examples",), 0)
        self._run.begin(state.global_step, counted=[*self._counted])
        self._hook = model.register_forward_pre_hook(self._on_forward, with_kwargs=True)

    def on_substep_end(self, args: Any, state: Any, control: Any, **keyed: Any) -> None:
        """Count a batch whose gradients wait for others."""
        del args, state, control, keyed
        self._count_batch()

    def on_step_end(self, args: Any, state: Any, control: Any, **keyed: Any) -> None:
        """Count the step, and have its row on the disk before its checkpoint."""
        del args, keyed
        self._count_batch()
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

    def _on_forward(self, module: torch.nn.Module, args: tuple[Any, ...], keyed: Mapping[str, Any]) -> None:
        """Begin a batch: the backward pass of it ends before the next one, or with the step."""
        if not module.training:
            return
        self._count_batch()
        main = keyed.get(getattr(module, "main_input_name", _TEXT))
        main = main if main is not None else first_tensor((args, keyed))
        if main is not None:
            amounts = {"examples": main.shape[0], "tokens": main.shape[:2].numel()}
            self._counted = {name: amounts[name] for name in self._counted}
        self._counter.start(signature_of((args, dict(keyed))))

    def _count_batch(self) -> None:
        if self._counter.is_running:
            flop = self._counter.stop() * self._processes
            self._run.count(flop, **{name: n * self._processes for name, n in self._counted.items()})

    def _let_go(self) -> None:
        self._counter.drop()
        if self._hook is not None:
            self._hook.remove()
            self._hook = None


def _refuse(args: Any, model: Any) -> None:
    """Refuse what would be counted wrong."""
    if args.n_gpu > 1:
        raise MeterError("with nn.DataParallel not all is counted: start one process a GPU, with torchrun")
    if args.torch_compile or hasattr(model, "_orig_mod"):
        raise MeterError(
            "a compiled model may hide what it computes: train without torch.compile, or count a step without"
            " it by TorchMeter, and give Meter its flop_per_step"
        )
