"""Which column of a log is the metric: by what it measures, and on which data."""

from __future__ import annotations

import pytest

from effsota.bringing.logs import columns_for, measured_as
from effsota.bringing.logs.metric_names import MOST_NAME, Measured, Phase

UNSAID, TRAINING, VALIDATION, TEST = Phase.UNSAID, Phase.TRAINING, Phase.VALIDATION, Phase.TEST


@pytest.mark.parametrize(
    ("name", "metric", "phase"),
    [
        ("acc", "accuracy", UNSAID),
        ("eval_top1", "accuracy", VALIDATION),
        ("eval_top5", "top-5 accuracy", VALIDATION),
        ("valTop5Accuracy", "top-5 accuracy", VALIDATION),
        ("val/acc@1", "accuracy", VALIDATION),
        ("acc_val", "accuracy", VALIDATION),
        ("train/accuracy", "accuracy", TRAINING),
        ("test accuracy", "accuracy", TEST),
        ("validation/loss", "loss", VALIDATION),
        ("tel", "loss", VALIDATION),
        ("validation/wer", "word error rate", VALIDATION),
        ("val_bpb", "bits per byte", VALIDATION),
        ("metrics/mAP50(B)", "mAP50", UNSAID),
        ("metrics/mAP50-95(B)", "box AP", UNSAID),
        ("bbox/AP", "box AP", UNSAID),
        ("validation/mean_average_precision", "meanaverageprecision", VALIDATION),
        ("BLEU on newstest2014", "BLEU", UNSAID),
        ("top-1 accuracy on ImageNet", "accuracy", UNSAID),
        ("accuracy on the validation images", "accuracy", VALIDATION),
        ("accuracy on training images", "accuracy", TRAINING),
        ("validation loss on C4", "loss", VALIDATION),
        ("points on the board", "pointsontheboard", UNSAID),
        ("value", "value", UNSAID),
        ("training_wheels", "wheels", TRAINING),
        ("evaluate", "evaluate", UNSAID),
    ],
)
def test_a_name_says_what_was_measured_on_which_data(name: str, metric: str, phase: Phase) -> None:
    """Of an unknown metric the data are a word of its own, not the beginning of another one."""
    assert measured_as(name) == Measured(metric, phase)


@pytest.mark.parametrize(("length", "phase"), [(MOST_NAME, VALIDATION), (MOST_NAME + 1, UNSAID)])
def test_a_name_as_long_as_a_line_is_not_taken_apart(length: int, phase: Phase) -> None:
    """It would take time that grows with its square."""
    assert measured_as("val_".ljust(length, "x")).phase is phase


@pytest.mark.parametrize(
    ("names", "track", "metric", "training"),
    [
        (("acc", "val_acc"), "accuracy", ("val_acc",), ("acc",)),
        (("acc", "test_acc"), "accuracy", ("test_acc",), ("acc",)),
        (("acc", "eval_acc"), "accuracy", ("eval_acc",), ("acc",)),
        (("acc", "loss", "val_loss"), "accuracy", (), ("acc",)),
        (("acc",), "accuracy", ("acc",), ()),
        (("acc", "train_acc"), "accuracy", ("acc",), ("train_acc",)),
        (("train_acc",), "accuracy", (), ("train_acc",)),
        (("test_acc", "val_acc"), "test accuracy", ("test_acc",), ()),
        (("val_acc",), "test accuracy", ("val_acc",), ()),
        (("test_acc", "val_acc"), "accuracy", ("test_acc", "val_acc"), ()),
        (("loss",), "validation loss", (), ("loss",)),
        (("eval_loss", "loss", "test_loss"), "validation loss", ("eval_loss",), ("loss",)),
        (("loss", "train_loss"), "training loss", ("loss", "train_loss"), ()),
    ],
)
def test_validation_comes_before_training(
    names: tuple[str, ...], track: str, metric: tuple[str, ...], training: tuple[str, ...]
) -> None:
    """The data that the track names come first; of equals all are told, for the caller to choose."""
    assert columns_for(names, measured_as(track)) == (metric, training)
