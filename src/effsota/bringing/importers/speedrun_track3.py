"""The third track of the NanoGPT speedrun, 3.28 on FineWeb by the optimizer alone, from a table of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from effsota.bringing.importers.cleaning import clean_line, split_names
from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.row_values import day_of, link_of, numbers_of
from effsota.bringing.importers.speedrun_track2 import (
    AT_COMMIT,
    FLOP_PER_PARAMETER_AND_TOKEN,
    MOST_APART,
    MOST_AUTHORS,
    REPOSITORY,
)
from effsota.problems import Refusal

RESULT, DATE, STEPS, LOSS, RUNS = "result", "date", "steps", "mean_val_loss", "runs"
TOKENS, PARAMETERS, FLOP, LINK = "tokens", "matmul_parameters", "flop_6ND", "log_link"
WHAT, WHO = "description", "contributors"
_NUMBERS = (RESULT, STEPS, LOSS, RUNS, TOKENS, PARAMETERS, FLOP)
NEEDED = (*_NUMBERS, DATE, LINK, WHAT, WHO)
TARGET = 3.28
TOKENS_OF_A_STEP = 8 * 64 * 1024
# The source asks for a mean this far below the target with one run, and for less by the root of the runs.
LEAST_MARGIN = 0.004
MOST_OF_A_NAME, MOST_OF_A_NOTE = 100, 800
_MOST_ROUNDED = 5e-5  # the table prints four digits of the loss
_ROOM = "records/track_3_optimization"
_BUILDS_ON = re.compile(r"\bSetup from #(\d+)|^(?:NorMuonH|MuonH) \(#(\d+)\)")
_CORRECT = "correct the table"


def import_track3(data: bytes, /, *, today: date, schemas: str) -> Imported | Refusal:
    """Return the results whose mean loss reaches the level; the others are told with the reason."""
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(WHAT)
    for row in rows:
        harvest.add_numbered(row, by=RESULT, name="result-{:02.0f}", read=partial(_submission, today=today))
    return harvest.files(schemas)


def _submission(row: TableRow, today: date) -> dict[str, Any] | Refusal:
    numbers, day, link = numbers_of(row, _NUMBERS), day_of(row, DATE, today), link_of(row, LINK)
    if isinstance(numbers, Refusal):
        return numbers
    if isinstance(day, Refusal):
        return day
    if isinstance(link, Refusal):
        return link
    commit = AT_COMMIT.match(link)
    if commit is None:
        return Refusal("its log is not at a commit of the speedrun's repository", _CORRECT)
    wrong = _contradiction(row, numbers)
    return wrong or _build(row, numbers, day=day, link=link, commit=commit["commit"])


def _contradiction(row: TableRow, numbers: Mapping[str, float]) -> Refusal | None:
    """Return why the figures of a row do not belong together, or do not reach the level."""
    if numbers[LOSS] > TARGET:
        return Refusal(f"its loss of {row.cell(LOSS)} never reaches {TARGET}", _CORRECT)
    if numbers[TOKENS] != numbers[STEPS] * TOKENS_OF_A_STEP:
        return Refusal(f"its tokens are not {TOKENS_OF_A_STEP:,} of each step", _CORRECT)
    flop = FLOP_PER_PARAMETER_AND_TOKEN * numbers[PARAMETERS] * numbers[TOKENS]
    if abs(flop / numbers[FLOP] - 1) > MOST_APART:
        told = f"parameters and tokens give {flop:.4g} FLOP, the table {numbers[FLOP]:.4g}"
        return Refusal(told, _CORRECT)
    return None


def _build(
    row: TableRow, numbers: Mapping[str, float], *, day: date, link: str, commit: str
) -> dict[str, Any]:
    number, whole = row.cell(RESULT).strip(), row.cell(WHAT).replace("\\_", "_")
    what = clean_line(whole, most=MOST_OF_A_NAME).text
    title = f"modded-nanogpt track 3, log of result {number}"
    who = [name.removeprefix("PR by ") for name in _names(row.cell(WHO))]
    thanked = [{"name": name, "for": "contributor, as the source prints it"} for name in who]
    parents = [int(one or other) for one, other in _BUILDS_ON.findall(whole)]
    return {
        "model": f"#{number}: {what}",
        "date": day.isoformat(),
        "publication": {"title": title, **({"authors": who} if who else {}), "url": link},
        "result": {"value": row.cell(LOSS), "run": {"step": row.cell(STEPS)}},
        "compute": [_by_parameters(row, link, commit)],
        **({"credits": thanked} if who else {}),
        "code": {"url": REPOSITORY, "commit": commit},
        "log": {"url": link},
        "runs": row.cell(RUNS),
        **({"builds_on": [f"fineweb-3-28-optimizer/result-{one:02}" for one in parents]} if parents else {}),
        **_notes(numbers, what, clean_line(whole, most=MOST_OF_A_NOTE).text),
    }


def _names(text: str) -> list[str]:
    """Return who handed a result in, without what the source says of them in brackets."""
    plain = re.sub(r"\s*\([^)]*\)", "", text).replace(" and ", ",")
    return [name for name in split_names(plain, most=MOST_AUTHORS).text.split("\n") if name.strip("-")]


def _notes(numbers: Mapping[str, float], name: str, whole: str) -> dict[str, str]:
    """Return the description where the name had to be cut, and whether the runs fail the source's test."""
    told = [] if name == whole else [f"The source describes it so: {whole}"]
    margin = (TARGET - numbers[LOSS] + _MOST_ROUNDED) * numbers[RUNS] ** 0.5
    if margin < LEAST_MARGIN:
        runs = "One run" if numbers[RUNS] == 1 else f"{numbers[RUNS]:.0f} runs"
        told.append(f"{runs}: too few, or too near the level, for the test that the source asks for.")
    return {"notes": "\n".join(told)} if told else {}


def _by_parameters(row: TableRow, link: str, commit: str) -> dict[str, Any]:
    steps = f"{int(row.cell(STEPS)):,} steps"
    readme = {
        "for": ["result", "tokens"],
        "title": "modded-nanogpt track 3, README",
        "url": f"{REPOSITORY}/blob/{commit}/{_ROOM}/README.md",
        "where": f"result {row.cell(RESULT)}, {steps}",
    }
    code = {
        "for": ["parameters", "tokens"],
        "title": "modded-nanogpt track 3, train_gpt_simple.py",
        "url": f"{REPOSITORY}/blob/{commit}/{_ROOM}/train_gpt_simple.py",
        "where": "12 layers of width 768, a head over 50,304 tokens, 524,288 tokens a step",
    }
    return {
        "method": "parameters",
        "parameters": row.cell(PARAMETERS),
        "tokens": row.cell(TOKENS),
        "run": {"step": row.cell(STEPS), "log": link},
        "sources": [readme, code],
        "note": "The network is the same for all; attention and the optimizer's own operations are left out.",
    }
