"""The rules by which a log becomes runs: its axes, its time, its epochs, its restarts, its rows of one x."""

from __future__ import annotations

import pytest

from effsota.bringing.logs import HowRead, LogFile, Run, RunsOfLog, read_log, read_runs
from effsota.bringing.logs.elapsed import LEAST_CLOCK_SECONDS
from effsota.bringing.logs.settle import MOST_LOST_TOLD


def run_of(text: str, name: str = "a.csv", how: HowRead = HowRead()) -> Run:  # noqa: B008  # it cannot change
    """Return the one run of a log that is in order."""
    run = read_log(LogFile(name, text.encode()), beside={}, how=how)
    assert isinstance(run, Run), run
    return run


def told(run: Run) -> str:
    """Return what was said of a run."""
    return "\n".join(remark.message for remark in run.remarks)


@pytest.mark.parametrize(
    ("taken", "other"),
    [
        ("trainer/global_step", "_step"),
        ("train/global_step", "_step"),
        ("global_step", "step"),
        ("step", "iter"),
        ("iter", "_step"),
        ("step", "_step"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_more_particular_name_of_a_step_is_taken(taken: str, other: str, *, turned: bool) -> None:
    """Whichever column comes first, and the record tells which."""
    names, cells = ((other, taken), "7,70") if turned else ((taken, other), "70,7")
    run = run_of(f"{','.join(names)},val_loss\n{cells},3\n")
    assert run.columns["step"] == (70,)
    assert run.assumed == (f"step is {taken}, not {other}",)


def test_two_names_that_agree_are_one_column() -> None:
    """Nothing is to be told, and one fills the gaps of the other."""
    run = run_of("global_step,step,val_loss\n1,1,3\n2,,2\n,3,1\n", name="metrics.csv")
    assert (run.columns["step"], run.remarks) == ((1, 2, 3), ())


@pytest.mark.parametrize(("share", "count"), [(1.0099, 0), (1.0102, 1)])
def test_two_clocks_of_a_run_may_differ_by_a_hundredth(share: float, count: int) -> None:
    """One is read a little later than the other; more is another thing."""
    run = run_of(f"step,train_time,elapsed,val_loss\n1,100,{100 * share},3\n")
    assert (len(run.remarks), run.columns["seconds"]) == (count, (100,))


@pytest.mark.parametrize(
    ("start", "seconds"),
    [
        (LEAST_CLOCK_SECONDS, (LEAST_CLOCK_SECONDS, LEAST_CLOCK_SECONDS + 9)),
        (LEAST_CLOCK_SECONDS + 1, (0, 9)),
    ],
)
def test_what_no_run_lasts_is_a_clocks_time(start: float, seconds: tuple[float, ...]) -> None:
    """It counts from the first row, and that is told."""
    run = run_of(f"step,timestamp,val_loss\n1,{start:.0f},3\n2,{start + 9:.0f},2\n")
    assert run.columns["seconds"] == seconds
    assert bool(run.assumed) == (seconds[0] == 0)


def test_a_clock_may_count_milliseconds() -> None:
    """As JavaScript does."""
    run = run_of("step,timestamp,val_loss\n1,1700000000000,3\n2,1700000009000,2\n")
    assert run.columns["seconds"] == (0, 9)


@pytest.mark.parametrize(
    ("last_step", "last_time", "is_elapsed"),
    [(20, 15, True), (20, 14.9, False), (19.9, 14.9, True), (200, 10.1, False)],
)
def test_a_time_that_does_not_grow_with_the_run_is_that_of_a_step(
    last_step: float, last_time: float, *, is_elapsed: bool
) -> None:
    """By less than half, while x doubles; only a name that does not say what it is, is doubted."""
    run = run_of(f"step,time,val_loss\n10,10,3\n{last_step},{last_time},2\n")
    assert ("seconds" in run.columns) == is_elapsed
    assert "seconds" in run_of(f"step,seconds,val_loss\n10,10,3\n{last_step},{last_time},2\n").columns


@pytest.mark.parametrize("beside", ["data_time", "eta_seconds", "iter_time"])
def test_a_time_beside_that_of_a_step_is_of_a_step_too(beside: str) -> None:
    """So name the logs of training loops both."""
    run = run_of(f"step,time,{beside},val_loss\n1,10,1,3\n2,20,1,2\n")
    assert "seconds" not in run.columns
    assert "time is no elapsed time, and is not used" in told(run)


def test_x_at_its_first_value_again_begins_another_run() -> None:
    """Each has its own time, its own lines, and says which it is."""
    log = read_runs(
        LogFile("a.csv", b"step,timestamp,val_loss\n" + 2 * b"0,2e9,9\n5,2000000007,3\n"), beside={}
    )
    assert isinstance(log, RunsOfLog)
    assert [run.columns["seconds"] for run in log.runs] == [(0, 7), (0, 7)]
    assert [run.lines for run in log.runs] == [(2, 3), (4, 5)]
    assert log.runs[1].assumed[0] == "run 2 of the 2 in the log"


@pytest.mark.parametrize(("number", "lines"), [(1, (2, 3)), (2, (4, 5))])
def test_one_of_several_runs_is_chosen_by_its_number(number: int, lines: tuple[int, ...]) -> None:
    """They are counted from 1."""
    text = "step,val_loss\n0,9\n5,3\n0,9\n5,4\n"
    assert run_of(text, how=HowRead(run=number)).lines == lines


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (HowRead(), "the log holds 2 runs: here begins the second"),
        (HowRead(run=3), "the log holds 2 runs: there is no run 3"),
        (HowRead(resumed=True), "step returns to its first value, 0: that is another run"),
    ],
)
def test_several_runs_are_never_taken_for_one(how: HowRead, message: str) -> None:
    """Whoever asks for one says which."""
    found = read_log(LogFile("a.csv", b"step,val_loss\n0,9\n5,3\n0,9\n5,4\n"), beside={}, how=how)
    assert not isinstance(found, Run)
    assert found[0].message == message


def test_an_epoch_of_a_format_that_counts_from_zero_is_a_pass_more() -> None:
    """Also where a run was taken up again later; a table that somebody wrote begins with 1."""
    head = "epoch,train_loss,eval_loss,eval_top1\n"
    assert run_of(f"{head}0,3,3,1\n1,2,2,2\n", "summary.csv").columns["epoch"] == (1, 2)
    assert run_of(f"{head}5,3,3,1\n6,2,2,2\n", "summary.csv").columns["epoch"] == (6, 7)
    assert run_of("epoch,acc,val_acc\n1,1,1\n2,2,2\n").columns["epoch"] == (1, 2)


@pytest.mark.parametrize(("first", "count"), [("0", 1), ("0.0", 1), ("0.5", 0), ("1", 0)])
def test_whole_epochs_from_zero_are_asked_about_where_nothing_says_how_they_count(
    first: str, count: int
) -> None:
    """A fraction of an epoch is a count of passes."""
    run = run_of(f"epoch,val_acc\n{first},1\n2,3\n")
    assert told(run).count("epochs count from 0") == count
    assert "count from 0" not in told(run_of(f"epoch,val_acc\n{first},1\n2.5,3\n"))


@pytest.mark.parametrize("blank", ["", "nan"])
def test_an_empty_cell_takes_nothing_away(blank: str) -> None:
    """Nor is it told; the line is that of the value."""
    run = run_of(f"step,val_loss\n1,5\n2,3\n2,{blank}\n3,2\n")
    assert (run.columns["val_loss"], run.lines, run.remarks) == ((5, 3, 2), (2, 3, 5), ())


def test_values_that_clash_are_told_in_one_line() -> None:
    """However many there are."""
    rows = "".join(f"{step},{step}\n{step},{step + 1}\n" for step in range(1, 9))
    (remark,) = run_of(f"step,val_loss\n{rows}").remarks
    assert remark.message == "step 1 stands twice, as do 7 more; the later row wins (val_loss)"


@pytest.mark.parametrize("columns", [MOST_LOST_TOLD, MOST_LOST_TOLD + 1, MOST_LOST_TOLD + 9])
def test_of_many_columns_with_lost_values_the_first_are_told(columns: int) -> None:
    """And how many more there are."""
    names = ",".join(f"m{number:02}" for number in range(columns))
    rows = "".join(f"{step}{',1' * columns}\n" for step in (1, 3, 4)) + f"5{',nan' * columns}\n"
    lines = told(run_of(f"step,{names}\n{rows}")).splitlines()
    assert len(lines) == min(columns, MOST_LOST_TOLD + 1)
    more = columns - MOST_LOST_TOLD
    assert (f"{more} more columns have lost values" in lines[-1]) == (more > 0)


@pytest.mark.parametrize(
    "rows",
    [
        "7,1,9\n8,1,9\n7,2,3\n8,2,4\n",
        "7,1,9\n7,2,3\n8,1,9\n8,2,4\n",
        "b,1,9\na,1,9\nb,2,3\na,2,4\n",
    ],
)
def test_rows_of_several_seeds_are_several_runs(rows: str) -> None:
    """Whether they stand one below the other or in turn, in numbers or in words."""
    log = read_runs(LogFile("a.csv", f"seed,step,val_loss\n{rows}".encode()), beside={})
    assert isinstance(log, RunsOfLog)
    assert [run.columns["val_loss"] for run in log.runs] == [(9, 3), (9, 4)]


def test_a_number_that_differs_in_every_row_names_no_runs() -> None:
    """It takes two rows to make one."""
    assert run_of("seed,step,val_loss\n7,1,9\n8,2,3\n9,3,2\n").columns["val_loss"] == (9, 3, 2)


@pytest.mark.parametrize(
    ("header", "first", "second", "said"),
    [
        ("seconds,val_acc", "9,90", "9.5,90", "step 7 stands twice; the later row wins (seconds)"),
        ("seconds,val_acc", "9,90", "9,90", ""),
        ("seconds,train_loss,val_acc", "9,0.5,", "9.5,,90", ""),
    ],
)
def test_a_row_that_is_told_twice_is_told_of_its_time_too(
    header: str, first: str, second: str, said: str
) -> None:
    """Training and evaluation of one epoch are two rows, and may be timed apart."""
    run = run_of(f"step,{header}\n7,{first}\n7,{second}\n", "metrics.csv")
    assert told(run) == said
