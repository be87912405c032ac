"""A network of two layers, trained by PyTorch Lightning."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lightning
import torch
from lightning.pytorch.callbacks import Callback, ModelCheckpoint

from effsota.measure import LightningMeter

INTO, WIDTH, OUT, EXAMPLES, BATCH = 12, 16, 3, 20, 8


class Network(lightning.LightningModule):
    """Two layers."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0
        self.layers = torch.nn.Sequential(
            torch.nn.Linear(INTO, WIDTH), torch.nn.ReLU(), torch.nn.Linear(WIDTH, OUT)
        )

    def loss(self, batch: Any) -> Any:
        """Return the loss of a batch."""
        return torch.nn.functional.cross_entropy(self.layers(batch[0]), batch[1])

    def training_step(self, batch: Any) -> Any:
        """Return the loss."""
        self.seen += len(batch[0])
        return self.loss(batch)

    def validation_step(self, batch: Any) -> None:
        """Log the loss."""
        self.log("val_loss", self.loss(batch))

    def configure_optimizers(self) -> Any:
        """Return plain gradient descent."""
        return torch.optim.SGD(self.parameters(), lr=0.1)


class Heeded(Callback):
    """Tells of each step."""

    def __init__(self, heed: Callable[[int], None]) -> None:
        self.heed = heed

    def on_train_batch_end(self, trainer: Any, *others: Any) -> None:
        """Tell."""
        del others
        self.heed(trainer.global_step)


def batches() -> Any:
    """Return three batches, the last half as large."""
    data = torch.utils.data.TensorDataset(torch.randn(EXAMPLES, INTO), torch.randint(0, OUT, (EXAMPLES,)))
    return torch.utils.data.DataLoader(data, batch_size=BATCH)


def train(folder: Path, heed: Callable[[int], None], **more: Any) -> None:
    """Train nine steps of three epochs, saved as each ends; the last batch of each is half as large."""
    torch.manual_seed(0)
    data = batches()
    saving = ModelCheckpoint(folder / "saved", every_n_train_steps=3, save_last=True)
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    more = {**({"strategy": "ddp", "devices": processes} if processes > 1 else {}), **more}
    trainer = lightning.Trainer(
        max_epochs=3,
        accelerator="cpu",
        logger=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        callbacks=[LightningMeter(folder / "run.csv", metric="val_loss"), Heeded(heed), saving],
        **more,
    )
    saved = folder / "saved/last.ckpt"
    network = Network()
    trainer.fit(network, data, data, ckpt_path=saved if saved.exists() else None)
    (folder / f"seen-{trainer.global_rank}").write_text(str(network.seen))
