"""The NanoGPT Slowrun, language models from 100 million tokens, from a table of its records.

The source ranks by loss under a limit of time, in four tracks. Here the table is turned round: the time that
the runs of all tracks took, on one and the same machine, to a level of loss.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Any

from effsota.bringing.importers.cleaning import clean_line, split_names
from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.importer import ReadTable
from effsota.bringing.importers.near_the_least import ScoredRow, shown_at
from effsota.bringing.importers.row_values import day_of, number_of
from effsota.problems import Refusal

TRACK, RECORD, LOSS, DATE, TIME = "track", "record", "val_loss", "date", "time"
SCRIPT, WHAT, WHO = "script", "description", "contributors"
NEEDED = (TRACK, RECORD, LOSS, DATE, TIME, SCRIPT, WHAT, WHO)
REPOSITORY = "https://github.com/qlabs-eng/slowrun"
README = f"{REPOSITORY}/blob/fd342f02affab8b39579761115c61b7d975f0430/README.md"
CHIPS = 8
MOST_AUTHORS = 20
_AT_COMMIT = re.compile(r"(?P<repository>https://github\.com/[\w-]+/slowrun)/blob/(?P<commit>[0-9a-f]{40})/")
_TIME = re.compile(r"~?(?:(?P<hours>\d+)h ?)?(?:(?P<minutes>[\d.]+) ?(?:m|mins))?")
_OTHER_MACHINE = re.compile(r"\((?!1 node)\d+ nodes|\((?!8xH100)\dxH100")
_IN_BRACKETS = re.compile(r" ?\(.*\)")
_ONLY_TRAINING = "The source says that this is the time of training only."
_CORRECT = "correct the table"


def slowrun_at(level: float) -> ReadTable:
    """Return the importer of the time to a validation loss."""
    return partial(_import, level=level)


def _import(data: bytes, /, *, today: date, schemas: str, level: float) -> Imported | Refusal:
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest, scored, seen = Harvest(WHAT), [], set[str]()
    for row in rows:
        each = _read(row, today, level, seen)
        seen.add(row.cell(SCRIPT))
        if isinstance(each, Refusal):
            harvest.skip(row, each.message)
        else:
            scored.append(each)
    for shown in shown_at(scored, harvest, resource="time"):
        harvest.add(shown.row, _name(shown.row), _submission(shown.row, shown.amount))
    harvest.remarks.sort()
    return harvest.files(schemas)


def _read(row: TableRow, today: date, level: float, seen: Collection[str]) -> ScoredRow | Refusal:
    """Return what decides whether a row is shown, or why it cannot be used."""
    day, loss, minutes = day_of(row, DATE, today), number_of(row, LOSS), _minutes(row)
    if isinstance(day, Refusal):
        return day
    if isinstance(loss, Refusal):
        return loss
    if isinstance(minutes, Refusal):
        return minutes
    if not _AT_COMMIT.match(row.cell(SCRIPT)):
        return Refusal("its code is not at a commit of the slowrun", _CORRECT)
    if row.cell(SCRIPT) in seen:
        return Refusal("it is a record of another track of the source too, which is listed", _CORRECT)
    short = f"it is above the level: {row.cell(LOSS)}" if loss > level else ""
    return ScoredRow(row=row, day=day, amount=minutes, short=short)


def _minutes(row: TableRow) -> float | Refusal:
    """Return the time of a run on one machine with eight chips, or why it is not known."""
    if _OTHER_MACHINE.search(row.cell(TIME)):
        return Refusal(f"it ran on other machines than one with 8 H100: {row.cell(TIME)}", _CORRECT)
    found = _TIME.fullmatch(_IN_BRACKETS.sub("", row.cell(TIME)).strip())
    if found is None or not (found["hours"] or found["minutes"]):
        return Refusal(f'its time "{row.cell(TIME)[:40]}" is not in hours and minutes', _CORRECT)
    return 60 * float(found["hours"] or 0) + float(found["minutes"] or 0)


def _track_word(row: TableRow) -> str:
    """Return the track of the source as the start of a name: limited, tiny, two-hour, unlimited."""
    first = row.cell(TRACK).lower().split()[0]
    return "two-hour" if first == "two" else first


def _name(row: TableRow) -> str:
    return f"{_track_word(row)}-{int(row.cell(RECORD)):02}"


def _submission(row: TableRow, minutes: float) -> dict[str, Any]:
    place = f"{_track_word(row)} track, record {row.cell(RECORD)}"
    what = clean_line(row.cell(WHAT), most=120).text
    who = [name for name in split_names(row.cell(WHO), most=MOST_AUTHORS).text.split("\n") if name]
    found = _AT_COMMIT.match(row.cell(SCRIPT))
    code = {"url": found["repository"], "commit": found["commit"]} if found else {}
    source = {"title": "NanoGPT Slowrun, README", "url": README, "where": place}
    return {
        "model": f"{_track_word(row)} #{row.cell(RECORD)}: {what}",
        "date": row.cell(DATE),
        "publication": {
            "title": f"NanoGPT Slowrun, code of {place}",
            **({"authors": who} if who else {}),
            "url": row.cell(SCRIPT),
        },
        "result": {"value": row.cell(LOSS)},
        "compute": [
            {
                "method": "hardware-time",
                "hardware": "nvidia-h100-sxm5-80gb",
                "precision": "bf16",
                "count": str(CHIPS),
                "time": f"{minutes:g} minutes",
                "utilization": "0.33",
                "sources": [{"for": ["result", "count", "time"], **source}],
                "note": "Rough: a third of the peak is a rule of thumb, and the same for all.",
            }
        ],
        **({"code": code} if code else {}),
        "wall_clock": f"{minutes:g} minutes",
        **({"notes": _ONLY_TRAINING} if "training time only" in row.cell(TIME) else {}),
    }
