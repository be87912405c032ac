"""Measures the intervals and tests of this program: `python -m calibration [--draws N] [--write DATE]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from calibration.inputs import read_inputs, take_inputs, write_inputs
from calibration.measuring import DRAWS, Row, rows_of
from effsota.disk.folder import CALIBRATION, read_tree
from effsota.model import Calibrated
from effsota.pipeline.assessment import assess

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Measure, and print what came of it; with `--write` take the inputs from file and keep both."""
    parser = argparse.ArgumentParser(prog="python -m calibration", description=__doc__)
    parser.add_argument("--draws", type=int, default=DRAWS, help="how many series a row")
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="keep it, as of this day")
    given = parser.parse_args()
    if given.write:
        assessment = assess(read_tree(ROOT), given.write)
        write_inputs(take_inputs({board.leaderboard.track.id: board for board in assessment.boards}))
    day = given.write or date.fromisoformat("1970-01-01")
    rows = [*_measured(given.draws, day)]
    if given.write:
        text = ",\n".join(json.dumps(row.to_data()) for row in rows)
        (ROOT / CALIBRATION).write_text(f"[\n{text}\n]\n", encoding="utf-8")
    return 0


def _measured(draws: int, day: date) -> Iterator[Calibrated]:
    for row in rows_of(read_inputs()):
        found = measured(row, draws, day)
        should = "" if row.nominal is None else f" (should be {row.nominal:.0%})"
        print(f"{row.series}, {row.n}: {row.statistic}, {row.what} {found.measured:.1%}{should}", flush=True)
        yield found


def measured(row: Row, draws: int, day: date) -> Calibrated:
    """Return a row as it was measured."""
    return Calibrated(
        series=row.series,
        n=row.n,
        statistic=row.statistic,
        what=row.what,
        nominal=row.nominal,
        measured=row.measure(draws),
        draws=draws,
        seed=row.seed,
        date=day,
    )


if __name__ == "__main__":
    sys.exit(main())
