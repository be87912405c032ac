"""The second track of the NanoGPT speedrun, validation loss 2.92 on FineWeb, from a table of its records."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any

from effsota.bringing.importers.cleaning import clean_line, split_names
from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.row_values import day_of, link_of, numbers_of
from effsota.problems import Refusal

RECORD, DATE, MINUTES, TARGET, LOSS = "record", "date", "minutes", "loss_target", "final_val_loss_in_log"
STEPS, TOKENS, PARAMETERS, FLOP, LINK = "steps", "tokens", "matmul_parameters", "flop_6ND", "log_link"
WHAT, WHO, NOTE = "description", "contributors", "note"
NEEDED = (RECORD, DATE, MINUTES, TARGET, LOSS, STEPS, TOKENS, PARAMETERS, FLOP, LINK, WHAT, WHO, NOTE)
REPOSITORY = "https://github.com/KellerJordan/modded-nanogpt"
AT_COMMIT = re.compile(re.escape(REPOSITORY) + r"/blob/(?P<commit>[0-9a-f]{40})/records/")
_OF_ANOTHER_RUN = re.compile(r"linked log: .* vs [0-9.]+ listed")
_COMBINES = re.compile(r"Combine both records (\d+) & (\d+)")
FLOP_PER_PARAMETER_AND_TOKEN = 6  # forward and backward pass
MOST_APART = 1e-3  # the table rounds to four digits
MOST_AUTHORS = 20
_CORRECT = "correct the table"


def import_track2(data: bytes, /, *, today: date, schemas: str) -> Imported | Refusal:
    """Return the records whose log shows that they reach the level; the others are told with the reason."""
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(WHAT)
    for row in rows:
        harvest.add_numbered(row, by=RECORD, name="record-{:02.0f}", read=partial(_submission, today=today))
    return harvest.files(schemas)


def _submission(row: TableRow, today: date) -> dict[str, Any] | Refusal:
    link, day = link_of(row, LINK), day_of(row, DATE, today)
    if isinstance(link, Refusal):
        return Refusal("no log of it is linked, so steps and loss are not known", link.hint)
    if isinstance(day, Refusal):
        return day
    commit = AT_COMMIT.match(link)
    if commit is None:
        return Refusal("its log is not at a commit of the speedrun's repository", _CORRECT)
    return _contradiction(row) or _build(row, day=day, link=link, commit=commit["commit"])


def _contradiction(row: TableRow) -> Refusal | None:
    """Return why log and table are not of one run that reaches the level."""
    if _OF_ANOTHER_RUN.search(row.cell(NOTE)):
        note = clean_line(row.cell(NOTE)).text
        return Refusal(f"the log is not of the run that is listed ({note})", _CORRECT)
    numbers = numbers_of(row, (LOSS, TARGET, STEPS, TOKENS, PARAMETERS, MINUTES, FLOP))
    if isinstance(numbers, Refusal):
        return numbers
    if numbers[LOSS] > numbers[TARGET]:
        return Refusal(f"its loss of {row.cell(LOSS)} never reaches {row.cell(TARGET)}", _CORRECT)
    flop = FLOP_PER_PARAMETER_AND_TOKEN * numbers[PARAMETERS] * numbers[TOKENS]
    if abs(flop / numbers[FLOP] - 1) > MOST_APART:
        told = f"parameters and tokens give {flop:.4g} FLOP, the table {numbers[FLOP]:.4g}"
        return Refusal(told, _CORRECT)
    return None


def _build(row: TableRow, *, day: date, link: str, commit: str) -> dict[str, Any]:
    number, what = row.cell(RECORD).strip(), clean_line(row.cell(WHAT), most=300).text
    title = f"modded-nanogpt track 2, log of record {number}"
    who = [name for name in split_names(row.cell(WHO), most=MOST_AUTHORS).text.split("\n") if name.strip("-")]
    run = {"step": row.cell(STEPS)}
    built_on = _COMBINES.search(what)
    parents = [f"fineweb-2-92/record-{int(each):02}" for each in built_on.groups()] if built_on else []
    thanked = [{"name": name, "for": "contributor, as the source prints it"} for name in who]
    note = clean_line(row.cell(NOTE)).text
    return {
        "model": f"#{number}: {what}",
        "date": day.isoformat(),
        "publication": {"title": title, **({"authors": who} if who else {}), "url": link},
        "result": {"value": row.cell(LOSS), "run": run},
        "compute": [_by_parameters(row, title, link, run), _by_time(row, commit)],
        **({"credits": thanked} if who else {}),
        "code": {"url": REPOSITORY, "commit": commit},
        "log": {"url": link},
        "wall_clock": f"{row.cell(MINUTES)} minutes",
        **({"builds_on": parents} if parents else {}),
        **({"notes": f"{note}."} if note else {}),
    }


def _by_parameters(row: TableRow, title: str, link: str, run: dict[str, str]) -> dict[str, Any]:
    where = f"{int(row.cell(STEPS)):,} steps; the log holds the code that ran"
    return {
        "method": "parameters",
        "parameters": row.cell(PARAMETERS),
        "tokens": row.cell(TOKENS),
        "run": run,
        "sources": [{"for": ["parameters", "tokens"], "title": title, "url": link, "where": where}],
        "note": "Parameters that each token is multiplied with; embeddings are looked up, and attention is"
        " left out.",
    }


def _by_time(row: TableRow, commit: str) -> dict[str, Any]:
    source = {
        "for": ["time"],
        "title": "modded-nanogpt README",
        "url": f"{REPOSITORY}/blob/{commit}/README.md",
        "where": f"speedrun track 2, record {row.cell(RECORD)}",
    }
    return {
        "method": "hardware-time",
        "hardware": "nvidia-h100-sxm5-80gb",
        "precision": "bf16",
        "count": "8",
        "time": f"{row.cell(MINUTES)} minutes",
        "utilization": "0.33",
        "sources": [source],
        "note": "Rough: 33 % of the peak is a rule of thumb, and a gain of systems alone looks like one of"
        " algorithms here.",
    }
