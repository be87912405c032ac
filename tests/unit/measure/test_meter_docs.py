"""Every snippet of docs/meters.md runs, and leaves a curve that can be read."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from effsota.cli.commands import cli
from effsota.model import Curve
from effsota.reading.curve.csvfile import parse_curve
from tests.builders.own_tracks import copy_tracks

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (Path(__file__).parents[3] / "docs/meters.md").read_text("utf-8")
SECTIONS = dict(part.split("\n", 1) for part in PAGE.split("\n## ")[1:])
SNIPPETS = {
    title: found[1]
    for title, text in SECTIONS.items()
    if (found := re.search(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
}
HEAVY: dict[str, tuple[str, ...]] = {
    "Hugging Face": ("transformers", "accelerate"),
    "PyTorch Lightning": ("lightning",),
    "Keras 3": ("keras", "jax"),
    "A loop in PyTorch": ("torch",),
    "A loop in JAX": ("jax",),
}
PLAIN: dict[str, dict[str, Any]] = {
    "Any other loop": {
        "parameters": 1e6,
        "tokens_per_step": 512,
        "start": 0,
        "train_one_step": lambda: None,
        "evaluate": lambda: 3.0,
        "save_checkpoint": lambda step: step,
    },
    "From a curve to a record": {"accuracies": [50, 70, 85, 91, 92.5, 93], "tracker": "tracker"},
    "A statement": {"losses": [3.0, 2.0, 1.5, 1.2, 1.1, 1.0]},
}


def of_torch() -> dict[str, Any]:
    """Return what the loop in PyTorch trains."""
    import torch  # noqa: PLC0415

    model = torch.nn.Linear(12, 3)
    return {
        "model": model,
        "optimizer": torch.optim.SGD(model.parameters(), lr=0.1),
        "loss_of": torch.nn.functional.cross_entropy,
        "batches": [(torch.randn(8, 12), torch.zeros(8, dtype=torch.long))] * 6,
        "evaluate": lambda trained: float(trained.weight.norm()),
        "start": 0,
    }


def of_huggingface() -> dict[str, Any]:
    """Return a small model and texts."""
    from tests.metered.huggingface_training import Bigrams, texts  # noqa: PLC0415

    return {"model": Bigrams(), "texts": texts(), "held_out": texts()[:4]}


def of_lightning() -> dict[str, Any]:
    """Return a small network and its batches."""
    from tests.metered.lightning_training import Network, batches  # noqa: PLC0415

    return {"module": Network(), "batches": batches(), "held_out": batches()}


def of_keras() -> dict[str, Any]:
    """Return a small network, images and labels."""
    from tests.metered.keras_training import data, network  # noqa: PLC0415

    return {"model": network(), **dict(zip("xy", data(), strict=True))}


def of_jax() -> dict[str, Any]:
    """Return weights, a step and batches."""
    from tests.metered.jax_training import data, loss_of, step, weights  # noqa: PLC0415

    x, y = data()
    batches = [(x[:8], y[:8])] * 6
    return {
        "weights": weights(),
        "step": step,
        "batches": batches,
        "evaluate": lambda trained: loss_of(trained, x, y),
        "start": 0,
    }


GIVEN: dict[str, Callable[[], dict[str, Any]]] = {
    "Hugging Face": of_huggingface,
    "PyTorch Lightning": of_lightning,
    "Keras 3": of_keras,
    "A loop in PyTorch": of_torch,
    "A loop in JAX": of_jax,
}


def run(name: str, given: dict[str, Any]) -> Curve:
    """Run a snippet in this folder, and read its curve."""
    exec(compile(SNIPPETS[name], f"docs/meters.md, {name}", "exec"), given)  # noqa: S102
    curve = parse_curve(Path("run.csv").read_bytes())
    assert isinstance(curve, Curve)
    return curve


def test_every_snippet_is_run_here() -> None:
    """None is passed over."""
    assert {*SNIPPETS} == {*PLAIN} | {*GIVEN}
    assert PAGE.count("```python") == len(SNIPPETS)


@pytest.mark.parametrize("name", PLAIN)
def test_a_snippet_of_a_plain_loop_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six steps, with their compute."""
    monkeypatch.chdir(tmp_path)
    copy_tracks(tmp_path / "tracker", "digits-mlp")
    curve = run(name, dict(PLAIN[name]))
    (metric,) = curve.metric_names
    assert (curve.columns["step"][-1], curve.columns[metric][-1] is not None) == (6, True)
    if name == "A statement":
        assert "6.00e12 FLOP" in Path("statement.md").read_text("utf-8")
    filed = Path("tracker/submissions/digits-mlp/my-run.yaml")
    assert filed.exists() == (name == "From a curve to a record")


def test_a_curve_becomes_a_record_by_the_lines_that_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a copy of the tracker; what is filed is valid."""
    copy_tracks(tmp_path, "digits-mlp")
    monkeypatch.chdir(tmp_path)
    Path("run.csv").write_text("step,flop,test_accuracy\n1,1e6,50\n2,2e9,92.5\n3,3e9,93\n", "utf-8")
    (block,) = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines():
        program, *words = shlex.split(line)
        found = CliRunner().invoke(cli, words)
        assert (program, found.exit_code) == ("effsota", 0), found.output
    assert Path("submissions/digits-mlp/my-run.yaml").exists()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", GIVEN)
def test_a_snippet_with_a_framework_runs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until its last step, with counted compute and a metric."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    for package in HEAVY[name]:
        if not find_spec(package):
            pytest.skip(f"{package} is not installed: make test-measure")
    curve = run(name, GIVEN[name]())
    assert curve.columns["step"][-1] == (9 if name in {"PyTorch Lightning", "Keras 3"} else 6)
    assert curve.columns["examples"][-1]
    assert any(curve.columns["eval_loss" if name == "Hugging Face" else "val_loss"])
