"""OpenMMLab's logs: a row of evaluation never stands at a step that is not training's."""

from __future__ import annotations

from tests.unit.bringing.logs import samples
from tests.unit.bringing.logs.reading import columns_of, run_of, told_of


def test_iter_begins_again_in_every_epoch_so_x_is_epoch() -> None:
    """By iter the run would be as short as its last epoch."""
    found = columns_of(samples.MMDET, "a.log.json")
    assert {name: found[name] for name in ("epoch", "bbox_mAP")} == {
        "epoch": (1, 2),
        "bbox_mAP": (0.076, 0.144),
    }
    assert told_of(samples.MMDET) == ["x is epoch: 3 rows of training are left out"]


def test_an_epoch_may_be_evaluated_in_two_rows() -> None:
    """As mmclassification writes its accuracy, and then the loss of a validation."""
    more = '{"mode": "val", "epoch": 1, "iter": 19, "loss": 0.27}\n'
    lines = samples.MMDET.splitlines(keepends=True)
    found = columns_of("".join((*lines[:4], more, *lines[4:])))
    assert (found["epoch"], found["loss"]) == ((1, 2), (0.27, None))


def test_an_evaluation_without_iter_is_read() -> None:
    """It tells its epoch."""
    text = samples.MMDET.replace(', "iter": 9162', "")
    assert columns_of(text)["epoch"] == (1, 2)


def test_the_step_of_an_evaluation_is_the_epoch_in_scalars_json() -> None:
    """As step it would price two iterations."""
    assert columns_of(samples.MMENGINE)["epoch"] == (1, 2)
    assert run_of("scalars.json", samples.MMENGINE).x == "epoch"


def test_without_epochs_an_evaluation_stands_at_the_iteration_before_it() -> None:
    """Its own step is 0 in some versions."""
    found = columns_of(samples.MMSEG)
    assert (found["step"], found["mIoU"]) == ((100, 200), (30.1, 35.2))


def test_iterations_that_are_counted_over_the_run_are_x() -> None:
    """Mmsegmentation 0.x counts on over its epochs, and in an evaluation the images of validation."""
    row = '{{"mode": "{}", "epoch": {}, "iter": {}, "{}": 1.5}}\n'
    text = "".join(
        row.format(*each)
        for each in (
            ("train", 1, 50, "loss"),
            ("train", 2, 100, "loss"),
            ("val", 2, 7, "mIoU"),
            ("train", 2, 150, "loss"),
            ("val", 2, 7, "mIoU"),
        )
    )
    found = columns_of(text)
    assert (found["step"], found["mIoU"]) == ((50, 100, 150), (None, 1.5, 1.5))


def test_a_log_of_training_alone_counts_its_iterations() -> None:
    """Nothing is evaluated in it."""
    assert columns_of(samples.MMDET.split("\n")[1] + "\n")["step"] == (50,)


def test_the_time_of_an_iteration_is_no_time_of_the_run() -> None:
    """Both logs call it time."""
    for text in (samples.MMDET, samples.MMENGINE, samples.MMSEG):
        assert "seconds" not in columns_of(text)
