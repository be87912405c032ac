"""A table of runs with chips and days becomes the records of a track; what is not used says why."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.gpu_days import NEEDED, import_gpu_days
from effsota.bringing.importers.imported import Imported
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

COLUMNS = (*NEEDED, "authors", "inputs_title", "inputs_url", "score_title", "score_url", "count", "answers")
RUN_ROW = dict.fromkeys(COLUMNS, "") | {
    "model": "A run",
    "name": "a-run",
    "date": "2022-05-23",
    "value": "9.6",
    "hardware": "nvidia-a100",
    "precision": "fp16",
    "chip_time": "750 GPU-days",
    "title": "On a run",
    "url": "https://example.org/run",
    "inputs_title": "On a run",
    "inputs_url": "https://example.org/run",
}


def imported(*rows: dict[str, str]) -> Imported | Refusal:
    """Return what rows give."""
    return import_gpu_days(csv_of(*({**RUN_ROW, **row} for row in rows)), today=date(2026, 11, 28))


def text_of(found: Imported | Refusal) -> str:
    """Return the file of the run."""
    assert isinstance(found, Imported)
    return found.files["a-run.yaml"].decode()


def test_a_run_is_priced_by_its_chips() -> None:
    """Hardware, precision and time are inputs, and the source vouches for the time."""
    text = text_of(imported({}))
    assert "  - method: hardware-time\n    hardware: nvidia-a100\n    precision: fp16\n" in text
    assert "    chip_time: 750 GPU-days\n    sources:\n      - for:\n          - chip_time\n" in text


def test_chips_and_days_are_vouched_for_apart_from_the_score() -> None:
    """A score of another document names it for the result."""
    cells = {
        "count": "8",
        "time": "2.6 days",
        "chip_time": "",
        "score_title": "A board",
        "score_url": "https://example.org/b",
    }
    text = text_of(imported(cells))
    assert "      - for:\n          - result\n        title: A board\n" in text
    assert "      - for:\n          - count\n          - time\n        title: On a run\n" in text


def test_answers_go_to_their_rules() -> None:
    """Each line of the cell is a rule and a reason."""
    text = text_of(imported({"answers": "one-rule=Because.\nanother-rule=a=b."}))
    assert text.endswith('answers:\n  one-rule: Because.\n  another-rule: "a=b."\n')


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"left_out": "no FID is printed for it"}, "no FID is printed for it"),
        ({"date": "2026-11-29"}, '"2026-11-29" is no day until today'),
        ({"date": "May 2022"}, '"May 2022" is no day until today'),
        ({"value": ""}, "it has no name for its file, or no result"),
        ({"chip_time": ""}, "it has no time"),
    ],
)
def test_what_is_not_used_is_told(cells: dict[str, str], why: str) -> None:
    """A row that cannot be used is listed with the reason."""
    found = imported(cells, {"name": "another"})
    assert isinstance(found, Imported)
    assert [remark.message for remark in found.skipped] == [why]
    assert list(found.files) == ["another.yaml"]
