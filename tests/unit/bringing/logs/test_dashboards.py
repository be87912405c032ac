"""What dashboards export as CSV: TensorBoard's scalars, a chart of Weights & Biases.

The TensorBoard rows are of a real export; the charts are typed from the form of W&B's "Export as CSV".
"""

from __future__ import annotations

import pytest

from effsota.bringing.logs import LogFile, Run, read_log, recognise_log

SCALARS = (
    "Wall time,Step,Value\n1654943296.2150984,0,59.310001373291016\n"
    "1654943313.7791796,1,64.77999877929688\n1654943332.386608,2,70.02999877929688\n"
)
CHART = (
    '"Step","calm-moon-3 - val_loss","calm-moon-3 - val_loss__MIN","calm-moon-3 - val_loss__MAX"\n'
    '"1000","3.5","3.4","3.6"\n"2000","3.2","3.1","3.3"\n'
)
TWO_RUNS = (
    '"Step","a - val_loss","a - val_loss__MIN","b - val_loss"\n"1000","3.5","3.4",""\n"2000","","","3.2"\n'
)


def run_of(name: str, text: str) -> Run:
    """Return the run that an export holds."""
    run = read_log(LogFile(name, text.encode()), beside={})
    assert isinstance(run, Run), run
    return run


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("run-tag-accuracy.csv", SCALARS, "TensorBoard CSV"),
        ("wandb_export.csv", CHART, "Weights & Biases chart"),
        ("step.csv", "step,val_loss\n1,2\n", "CSV or TSV"),
        ("notes.csv", "model,a - b\n1,2\n", "CSV or TSV"),
    ],
)
def test_an_export_is_recognised(name: str, text: str, form: str) -> None:
    """By its header; a column with a dash beside no x column is not one of a chart."""
    reader = recognise_log(LogFile(name, text.encode()))
    assert reader is not None
    assert reader.name == form


def test_a_scalar_is_named_by_its_tag_and_timed_from_its_first_row() -> None:
    """The clock's time would read as 19,200 days; 36.2 seconds are told, and that they were counted so."""
    run = run_of("run-.-tag-val_accuracy.csv", SCALARS)
    assert run.x == "step"
    assert run.columns["val_accuracy"] == run.columns["Value"]
    assert run.columns["seconds"] == pytest.approx((0.0, 17.564081, 36.171510))
    assert [remark.message for remark in run.remarks] == [
        "Wall time is a clock's: seconds count from the first row"
    ]


def test_a_scalar_without_a_tag_is_called_value() -> None:
    """Which --column takes."""
    assert set(run_of("version_0.csv", SCALARS).columns) == {"Value", "seconds", "step"}


def test_a_chart_of_one_run_gives_its_metric() -> None:
    """Without the run's name, and without the lowest and highest of what a point averages."""
    run = run_of("wandb_export.csv", CHART)
    assert (run.x, dict(run.columns)) == ("step", {"step": (1000, 2000), "val_loss": (3.5, 3.2)})


def test_the_runs_of_a_chart_are_not_mixed() -> None:
    """Each keeps its column, which then has to be named."""
    run = run_of("wandb_export.csv", TWO_RUNS)
    assert dict(run.columns) == {
        "step": (1000, 2000),
        "a - val_loss": (3.5, None),
        "b - val_loss": (None, 3.2),
    }
    (remark,) = run.remarks
    assert (remark.message, remark.hint) == (
        "one chart of 2 runs: a, b",
        "say which with --column, such as --column 'a - val_loss'",
    )


def test_a_chart_of_spreads_alone_names_no_column() -> None:
    """Two runs of which only the least and the most were exported: nothing is there to be chosen."""
    run = run_of("runs.csv", '"Step","a - val_loss__MIN","b - val_loss__MAX"\n"1","3.4","3.6"\n')
    assert [remark.hint for remark in run.remarks] == ["say which with --column"]
