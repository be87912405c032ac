"""CIFAR-10 at a level of accuracy, from a table of its speedruns: operations by the layers of a network."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from effsota.bringing.importers.cifar_recipe import CifarRecipe, RecipePhase
from effsota.bringing.importers.cifar_recipes import CIFAR_RECIPES, why_not
from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.idle_chips import USUAL_SHARE, answer_for_idle_chips
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.importer import ReadTable
from effsota.bringing.importers.row_values import day_of, number_of
from effsota.limits import propose_name
from effsota.problems import Refusal

LEVEL, NAME, DATE, STATED_DATE, CHIPS = "level", "name", "date", "date_stated", "chips"
SECONDS, ACCURACY, FLOP, COUNTED, DOLLARS = "seconds", "accuracy", "flop_stated", "flop_counted", "usd"
BY_TIME = "flop_by_hardware_time"
NEEDED = (LEVEL, NAME, DATE, STATED_DATE, CHIPS, SECONDS, ACCURACY, FLOP, COUNTED, DOLLARS, BY_TIME)
STATED_IN = {
    "title": "cifar10-airbench",
    "authors": ["Keller Jordan"],
    "url": "https://github.com/KellerJordan/cifar10-airbench/tree/f1c599c4af24aca803e3e65a6a7e52a502e09d0e",
    "where": "README and heads of the scripts",
}
FLOP_PER_MULTIPLY_ADD = 2
MOST_APART = 0.02  # of the table's own count; beyond, the difference is told
# 2.67 in "2.67 then 2.59", 3.83 in "3.83 (compiled 3.09)"; a bound or a range is no time.
_TIME = re.compile(r"(?P<seconds>[0-9]+(?:\.[0-9]+)?)(?: then .*| \(.*\))?")
_FIRST_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def cifar10_at(level: int) -> ReadTable:
    """Return the importer of the speedruns to a level of accuracy, in percent."""
    return partial(_import, level)


def _import(level: int, data: bytes, /, *, today: date, schemas: str) -> Imported | Refusal:
    """Return the recipes whose operations were counted; the others are told with the reason."""
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(NAME)
    others = [row for row in rows if number_of(row, LEVEL) != level]
    if others:
        harvest.skip(others[0], f"{len(others)} rows, this the first, are of other levels than {level}")
    for row in rows:
        if row in others:
            continue
        found = _submission(row, level, today)
        if isinstance(found, dict):
            for each in _differences(row):
                harvest.tell(row, each)
        harvest.add(row, propose_name(row.cell(NAME)), found)
    return harvest.files(schemas)


def _count(recipe: CifarRecipe) -> float:
    """Return the FLOP of a whole run."""
    passes = (each.forward * each.images * each.epochs * (1 + each.backward) for each in recipe.phases)
    return FLOP_PER_MULTIPLY_ADD * math.fsum(passes)


def _differences(row: TableRow) -> Iterator[str]:
    """Yield where the table's own count, or its day, is not that of the code."""
    recipe = CIFAR_RECIPES[row.cell(NAME)]
    counted, flop = number_of(row, COUNTED), _count(recipe)
    if recipe.day:
        yield f"the table says {row.cell(DATE)}, the code that was counted is of {recipe.day}"
    if not isinstance(counted, Refusal) and not math.isclose(flop, counted, rel_tol=MOST_APART):
        yield f"the layers of its code give {flop:.3g} FLOP, the table {row.cell(COUNTED)}: taken by the code"


def _submission(row: TableRow, level: int, today: date) -> dict[str, Any] | Refusal:
    recipe = CIFAR_RECIPES.get(row.cell(NAME))
    if recipe is None:
        return Refusal(why_not(row.cell(NAME)), "")
    first = day_of(row, DATE, today)
    if isinstance(first, Refusal):
        return first
    stated = day_of(row, STATED_DATE, today)
    day = first if isinstance(stated, Refusal) else max(first, stated)
    day = date.fromisoformat(recipe.day) if recipe.day else day
    accuracy = _FIRST_NUMBER.match(row.cell(ACCURACY))
    if accuracy and float(accuracy[0]) < level:
        return Refusal(f"its {accuracy[0]} % lie below {level} %", "correct the table")
    value = {"value": accuracy[0], "is": "measured"} if accuracy else {"value": str(level), "is": "at-least"}
    return _build(row, recipe, day=day, value=value)


def _build(row: TableRow, recipe: CifarRecipe, *, day: date, value: dict[str, str]) -> dict[str, Any]:
    time = _TIME.fullmatch(row.cell(SECONDS))
    dollars, printed = row.cell(DOLLARS).strip(), row.cell(FLOP).strip()
    page = {"title": recipe.page_title, "url": recipe.page}
    priced = {**page, "where": "costPerHour, times the hours to the level"}
    estimates = [_by_layers(recipe), *(_by_time(row, recipe, time["seconds"], page) if time else [])]
    by_time = number_of(row, BY_TIME)
    notes = " ".join(filter(None, (recipe.judged, recipe.note)))
    answers = {}
    if len(estimates) > 1 and not isinstance(by_time, Refusal):
        answers = answer_for_idle_chips(_count(recipe), by_time)
    return {
        "model": recipe.label,
        "date": day.isoformat(),
        **({"date_of": "rerun"} if recipe.is_rerun else {}),
        "publication": {"title": recipe.page_title, "authors": list(recipe.authors), "url": recipe.page},
        "result": value,
        "compute": estimates,
        **({"published": {"compute": f"{printed} FLOP", "source": STATED_IN}} if printed else {}),
        **({"runs": str(recipe.runs)} if recipe.runs else {}),
        **({"wall_clock": f"{time['seconds']} seconds"} if time else {}),
        **({"cost": {"usd": dollars, "date": day.isoformat(), "source": priced}} if dollars else {}),
        **({"notes": notes} if notes else {}),
        **({"answers": answers} if answers else {}),
    }


def _by_layers(recipe: CifarRecipe) -> dict[str, Any]:
    parts = [_phase(recipe, each) for each in recipe.phases]
    if len(parts) > 1:
        return {"method": "sum", "parts": parts}
    return {key: value for key, value in parts[0].items() if key != "what"}


def _phase(recipe: CifarRecipe, phase: RecipePhase) -> dict[str, Any]:
    source = {"for": ["forward", "examples", "epochs"], "title": recipe.code_title, "url": recipe.code}
    if phase.epochs == 1:
        source["for"] = ["forward", "examples"]
    return {
        "method": "operations",
        "what": phase.what,
        "forward": f"{phase.forward} multiply-adds",
        "examples": str(phase.images),
        **({"epochs": f"{phase.epochs:g}"} if phase.epochs != 1 else {}),
        **({"backward": f"{phase.backward:g}"} if phase.backward != 2 else {}),
        "sources": [{**source, "where": recipe.where}],
    }


def _by_time(
    row: TableRow, recipe: CifarRecipe, seconds: str, page: dict[str, str]
) -> Iterator[dict[str, Any]]:
    if recipe.chip:
        yield {
            "method": "hardware-time",
            "hardware": recipe.chip,
            "precision": recipe.precision,
            "count": row.cell(CHIPS),
            "time": f"{seconds} seconds",
            "utilization": str(USUAL_SHARE),
            "sources": [{"for": ["hardware", "count", "time"], **page}],
            "note": "Rough: a third of the peak is a rule of thumb.",
        }
