"""`effsota import epoch` on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.bringing.importers.epoch_table import row_of, table_of, whole_table
from tests.unit.bringing.importers.sample_rows import csv_of
from tests.unit.bringing.importers.test_speedrun_track2 import ROW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A CSV with all oddities."""
    path = tmp_path / "notable.csv"
    path.write_bytes(whole_table())
    return path


def test_what_is_written_validates(run: Run, tracker: Path, table: Path) -> None:
    """A tracker that gains the track is still in order."""
    imported = run("import", "epoch", table, "-o", tracker / "submissions" / "notable")
    validated = run("validate", "--root", tracker)
    assert (imported.code, validated.code) == (0, 0)
    assert (
        validated.out
        == "517 submissions in 2 tracks: no errors, 1 warning, all answered (--answered shows them)\n"
    )


def test_every_change_and_every_row_left_out_is_printed(run: Run, tmp_path: Path, table: Path) -> None:
    """The last line counts them."""
    lines = run("import", "epoch", table, "-o", tmp_path / "track").out.splitlines()
    assert sum(line.startswith("Left out, line ") for line in lines) == 5
    assert lines[-1].startswith(f"Wrote 516 submissions to {tmp_path / 'track'}; 5 rows left out,")


def test_a_tracker_gains_a_track_of_our_naming(run: Run, tracker: Path, table: Path) -> None:
    """-o may be the tracker itself."""
    run("import", "epoch", table, "-o", tracker)
    assert (tracker / "submissions" / "epoch-notable-models" / "track.yaml").is_file()


def test_nothing_is_overwritten(run: Run, tmp_path: Path, table: Path) -> None:
    """A folder with files in it is left alone."""
    result = run("import", "epoch", table, "-o", tmp_path)
    assert result.code == 2
    assert f"{tmp_path} is not empty, and holds no track. Choose another folder with -o." in result.err


def test_a_table_without_a_usable_row_is_bad_data(run: Run, tmp_path: Path) -> None:
    """It says why the first row cannot be used, and writes nothing."""
    path = tmp_path / "bad.csv"
    path.write_bytes(table_of(row_of(1) | {"Publication date": ""}))
    result = run("import", "epoch", path, "-o", tmp_path / "track")
    assert (result.code, (tmp_path / "track").exists()) == (1, False)
    assert "no row can be used: line 2: there is no date" in result.err


@pytest.fixture
def renewed(run: Run, tmp_path: Path) -> tuple[str, Path]:
    """What another import prints, with a row fewer, and a file that was edited before."""
    path, folder = tmp_path / "few.csv", tmp_path / "track"
    path.write_bytes(table_of(row_of(1), row_of(2), row_of(3)))
    run("import", "epoch", path, "-o", folder)
    edited = next(
        each for each in sorted(folder.glob("*.yaml")) if row_of(1)["Model"].encode() in each.read_bytes()
    )
    edited.write_bytes(edited.read_bytes() + b"history: [{date: 2026-11-20, what: Mended.}]\n")
    path.write_bytes(table_of(row_of(1) | {"Training compute (FLOP)": "7e20"}, row_of(2)))
    return run("import", "epoch", path, "-o", folder).out, edited


def test_an_edited_file_is_kept(renewed: tuple[str, Path]) -> None:
    """It is named, and says what it said."""
    out, edited = renewed
    assert f"Kept {edited}: it was edited by hand, or never imported" in out
    assert edited.read_bytes().endswith(b"what: Mended.}]\n")


def test_what_is_left_of_a_shorter_table_is_named(renewed: tuple[str, Path]) -> None:
    """The others are as they should be, and nothing is written."""
    out, _ = renewed
    assert out.count("the table has it no longer") == 1
    assert "Wrote 0 submissions to" in out


def test_the_importers_are_listed(run: Run) -> None:
    """Each with what it reads, whose that is, and the licence."""
    out = run("import", "--list").out
    assert "epoch: the CSV of notable models" in out
    assert "of Epoch AI, https://epoch.ai/data/notable-ai-models; licence CC BY 4.0" in out


def test_rows_without_a_track_are_not_written(run: Run, tmp_path: Path) -> None:
    """What a level asks for is written by people."""
    path = tmp_path / "rows.csv"
    path.write_bytes(csv_of(ROW))
    result = run("import", "fineweb-2-92", path, "-o", tmp_path / "track")
    assert (result.code, (tmp_path / "track").exists()) == (2, False)
    assert "track.yaml is missing. Write what the track asks for first." in result.err
