"""A trial: one line more in the package is a published field, wherever fields are published."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = "\nRECORD: Fields[OnBoard] = (\n"
LINE = '    DataField("trials", INTEGER, "How many estimates", lambda it: len(it.record.estimates)),\n'


@pytest.fixture
def built(tracker: Path, tmp_path: Path) -> Path:
    """The site of a small tracker, as a copy of the package with that line builds it."""
    for room in ("src", "schema", "site"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    module = tmp_path / "src/effsota/showing/fields/record_fields.py"
    before = module.read_text("utf-8")
    assert before.count(LIST) == 1
    module.write_text(before.replace(LIST, LIST + LINE), "utf-8")
    call = [sys.executable, "-m", "effsota", "build", "--no-pictures", "--root", str(tracker)]
    subprocess.run(call, env={**os.environ, "PYTHONPATH": str(tmp_path / "src")}, cwd=tmp_path, check=True)
    return tracker / "_site"


def test_a_field_declared_once_is_published_everywhere(built: Path) -> None:
    """In the JSON of record and board, in their schemas, in CSV, dictionary and data package."""
    record = json.loads((built / "api/v1/submissions/example-level/example-baseline.json").read_text("utf-8"))
    board = json.loads((built / "api/v1/tracks/example-level.json").read_text("utf-8"))
    assert (record["trials"], board["submissions"][0]["trials"]) == (1, 1)
    schema = json.loads((built / "api/v1/schema/record.schema.json").read_text("utf-8"))
    assert schema["properties"]["trials"] == {"type": "integer", "description": "How many estimates"}
    assert "trials" in schema["required"]
    for name in ("submissions", "example-level"):
        with (built / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [row["trials"] for row in csv.DictReader(file)] == ["1"]
    package = json.loads((built / "datapackage.json").read_text("utf-8"))
    fields = [field for each in package["resources"] for field in each["schema"]["fields"]]
    assert [
        field for field in fields if field["name"] == "trials"
    ] == 3 * [  # of a board, of all boards, of the wide table
        {
            "name": "trials",
            "type": "integer",
            "description": "How many estimates",
            "constraints": {"required": True},
        }
    ]
    assert "How many estimates" in (built / "data/index.html").read_text("utf-8")
