"""A language model of a table and two matrices, trained by Hugging Face's Trainer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch.utils.checkpoint import checkpoint
from transformers import Trainer, TrainerCallback, TrainingArguments
from transformers.trainer_utils import get_last_checkpoint

from effsota.measure import HuggingFaceMeter

WORDS, WIDTH, LENGTH, TEXTS, BATCH = 11, 16, 8, 10, 4


class Bigrams(torch.nn.Module):
    """Predicts a word from the one before it."""

    main_input_name = "input_ids"

    def __init__(self) -> None:
        super().__init__()
        self.table = torch.nn.Embedding(WORDS, WIDTH)
        self.hidden = torch.nn.Linear(WIDTH, WIDTH)
        self.out = torch.nn.Linear(WIDTH, WORDS)
        self.saves_memory = False
        self.seen = 0

    def forward(self, input_ids: Any, labels: Any) -> dict[str, Any]:
        """Return the loss and the scores."""
        self.seen += len(input_ids) * self.training
        looked_up = self.table(input_ids)
        wide = (
            checkpoint(self.widen, looked_up, use_reentrant=False)
            if self.saves_memory
            else self.widen(looked_up)
        )
        scores = self.out(wide)
        loss = torch.nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten())
        return {"loss": loss, "logits": scores}

    def widen(self, looked_up: Any) -> Any:
        """Return what stands between the table and the scores."""
        return torch.relu(self.hidden(looked_up))


class Heeded(TrainerCallback):
    """Tells of each step."""

    def __init__(self, heed: Callable[[int], None]) -> None:
        self.heed = heed

    def on_step_end(self, args: Any, state: Any, control: Any, **keyed: Any) -> None:
        """Tell."""
        del args, control, keyed
        self.heed(state.global_step)


def texts() -> list[dict[str, Any]]:
    """Return texts, each the answer to itself shifted."""
    data = torch.randint(0, WORDS, (TEXTS, LENGTH), generator=torch.Generator().manual_seed(1))
    return [{"input_ids": each, "labels": each.roll(-1)} for each in data]


def train(folder: Path, heed: Callable[[int], None], *, saves_memory: bool = False, **more: Any) -> None:
    """Train nine steps of three epochs; the last batch of each is half as large."""
    torch.manual_seed(0)
    model = Bigrams()
    model.saves_memory = saves_memory
    asked: dict[str, Any] = {"eval_strategy": "steps", "eval_steps": 3, "save_steps": 2, **more}
    trainer = Trainer(
        model=model,
        args=TrainingArguments(
            output_dir=str(folder / "saved"),
            num_train_epochs=3,
            per_device_train_batch_size=BATCH,
            use_cpu=True,
            report_to=[],
            disable_tqdm=True,
            **asked,
        ),
        train_dataset=texts(),
        eval_dataset=texts()[:4],
        callbacks=[HuggingFaceMeter(folder / "run.csv", metric="eval_loss"), Heeded(heed)],
    )
    saved = folder / "saved"
    trainer.train(resume_from_checkpoint=get_last_checkpoint(str(saved)) if saved.exists() else None)
    (folder / f"seen-{trainer.args.process_index}").write_text(str(model.seen))
