"""A language model of a table and two matrices, trained by Hugging Face's Trainer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
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

    def forward(self, input_ids: Any, labels: Any) -> dict[str, Any]:
        """Return the loss and the scores."""
        scores = self.out(torch.relu(self.hidden(self.table(input_ids))))
        loss = torch.nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten())
        return {"loss": loss, "logits": scores}


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


def train(folder: Path, heed: Callable[[int], None], **more: Any) -> None:
    """Train nine steps of three epochs; the last batch of each is half as large."""
    torch.manual_seed(0)
    asked: dict[str, Any] = {"eval_strategy": "steps", "eval_steps": 3, "save_steps": 2, **more}
    trainer = Trainer(
        model=Bigrams(),
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
