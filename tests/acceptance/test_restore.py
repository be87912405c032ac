"""`effsota restore`: from the API of a site back to the files of a tracker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

RECORD = {
    "track": "level",
    "id": "first",
    "as_written": {"model": "A: model", "result": {"value": 79.5}, "organizations": ["One", "Two"]},
}
WRITTEN = """\
# yaml-language-server: $schema=../../schema/submission.schema.json
model: "A: model"
result:
  value: 79.5
organizations:
  - One
  - Two
"""


@pytest.fixture
def api_file(tmp_path: Path) -> Path:
    """A record of an API."""
    file = tmp_path / "first.json"
    file.write_text(json.dumps(RECORD), "utf-8")
    return file


def test_a_record_is_printed_as_its_file(run: Run, api_file: Path) -> None:
    """What the JSON says besides is left out."""
    assert run("restore", api_file).out == WRITTEN


def test_a_record_is_written_where_it_belongs_and_over_no_other(
    run: Run, api_file: Path, tmp_path: Path
) -> None:
    """The second time the first file stands there."""
    assert run("restore", api_file, "-o", "tracker").code == 0
    assert (tmp_path / "tracker/submissions/level/first.yaml").read_text("utf-8") == WRITTEN
    again = run("restore", api_file, "-o", "tracker")
    assert (again.code, "Traceback" in again.err) == (2, False)


def test_of_several_files_all_are_written_or_none(run: Run, api_file: Path, tmp_path: Path) -> None:
    """The last one is no file of an API."""
    (tmp_path / "other.json").write_text("[]", "utf-8")
    outcome = run("restore", api_file, "other.json", "-o", "tracker")
    assert outcome.code == 1
    assert outcome.err.startswith("other.json: it is no record and no track of the API")
    assert not (tmp_path / "tracker").exists()
