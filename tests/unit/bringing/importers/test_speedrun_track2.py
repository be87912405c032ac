"""Rows of the speedrun's second track: a record is what its log shows, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.speedrun_track2 import import_track2
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

TODAY = date(2026, 11, 28)
ROOM = "https://github.com/KellerJordan/modded-nanogpt/blob/f411b3d346aa52d3504324ca93c230fd84c6c07f/records"
ROW = {
    "record": "14",
    "date": "2025-09-30",
    "minutes": "23.08",
    "loss_target": "2.92",
    "final_val_loss_in_log": "2.919161",
    "steps": "5590",
    "tokens": "2930769920",
    "matmul_parameters": "248643584",
    "flop_6ND": "4.372e+18",
    "description": "Combine both records 12 & 13",
    "contributors": "@acutkosky",
    "log_link": f"{ROOM}/track_2_medium/2025-09-30_SmoothedSnooMedium/101.txt",
    "note": "",
}


def read(**changes: str) -> Imported | Refusal:
    """Return what a row gives."""
    return import_track2(csv_of(ROW | changes), today=TODAY, schemas="../../schema/")


def test_a_record_has_the_parameters_and_tokens_of_its_log() -> None:
    """Step, loss, clock, commit and what it builds on stand in the file."""
    imported = read()
    assert isinstance(imported, Imported)
    text = imported.files["record-14.yaml"].decode()
    told = ("parameters: 248643584", "tokens: 2930769920", "step: 5590", "value: 2.919161")
    more = ("wall_clock: 23.08 minutes", "- fineweb-2-92/record-12", f"commit: {ROOM[-48:-8]}")
    assert [line for line in (*told, *more) if line not in text] == []


def test_a_record_of_nobody_has_no_authors() -> None:
    """The source prints a dash there."""
    imported = read(contributors="-")
    assert isinstance(imported, Imported)
    assert b"authors" not in imported.files["record-14.yaml"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"final_val_loss_in_log": "2.9201"}, "its loss of 2.9201 never reaches 2.92"),
        ({"log_link": ""}, "no log of it is linked, so steps and loss are not known"),
        ({"note": "linked log: 5960 steps vs 22.98 listed"}, "the log is not of the run that is listed"),
        ({"tokens": "2830769920"}, "give 4.223e+18 FLOP, the table 4.372e+18"),
        ({"steps": ""}, "it has no steps"),
        ({"date": "2026-11-29"}, "2026-11-29 lies in the future"),
        ({"log_link": "https://example.org/log.txt"}, "its log is not at a commit"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_row_that_shows_no_record_is_told(changes: dict[str, str], why: str) -> None:
    """Alone in its table it leaves nothing to write."""
    refused = read(**changes)
    assert isinstance(refused, Refusal)
    assert why in refused.message


def test_a_loss_at_the_level_reaches_it() -> None:
    """2.92 is asked for, and 2.92 is enough."""
    assert isinstance(read(final_val_loss_in_log="2.92"), Imported)
