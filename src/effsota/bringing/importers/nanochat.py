"""The time-to-GPT-2 leaderboard of nanochat, from a table of its runs with the operations of each token."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from effsota.bringing.importers.cleaning import clean_line
from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.row_values import day_of, link_of, number_of, numbers_of
from effsota.problems import Refusal

RUN, DATE, COMMIT, DEPTH, WIDTH = "run", "date", "commit", "depth", "width"
TOKENS, TOKENS_FROM, PER_TOKEN, FLOP = "tokens", "tokens_from", "flop_per_token", "flop_derived"
SECONDS, CORE, RUNS, DATASET, FP8 = "seconds_8xH100", "core", "runs", "dataset", "fp8"
DOLLARS, LINK, SOURCE, NOTE = "usd_at_3_per_gpu_hour", "link", "source", "note"
CONTRIBUTORS = "contributors"  # not needed; parted by semicolons
_TEXTS = (RUN, DATE, COMMIT, TOKENS_FROM, RUNS, DATASET, FP8, LINK, SOURCE, NOTE)
_NUMBERS = (DEPTH, WIDTH, TOKENS, PER_TOKEN, FLOP, SECONDS, CORE, DOLLARS)
NEEDED = (*_TEXTS, *_NUMBERS)
REPOSITORY = "https://github.com/karpathy/nanochat"
LEADERBOARD, AUTHORS = "nanochat leaderboard", ["Andrej Karpathy"]
_AT_COMMIT = re.compile(re.escape(REPOSITORY) + r"/blob/(?P<commit>[0-9a-f]{40})/dev/LEADERBOARD\.md#run-\d+")
_SHORT_COMMIT = re.compile(r"[0-9a-f]{7,40}")
PASSES = 3  # a forward pass, and a backward pass that is two of them
LEVEL = 0.256525
MOST_APART = 1e-3  # the table rounds to five digits
_CODE = "nanochat/gpt.py"
_ONE_RUN = {
    "one-run-alone": "The leaderboard took one run until run 4, and showed with that how runs spread."
}
_EIGHT_BITS = {
    "precision-of-the-words": "The linear layers ran in fp8, the rest in bf16, whose peak is counted."
}
_AFTER_GPT_2 = {
    "long-leap": "Seven years lie between GPT-2 and the first run of the leaderboard, and no record of theirs"
    " is on this board."
}
_CORRECT = "correct the table"


def import_nanochat(data: bytes, /, *, today: date, schemas: str) -> Imported | Refusal:
    """Return the runs that reach the level; the others are told with the reason."""
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(RUN)
    for row in rows:
        number = number_of(row, RUN)
        if isinstance(number, Refusal):
            harvest.skip(row, number.message)
            continue
        found, before = _submission(row, today), f"run-{number - 1:.0f}"
        if isinstance(found, dict) and before in harvest.submissions:
            found["builds_on"] = [f"nanochat-gpt2/{before}"]
        harvest.add(row, f"run-{number:.0f}", found)
    return harvest.files(schemas)


def _submission(row: TableRow, today: date) -> dict[str, Any] | Refusal:
    numbers, day, link = numbers_of(row, _NUMBERS), day_of(row, DATE, today), link_of(row, LINK)
    if isinstance(numbers, Refusal):
        return numbers
    if isinstance(day, Refusal):
        return day
    if isinstance(link, Refusal):
        return link
    commit = _AT_COMMIT.fullmatch(link)
    if commit is None or not _SHORT_COMMIT.fullmatch(row.cell(COMMIT)):
        return Refusal("it names no commit of nanochat and of its leaderboard", _CORRECT)
    wrong = _contradiction(row, numbers)
    return wrong or _build(row, numbers, day=day, link=link, commit=commit["commit"])


def _contradiction(row: TableRow, numbers: Mapping[str, float]) -> Refusal | None:
    """Return why the figures of a row do not belong together, or do not reach the level."""
    flop = numbers[PER_TOKEN] * numbers[TOKENS]
    if abs(flop / numbers[FLOP] - 1) > MOST_APART:
        return Refusal(f"its tokens give {flop:.5g} FLOP, the table {numbers[FLOP]:.5g}", _CORRECT)
    if numbers[CORE] < LEVEL:
        return Refusal(f"its CORE of {row.cell(CORE)} lies below {LEVEL}", _CORRECT)
    return None


def _build(
    row: TableRow, numbers: Mapping[str, float], *, day: date, link: str, commit: str
) -> dict[str, Any]:
    run, note = row.cell(RUN).strip(), clean_line(row.cell(NOTE)).text
    data = clean_line(row.cell(DATASET)).text
    answers = {
        **(_AFTER_GPT_2 if run == "1" else {}),
        **(_ONE_RUN if row.cell(RUNS).strip() == "1" else {}),
        **(_EIGHT_BITS if row.cell(FP8).strip() == "yes" else {}),
    }
    shape = f"{row.cell(DEPTH)} layers of width {row.cell(WIDTH)}"
    prices = {"title": "nanochat README", "url": f"{REPOSITORY}/blob/{commit}/README.md"}
    thanked = _credits(row)
    return {
        "model": f"nanochat, run {run}: d{row.cell(DEPTH)} on {data}",
        "date": day.isoformat(),
        "publication": {"title": LEADERBOARD, "authors": AUTHORS, "url": link},
        "result": {"value": row.cell(CORE)},
        "compute": [
            _by_operations(row, numbers, link, shape),
            _by_time(row, link),
        ],
        **({"credits": thanked} if thanked else {}),
        "code": {"url": REPOSITORY, "commit": row.cell(COMMIT)},
        "runs": row.cell(RUNS),
        "wall_clock": f"{row.cell(SECONDS)} seconds",
        "cost": {
            "usd": row.cell(DOLLARS),
            "date": day.isoformat(),
            "source": {
                **prices,
                "where": "about $3 for an hour of an H100, times eight and the time of the run",
            },
        },
        "notes": f"Training data: {data}." + (f" In the table that was read: {note}." if note else ""),
        **({"answers": answers} if answers else {}),
    }


def _credits(row: TableRow) -> list[dict[str, str]]:
    """Return the contributors that the leaderboard names for a run; a table may be without them."""
    names = (clean_line(name).text for name in row.cell(CONTRIBUTORS).split(";"))
    return [{"name": name, "for": "contributor, as the source prints it"} for name in names if name]


def _by_operations(row: TableRow, numbers: Mapping[str, float], link: str, shape: str) -> dict[str, Any]:
    forward = numbers[PER_TOKEN] / PASSES
    commit = row.cell(COMMIT)
    code = {
        "title": f"nanochat, gpt.py of run {row.cell(RUN)}",
        "url": f"{REPOSITORY}/blob/{commit}/nanochat/gpt.py",
    }
    return {
        "method": "operations",
        "forward": f"{forward:.12g} FLOP",
        "examples": row.cell(TOKENS),
        "sources": [
            {"for": ["forward"], **code, "where": "estimate_flops"},
            {"for": ["examples"], "title": LEADERBOARD, "authors": AUTHORS, "url": link},
        ],
        "note": f"Of one token: a third of what the trainer counts for both passes, attention too, {shape};"
        f" examples are tokens, by {clean_line(row.cell(TOKENS_FROM)).text}.",
    }


def _by_time(row: TableRow, link: str) -> dict[str, Any]:
    is_fp8 = row.cell(FP8).strip() == "yes"
    rough = "Rough: a third of the peak is a rule of thumb"
    return {
        "method": "hardware-time",
        "hardware": "nvidia-h100-sxm5-80gb",
        "precision": "bf16",
        "count": "8",
        "time": f"{row.cell(SECONDS)} seconds",
        "utilization": "0.33",
        "sources": [{"for": ["time"], "title": LEADERBOARD, "authors": AUTHORS, "url": link}],
        "note": f"{rough}; the linear layers ran in fp8, whose peak is higher." if is_fp8 else f"{rough}.",
    }
