"""`effsota import epoch` on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.bringing.importers.epoch_table import row_of, table_of, whole_table

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
    assert f"{tmp_path} is not empty. Choose another folder with -o." in result.err


def test_a_table_without_a_usable_row_is_bad_data(run: Run, tmp_path: Path) -> None:
    """It says why the first row cannot be used, and writes nothing."""
    path = tmp_path / "bad.csv"
    path.write_bytes(table_of(row_of(1) | {"Publication date": ""}))
    result = run("import", "epoch", path, "-o", tmp_path / "track")
    assert (result.code, (tmp_path / "track").exists()) == (1, False)
    assert "no row can be used: line 2: there is no date" in result.err
