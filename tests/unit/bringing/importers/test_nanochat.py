"""Rows of the leaderboard of nanochat: operations of its trainer, clock, dollars, and doubts."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.nanochat import import_nanochat
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

COMMIT = "92d63d4e8bb4df75c3b71618f31ddde2378b2bcd"
ROW = {
    "run": "1",
    "date": "2026-01-29",
    "commit": "348fbb3",
    "depth": "24",
    "width": "1536",
    "tokens": "8757706752",
    "tokens_from": "steps x batch as printed",
    "flop_per_token": "4945112064",
    "flop_derived": "4.3308e+19",
    "seconds_8xH100": "10949",
    "core": "0.25851",
    "runs": "1",
    "dataset": "FineWeb-EDU",
    "fp8": "no",
    "usd_at_3_per_gpu_hour": "73.0",
    "link": f"https://github.com/karpathy/nanochat/blob/{COMMIT}/dev/LEADERBOARD.md#run-1",
    "source": "",
    "note": "",
}
LATER = ROW | {"run": "2", "fp8": "yes", "runs": "5"}


def read(*rows: dict[str, str]) -> Imported | Refusal:
    """Return what rows give."""
    return import_nanochat(csv_of(*rows), today=date(2026, 11, 28), schemas="../../schema/")


def texts() -> tuple[str, str]:
    """Return the files of two runs, the second in fp8 and a mean of five."""
    imported = read(ROW, LATER)
    assert isinstance(imported, Imported)
    return imported.files["run-1.yaml"].decode(), imported.files["run-2.yaml"].decode()


def test_a_forward_pass_is_a_third_of_what_the_trainer_counts() -> None:
    """6 FLOP of a token are 2 forward and 4 backward."""
    assert "forward: 1648370688 FLOP\n    examples: 8757706752\n" in texts()[0]


def test_time_and_dollars_are_told_with_what_they_rest_on() -> None:
    """Seconds on eight chips, dollars of a day."""
    told = ("wall_clock: 10949 seconds", "usd: 73.0", "date: 2026-01-29", "about $3 for an hour of an H100")
    assert [each for each in told if each not in texts()[0]] == []


def test_a_run_builds_on_the_one_before_it() -> None:
    """The script of the repository is always the last record."""
    first, second = texts()
    assert "builds_on" not in first
    assert second.endswith("builds_on:\n  - nanochat-gpt2/run-1\n")


def test_each_doubt_is_answered_where_it_stands() -> None:
    """One run alone, or fp8 beside a peak in bf16: never both for both."""
    first, second = texts()
    doubts = ("one-run-alone", "precision-of-the-words")
    assert [[each in text for each in doubts] for text in (first, second)] == [[True, False], [False, True]]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"core": "0.256524"}, "its CORE of 0.256524 lies below 0.256525"),
        ({"tokens": "8657706752"}, "its tokens give 4.2813e+19 FLOP, the table 4.3308e+19"),
        ({"link": "https://github.com/karpathy/nanochat"}, "it names no commit"),
        ({"commit": "master"}, "it names no commit"),
        ({"seconds_8xH100": ""}, "it has no seconds_8xH100"),
        ({"run": "one"}, 'run "one" is no number above zero'),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_run_that_shows_no_record_is_told(changes: dict[str, str], why: str) -> None:
    """Alone in its table it leaves nothing to write."""
    refused = read(ROW | changes)
    assert isinstance(refused, Refusal)
    assert why in refused.message


def test_a_score_at_the_level_reaches_it() -> None:
    """That of GPT-2 itself is enough."""
    assert isinstance(read(ROW | {"core": "0.256525"}), Imported)


def test_contributors_have_their_credit() -> None:
    """One run of two people, and none where the table has no such column."""
    imported = read(ROW | {"contributors": "@ddudek;@karpathy"})
    assert isinstance(imported, Imported)
    text = imported.files["run-1.yaml"].decode()
    assert [text.count(each) for each in ("@ddudek", "@karpathy", "contributor,")] == [1, 1, 2]
    assert "credits" not in texts()[0]
