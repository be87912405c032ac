"""What the meters of frameworks do where a training is not the plainest."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from effsota.measure import MeterError
from tests.unit.measure.test_metered_trainings import BIGRAMS, NETWORK

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore")


def needs(*packages: str) -> pytest.MarkDecorator:
    """Skip where a package is not installed."""
    absent = [each for each in packages if not find_spec(each)]
    return pytest.mark.skipif(bool(absent), reason=f"{absent} not installed: make test-measure")


def read(path: Path) -> list[tuple[str, ...]]:
    """Return step, FLOP and what else is counted of every row."""
    rows = (line.split(",") for line in path.read_text("utf-8").splitlines()[1:])
    return [(step, flop, *more[:-1]) for step, flop, _, *more in rows]


def heed(step: int) -> None:
    """Go on."""
    del step


@needs("transformers", "accelerate")
def test_batches_that_one_step_gathers_are_all_counted(tmp_path: Path) -> None:
    """Two of four texts, then the one of two that is left: by Hugging Face."""
    from tests.metered.huggingface_training import train  # noqa: PLC0415

    train(tmp_path, heed, gradient_accumulation_steps=2, eval_steps=2)
    tokens = {"2": 80, "4": 160, "6": 240}
    assert read(tmp_path / "run.csv") == [
        (step, str(float(n * BIGRAMS)), str(n // 8), str(n)) for step, n in tokens.items()
    ]


@needs("transformers", "accelerate")
def test_what_is_computed_again_to_save_memory_is_counted_again(tmp_path: Path) -> None:
    """One matrix of 16 x 16, forward once more, of each token."""
    from tests.metered.huggingface_training import train  # noqa: PLC0415

    train(tmp_path, heed, saves_memory=True)
    again = 2 * 16 * 16
    assert read(tmp_path / "run.csv")[-1] == ("9", str(float(240 * (BIGRAMS + again))), "30", "240")


@needs("transformers", "accelerate", "lightning")
@pytest.mark.parametrize("name", ["huggingface", "lightning"])
def test_a_step_that_fails_leaves_no_counter_on(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the run that goes on from the checkpoint, in the same program, leaves the whole curve."""
    import torch  # noqa: PLC0415

    train = import_module(f"tests.metered.{name}_training").train
    train(tmp_path / "whole", heed)
    steps, plain = count(1), torch.Tensor.backward

    def fail_at_eighth(*given: Any, **keyed: Any) -> None:
        if next(steps) == 8:
            raise RuntimeError("out of memory")
        plain(*given, **keyed)

    monkeypatch.setattr(torch.Tensor, "backward", fail_at_eighth)
    with pytest.raises(RuntimeError, match="out of memory"):
        train(tmp_path / "torn", heed)
    assert torch.utils._python_dispatch._get_current_dispatch_mode() is None  # noqa: SLF001  # its only name
    train(tmp_path / "torn", heed)
    assert read(tmp_path / "torn/run.csv") == read(tmp_path / "whole/run.csv")


@needs("keras", "jax")
def test_a_batch_that_fails_leaves_keras_unwatched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the model trains without the meter then is not counted."""
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    from effsota.measure import KerasMeter  # noqa: PLC0415
    from tests.metered.keras_training import Heeded, data, network  # noqa: PLC0415

    def fail(step: int) -> None:
        if step == 2:
            raise RuntimeError("out of memory")

    model, (x, y), meter = network(), data(), KerasMeter(tmp_path / "run.csv", metric="loss")
    with pytest.raises(RuntimeError, match="out of memory"):
        model.fit(x, y, batch_size=8, verbose=0, callbacks=[meter, Heeded(fail)])
    assert "KerasMeter" not in model.train_function.__qualname__
    model.fit(x, y, batch_size=8, verbose=0)
    assert (tmp_path / "run.csv").read_text("utf-8").count("\n") == 1


@needs("lightning")
def test_batches_that_lightning_gathers_are_all_counted(tmp_path: Path) -> None:
    """As many as without."""
    from tests.metered.lightning_training import train  # noqa: PLC0415

    train(tmp_path, heed, accumulate_grad_batches=2)
    assert read(tmp_path / "run.csv")[-1] == ("6", str(float(60 * NETWORK)), "60")


@needs("transformers", "accelerate")
@pytest.mark.parametrize(
    ("asked", "model", "told"),
    [
        ({"n_gpu": 2, "torch_compile": False}, None, "torchrun"),
        ({"n_gpu": 1, "torch_compile": True}, None, "a compiled model may hide what it computes"),
        ({"n_gpu": 1, "torch_compile": False}, "compiled", "a compiled model may hide what it computes"),
        ({"n_gpu": 1, "torch_compile": False}, None, "no Trainer calls HuggingFaceMeter"),
    ],
)
def test_what_would_be_counted_wrong_is_refused(
    tmp_path: Path, asked: dict[str, Any], model: str | None, told: str
) -> None:
    """Before the first step."""
    import torch  # noqa: PLC0415

    from effsota.measure import HuggingFaceMeter  # noqa: PLC0415

    given = torch.compile(torch.nn.Linear(2, 2)) if model else torch.nn.Linear(2, 2)
    meter = HuggingFaceMeter(tmp_path / "run.csv")
    with pytest.raises(MeterError, match=told):
        meter.on_train_begin(SimpleNamespace(**asked), None, None, model=given)
    assert not (tmp_path / "run.csv").exists()
