"""Every format of log is read by its own reader, and by no other that comes before it; garbage is refused."""

from __future__ import annotations

import time

import pytest

from effsota.bringing.logs import (
    READERS,
    LogFile,
    Run,
    columns_for,
    measured_as,
    read_log,
    recognise_log,
)
from effsota.bringing.logs.run import LogReading
from tests.present import present
from tests.unit.bringing.logs.reading import run_of
from tests.unit.bringing.logs.samples import SAMPLES, Sample
from tests.unit.bringing.logs.test_dashboards import CHART, SCALARS
from tests.unit.bringing.logs.test_logs import KERAS, LIGHTNING, SPEEDRUN, TSV

STATE = '{"log_history": [{"step": 1}]}'
OLDER = (
    Sample("a.tsv", TSV, ("DAWNBench", "CSV or TSV")),
    Sample("log.txt", SPEEDRUN, ("speedrun log", "printed lines")),
    Sample("metrics.csv", LIGHTNING, ("PyTorch Lightning", "CSV or TSV")),
    Sample("a.csv", KERAS, ("Keras CSVLogger", "CSV or TSV")),
    Sample("run-tag-accuracy.csv", SCALARS, ("TensorBoard CSV", "CSV or TSV")),
    Sample("chart.csv", CHART, ("Weights & Biases chart", "CSV or TSV")),
    Sample("trainer_state.json", STATE, ("Hugging Face Trainer", "JSON lines")),
    Sample("a.jsonl", '{"step": 1, "val_loss": 3.5}\n', ("JSON lines", "printed lines")),
    Sample("semi.csv", "step;val_loss\n1;3.5\n", ("CSV or TSV",)),
)
EVERY = (*SAMPLES, *OLDER)
GARBAGE = {
    "prose": "At step 100 we saw 3 errors.\nBy epoch 5 the loss had fallen to 2.1, and we stopped.\n",
    "a program": "import torch\nfor step in range(100):\n    loss = 0.5\n    x = model(step=3)\n",
    "settings": "lr: 0.1\nepochs: 90\nNamespace(epoch=90, lr=0.1)\ntrain:\n  epoch: 3\n  lr: 0.1\n",
    "a config": '{\n  "epoch": 3,\n  "lr": 0.1\n}\n',
    "a table of words": "| name | epoch |\n| a |\n",
    "bars": "|" * 3_000,
    "a bar of progress": "Epoch 3:  42%|####| 238/565 [05:14<07:12, 1.32s/it, loss=6.609]\n",
    "a package": '{"name": "x", "version": "1.0.0", "files": ["a"]}',
    "a program with steps": (
        "def walk(x):\n    s = cut(x, start=0, step=2, axis=1)\n    step = 2\n"
        "    if s:\n        hits += 1\n        missing_value = 0\n"
    ),
    "a record": "compute:\n  - run: {step: 1375}\n    parameters: 114130944\n    tokens: 338821120\n",
    "a list of files": '[{"path": "a", "size": 5}, {"path": "b", "size": 7}]',
    "a list of numbers": "[1, 2, 3]",
    "a traceback": 'Traceback (most recent call last):\n  File "train.py", line 3, in f\nValueError: 5\n',
    "epochs without numbers": "Epoch 1\nEpoch 2\nEpoch 3\n",
    "fairseq without evaluations": '| valid | {"\n',
}


@pytest.mark.parametrize("sample", EVERY, ids=lambda sample: sample.name)
def test_a_log_is_offered_to_every_reader_and_read_by_the_right_one(sample: Sample) -> None:
    """Those that take it too are the more general ones, and come later."""
    taken = tuple(reader.name for reader in READERS if reader.recognise(sample.name, sample.text))
    assert taken == sample.readers
    reader = recognise_log(LogFile(sample.name, sample.text.encode()))
    assert reader is not None
    assert reader.name == sample.readers[0]
    assert run_of(sample.name, sample.text).format == reader.name


def test_every_format_has_a_log_that_is_offered() -> None:
    """Also the next one."""
    assert {reader.name for reader in READERS} == {sample.readers[0] for sample in EVERY}


@pytest.mark.parametrize("sample", EVERY, ids=lambda sample: sample.name)
def test_a_torn_log_is_read_or_refused_in_words(sample: Sample) -> None:
    """Wherever it was cut off."""
    for end in range(1, len(sample.text), 7):
        found = read_log(LogFile(sample.name, sample.text[:end].encode()), beside={})
        assert isinstance(found, Run) or present(each.message for each in found)


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_is_refused_in_words(kind: str) -> None:
    """By no reader, or by the one whose format it pretends to be."""
    found = read_log(LogFile("x.log", GARBAGE[kind].encode()), beside={})
    assert not isinstance(found, Run)
    assert found[0].message


def test_the_readers_give_what_they_are_asked_for() -> None:
    """A reading, whatever the file is called."""
    for reader in present(READERS):
        sample = next(each for each in EVERY if each.readers[0] == reader.name)
        assert isinstance(reader.read(LogFile("x", sample.text.encode()), {}), LogReading)


LARGE = 200_000
HANGS_SECONDS = 30


@pytest.mark.parametrize("sample", EVERY, ids=lambda sample: sample.name)
def test_a_large_log_takes_time_in_proportion_to_its_size(sample: Sample) -> None:
    """This much takes a part of a second; what grows with the square, minutes. It is no measure of speed."""
    text = sample.text + sample.text[-300:] * (LARGE // min(300, len(sample.text)))
    began = time.process_time()
    read_log(LogFile(sample.name, text.encode()), beside={})
    assert time.process_time() - began < HANGS_SECONDS


SEAS = {
    "events that break off": ":::MLLOG {\n" * 20_000,
    "evaluations that break off": '| valid | {"\n' * 20_000,
    "a header of many columns": "| epoch |"
    + "|".join(map(str, range(50_000))).replace("1", "a")
    + "|\n| 1 |\n",
    "many columns over short rows": "| epoch |"
    + "".join(f"a{n}|" for n in range(20_000))
    + "\n"
    + "| 1 |\n" * 20_000,
    "names of one x column": "|"
    + "".join(f"e{'.' * n}poch|" for n in range(600))
    + "\n"
    + "| 1 |\n" * 20_000,
    "modes without an end": '{"mode": "train", ' * 20_000 + '"iter": x',
    "pairs without an end": "step 1: " + "a: 1 " * 80_000,
    "blanks before a number": "step 1" + " " * 400_000 + ": loss 3\n",
    "ranks without an end": "0: " * 100_000,
    "metrics without a number": "val loss " * 50_000,
    "counts without a total": "1" + " / 1" * 100_000,
    "brackets": "[{" * 100_000,
    "accuracies without a number": "Epoch: [0]\n" + " *   Acc@1 " * 40_000,
}


@pytest.mark.parametrize("sea", SEAS)
def test_what_never_ends_is_read_or_refused_in_time(sea: str) -> None:
    """In proportion to its size."""
    began = time.process_time()
    read_log(LogFile("a.log", SEAS[sea].encode()), beside={})
    assert time.process_time() - began < HANGS_SECONDS


@pytest.mark.parametrize(
    ("name", "metric", "columns"),
    [
        ("result_0.txt", "top-1 accuracy", ("eval_accuracy",)),
        ("summary.csv", "top-5 accuracy", ("eval_top5",)),
        ("summary.csv", "top-1 accuracy", ("eval_top1",)),
        ("pairs.log", "validation loss", ("valid_loss",)),
        ("megatron.log", "validation loss", ("validation lm loss value",)),
        ("megatron.log", "perplexity", ("validation lm loss PPL",)),
        ("nanogpt.log", "validation loss", ("val loss",)),
        ("golf.log", "bits per byte", ("val_bpb",)),
        ("nanochat.log", "bits per byte", ("Validation bpb",)),
        ("hf.log", "validation loss", ("eval_loss",)),
        ("mmengine.log", "box AP", ("val coco/bbox_mAP",)),
        ("word_model.log", "perplexity", ("valid ppl",)),
        ("keras.log", "accuracy", ("val_accuracy",)),
        ("airbench.log", "accuracy", ("tta_val_acc", "val_acc")),
        ("hlb.log", "accuracy", ("ema_val_acc", "val_acc")),
        ("README.md", "accuracy", ("Val Acc",)),
        ("torchvision.log", "top-5 accuracy", ("Acc@5",)),
        ("20200307.log.json", "box AP", ("bbox_mAP",)),
        ("scalars.json", "box AP", ("coco/bbox_mAP",)),
        ("metrics.json", "box AP", ("bbox/AP",)),
        ("history.json", "accuracy", ("val_accuracy",)),
        ("wandb-summary.json", "validation loss", ("val/loss",)),
    ],
)
def test_what_was_evaluated_is_the_metric_of_a_track(
    name: str, metric: str, columns: tuple[str, ...]
) -> None:
    """Under the name that the program gives it, and never what it tells of training."""
    sample = next(each for each in EVERY if each.name == name)
    found = columns_for(tuple(run_of(sample.name, sample.text).columns), measured_as(metric))
    assert found.metric == columns
