"""Dirty learning curves, case by case: what real boards received, and what `effsota scan` says of each.

A case that can be read safely is read, and what was assumed is said; where not, file and line are named.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

GOOD = "flop,acc\n1e14,50\n2e14,89\n3e14,91\n"
REACHED = "example-level: acc 91 at flop 3e14 (line 4) reaches 90"
CHIPS = ("--method", "hardware-time", "--set", "precision=fp16")
V100 = (*CHIPS, "--set", "hardware=v100", "--set", "count=8")
TIMED = "seconds,acc\n10,50\n20,89\n30,91\n"
DAWN = "epoch\thours\ttop1Accuracy\n1\t0.5\t50\n2\t1.0\t91\n"


class Case(NamedTuple):
    """A kind of dirt, the log, the options, what must be said, and the exit code."""

    kind: str
    log: str | bytes
    said: tuple[str, ...]
    code: int = 0
    options: tuple[str, ...] = ()
    name: str = "a.csv"
    entry: str | None = None


CASES = (
    Case("byte-order mark", b"\xef\xbb\xbf" + GOOD.encode(), (REACHED,)),
    Case("CRLF", GOOD.replace("\n", "\r\n"), (REACHED,)),
    Case("bare CR", GOOD.replace("\n", "\r"), (REACHED,)),
    Case("another order of columns", "acc,lr,flop\n50,1,1e14\n91,1,3e14\n", ("acc 91 at flop 3e14",)),
    Case("alias top1", GOOD.replace("acc", "top1"), ("top1 91 at flop",)),
    Case("alias eval_accuracy", GOOD.replace("acc", "eval_accuracy"), ("eval_accuracy 91 at flop",)),
    Case(
        "unknown column",
        GOOD.replace("acc", "quality"),
        ("no column is the metric of a track (accuracy)", "found flop, quality; known x columns: epoch,"),
    ),
    Case(
        "no header", "1e14,50\n2e14,91\n", ("a.csv:1: error: looks like numbers; a header row is needed",), 1
    ),
    Case("trailing comma", "flop,acc,\n1e14,50,\n3e14,91,\n", ("acc 91 at flop 3e14",)),
    Case("trailing tab", "flop\tacc\t\n1e14\t50\t\n3e14\t91\t\n", ("acc 91 at flop 3e14",), name="a.tsv"),
    Case("doubled tabs", "flop\t\tacc\n1e14\t\t50\n3e14\t\t91\n", ("acc 91 at flop 3e14",), name="a.tsv"),
    Case(
        "a stray cell",
        "flop,acc,\n1e14,50,\n3e14,91,7\n",
        ("a.csv:3: error: 3 cells under 2 column names",),
        1,
    ),
    Case(
        "fractions",
        "flop,acc\n1e14,0.5\n3e14,0.9312\n",
        (
            "error: acc looks like a fraction (all values are at most 1), the track counts in percent",
            "hint: say --metric-scale 100 if it is one",
        ),
        1,
    ),
    Case(
        "fractions, told",
        "flop,acc\n1e14,0.5\n3e14,0.9312\n",
        ("acc 93.12 at flop 3e14 (line 3) reaches 90",),
        options=("--metric-scale", "100"),
    ),
    Case(
        "thousands separators",
        "step\tacc\n1,234\t50\n",
        ('a.tsv:2: error: step: "1,234" has thousands separators', "hint: write 1234"),
        1,
        name="a.tsv",
    ),
    Case(
        "NaN, far from the crossing",
        "flop,acc\n1e14,nan\n2e14,60\n3e14,80\n4e14,91\n",
        (
            "a.csv:2: note: 1 row has no acc: skipped",
            "acc 91 at flop 4e14 (line 5) reaches 90; 0.00463 TFS-days",
        ),
    ),
    Case(
        "an empty cell beside the crossing",
        "flop,acc\n1e14,60\n2e14,\n3e14,91\n4e14,92\n",
        ("error: the value at line 3, beside the crossing, is lost: the crossing is not sure",),
        1,
    ),
    Case(
        "a dash beside the crossing",
        "flop,acc\n1e14,60\n2e14,-\n3e14,91\n4e14,92\n",
        ("error: the value at line 3, beside the crossing, is lost: the crossing is not sure",),
        1,
    ),
    Case(
        "NaN in JSON lines",
        '{"flop": 1e14, "acc": 50}\n{"flop": 2e14, "acc": NaN}\n{"flop": 3e14, "acc": 91}\n',
        (
            "a.jsonl:2: note: 1 row has no acc: skipped",
            "error: the value at line 2, beside the crossing, is lost",
        ),
        1,
        name="a.jsonl",
    ),
    Case(
        "epochs from zero",
        "epoch,acc\n0,50\n1,91\n",
        (
            "note: epochs count from 0",
            "priced as they stand; say --epochs-from-zero if epoch k was reached after",
        ),
    ),
    Case(
        "epochs from zero, told",
        "epoch,acc\n0,50\n1,91\n",
        ("acc 91 at epoch 2 (line 3) reaches 90",),
        options=("--epochs-from-zero",),
    ),
    Case("fractional epochs", "epoch,acc\n0.5,50\n1.5,91\n", ("acc 91 at epoch 1.5 (line 3) reaches 90",)),
    Case(
        "missing epochs",
        "epoch,acc\n1,50\n2,60\n3,70\n5,91\n",
        (
            "a.csv:5: note: 1 of epochs 1 to 5 are not logged",
            "a crossing right after a gap may have been earlier",
        ),
    ),
    Case(
        "repeated epochs",
        "epoch,acc\n1,50\n2,89\n2,91\n",
        ("a.csv:4: note: epoch 2 stands twice; the later row wins (acc)", "acc 91 at epoch 2 (line 4)"),
    ),
    Case(
        "going back",
        "step,acc\n1,50\n3,80\n2,91\n",
        ("a.csv:4: error: step goes back from 3 to 2", "if the run was resumed there, say --resumed"),
        1,
    ),
    Case("going back, told", "step,acc\n1,50\n3,80\n2,91\n", ("acc 91 at step 2",), options=("--resumed",)),
    Case(
        "ends below the target",
        GOOD + "4e14,89.5\n",
        (REACHED, "warning: ends at 89.5, below the target"),
    ),
    Case(
        "crosses at the first point",
        "flop,acc\n3e14,91\n4e14,92\n",
        ("warning: crosses at the very first logged point: too coarse, the true crossing is earlier",),
    ),
    Case(
        "never crosses",
        "step,acc\n50000,60\n60000,89.9282\n",
        ("not a submission: best 89.9282 at step 60,000; target 90 not reached",),
    ),
    Case(
        "overshoot",
        GOOD + "9e14,95\n",
        (
            f"{REACHED}; 0.00347 TFS-days",
            "note: the log goes on to flop 9e14; compute is counted to the crossing",
        ),
    ),
    Case(
        "a trailing comma in JSON",
        DAWN,
        ("a.json:", ": error: column", "hint: mend the JSON"),  # at the comma or behind it, as Python says
        1,
        name="a.tsv",
        entry='{"version": "v1.0",\n}',
    ),
    Case(
        "a missing comma in JSON",
        DAWN,
        ("a.json:2: error: column 1: Expecting ',' delimiter",),
        1,
        name="a.tsv",
        entry='{"author": "A"\n"version": "v1.0"}',
    ),
    Case(
        "unknown schema version",
        DAWN,
        ("a.json:1: note: schema version 'v0.1.1' is not v1.0; read all the same",),
        name="a.tsv",
        entry='{"version": "v0.1.1"}',
    ),
    Case(
        "unknown keys",
        DAWN,
        ("a.json:2: note: keys that are not known: usedBlacklist, colour",),
        name="a.tsv",
        entry='{"version": "v1.0",\n"usedBlacklist": true, "colour": 1}',
    ),
    Case(
        "devices taken for chips",
        DAWN,
        (
            'warning: the log counts by the cores: it says "32 TPU v2 cores", the claim Google TPU v2',
            "hint: count is of what hardware.yaml prices: one chip; one Cloud TPU v2 holds 4",
        ),
        options=(*CHIPS[:2], "--set", "precision=bf16", "--set", "hardware=tpu-v2", "--set", "count=32"),
        name="a.tsv",
        entry='{"version": "v1.0", "hardware": "32 TPU v2 cores"}',
    ),
    Case(
        "another count than claimed",
        DAWN,
        ('warning: the log says "4 V100", the claim NVIDIA Tesla V100 SXM2 16 GB (count 8)',),
        options=V100,
        name="a.tsv",
        entry='{"version": "v1.0", "hardware": "4 V100"}',
    ),
    Case(
        "another time than claimed",
        TIMED,
        ("note: time by the log: 30 seconds to the crossing, 30 seconds in all; claimed: 25 seconds",),
        options=("--wall-clock", "25 seconds"),
    ),
    Case(
        "empty cells between the others",
        "epoch\thours\ttop1Accuracy\n1\t\t0.5\t\t50\n",
        (
            "a.tsv:2: error: 5 cells (2 of them empty) under 3 column names",
            "hint: give every row one cell per column, one separator between two of them",
        ),
        1,
        name="a.tsv",
    ),
    Case(
        "columns of time and accuracy swapped",
        "epoch\thours\ttop1Accuracy\n1\t50\t0.5\n2\t91\t1.0\n3\t90\t1.5\n",
        (
            "warning: the time falls from 327,600 to 324,000 seconds at line 4, as time does not: are two",
            "hint: compare the names of the columns with what stands under them",
        ),
        name="a.tsv",
    ),
    Case(
        "a compute that no run has",
        "step,acc\n1,50\n1e90,91\n",
        ("error: compute at the crossing would be 6e+99 FLOP, outside 1 to 1e+40",),
        1,
        options=("--method", "parameters", "--set", "parameters=1e6", "--set", "batch=1000"),
    ),
    Case(
        "other hardware than claimed",
        DAWN,
        ('warning: the log was made on other hardware: it says "8 P100", the claim NVIDIA Tesla V100',),
        options=V100,
        name="a.tsv",
        entry='{"version": "v1.0", "hardware": "8 P100"}',
    ),
    Case(
        "other hardware than claimed, in a speedrun log",
        "|   0  NVIDIA H200                    On  | 00000000 |\nstep:1/2 acc:50 train_time:9ms\n"
        "step:2/2 acc:91 train_time:20ms\n",
        ('warning: the log was made on other hardware: it says "1 NVIDIA H200", the claim NVIDIA H100',),
        options=(*CHIPS[:2], "--set", "precision=bf16", "--set", "hardware=h100"),
        name="a.txt",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_dirty_log_gives_what_is_stated(run: Run, tracker: Path, tmp_path: Path, case: Case) -> None:
    """Read and said, or refused with file and line: never guessed in silence."""
    data = case.log if isinstance(case.log, bytes) else case.log.encode()
    (tmp_path / case.name).write_bytes(data)
    if case.entry is not None:
        (tmp_path / "a.json").write_text(case.entry, "utf-8")
    found = run("scan", case.name, *case.options, "--root", tracker)
    assert [words for words in case.said if words not in found.out] == []
    assert found.code == case.code


def write_runs(folder: Path, *last: float) -> None:
    """Write logs of one recipe that end at these accuracies."""
    for number, value in enumerate(last):
        (folder / f"seed-{number}.csv").write_text(f"flop,acc\n1e14,50\n2e14,80\n3e14,{value}\n", "utf-8")


def test_the_mean_of_several_logs_decides_where_it_is_asked_for(
    run: Run, tracker: Path, tmp_path: Path
) -> None:
    """One lucky log does not carry the others."""
    logs = tmp_path / "logs"
    logs.mkdir()
    write_runs(logs, 90.5, 89.0)
    lines = run("scan", logs, "--mean", "--root", tracker).out.splitlines()
    assert "2 runs on example-level: their mean has to reach the target" in lines
    assert (
        lines[-2] == "  example-level: acc: not a submission: best 89.75 at flop 3e14; target 90 not reached"
    )


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ((90.5, 89.0), []),
        ((91.0, 90.5), ["  example-level: acc 90.75 at flop 3e14 (line 4) reaches 90; 0.00347 TFS-days"]),
    ],
)
def test_with_mean_a_rank_is_claimed_of_the_mean_alone(
    run: Run, tracker: Path, tmp_path: Path, last: tuple[float, ...], told: list[str]
) -> None:
    """A single run says what it reaches; its rank would be a claim that the mean may fail."""
    logs = tmp_path / "logs"
    logs.mkdir()
    write_runs(logs, *last)
    lines = run("scan", logs, "--mean", "--track", "example-level", "--root", tracker).out.splitlines()
    assert "  example-level: acc 90.5 at flop 3e14 (line 4) reaches 90; 0.00347 TFS-days" in lines
    ranked = [line for line in lines if "would take rank" in line]
    assert ranked == [f"{line}: would take rank 1 of 2" for line in told]


def test_one_run_has_no_mean_to_rank(run: Run, tracker: Path, tmp_path: Path) -> None:
    """It is said, since --mean asked for one."""
    write_runs(tmp_path, 90.5)
    out = run("scan", tmp_path / "seed-0.csv", "--mean", "--track", "example-level", "--root", tracker).out
    assert "1 run on example-level: a mean, and its rank, are of several runs" in out.splitlines()
    assert "would take rank" not in out


def test_a_track_can_ask_for_the_mean(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Its metric says runs: mean, and one submission is written for all."""
    track = tracker / "submissions/example-level/track.yaml"
    track.write_text(track.read_text("utf-8").replace("metric: {", "metric: {runs: mean, "), "utf-8")
    logs = tmp_path / "logs"
    logs.mkdir()
    write_runs(logs, 89.9, 90.5, 90.7)
    said = ("--model", "Mine", "--title", "T", "--url", "https://example.org/m", "--yes", "--root", tracker)
    found = run("scan", logs, "--track", "example-level", "--write", *said)
    assert found.code == 0
    curve = (tracker / "submissions/example-level/mine.csv").read_text("utf-8")
    assert curve.splitlines()[-1] == "3e14,90.3666666667"


def test_runs_logged_at_other_points_have_no_mean(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Nothing is interpolated."""
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "a.csv").write_text("flop,acc\n1e14,91\n", "utf-8")
    (logs / "b.jsonl").write_text(json.dumps({"flop": 2e14, "acc": 91}) + "\n", "utf-8")
    found = run("scan", logs, "--mean", "--root", tracker)
    assert found.code == 1
    assert (
        "  error: they have no column and logged point in common: there is no mean" in found.out.splitlines()
    )


def test_a_value_that_counts_by_the_tolerance_says_so(run: Run, tracker: Path, tmp_path: Path) -> None:
    """The track lets a reproduction miss its target by so much; whoever reads the log is told."""
    file = tracker / "submissions/example-level/track.yaml"
    file.write_text(file.read_text("utf-8").replace("target: 90}", "target: 90, tolerance: 0.1}"), "utf-8")
    (tmp_path / "a.csv").write_text("flop,acc\n1e14,50\n3e14,89.95\n", "utf-8")
    told = " reaches 90 (within the track's tolerance of 0.1)"
    assert told in run("scan", "a.csv", "--root", tracker).out
    (tmp_path / "a.csv").write_text("flop,acc\n1e14,50\n3e14,90\n", "utf-8")
    assert "tolerance" not in run("scan", "a.csv", "--root", tracker).out
