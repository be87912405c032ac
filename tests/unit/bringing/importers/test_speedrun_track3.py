"""Results of the speedrun's third track: steps at a fixed network and batch, and how sure they are."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.speedrun_track3 import import_track3
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

TODAY = date(2026, 11, 28)
ROOM = "https://github.com/KellerJordan/modded-nanogpt/blob/f411b3d346aa52d3504324ca93c230fd84c6c07f/records"
ROW = {
    "result": "13",
    "date": "2026-05-04",
    "steps": "3210",
    "mean_val_loss": "3.2785",
    "runs": "10",
    "tokens": "1682964480",
    "matmul_parameters": "123568128",
    "flop_6ND": "1.248e+18",
    "description": "Setup from #8, wrapped in MuLoCo",
    "contributors": "PR by @one (its author) and @two",
    "log_link": f"{ROOM}/track_3_optimization/results/1.txt",
}


def read(**changes: str) -> Imported | Refusal:
    """Return what a row gives."""
    return import_track3(csv_of(ROW | changes), today=TODAY, schemas="../../schema/")


def text_of(**changes: str) -> str:
    """Return the file of a row."""
    imported = read(**changes)
    assert isinstance(imported, Imported)
    return imported.files["result-13.yaml"].decode()


def test_a_result_has_the_tokens_of_its_steps() -> None:
    """Step, mean, runs, who handed it in, and what it builds on stand in the file."""
    text = text_of()
    told = ("parameters: 123568128", "tokens: 1682964480", "step: 3210", "value: 3.2785", "runs: 10")
    more = ("- fineweb-3-28-optimizer/result-08", '- "@one"', '- "@two"')
    assert [line for line in (*told, *more) if line not in text] == []
    assert "notes" not in text


@pytest.mark.parametrize(("loss", "runs", "is_told"), [("3.2790", "20", False), ("3.2790", "14", True)])
def test_runs_that_fail_the_test_of_the_source_are_told(loss: str, runs: str, *, is_told: bool) -> None:
    """The mean has to lie below the level by 0.004 over the root of the runs, as far as its digits tell."""
    assert ("for the test that the source asks for" in text_of(mean_val_loss=loss, runs=runs)) is is_told


def test_a_long_description_is_whole_in_the_notes() -> None:
    """The name of a record is short."""
    text = text_of(description="Setup from #8, " + "and more of it " * 20)
    assert "[...]" in text.partition("date:")[0]
    assert text.count("and more of it") > 20


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"mean_val_loss": "3.2801"}, "its loss of 3.2801 never reaches 3.28"),
        ({"tokens": "1682964481"}, "its tokens are not 524,288 of each step"),
        ({"flop_6ND": "1.26e+18"}, "parameters and tokens give 1.248e+18 FLOP, the table 1.26e+18"),
        ({"log_link": "https://example.org/log"}, "its log is not at a commit of the speedrun's repository"),
    ],
)
def test_a_result_that_contradicts_itself_is_left_out(changes: dict[str, str], why: str) -> None:
    """The reason is told."""
    refusal = read(**changes)
    assert isinstance(refusal, Refusal)
    assert refusal.message == f"no row can be used: line 2: {why}"
