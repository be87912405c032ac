"""A table of networks with their top-1 accuracy on ImageNet, as the track of one level of it.

The same table serves two kinds of track: what the whole training took, and what judging one image takes.
Which networks a level shows is computed (`near_the_least`). A row may say why its training was not counted.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.importer import ReadTable
from effsota.bringing.importers.layer_counts import count_imagenet_resnet
from effsota.bringing.importers.near_the_least import ScoredRow, short_of, shown_at
from effsota.bringing.importers.row_values import day_of, number_of, numbers_of
from effsota.problems import Refusal

MODEL, NAME, NETWORK, DATE, TOP1, AT_LEAST = "model", "name", "network", "date", "top1", "at_least"
FORWARD, SCHEDULE, IMAGES, EPOCHS = "multiply_adds", "schedule", "images", "epochs"
UNTRAINED, LEFT_OUT = "untrained", "left_out"
_COUNTED, _EPOCHS = "counted_", "epochs_"  # the columns of two sources begin so
NEEDED = (
    MODEL,
    NAME,
    NETWORK,
    DATE,
    TOP1,
    FORWARD,
    SCHEDULE,
    IMAGES,
    EPOCHS,
    UNTRAINED,
    LEFT_OUT,
    "title",
    "url",
)
RESNET_50 = (3, 4, 6, 3)
FLOP_OF_A_MULTIPLY_ADD = 2
FLOP_OF_BOTH_PASSES = 6  # 2 forward, and twice as much backward
MOST_EPOCHS_APART = 0.5
_CORRECT = "correct the table"
_IN_PARTS = {
    "epochs-of-the-words": "The words name the epochs of the run, which are counted by size of image."
}


class _Way(NamedTuple):
    """What is counted of a row: its FLOP to a level in %, or why there are none, and the estimate of them."""

    level: float
    flop: Callable[[TableRow], float | Refusal]
    estimate: Callable[[TableRow], dict[str, Any]]


def training_at(level: float) -> ReadTable:
    """Return the importer of training compute to a level, in %."""
    return partial(_import, way=_Way(level, _training_flop, _by_training))


def inference_at(level: float) -> ReadTable:
    """Return the importer of the operations for one image at a level, in %."""
    return partial(_import, way=_Way(level, _inference_flop, _by_inference))


def _import(data: bytes, /, *, today: date, schemas: str, way: _Way) -> Imported | Refusal:
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(MODEL)
    scored = []
    for row in rows:
        each = _read(row, today, way)
        if isinstance(each, Refusal):
            harvest.skip(row, each.message)
        else:
            scored.append(each)
    for shown in _first_of_each(shown_at(scored, harvest), harvest):
        harvest.add(shown.row, shown.row.cell(NAME), _submission(shown.row, way.estimate(shown.row)))
    harvest.remarks.sort()
    return harvest.files(schemas)


def _first_of_each(shown: Sequence[ScoredRow], harvest: Harvest) -> Iterator[ScoredRow]:
    """Yield the rows but those of a network that had reached the level before with as many operations."""
    seen: set[tuple[str, float]] = set()
    for each in shown:
        key = (each.row.cell(NETWORK), each.amount)
        if key in seen:
            harvest.skip(each.row, "the same network had reached the level before, with as many operations")
        else:
            seen.add(key)
            yield each


def _read(row: TableRow, today: date, way: _Way) -> ScoredRow | Refusal:
    """Return what decides whether a row is shown, or why it cannot be used."""
    if row.cell(LEFT_OUT):
        return Refusal(row.cell(LEFT_OUT), _CORRECT)
    day, score, flop = day_of(row, DATE, today), number_of(row, TOP1), way.flop(row)
    if isinstance(day, Refusal):
        return day
    if isinstance(score, Refusal):
        return score
    if isinstance(flop, Refusal):
        return flop
    return ScoredRow(row=row, day=day, amount=flop, short=short_of(score, way.level))


def _inference_flop(row: TableRow) -> float | Refusal:
    if row.cell(SCHEDULE) or row.cell(AT_LEAST):
        return Refusal("it is another training of a network that is listed, not another network", _CORRECT)
    forward = number_of(row, FORWARD)
    return forward if isinstance(forward, Refusal) else FLOP_OF_A_MULTIPLY_ADD * forward


def _training_flop(row: TableRow) -> float | Refusal:
    if row.cell(UNTRAINED):
        return Refusal(row.cell(UNTRAINED), _CORRECT)
    numbers = numbers_of(row, (IMAGES, EPOCHS))
    if isinstance(numbers, Refusal):
        return numbers
    sizes = _sizes(row)
    if not sizes:
        forward = number_of(row, FORWARD)
        if isinstance(forward, Refusal):
            return forward
        return FLOP_OF_BOTH_PASSES * forward * numbers[IMAGES] * numbers[EPOCHS]
    total = math.fsum(epochs for _, epochs in sizes)
    if abs(total - numbers[EPOCHS]) > MOST_EPOCHS_APART:
        return Refusal(
            f"its image sizes are of {total:g} epochs, the table says {row.cell(EPOCHS)}", _CORRECT
        )
    passes = (epochs * count_imagenet_resnet(RESNET_50, pixels=pixels) for pixels, epochs in sizes)
    return FLOP_OF_BOTH_PASSES * numbers[IMAGES] * math.fsum(passes)


def _sizes(row: TableRow) -> Sequence[tuple[int, int]]:
    """Return pixels along a side and epochs, such as `160:25;192:7`; none where one size is all."""
    pairs = (part.split(":") for part in row.cell(SCHEDULE).split(";") if part)
    return [(int(pixels), int(epochs)) for pixels, epochs in pairs]


def _submission(row: TableRow, estimate: Mapping[str, Any]) -> dict[str, Any]:
    reached = {"is": "at-least"} if row.cell(AT_LEAST) else {}
    not_counted = row.cell("not_counted")
    return {
        "model": row.cell(MODEL),
        "date": row.cell(DATE),
        "publication": _document(row, ""),
        "result": {"value": row.cell(TOP1), **reached},
        "compute": [dict(estimate)],
        **({"not_counted": [{"what": not_counted}]} if not_counted else {}),
        **({"runs": row.cell("runs")} if row.cell("runs") else {}),
        **({"notes": " ".join(notes)} if (notes := list(_notes(row))) else {}),
        **({"answers": _IN_PARTS} if row.cell(SCHEDULE) and "epochs" in row.cell("where") else {}),
    }


def _document(row: TableRow, part: str) -> dict[str, Any]:
    """Return a document of a row, by the start of its columns."""
    authors = row.cell(f"{part}authors")
    named = {"authors": authors.split(";")} if authors else {}
    return {"title": row.cell(f"{part}title"), **named, "url": row.cell(f"{part}url")}


def _notes(row: TableRow) -> Iterator[str]:
    if row.cell("notes"):
        yield row.cell("notes")
    if row.cell("paper"):
        yield f"The network is described in {row.cell('paper')}."


def _source(row: TableRow, keys: Sequence[str], part: str) -> dict[str, Any]:
    return {"for": list(keys), **_document(row, part), "where": row.cell(f"{part}where")}


def _accuracy(row: TableRow) -> dict[str, Any]:
    return _source(row, ("result",), "")


def _by_inference(row: TableRow) -> dict[str, Any]:
    return {
        "method": "operations",
        "forward": f"{row.cell(FORWARD)} multiply-adds",
        "examples": "1",
        "backward": "0",
        "sources": [_accuracy(row), _source(row, ("forward",), _COUNTED)],
    }


def _by_training(row: TableRow) -> dict[str, Any]:
    epochs = _source(row, ("epochs" if float(row.cell(EPOCHS)) > 1 else "examples",), _EPOCHS)
    sizes = _sizes(row)
    if not sizes:
        return {
            "method": "operations",
            "forward": f"{row.cell(FORWARD)} multiply-adds",
            "examples": row.cell(IMAGES),
            "epochs": row.cell(EPOCHS),
            "sources": [_accuracy(row), _source(row, ("forward",), _COUNTED), epochs],
        }
    parts = [
        {
            "method": "operations",
            "what": f"images of {pixels} pixels",
            "forward": f"{count_imagenet_resnet(RESNET_50, pixels=pixels)} multiply-adds",
            "examples": row.cell(IMAGES),
            "epochs": str(count),
            "sources": [*([] if order else [_accuracy(row)]), epochs],
        }
        for order, (pixels, count) in enumerate(sizes)
    ]
    note = (
        "ResNet-50 layer by layer, strides in the 3 x 3 convolutions; what blurs before pooling is left out."
    )
    return {"method": "sum", "parts": parts, "uncertainty": "1.1", "note": note}
