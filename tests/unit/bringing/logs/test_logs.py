"""Training logs of every known format become runs, and dirty ones say what was assumed or what is wrong."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

from effsota.bringing.logs import READERS, HowRead, LogFile, Remark, Run, read_log, recognise_log
from effsota.bringing.logs.run import log_fault
from tests.present import present

if TYPE_CHECKING:
    from effsota.problems import Problem

TSV = "epoch\thours\ttop1Accuracy\ttop5Accuracy\n1\t0.5\t60.1\t80.2\n2\t1.0\t70.2\t93.1\n"
STATE = {
    "log_history": [
        {"epoch": 0.5, "loss": 4.1, "step": 100},
        {"epoch": 0.5, "eval_loss": 3.9, "eval_runtime": 2.5, "step": 100},
        {"epoch": 1.0, "eval_loss": 3.2, "step": 200},
        {"epoch": 1.0, "total_flos": 8e15, "train_runtime": 9.9, "step": 200},
    ],
    "total_flos": 8e15,
    "global_step": 200,
}
SPEEDRUN = (
    "import torch\nstep = 1\n"
    "step:0/1770 val_loss:10.8258 train_time:0ms step_avg:nanms\n"
    "step:1/1770 train_loss:10.8 train_time:104ms step_avg:104.00ms\n"
    "step:1770/1770 val_loss:3.2791 train_time:182364ms step_avg:103.03ms\n"
)
LIGHTNING = "lr,train_loss,epoch,step,val_loss\n,4.1,0,49,\n,,0,99,3.9\n,3.5,1,149,\n,,1,199,3.2\n"
KERAS = "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.5,1.2,0.55,1.1\n1,0.7,0.9,0.71,0.9\n"


def read(name: str, text: str | bytes, *, resumed: bool = False, **beside: str) -> Run | tuple[Problem, ...]:
    """Return what comes of a log and the files beside it (`json` is its entry)."""
    data = text.encode() if isinstance(text, str) else text
    stem = name.rpartition(".")[0]
    others = {f"{stem}.{end}": LogFile(f"{stem}.{end}", body.encode()) for end, body in beside.items()}
    return read_log(LogFile(name, data), beside=others, how=HowRead(resumed=resumed))


def run_of(name: str, text: str | bytes, *, resumed: bool = False, **beside: str) -> Run:
    """Return the run of a log that is in order."""
    run = read(name, text, resumed=resumed, **beside)
    assert isinstance(run, Run), run
    return run


def error_of(name: str, text: str | bytes) -> Problem:
    """Return the one error of a log."""
    found = read(name, text)
    assert not isinstance(found, Run)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("resnet.tsv", TSV, "DAWNBench"),
        ("trainer_state.json", json.dumps(STATE, indent=2), "Hugging Face Trainer"),
        ("log.txt", SPEEDRUN, "speedrun log"),
        ("main.log", "s:0 tel:10.9\ns:250 tel:6.1\n", "speedrun log"),
        ("metrics.csv", LIGHTNING, "PyTorch Lightning"),
        ("training.csv", KERAS, "Keras CSVLogger"),
        ("history.jsonl", '{"_step": 1, "loss": 2}\n', "JSON lines"),
        ("curve.csv", "step,val_loss\n1,2\n", "CSV or TSV"),
    ],
)
def test_a_format_is_recognised(name: str, text: str, form: str) -> None:
    """Name and first bytes tell which reader reads a file."""
    reader = recognise_log(LogFile(name, text.encode()))
    assert reader is not None
    assert reader.name == form


def test_an_unknown_format_says_which_are_known() -> None:
    """The names of all readers stand in the hint."""
    remark = error_of("weights.bin", b"\x80\x02}q")
    assert remark.message == "the format is not known"
    assert all(reader.name in remark.hint for reader in present(READERS))


def test_dawnbench_hours_become_seconds_and_its_entry_becomes_facts() -> None:
    """The JSON beside the TSV is read too."""
    run = run_of("r.tsv", TSV, json='{"version": "v1.0", "hardware": "8 V100", "author": "A. Lovelace"}')
    assert run.columns["seconds"] == (1800.0, 3600.0)
    assert run.columns["top5Accuracy"] == (80.2, 93.1)
    assert run.facts["hardware"] == "8 V100"


def test_an_entry_with_a_missing_comma_is_reported_with_line_and_column() -> None:
    """JSON that does not parse is never guessed."""
    found = read("r.tsv", TSV, json='{\n "author": "A"\n "version": "v1.0"}\n')
    assert found == (log_fault("r.json", 3, "column 2: Expecting ',' delimiter", "mend the JSON"),)


def test_an_unknown_schema_version_is_told_and_not_fatal() -> None:
    """Old entries carry v0.1."""
    run = run_of("r.tsv", TSV, json='{"version": "v0.1"}')
    assert run.remarks == (Remark("r.json", 1, "schema version 'v0.1' is not v1.0; read all the same"),)


def test_trainer_state_keeps_the_total_that_its_steps_are_priced_by() -> None:
    """total_flos over global_step is FLOP per step, where the total is FLOP."""
    run = run_of("trainer_state.json", json.dumps(STATE, indent=2))
    assert run.columns["flop"] == (4e15, 8e15)
    assert run.columns["eval_loss"] == (3.9, 3.2)
    assert run.lines == (12, 23)
    assert run.total_flos == (8e15, 200, 9.9)
    assert run.remarks == ()


def test_a_broken_trainer_state_names_line_and_column() -> None:
    """A missing comma is found where it is missing."""
    remark = error_of("trainer_state.json", '{"log_history": [\n{"step": 1}\n{"step": 2}\n]}')
    assert (remark.line, remark.message) == (3, "column 1: Expecting ',' delimiter")


def test_an_entry_that_is_no_mapping_is_found_by_its_line() -> None:
    """The line of the entry is shown, not its index."""
    remark = error_of("trainer_state.json", '{"log_history": [\n{"step": 1},\n7\n]}')
    assert (remark.line, remark.message) == (3, "an entry of log_history is not a mapping")


def test_a_speedrun_log_gives_steps_losses_and_seconds() -> None:
    """Milliseconds become seconds, the program above the log is passed over."""
    run = run_of("log.txt", SPEEDRUN)
    assert run.columns["step"] == (0.0, 1.0, 1770.0)
    assert run.columns["val_loss"] == (10.8258, None, 3.2791)
    assert run.columns["seconds"] == pytest.approx((0.0, 0.104, 182.364))


def test_blanks_of_lightning_are_not_lost_values() -> None:
    """Training rows have no validation loss, and nothing is missing there."""
    run = run_of("metrics.csv", LIGHTNING)
    assert run.columns["val_loss"] == (None, 3.9, None, 3.2)


def test_keras_epochs_from_zero_are_counted_as_passes() -> None:
    """The callback logs epoch 0 after the first pass, by definition."""
    run = run_of("training.csv", KERAS)
    assert run.columns["epoch"] == (1, 2)
    (remark,) = run.remarks
    assert remark.message == "Keras CSVLogger counts epochs from 0: epoch k is k+1 passes"


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_a_byte_order_mark_and_foreign_line_ends_are_read(ends: str) -> None:
    """What spreadsheets save is read."""
    data = b"\xef\xbb\xbf" + TSV.replace("\n", ends).encode()
    assert run_of("r.tsv", data).columns["epoch"] == (1.0, 2.0)


def test_columns_are_read_by_name_in_any_order() -> None:
    """No column has a fixed place."""
    assert run_of("a.csv", "val_loss,lr,step\n3.5,1e-4,10\n").columns["step"] == (10.0,)


def test_a_header_row_is_needed() -> None:
    """Numbers in the first line are not names."""
    remark = error_of("a.csv", "1,3.5\n2,3.4\n")
    assert (remark.line, remark.message) == (1, "looks like numbers; a header row is needed")


def test_a_trailing_comma_is_read_where_the_column_is_wholly_empty() -> None:
    """Trailing separators are common and harmless."""
    assert run_of("a.csv", "step,loss,\n1,3,\n2,2,\n").columns["step"] == (1.0, 2.0)
    assert error_of("a.csv", "step,loss,\n1,3,\n2,2,9\n").line == 3


def test_thousands_separators_are_refused_with_a_hint() -> None:
    """1,234 in a TSV may be two things."""
    assert error_of("a.tsv", "step\tloss\n1,234\t3.5\n") == log_fault(
        "a.tsv", 2, 'step: "1,234" has thousands separators', "write 1234"
    )


@pytest.mark.parametrize("lost", ["nan", "", "-", "NaN"])
def test_a_lost_value_is_counted_and_kept_as_lost(lost: str) -> None:
    """The row is passed over, and the report says so."""
    run = run_of("a.csv", f"step,loss\n1,3.5\n2,{lost}\n3,3.3\n")
    assert math.isnan(run.columns["loss"][1] or 0.0)
    assert run.remarks == (Remark("a.csv", 3, "1 row has no loss: skipped"),)


def test_a_repeated_epoch_takes_the_later_row() -> None:
    """A resumed run logs its last epoch twice."""
    run = run_of("a.csv", "epoch,acc\n1,60\n2,70\n2,71\n")
    assert run.columns["acc"] == (60.0, 71.0)
    assert run.remarks == (Remark("a.csv", 4, "epoch 2 stands twice; the later row wins (acc)"),)


def test_going_back_is_an_error_unless_the_run_was_resumed() -> None:
    """A resumed run writes over what came after its checkpoint."""
    text = "step,loss\n1,5\n2,4\n3,3\n2,4.1\n4,2\n"
    assert error_of("a.csv", text) == log_fault(
        "a.csv", 5, "step goes back from 3 to 2", "if the run was resumed there, say --resumed"
    )
    assert run_of("a.csv", text, resumed=True).columns["loss"] == (5.0, 4.1, 2.0)


def test_a_log_without_an_x_column_lists_what_was_found() -> None:
    """Found and known names stand side by side."""
    remark = error_of("a.csv", "when,loss\n1,5\n")
    assert remark.message == "no x column"
    assert remark.hint.startswith(
        "found loss, when; known x columns: epoch, examples, flop, seconds, step, tokens;"
    )


def test_a_torn_json_line_is_reported_with_its_line() -> None:
    """A killed run leaves half a line."""
    remark = error_of("h.jsonl", '{"step": 1, "loss": 5}\n{"step": 2, "lo')
    assert remark.line == 2


@pytest.mark.parametrize(
    ("data", "message"), [(b" \n", "the file is empty"), (b"a,b\n\0", "a binary file, not a training log")]
)
def test_what_holds_no_log_is_said_plainly(data: bytes, message: str) -> None:
    """A list of formats would not help there."""
    assert error_of("a.csv", data).message == message


def test_nvidia_smi_above_a_speedrun_log_tells_the_hardware() -> None:
    """Two cards of a kind are counted."""
    card = "|   0  NVIDIA H100 80GB HBM3          On  |   00000000:19:00.0 Off |\n"
    assert run_of("log.txt", 2 * card + SPEEDRUN).facts == {"hardware": "2 NVIDIA H100 80GB HBM3"}


def test_null_of_a_column_logged_now_and_then_is_not_a_lost_value() -> None:
    """Weights & Biases writes null where a step has no evaluation."""
    rows = "".join(f'{{"step": {step}, "val_loss": {3.1 if step == 3 else "null"}}}\n' for step in (1, 2, 3))
    assert run_of("h.jsonl", rows).remarks == ()


@pytest.mark.parametrize(("blank", "count"), [(2, 1), (3, 0)])
def test_a_column_that_is_blank_in_more_than_half_of_the_rows_was_not_logged_there(
    blank: int, count: int
) -> None:
    """In half of them the values are lost."""
    values = [None if step < blank else 3.1 for step in range(4)]
    lines = "".join(f"{json.dumps({'step': step, 'val_loss': value})}\n" for step, value in enumerate(values))
    assert len(run_of("h.jsonl", lines).remarks) == count
    cells = "".join(f"{step},{'' if value is None else value}\n" for step, value in enumerate(values))
    assert len(run_of("h.csv", f"step,val_loss\n{cells}").remarks) == count


@pytest.mark.parametrize(
    ("epochs", "count"),
    [((1, 3), 0), ((1, 2, 4), 1), ((1, 2, 3), 0), ((1, 2, 6), 0), ((1, 2, 5), 1), ((1, 1.5, 3), 0)],
)
def test_missing_epochs_are_told_where_most_are_there(epochs: tuple[float, ...], count: int) -> None:
    """Of three at least, all of them whole, and fewer missing than logged."""
    rows = "".join(f"{epoch},{epoch}\n" for epoch in epochs)
    told = [remark.message for remark in run_of("a.csv", f"epoch,val_loss\n{rows}").remarks]
    assert len([message for message in told if message.endswith("are not logged")]) == count
