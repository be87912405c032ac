"""Prices of the cheapest models at a score: one level of the table is taken, the others are counted."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.every_importer import IMPORTERS
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.inference_price import PRICE_LEVELS, price_at
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

ROW = {
    "bench": "MMLU",
    "threshold_model": "GPT-3",
    "performance_range": "[43.9, 100]",
    "Model Name": "Llama 2-7B",
    "Release Date": "2023-12-01",
    "USD per 1M Tokens": "0.2",
    "predicted_log_price": "0.3",
    "benchmark_score": "45.3",
}
LOWERED = {"Release Date": "2024-04-14", "USD per 1M Tokens": "0.13"}


def read(*rows: dict[str, str]) -> Imported | Refusal:
    """Return what rows give at the MMLU of GPT-3."""
    read_table = price_at("MMLU", "GPT-3")
    return read_table(csv_of(*(ROW | row for row in rows)), today=date(2026, 11, 28), schemas="../../schema/")


def test_a_model_whose_price_was_lowered_is_two_records() -> None:
    """Each has the day of its price, and what is priced."""
    imported = read({}, LOWERED)
    assert isinstance(imported, Imported)
    assert sorted(imported.files) == ["llama-2-7b-2023-12-01.yaml", "llama-2-7b-2024-04-14.yaml"]
    text = imported.files["llama-2-7b-2024-04-14.yaml"].decode()
    told = ("usd_per_million_tokens: 0.13", "date: 2024-04-14", "blend:", "value: 45.3")
    assert [part for part in told if part not in text] == []


def test_rows_of_other_levels_are_counted() -> None:
    """They are told once, at the first of them."""
    imported = read({}, {"threshold_model": "GPT-3.5"}, {"bench": "GPQA Diamond"})
    assert isinstance(imported, Imported)
    assert [remark[0::2] for remark in imported.skipped] == [
        (3, "2 rows, this the first, are of other tests or levels")
    ]


@pytest.mark.parametrize(("score", "is_answered"), [("71.9", False), ("72", True)])
def test_a_score_far_beyond_the_level_is_answered(score: str, *, is_answered: bool) -> None:
    """Half of the errors at 43.9 of 100 are gone above 71.95."""
    imported = read({"benchmark_score": score})
    assert isinstance(imported, Imported)
    assert (b"result-far-beyond" in next(iter(imported.files.values()))) is is_answered


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"USD per 1M Tokens": "free"}, 'USD per 1M Tokens "free" is no number above zero'),
        ({"benchmark_score": ""}, "it has no benchmark_score"),
        ({"Release Date": "2027-01-01"}, "2027-01-01 lies in the future"),
    ],
)
def test_a_row_without_a_figure_is_left_out(changes: dict[str, str], why: str) -> None:
    """The reason is told."""
    refusal = read(changes)
    assert isinstance(refusal, Refusal)
    assert why in refusal.message


def test_every_level_has_its_importer() -> None:
    """Two levels are never one track."""
    names = [f"price-{name}" for name, _, _ in PRICE_LEVELS]
    assert [each.name for each in IMPORTERS if each.name.startswith("price-")] == names
    assert len(set(PRICE_LEVELS)) == len(set(names))
