"""Printed lines: each number under its own name, at its own step, however a program prints it."""

from __future__ import annotations

import pytest

from effsota.bringing.logs.named_numbers import UNCLEAR
from effsota.bringing.logs.text_lines import MOST_LINE
from tests.unit.bringing.logs import samples
from tests.unit.bringing.logs.reading import columns_of, fault_of, told_of


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            samples.NANOGPT,
            {"step": (0, 10, 250), "val loss": (4.2823, None, 2.0676), "loss": (4.2638, 3.1451, 2.0691)},
        ),
        (
            samples.PARAMETER_GOLF,
            {"step": (0, 4000), "val_loss": (9.0092, 2.9184), "val_bpb": (3.4878, 1.1298)},
        ),
        (
            samples.MEGATRON,
            {"step": (1250, 1650, 1700), "validation lm loss value": (None, 3.377321, 3.294059)},
        ),
        (samples.NANOCHAT, {"step": (100, 250), "Validation bpb": (None, 1.1012), "tok/sec": (1e6, None)}),
        (samples.OLMO, {"step": (2,), "tokens": (2097152,), "train/Perplexity": (195153,)}),
        (samples.HF_PRINTED, {"epoch": (0.03, 1), "eval_loss": (None, 0.3951), "loss": (1.2607, None)}),
        (samples.MMENGINE_PRINTED, {"epoch": (9,), "val coco/bbox_mAP": (0.104,)}),
        (samples.WORD_MODEL, {"epoch": (1,), "valid loss": (5.51,), "valid ppl": (247.45,)}),
        (samples.KERAS_PRINTED, {"epoch": (1, 2), "accuracy": (0.91, 0.94), "val_accuracy": (0.95, 0.96)}),
        (
            "\x1b[36mstep: 10  \x1b[32mloss:  7.5  memory: 40.26GiB(42%)\x1b[39m\n",
            {"step": (10,), "loss": (7.5,)},
        ),
        (
            "[rank 0] Step: 1 | Loss: 11.0 | Tokens/s: 10.1K | Tokens: 2.1M\n",
            {"step": (1,), "tokens": (2.1e6,)},
        ),
        (
            "I0101 10:00:00.123456 139 train.py:48] step 100: loss = 2.3, eval_accuracy = 0.4\n",
            {"step": (100,), "eval_accuracy": (0.4,)},
        ),
        ("[2023-01-02 10:00:00] step 10 val_loss 3.2e-1\n", {"step": (10,), "val_loss": (0.32,)}),
        ("Epoch 2/10 - val accuracy = 93.4% (best 93.5%)\n", {"epoch": (2,), "val accuracy": (93.4,)}),
    ],
)
def test_a_line_gives_its_numbers_by_name(text: str, columns: dict[str, tuple[float | None, ...]]) -> None:
    """Thousands, percent, units, times and levels before the line, colours, totals."""
    found = columns_of(text)
    assert {name: found[name] for name in columns} == columns


def test_a_number_of_training_is_not_one_of_validation() -> None:
    """A line that tells both says of each what it is of, before it or in its name."""
    line = "Epoch 1 | Train: loss 0.5 acc 90 | Val: loss 0.7 acc 85\n"
    found = columns_of(line)
    assert found == {
        "epoch": (1,),
        "Train loss": (0.5,),
        "Train acc": (90,),
        "Val loss": (0.7,),
        "Val acc": (85,),
    }
    assert columns_of("Train Epoch: 1 loss: 0.5 acc: 90\nTest Epoch: 1 loss: 0.7 acc: 85\n") == {
        "epoch": (1,),
        "Train loss": (0.5,),
        "Train acc": (90,),
        "Test loss": (0.7,),
        "Test acc": (85,),
    }


def test_a_step_that_begins_again_in_every_epoch_is_no_x() -> None:
    """It would be another run's, or one that was resumed: what stands by the epoch alone is read."""
    first = "epoch: 1 step: 100 loss: 3.2\nepoch: 1 val_acc: 50\n"
    text = f"{first}epoch: 2 step: 50 loss: 3\nepoch: 2 val_acc: 60\n"
    assert columns_of(text) == {"epoch": (1, 2), "val_acc": (50, 60)}
    assert told_of(text) == ["x is epoch: 2 lines that tell a step are left out"]
    alone = "epoch: 1 step: 100 loss: 3.2\nepoch: 2 step: 50 loss: 3\n"
    assert fault_of(alone).message == "step begins again in every epoch, and no line tells an epoch alone"


def test_what_is_told_below_a_line_stands_at_its_step() -> None:
    """And below a logger's line that follows, as of an evaluation; not in any text that is set in."""
    later = "2024-08-06 10:00:09.1 host:0  olmo.train:9  INFO    c4\n    eval/c4/Perplexity=10.1\n"
    assert columns_of(samples.OLMO + later)["eval/c4/Perplexity"] == (10.1,)
    assert "hits" not in columns_of("step 2: val_loss: 3\ndef f():\n    hits = 1\n")


def test_a_step_wins_over_an_iteration() -> None:
    """Which may be of a part of a batch."""
    for text in ("iter: 16 step: 4 val_loss: 3\n", "step: 4 iter: 16 val_loss: 3\n"):
        assert columns_of(text)["step"] == (4,)


def test_what_is_measured_in_the_midst_of_an_epoch_is_not_its_end() -> None:
    """Only the last of its batches is."""
    text = "Epoch [3][50/100] loss: 3\nEpoch [3][100/100] loss: 2\n"
    assert columns_of(text) == {"epoch": (3,), "loss": (2,)}


def test_an_epoch_beside_a_step_is_no_count_of_passes() -> None:
    """It has only begun, and is not to be priced."""
    assert set(columns_of("step=5 epoch=1 val_loss=3\n")) == {"step", "val_loss"}


@pytest.mark.parametrize("name", ["time", "dt", "elapsed"])
def test_a_time_of_which_nobody_says_what_it_is_of_is_no_x(name: str) -> None:
    """NanoGPT's is of a step: as the run's it would be 20 times too short."""
    text = f"step 1: val_loss: 3, {name}: 200ms\nstep 2: val_loss: 2, {name}: 300ms\n"
    assert columns_of(text)[UNCLEAR] == (0.2, 0.3)
    assert len(told_of(text)) == 1


def test_a_time_of_the_run_becomes_seconds() -> None:
    """In its units; one that does not rise is not the run's."""
    line = "step {} val_loss: 3 train_time: {}ms\n"
    assert columns_of(line.format(1, 500) + line.format(2, 1500))["seconds"] == (0.5, 1.5)
    assert columns_of(line.format(1, 500) + line.format(2, 500))["seconds as printed"] == (0.5, 0.5)


def test_images_of_a_step_are_not_those_of_the_run() -> None:
    """A column that stays is a setting, by which nothing is priced."""
    text = "step 1 images: 32 loss: 3\nstep 2 images: 32 loss: 2\n"
    assert columns_of(text)["examples as printed"] == (32, 32)


@pytest.mark.parametrize("written", ["3,28", "3,281", "1.234.567", "3/4", "2-3"])
def test_a_number_that_may_be_another_is_not_taken(written: str) -> None:
    """A comma may stand before decimals: 3 or 3,281 for a loss of 3.28 would be wrong in silence."""
    assert set(columns_of(f"step 1: train loss: 5.5, val loss: {written}\n")) == {"step", "train loss"}


def test_settings_and_bars_of_progress_are_no_rows() -> None:
    """Neither is a line in which a part of so many is counted under a metric's name."""
    text = (
        "Namespace(epoch=90, lr=0.1)\nEpoch 3:  42%|####| 9/20 [05:14<07:12, loss=6.6]\nsteps: 9, batch: 3\n"
    )
    assert fault_of(text).message == "the format is not known"
    assert set(columns_of("epoch 1: test loss: 0.5, test accuracy: 9832/10000\n")) == {"epoch", "test loss"}


def test_the_first_of_two_numbers_of_one_name_is_taken() -> None:
    """As in a mean behind it."""
    assert columns_of("step 5: val_loss: 3.2 val_loss: 3.1\n")["val_loss"] == (3.2,)


@pytest.mark.parametrize(("length", "steps"), [(MOST_LINE, (1, 2)), (MOST_LINE + 1, (2,))])
def test_a_line_longer_than_any_log_prints_is_passed_over(length: int, steps: tuple[float, ...]) -> None:
    """It is a dump of something."""
    text = f"{'step 1 val_loss: 3':<{length}}\nstep 2 val_loss: 2\n"
    assert columns_of(text)["step"] == steps
