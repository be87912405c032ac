"""Logs that misled: each has one reading that is right, and what the tool says and files is that one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

LOSS = "metric: {name: validation loss, unit: nats, better: lower, target: 3.28}"
MEAN = LOSS.replace("3.28}", "3.28, runs: mean}")
BOX_AP = 'metric: {name: box AP, unit: "%", better: higher, target: 37}'
TOP_5 = 'metric: {name: top-5 accuracy, unit: "%", better: higher, target: 70}'
AVERAGE_PRECISION = "metric: {name: mean average precision, unit: ratio, better: higher, target: 0.27}"
PASSES = ("--method", "operations", "--set", "forward=1e9 FLOP", "--set", "examples=1000")
TOKENS = ("--method", "parameters", "--set", "parameters=124e6", "--set", "batch=524288")
CHIP = ("--method", "hardware-time", "--set", "hardware=v100", "--set", "precision=fp16")
SAID = ("--model", "M", "--title", "T", "--url", "https://example.org/m", "--date", "2024-01-20", "--yes")
KERAS = (
    "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.70,0.9,0.60,1.1\n1,0.93,0.4,0.80,0.7\n"
    "2,0.97,0.2,0.88,0.5\n3,0.99,0.1,0.91,0.4\n"
)
TIMM = "epoch,train_loss,eval_loss,eval_top1,eval_top5\n0,6,6,1,3.3\n1,5,4,44,68.6\n2,4,3,48,73.1\n"
EMPTY_AGAIN = (
    "global_step,score,validation/loss,validation/mean_average_precision\n"
    "61,5200.5,0.0434,0.266951\n64,5452.5,0.0433,0.270075\n64,5452.5,,\n"
)
STEPS = [
    {"train/global_step": 1000, "val_loss": 3.5, "_runtime": 50, "_step": 10},
    {"train/global_step": 2000, "val_loss": 3.2, "_runtime": 90, "_step": 20},
]
SEEDS = "".join(
    f"step:0/3300 val_loss:10.8 train_time:0ms step_avg:nanms\n"
    f"step:3250/3300 val_loss:{loss} train_time:470000ms step_avg:144ms\n"
    for loss in (3.27909, 3.28032, 3.27855)
)
IMAGES = {
    "global_step": 630,
    "total_flos": 7.8e17,
    "log_history": [
        {"epoch": 0.0, "loss": 8.0, "step": 1},
        {"epoch": 0.5, "eval_loss": 3.5, "step": 100},
        {"epoch": 1.0, "eval_loss": 3.2, "step": 200},
        {"epoch": 3.0, "step": 630, "total_flos": 7.8e17, "train_runtime": 358.6},
    ],
}
WORDS = "step:2875/3020 val_loss:3.2814 handoff:none\nstep:2910/3020 val_loss:3.2796 handoff:keep\n"
MODELS = "model,params,flops,top1\nmobilenet,1.97,97000000,65.9\nresnet50,25.6,4100000000,90.9\n"
CLOCK = "Wall time,Step,Value\n1654943296.2,0,59.3\n1654943313.8,1,64.8\n1654943332.4,2,70.03\n"
PHASES = "epoch,phase,loss,acc\n1,val,0.5,81\n1,train,0.4,95\n2,val,0.5,91\n2,train,0.4,97\n"
DETECTRON = (
    '{"data_time": 0.1, "eta_seconds": 9.1, "iteration": 19, "time": 0.45, "total_loss": 2.3}\n'
    '{"bbox/AP": 31.0, "iteration": 499}\n{"bbox/AP": 38.3, "iteration": 999}\n'
)
OPENMMLAB = "".join(
    f'{{"mode": "train", "epoch": {epoch}, "iter": 50, "loss": 9.1, "time": 0.2, "data_time": 0.1}}\n'
    f'{{"mode": "train", "epoch": {epoch}, "iter": 9150, "loss": 8.1, "time": 0.2, "data_time": 0.1}}\n'
    f'{{"mode": "val", "epoch": {epoch}, "iter": 9162, "bbox_mAP": {ap}}}\n'
    for epoch, ap in ((1, 0.2), (2, 0.376))
)


class Case(NamedTuple):
    """What misled: the log, its name, the metric of the track, the options, what is said and what is not."""

    kind: str
    name: str
    log: str
    metric: str
    said: tuple[str, ...]
    options: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    code: int = 0


PERCENT = ("--metric-scale", "100")
CASES = (
    Case(
        "a training column beside its val_ one, epochs from 0 by definition",
        "training.log",
        KERAS,
        "",
        ("val_accuracy 91 at epoch 4 (line 5) reaches 90", "epoch k is k+1 passes"),
        (*PERCENT, *PASSES),
        ("say --epochs-from-zero",),
    ),
    Case(
        "a crossing at epoch 0 is of one pass, and costs that",
        "training.log",
        KERAS.replace("0,0.70,0.9,0.60", "0,0.70,0.9,0.95"),
        "",
        ("val_accuracy 95 at epoch 1 (line 2)", "3.47×10⁻⁵ TFS-days: would take rank 1"),
        (*PERCENT, *PASSES),
    ),
    Case(
        "where it is an epoch that costs nothing, the option that counts its pass is named",
        "a.csv",
        "epoch,val_acc\n0,91\n1,92\n",
        "",
        ("error: compute at the crossing would be 0 FLOP", "hint: say --epochs-from-zero if epoch 0 was"),
        PASSES,
        ("rank",),
        1,
    ),
    Case(
        "zero compute is an error and no rank",
        "a.csv",
        "step,val_acc\n0,91\n1,92\n",
        "",
        ("error: compute at the crossing would be 0 FLOP",),
        ("--method", "parameters", "--set", "parameters=1e6", "--set", "batch=1000"),
        ("rank",),
        1,
    ),
    Case(
        "timm's names, epochs from 0",
        "summary.csv",
        TIMM,
        TOP_5,
        ("eval_top5 73.1 at epoch 3 (line 4) reaches 70",),
    ),
    Case(
        "an empty cell after a value",
        "measurements.csv",
        EMPTY_AGAIN,
        AVERAGE_PRECISION,
        ("validation/mean_average_precision 0.270075 at step 64 (line 3) reaches 0.27",),
        (),
        ("note:",),
    ),
    *(
        Case(
            f"two columns of steps, {order}",
            "a.jsonl",
            "".join(f"{json.dumps(dict(sorted(row.items(), reverse=last)))}\n" for row in STEPS),
            LOSS,
            (
                "val_loss 3.2 at step 2,000 (line 2)",
                "two columns say step, and differ: train/global_step 1,000, _step 10",
            ),
            TOKENS,
        )
        for order, last in (("the dashboard's first", False), ("the dashboard's last", True))
    ),
    Case(
        "total_flos of images is no price",
        "trainer_state.json",
        json.dumps(IMAGES),
        LOSS,
        (
            "eval_loss 3.2 at step 200 (line 1) reaches 3.28; say what one step costs",
            "warning: total_flos 7.8e+17 is not taken as FLOP",
            "right for text only; over train_runtime it would be 2.2e+15 FLOP/s",
        ),
        (),
        ("rank", "epochs count from 0"),
    ),
    Case(
        "total_flos of text, where the caller says so",
        "trainer_state.json",
        json.dumps(IMAGES),
        LOSS,
        ("eval_loss 3.2 at flop 2.47619e17", "would take rank", "warning: over train_runtime it would be"),
        ("--text-only",),
    ),
    Case(
        "several runs in one log",
        "seeds.txt",
        SEEDS,
        MEAN,
        (
            "run 1 of 3, from line 1",
            "run 3 of 3, from line 5",
            "3 runs on example-level: their mean has to reach the target",
            "val_loss 3.27932 at step 3,250 (line 2) reaches 3.28",
            "note: mean of 3 runs 3.27932, standard error",
            "p = ",
        ),
        TOKENS,
    ),
    Case(
        "one of several runs",
        "seeds.txt",
        SEEDS,
        MEAN,
        ("best 3.28032 at step 3,250; target 3.28 not reached", "warning: one run alone"),
        ("--run", "2"),
        ("run 1 of 3",),
    ),
    Case(
        "several runs are not one that was resumed",
        "seeds.txt",
        SEEDS,
        MEAN,
        (
            "seeds.txt:3: error: step returns to its first value, 0: that is another run",
            "say which with --run",
        ),
        ("--resumed",),
        (),
        1,
    ),
    Case(
        "a word in a pair", "a.txt", WORDS, LOSS, ("at step 2,910 (line 2) reaches 3.28",), (), ("handoff",)
    ),
    Case(
        "a step without its name",
        "a.log",
        "0/20000 val_loss: 9.0 val_bpb: 3.4\n4000/20000 val_loss: 2.9 val_bpb: 1.1\n",
        LOSS,
        ("val_loss 2.9 at step 4,000 (line 2) reaches 3.28",),
    ),
    Case(
        "a table of models", "m.csv", MODELS, "", ("m.csv:2: error: model differs in every row",), (), (), 1
    ),
    Case(
        "FLOP of a forward pass",
        "m.csv",
        "flops,top1\n97000000,65.9\n4100000000,90.9\n",
        "",
        ("error: no x column",),
        (),
        (),
        1,
    ),
    Case(
        "a clock's time",
        "run-tag-accuracy.csv",
        CLOCK,
        TOP_5,
        ("Value 70.03 at seconds 36.2", "Wall time is a clock's: seconds count from the first row"),
        ("--column", "Value", *CHIP),
    ),
    Case(
        "a row for each phase",
        "log.csv",
        PHASES,
        "",
        ("val_acc 91 at epoch 2 (line 5) reaches 90",),
        (),
        ("twice",),
    ),
    Case(
        "seconds of an iteration",
        "metrics.json",
        DETECTRON,
        BOX_AP,
        (
            "error: bbox/AP is found, but hardware-time does not price its rows: no seconds stands in them",
            "hint: they have step: --method operations",
        ),
        CHIP,
        ("no column is the metric",),
        1,
    ),
    Case(
        "iterations that begin again in every epoch",
        "20200307.log.json",
        OPENMMLAB,
        BOX_AP,
        ("bbox_mAP 37.6 at epoch 2 (line 6) reaches 37",),
        (*PERCENT, *PASSES),
        ("--resumed",),
    ),
    Case(
        "a batch that was forgotten",
        "trainer_state.json",
        json.dumps(IMAGES),
        LOSS,
        (
            "error: eval_loss is found, but parameters does not price step without its batch",
            "hint: say --set batch=TOKENS PER STEP (or a column tokens in the same rows)",
        ),
        TOKENS[:4],
        ("no column is the metric", "total_flos"),
        1,
    ),
    Case(
        "a history without rows",
        "trainer_state.json",
        '{"log_history": [], "global_step": 6, "total_flos": 1e9}',
        LOSS,
        ("error: log_history is empty: logging_steps and eval_steps were larger than the run",),
        (),
        (),
        1,
    ),
    Case(
        "a time that falls is that of a step",
        "a.csv",
        "step,time,val_acc\n1,0.5,50\n2,0.4,91\n",
        "",
        ("time falls from 0.5 to 0.4: time is no elapsed time, and is not used", "no seconds stands in them"),
        CHIP,
        (),
        1,
    ),
    Case(
        "steps counted in each epoch",
        "a.csv",
        "epoch,iter,val_acc\n1,1,50\n1,2,60\n2,1,70\n2,2,91\n",
        "",
        ("step starts again while epoch goes on", "val_acc 91 at epoch 2 (line 5)"),
    ),
    Case(
        "tokens of a batch that grows",
        "a.csv",
        "step,tokens,val_loss\n1,1e6,9\n2,3e6,3.2\n",
        LOSS,
        ("val_loss 3.2 at tokens 3,000,000 (line 3)",),
        TOKENS,
    ),
)


@pytest.fixture
def ask(tracker: Path) -> Path:
    """The track's file of a small tracker."""
    return tracker / "submissions/example-level/track.yaml"


def set_metric(track: Path, metric: str) -> None:
    """Let a track ask for another metric; its baseline reaches the target."""
    if not metric:
        return
    lines = [metric if line.startswith("metric:") else line for line in track.read_text("utf-8").splitlines()]
    track.write_text("\n".join(lines) + "\n", "utf-8")
    target = metric.partition("target: ")[2].partition(",")[0].rstrip("}")
    baseline = track.with_name("example-baseline.yaml")
    baseline.write_text(baseline.read_text("utf-8").replace("value: 90.2", f"value: {target}"), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_log_that_misled_is_read_as_it_is_meant(run: Run, tracker: Path, ask: Path, case: Case) -> None:
    """Or refused in words that say why."""
    set_metric(ask, case.metric)
    (tracker / case.name).write_text(case.log, "utf-8")
    found = run("scan", tracker / case.name, "--track", "example-level", *case.options, "--root", tracker)
    assert [words for words in case.said if words not in found.out] == [], found.out + found.err
    assert [words for words in case.unsaid if words in found.out] == []
    assert found.code == case.code


def test_what_was_assumed_stands_in_the_record(run: Run, tracker: Path) -> None:
    """`new` takes the same column as `scan`, and the reviewer reads which, and how epochs were counted."""
    (tracker / "training.log").write_text(KERAS, "utf-8")
    given = (*PERCENT, *PASSES[:4], "--set", "examples=1e9", *SAID, "--root", tracker)
    assert run("new", "example-level", "--from", tracker / "training.log", *given).code == 0
    text = (tracker / "submissions/example-level/m.yaml").read_text("utf-8")
    assert "x: epoch\n    y: val_accuracy" in text
    assert "val_accuracy is the metric, accuracy the training data's" in text
    assert "counts epochs from 0: epoch k is k+1 passes; values are those of the log times 100." in text
    assert run("validate", "--root", tracker).code == 0


def test_a_name_alone_claims_no_rank(run: Run, tracker: Path) -> None:
    """Candidates are named; which data and rules hold, only the caller knows."""
    (tracker / "a.csv").write_text("flop,val_acc\n1e15,50\n2e15,91\n", "utf-8")
    found = run("scan", tracker / "a.csv", "--root", tracker)
    assert "example-level: val_acc 91 at flop 2e15 (line 3) reaches 90; 0.0231 TFS-days\n" in found.out
    assert "Candidates by the metric's name alone" in found.err


@pytest.mark.parametrize("options", [("--column", "val_acc"), ("--write", *SAID)])
def test_what_a_name_cannot_settle_needs_the_track(run: Run, tracker: Path, options: tuple[str, ...]) -> None:
    """A column is not the metric of every board, and a file goes to one."""
    (tracker / "a.csv").write_text("flop,val_acc\n1e15,91\n", "utf-8")
    found = run("scan", tracker / "a.csv", *options, "--root", tracker)
    assert (found.code, f"{options[0]} needs --track" in found.err) == (2, True)


def test_two_columns_of_the_metric_are_never_both_filed(run: Run, tracker: Path) -> None:
    """Neither by scan nor by new: which one is asked."""
    (tracker / "a.csv").write_text("flop,val_acc,eval_acc\n1e15,50,50\n2e15,90,91\n", "utf-8")
    for call in (
        ("scan", tracker / "a.csv", "--write", "--track", "example-level"),
        ("new", "example-level", "--from", tracker / "a.csv"),
    ):
        found = run(*call, *SAID, "--root", tracker)
        assert found.code == 2
        assert "may be the metric" in found.err
        assert "say --column eval_acc or val_acc." in found.err
    assert not (tracker / "submissions/example-level/m.yaml").exists()


def test_names_are_checked_before_the_first_file_is_written(run: Run, tracker: Path) -> None:
    """Two logs cannot be one submission, and half of a call is none."""
    for name in ("a", "b"):
        (tracker / f"{name}.csv").write_text("flop,val_acc\n1e15,50\n2e15,91\n", "utf-8")
    logs = (tracker / "a.csv", tracker / "b.csv")
    found = run("scan", *logs, "--write", "--track", "example-level", *SAID, "--root", tracker)
    assert (found.code, "2 runs would be filed as m: " in found.err) == (2, True)
    assert not (tracker / "submissions/example-level/m.yaml").exists()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("1,50\n2,60\n3,70\n2,65\n4,91\n", "resumed at step 2: 2 rows before it dropped, lines 3 to 4"),
        ("1,50\n2,60\n3,70\n3,65\n4,91\n", ""),
    ],
)
def test_what_a_resumed_run_overtook_is_told_by_its_lines(
    run: Run, tracker: Path, rows: str, told: str
) -> None:
    """And nothing is dropped where x does not go back."""
    (tracker / "a.csv").write_text(f"step,val_acc\n{rows}", "utf-8")
    found = run("scan", tracker / "a.csv", "--resumed", "--track", "example-level", "--root", tracker)
    assert found.code == 0
    assert ("dropped" in found.out) == bool(told)
    assert told in found.out


def test_an_x_below_its_first_value_is_never_a_resumed_run(run: Run, tracker: Path) -> None:
    """Two counts stand in that column."""
    (tracker / "a.csv").write_text("step,val_acc\n50,50\n100,60\n1,91\n", "utf-8")
    found = run("scan", tracker / "a.csv", "--resumed", "--track", "example-level", "--root", tracker)
    assert found.code == 1
    assert "step goes back from 100 to 1" in found.out
    assert "that is before its first value, 50" in found.out


RUNS = "step:0/100 val_loss:10.8\nstep:100/100 val_loss:{}\n"


@pytest.mark.parametrize(
    ("losses", "asked", "told"),
    [
        ((3.2798, 3.2799, 3.2850, 3.2740), "0.01", "p = 0.447 (one-sided t-test against 3.28)"),
        ((3.2790, 3.2792, 3.2791, 3.2789), "0.01", ""),
        ((3.2798, 3.2799, 3.2850, 3.2740), "0.45", ""),
        ((3.2798, 3.2799, 3.2850, 3.2740), "0.44", "asks for p < 0.44"),
    ],
)
def test_a_track_may_ask_how_sure_a_mean_is(  # noqa: PLR0917  # the values, what is asked, what is told
    run: Run, tracker: Path, ask: Path, losses: tuple[float, ...], asked: str, told: str
) -> None:
    """A mean that reaches the level by luck is not filed; a sure one is, with the values of its runs."""
    set_metric(ask, MEAN.replace("mean}", f"mean, p: {asked}}}"))
    baseline = ask.with_name("example-baseline.yaml")
    text = baseline.read_text("utf-8").replace("is: measured", "runs: {values: [3.27, 3.2701, 3.2699]}")
    baseline.write_text(text.replace("value: 3.28", "value: 3.27"), "utf-8")
    logs = tracker / "logs"
    logs.mkdir()
    for number, loss in enumerate(losses):
        (logs / f"{number}.txt").write_text(RUNS.format(loss), "utf-8")
    found = run("scan", logs, "--track", "example-level", *TOKENS, "--write", *SAID, "--root", tracker)
    assert (found.code, told in found.out) == (1 if told else 0, True), found.out + found.err
    file = tracker / "submissions/example-level/m.yaml"
    assert file.exists() != bool(told)
    if not told:
        assert f"runs:\n    values:\n      - {losses[0]:.12g}\n" in file.read_text("utf-8")
        assert run("validate", "--root", tracker).code == 0


def test_one_run_on_a_track_of_means_is_filed_as_one(run: Run, tracker: Path, ask: Path) -> None:
    """Whoever reviews it is told by the rules, also where the log is not at hand."""
    set_metric(ask, MEAN)
    (tracker / "a.txt").write_text(RUNS.format(3.2798), "utf-8")
    given = ("--track", "example-level", *TOKENS, "--write", *SAID, "--root", tracker)
    assert run("scan", tracker / "a.txt", *given).code == 0
    assert "\nruns: 1\n" in (tracker / "submissions/example-level/m.yaml").read_text("utf-8")
    assert "one-run-alone" in run("validate", "--root", tracker).out


def test_a_pass_is_not_added_twice(run: Run, tracker: Path) -> None:
    """Whoever says --epochs-from-zero of a format that is known to count so is told that it adds nothing."""
    (tracker / "training.log").write_text(KERAS, "utf-8")
    given = ("--track", "example-level", *PERCENT, *PASSES, "--epochs-from-zero", "--root", tracker)
    found = run("scan", tracker / "training.log", *given)
    assert "val_accuracy 91 at epoch 4 (line 5)" in found.out
    assert "warning: --epochs-from-zero adds nothing" in found.out


def test_a_log_of_several_runs_is_not_filed_by_new_unasked(run: Run, tracker: Path) -> None:
    """It says where the second begins, and how to take one."""
    (tracker / "a.csv").write_text("flop,val_acc\n1e15,50\n2e15,91\n1e15,50\n3e15,92\n", "utf-8")
    given = ("new", "example-level", "--from", tracker / "a.csv", *SAID, "--root", tracker)
    found = run(*given)
    assert found.code == 2
    assert "a.csv:4: the log holds 2 runs: here begins the second. say which with --run 1 to 2" in found.err
    assert run(*given, "--run", "2").code == 0
    text = (tracker / "submissions/example-level/m.yaml").read_text("utf-8")
    assert 'note: "Of the log: run 2 of the 2 in the log."' in text


def test_a_price_that_is_missing_is_asked_for_by_new(run: Run, tracker: Path) -> None:
    """The metric was found: that none was would be false."""
    (tracker / "training.log").write_text(KERAS, "utf-8")
    given = (*PERCENT, *PASSES[:4], *SAID, "--root", tracker)
    found = run("new", "example-level", "--from", tracker / "training.log", *given)
    assert found.code == 2
    assert "val_accuracy is found, but operations does not price epoch without its examples" in found.err


def test_a_metric_is_found_where_a_track_names_its_data_too(run: Run, tracker: Path) -> None:
    """A log says bleu, a track BLEU on newstest2014."""
    track = tracker / "submissions/example-level/track.yaml"
    metric = 'metric: {name: BLEU on newstest2014, unit: "%", better: higher, target: 90}'
    lines = [metric if line.startswith("metric:") else line for line in track.read_text("utf-8").splitlines()]
    track.write_text("\n".join(lines) + "\n", "utf-8")
    (tracker / "a.csv").write_text("flop,valid_bleu\n1e15,50\n2e15,91\n", "utf-8")
    assert "valid_bleu 91 at flop 2e15" in run("scan", tracker / "a.csv", "--root", tracker).out


def test_one_run_alone_is_told_by_its_name(run: Run, tracker: Path) -> None:
    """Other logs of the call may follow: the last one told need not be it."""
    track = tracker / "submissions/example-level/track.yaml"
    lines = [MEAN if line.startswith("metric:") else line for line in track.read_text("utf-8").splitlines()]
    track.write_text("\n".join(lines) + "\n", "utf-8")
    record = track.with_name("example-baseline.yaml")
    record.write_text(record.read_text("utf-8").replace("90.2", "3.28"), "utf-8")
    folder = tracker / "logs"
    folder.mkdir()
    (folder / "a.csv").write_text("flop,val_loss\n1e15,5\n2e15,3.2\n", "utf-8")
    (folder / "b.csv").write_text("flop,val_acc\n1e15,50\n2e15,91\n", "utf-8")
    found = run("scan", folder, "--track", "example-level", "--root", tracker).out
    assert f"{folder / 'a.csv'} on example-level:\n    warning: one run alone" in found


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            "2e9,90.4",
            ["less compute than example-level/example-baseline, the best so far", "{giant-leap: why}"],
        ),
        ("9e14,99", ["99 is 10% of the errors that are left at the target, 90", "{result-far-beyond: why}"]),
    ],
)
def test_what_the_rules_would_ask_is_told_with_the_rank(
    run: Run, tracker: Path, rows: str, words: list[str]
) -> None:
    """Before anything is written, by the rules' own limits; not where the track is but a candidate."""
    (tracker / "a.csv").write_text(f"flop,accuracy\n1e9,50\n{rows}\n", "utf-8")
    told = run("scan", tracker / "a.csv", "--track", "example-level", "--root", tracker).out
    assert [each for each in words if each not in told] == []
    assert "why}" not in run("scan", tracker / "a.csv", "--root", tracker).out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("flop;accuracy\n1e15;50,5\n2e15;91,2\n", 'accuracy: "50,5" has a decimal comma'),
        ("flop;accuracy\n1e15;0,505\n2e15;0,912\n", 'accuracy: "0,505" has a decimal comma'),
        ("time,accuracy\n2026-01-01 10:00,50\n2026-01-01 11:00,91\n", "error: no x column"),
    ],
)
def test_a_column_that_is_no_numbers_is_told_as_what_it_is(
    run: Run, tracker: Path, text: str, words: str
) -> None:
    """Neither left out in silence nor taken for the names of models."""
    (tracker / "a.csv").write_text(text, "utf-8")
    assert words in run("scan", tracker / "a.csv", "--track", "example-level", "--root", tracker).out
