"""ImageNet at 93 % top-5, from a table of DAWNBench's entries: operations by epochs and image sizes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.dawnbench_entries import FULL, IMAGENET_ENTRIES, ImageNetEntry
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.idle_chips import USUAL_SHARE, answer_for_idle_chips
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.layer_counts import count_imagenet_resnet
from effsota.bringing.importers.row_values import day_of, numbers_of
from effsota.limits import propose_name
from effsota.problems import Refusal

NAME, DATE, STATED, CHIPS, HOURS = "name", "date", "date_stated", "chips", "hours"
ACCURACY, EPOCHS, COUNTED, BASIS = "accuracy", "epochs", "flop_counted", "flop_counted_basis"
BY_TIME, DOLLARS, NOTE, LEVEL = "flop_by_hardware_time", "usd", "note", "level"
NEEDED = (NAME, DATE, STATED, CHIPS, HOURS, ACCURACY, EPOCHS, COUNTED, BASIS, BY_TIME, DOLLARS, NOTE, LEVEL)
COMMIT = "fb27b827bd83eff9021698ffe576b33a100e0b78"
ROOM = f"https://github.com/stanford-futuredata/dawn-bench-entries/blob/{COMMIT}/ImageNet/train"
TORCHVISION = {
    "title": "torchvision, resnet.py",
    "url": "https://github.com/pytorch/vision/blob/054e54c573ba46e5b9c63f1eea3ad4d103afbea2/torchvision/models/resnet.py",
}
IMAGES = 1_281_167  # of the training set of ILSVRC 2012
FLOP_OF_BOTH_PASSES = 6  # of one multiply-add forward: 2, and twice as much backward
MOST_APART = 0.01  # the table scales 4.09e9 by the area of the images
LATER_DAYS = 7
_ENDS_BELOW = re.compile(r"crosses \S+ once \(\S+\) but ends below it \((?P<end>[0-9.]+)\)")
_CORRECT = "correct the table"


def import_imagenet(data: bytes, /, *, today: date, schemas: str) -> Imported | Refusal:
    """Return the entries whose operations can be counted; the others are told with the reason."""
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(NAME)
    for row in rows:
        harvest.add(row, propose_name(row.cell(NAME)), _submission(row, today))
    return harvest.files(schemas)


def _submission(row: TableRow, today: date) -> dict[str, Any] | Refusal:
    entry = IMAGENET_ENTRIES.get(row.cell(NAME))
    if entry is None:
        return Refusal(
            "the operations of its network were not counted, and time on chips says too little", ""
        )
    numbers = numbers_of(row, (HOURS, ACCURACY, EPOCHS, COUNTED, CHIPS, LEVEL, BY_TIME))
    first, stated = day_of(row, DATE, today), day_of(row, STATED, today)
    if isinstance(numbers, Refusal):
        return numbers
    if isinstance(first, Refusal):
        return first
    if isinstance(stated, Refusal):
        return stated
    return _contradiction(row, entry, numbers) or _build(row, entry, numbers, first=first, stated=stated)


def _sizes(row: TableRow, entry: ImageNetEntry) -> list[tuple[int, float]]:
    return list(entry.sizes or [(FULL, float(row.cell(EPOCHS)))])


def _count(row: TableRow, entry: ImageNetEntry, *, is_full: bool = False) -> float:
    """Return the FLOP of a whole run; with `is_full` as if all images were of 224 pixels."""
    parts = (
        epochs * count_imagenet_resnet(entry.blocks, pixels=FULL if is_full else pixels)
        for pixels, epochs in _sizes(row, entry)
    )
    return FLOP_OF_BOTH_PASSES * IMAGES * math.fsum(parts)


def _contradiction(row: TableRow, entry: ImageNetEntry, numbers: Mapping[str, float]) -> Refusal | None:
    """Return why the figures of a row do not belong together, or do not reach the level."""
    if numbers[ACCURACY] < numbers[LEVEL]:
        return Refusal(f"its {row.cell(ACCURACY)} % lie below {row.cell(LEVEL)} %", _CORRECT)
    epochs = math.fsum(each for _, each in _sizes(row, entry))
    if not math.isclose(epochs, numbers[EPOCHS], abs_tol=1):
        return Refusal(f"the entry has {epochs:g} epochs, the table {row.cell(EPOCHS)}", _CORRECT)
    flop = _count(row, entry, is_full=f"at {FULL} px" in row.cell(BASIS))
    if not math.isclose(flop, numbers[COUNTED], rel_tol=MOST_APART + 1 / numbers[EPOCHS]):
        return Refusal(f"epochs and sizes give {flop:.3g} FLOP, the table {row.cell(COUNTED)}", _CORRECT)
    return None


def _build(
    row: TableRow, entry: ImageNetEntry, numbers: Mapping[str, float], *, first: date, stated: date
) -> dict[str, Any]:
    name, day = row.cell(NAME), max(first, stated)
    url = f"{ROOM}/{name}.json"
    title = f"DAWNBench, {name}"
    estimates = [_by_operations(row, entry, title, url), *_by_time(row, entry, title, url)]
    answers = answer_for_idle_chips(_count(row, entry), numbers[BY_TIME]) if len(estimates) > 1 else {}
    dollars = row.cell(DOLLARS).strip()
    priced = {"title": title, "url": url, "where": "costPerHour, times the hours to the level"}
    status = {"is": "disputed", "reason": entry.doubt, "date": "2026-11-28"}
    return {
        "model": entry.label,
        "date": day.isoformat(),
        "publication": {"title": title, "authors": list(entry.authors), "url": url},
        "result": {"value": f"{numbers[ACCURACY]:.6g}"},
        "compute": estimates,
        **({"bound": "upper"} if entry.is_upper else {}),
        **({"status": status} if entry.doubt else {}),
        "wall_clock": f"{row.cell(HOURS)} hours",
        **({"cost": {"usd": dollars, "date": day.isoformat(), "source": priced}} if dollars else {}),
        "notes": " ".join(_notes(row, entry, first=first, stated=stated)),
        **({"answers": answers} if answers else {}),
    }


def _by_operations(row: TableRow, entry: ImageNetEntry, title: str, url: str) -> dict[str, Any]:
    stated_in = {"title": f"DAWNBench, code of {row.cell(NAME)}", "url": entry.code} if entry.code else {}
    epochs = {"title": title, "url": url, "where": "the .tsv beside it: the first epoch at the level"}
    sizes = [{"for": ["epochs"], **(stated_in or {"title": title, "url": url}), "where": entry.where}]
    parts = [
        {
            "method": "operations",
            "what": f"images of {pixels} pixels",
            "forward": f"{count_imagenet_resnet(entry.blocks, pixels=pixels)} multiply-adds",
            "examples": str(IMAGES),
            "epochs": f"{count:g}",
            "sources": [
                {"for": ["forward"], **TORCHVISION, "where": "its layers, counted one by one"},
                *(sizes if entry.sizes else [{"for": ["epochs"], **epochs}]),
            ],
        }
        for pixels, count in _sizes(row, entry)
    ]
    if len(parts) > 1:
        return {"method": "sum", "parts": parts, "uncertainty": "1.1", "note": _VARIANT}
    only = {key: value for key, value in parts[0].items() if key != "what"}
    upper = (
        " No image sizes are stated: as if all were of 224 pixels, which is the most."
        if entry.is_upper
        else ""
    )
    return {**only, "uncertainty": "1.1", "note": _VARIANT + upper}


_VARIANT = "The strides are in the 3 x 3 convolutions, as in torchvision; where they are not, it is 6 % less."


def _by_time(row: TableRow, entry: ImageNetEntry, title: str, url: str) -> list[dict[str, Any]]:
    if not entry.chip:
        return []
    return [
        {
            "method": "hardware-time",
            "hardware": entry.chip,
            "precision": entry.precision,
            "count": row.cell(CHIPS),
            "time": f"{row.cell(HOURS)} hours",
            "utilization": str(USUAL_SHARE),
            "sources": [{"for": ["hardware", "count", "time"], "title": title, "url": url}],
            "note": "Rough: a third of the peak is a rule of thumb.",
        }
    ]


def _notes(row: TableRow, entry: ImageNetEntry, *, first: date, stated: date) -> Iterator[str]:
    yield "The time and the epochs are those up to the first epoch at the level, as the contest counts."
    ends_below = _ENDS_BELOW.search(row.cell(NOTE))
    if ends_below:
        yield f"The run was at the level once, and ended below it, at {ends_below['end']} %."
    if abs((first - stated).days) > LATER_DAYS:
        yield f"A file of this name was first added on {first}; the entry as it stands says {stated}."
    if entry.doubt:
        yield "The entry was accepted by the contest."
