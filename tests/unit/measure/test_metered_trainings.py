"""What frameworks train is counted as by hand, and a run that was killed leaves the curve of a whole one."""

from __future__ import annotations

import csv
import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from itertools import accumulate, cycle, islice
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

STEPS, KILLED_AT = 9, 5
# Of each example: the forward pass and the gradients of weights, of both layers; of inputs, of the second.
NETWORK = 2 * (2 * (12 * 16 + 16 * 3) + 16 * 3)
# Of each token: the forward pass, the gradients of the weights and of the inputs, of both matrices.
BIGRAMS = 3 * 2 * (16 * 16 + 16 * 11)
TRAININGS = {
    "huggingface": ("transformers", "", [2, 3, 4, 6, 8, 9], (4, 4, 2), 8 * BIGRAMS),
    "lightning": ("lightning", "", [3, 6, 9], (8, 8, 4), NETWORK),
    "keras-jax": ("keras", "jax", [2, 3, 4, 6, 8, 9], (8, 8, 4), NETWORK),
    "keras-torch": ("keras", "torch", [2, 3, 4, 6, 8, 9], (8, 8, 4), NETWORK),
    "jax": ("jax", "", [2, 3, 4, 6, 8, 9], (8, 8, 4), NETWORK),
}


def train(name: str, folder: Path, killed_at: int = 0) -> list[dict[str, str]]:
    """Train in a program of its own; return the rows of its curve."""
    folder.mkdir(exist_ok=True)
    call = [sys.executable, "-m", "tests.metered", name.partition("-")[0], str(folder), str(killed_at)]
    there = {
        **os.environ,
        "KERAS_BACKEND": TRAININGS[name][1],
        "OMP_NUM_THREADS": "1",
        "JAX_PLATFORMS": "cpu",
    }
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=there)
    assert done.returncode == (-9 if killed_at else 0), done.stderr
    return [*csv.DictReader((folder / "run.csv").read_text("utf-8").splitlines())]


@pytest.mark.parametrize("name", TRAININGS)
def test_a_framework_s_curve_is_the_count_by_hand_killed_or_not(name: str, tmp_path: Path) -> None:
    """Every row, and the metric where it was evaluated: each third step."""
    package, _, steps, batches, flop = TRAININGS[name]
    if not find_spec(package):
        pytest.skip(f"{package} is not installed: make test-measure")
    examples = [0, *accumulate(islice(cycle(batches), STEPS))]
    whole = train(name, tmp_path / "whole")
    assert [(int(row["step"]), int(row["examples"]), float(row["flop"])) for row in whole] == [
        (step, examples[step], examples[step] * flop) for step in steps
    ]
    train(name, tmp_path / "torn", KILLED_AT)
    torn = train(name, tmp_path / "torn")
    metric = [*whole[0]][-1]
    assert [bool(row[metric]) for row in whole] == [step % 3 == 0 for step in steps]
    assert [float(row[metric] or 0) for row in torn] == pytest.approx([float(r[metric] or 0) for r in whole])
    for rows in (whole, torn):
        for row in rows:
            row.update({"seconds": "", metric: ""})
    assert torn == whole


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def train_together(name: str, folder: Path) -> tuple[list[dict[str, str]], list[int]]:
    """Train in two processes as torchrun starts them; return their curve, and how many examples each saw."""
    folder.mkdir(exist_ok=True)
    call = [sys.executable, "-m", "tests.metered", name, str(folder)]
    both = {
        "WORLD_SIZE": "2",
        "LOCAL_WORLD_SIZE": "2",
        "GROUP_RANK": "0",
        "TORCHELASTIC_RUN_ID": "both",
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(free_port()),
        "OMP_NUM_THREADS": "1",
    }
    started = [
        subprocess.Popen(
            call,
            env={**os.environ, **both, "RANK": rank, "LOCAL_RANK": rank},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for rank in "01"
    ]
    told = [each.communicate(timeout=300)[0] for each in started]
    assert [each.returncode for each in started] == [0, 0], told
    rows = [*csv.DictReader((folder / "run.csv").read_text("utf-8").splitlines())]
    return rows, [int((folder / f"seen-{rank}").read_text()) for rank in "01"]


@pytest.mark.parametrize(
    ("name", "package", "flop"),
    [
        ("torch", "torch", NETWORK),
        ("huggingface", "transformers", 8 * BIGRAMS),
        ("lightning", "lightning", NETWORK),
    ],
)
def test_what_two_processes_train_is_counted_once(name: str, package: str, flop: int, tmp_path: Path) -> None:
    """By the first of them, in one curve: what both saw, whether they saw as much or not."""
    if not find_spec(package):
        pytest.skip(f"{package} is not installed: make test-measure")
    rows, seen = train_together(name, tmp_path)
    last = rows[-1]
    assert (int(last["examples"]), float(last["flop"])) == (sum(seen), sum(seen) * flop)
    assert (seen[0] != seen[1]) == (name == "torch")
    assert [each.name for each in tmp_path.glob("*.csv")] == ["run.csv"]
