"""`effsota show` and `effsota export` give the boards without a site."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema

if TYPE_CHECKING:
    from tests.acceptance.conftest import Run

ROOT = Path(__file__).parents[2]


def test_show_lists_the_tracks(run: Run, tracker: Path) -> None:
    """Every track is named; a pipe gets no colour."""
    outcome = run("show", "--root", tracker)
    assert outcome.code == 0
    assert "example-level" in outcome.out
    assert "\x1b" not in outcome.out


def test_show_prints_the_board_of_a_track(run: Run, tracker: Path) -> None:
    """0.5e9 multiply-adds, three passes, 1e6 examples and 10 epochs are 3e16 FLOP."""
    outcome = run("show", "example-level", "--root", tracker)
    assert outcome.code == 0
    assert "Example baseline" in outcome.out
    assert "baseline" in outcome.out


def test_show_knows_no_other_track(run: Run, tracker: Path) -> None:
    """A wrong name is a wrong call that lists the right ones."""
    outcome = run("show", "nonsense", "--root", tracker)
    assert outcome.code == 2
    assert 'There is no track "nonsense". Tracks: example-level.\n' in outcome.err


def test_show_says_which_track_was_meant(run: Run, tracker: Path) -> None:
    """Instead of a list to search."""
    outcome = run("show", "exampel-level", "--root", tracker)
    assert 'There is no track "exampel-level". Did you mean example-level?\n' in outcome.err


def test_export_csv_holds_plain_flop(run: Run, tracker: Path) -> None:
    """One row a record, compute as a bare number."""
    outcome = run("export", "--format", "csv", "--root", tracker)
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert outcome.code == 0
    assert [float(row["compute_flop"]) for row in rows] == [3e16]


def test_export_json_can_be_read(run: Run, tracker: Path) -> None:
    """The same figure comes out of the JSON."""
    outcome = run("export", "--format", "json", "--root", tracker)
    assert outcome.code == 0
    assert json.loads(outcome.out)
    assert "3e+16" in outcome.out or "30000000000000000" in outcome.out


def test_export_and_site_hold_the_same_table(run: Run, tracker: Path) -> None:
    """Byte for byte."""
    run("build", "--root", tracker, "--no-pictures")
    data = tracker / "_site/data"
    assert run("export", "--root", tracker).out == (data / "records.csv").read_text("utf-8")
    assert run("export", "--format", "parquet", "-o", "r.parquet", "--root", tracker).code == 0
    assert Path("r.parquet").read_bytes() == (data / "records.parquet").read_bytes()


def test_export_json_is_what_the_api_describes(run: Run, tracker: Path) -> None:
    """Each track is of the shape that the site's own schema states, as --help says."""
    assert run("build", "--no-pictures", "--root", tracker).code == 0
    schema = json.loads((tracker / "_site/api/v1/schema/board.schema.json").read_text("utf-8"))
    (track,) = json.loads(run("export", "--format", "json", "--root", tracker).out)["tracks"]
    jsonschema.validate(track, schema)
    assert track["submissions"]
    shown = " ".join(run("export", "--help").out.split())
    assert "as /api/v1/tracks/TRACK.json of the site has them" in shown
    assert "/api/v1/schema/board.schema.json describes" in shown


def test_nothing_is_shown_of_broken_data(run: Run, tracker: Path, record: Path) -> None:
    """Exit 1 with the problems, and no figure that would look like an answer."""
    record.write_text("model: X\n", "utf-8")
    for command in ("show", "export"):
        outcome = run(command, "--root", tracker)
        assert (outcome.code, outcome.out) == (1, "")
        assert "error[" in outcome.err
