"""Formats that count epochs from 0 tell passes: what they call epoch 0 was measured after one."""

from __future__ import annotations

import pytest

from tests.unit.bringing.logs import samples
from tests.unit.bringing.logs.reading import columns_of


@pytest.mark.parametrize(
    ("name", "text", "column", "epochs"),
    [
        ("summary.csv", samples.TIMM, "eval_top5", (1, 2, 3, 4, 5, 6)),
        ("a.log", samples.TORCHVISION, "Acc@1", (1, 2)),
        ("a.log", samples.IMAGENET_EXAMPLE, "Acc@5", (1,)),
        ("a.log", samples.AIRBENCH, "val_acc", (1, 8)),
        ("history.csv", samples.FASTAI, "accuracy", (1, 2)),
        ("log.txt", samples.DEIT, "test_acc1", (1, 2)),
    ],
)
def test_epoch_k_is_k_and_one_passes(name: str, text: str, column: str, epochs: tuple[float, ...]) -> None:
    """Without an option."""
    found = columns_of(text, name)
    assert found["epoch"] == epochs
    assert column in found


@pytest.mark.parametrize("text", [samples.FASTAI, samples.DEIT])
def test_a_log_of_the_same_form_that_counts_from_1_is_left_as_it_is(text: str) -> None:
    """Somebody's own table may have the columns, and another way to count."""
    later = text.replace('"epoch": 1', '"epoch": 2').replace('"epoch": 0', '"epoch": 1')
    later = later.replace("\n1,", "\n2,").replace("\n0,", "\n1,")
    assert columns_of(later, "log.csv")["epoch"] == (1, 2)


def test_an_averaged_model_is_another_column() -> None:
    """Torchvision tells it under EMA, older versions in a second line."""
    assert columns_of(samples.TORCHVISION)["EMA Acc@1"] == (0.12, 0.114)
    twice = "Epoch: [0][1/9]\n * Acc@1 5.3 Acc@5 15.9\n * Acc@1 0.1 Acc@5 0.5\n"
    assert columns_of(twice)["Acc@1"] == (5.3,)
    assert columns_of(twice)["Acc@1 of line 2"] == (0.1,)


def test_an_iteration_of_detectron2_is_one_step_more() -> None:
    """Its time is that of one iteration."""
    found = columns_of(samples.DETECTRON, "metrics.json")
    assert (found["step"], found["bbox/AP"]) == ((20, 500, 520, 1000), (None, 31.02, None, 38.27))
    assert "seconds" not in found
