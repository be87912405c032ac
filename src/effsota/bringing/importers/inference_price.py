"""Epoch AI's table of the cheapest language models at fixed scores, as the track of one test and level."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any

from effsota.bringing.importers.cleaning import clean_line
from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.harvest import Harvest
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.importer import ReadTable
from effsota.bringing.importers.row_values import day_of, number_of
from effsota.judging.rules.doubts.overshoot import LEAST_OF_ERRORS
from effsota.limits import propose_name
from effsota.problems import Refusal

TEST, REFERENCE, RANGE, MODEL = "bench", "threshold_model", "performance_range", "Model Name"
DATE, PRICE, SCORE = "Release Date", "USD per 1M Tokens", "benchmark_score"
NEEDED = (TEST, REFERENCE, RANGE, MODEL, DATE, PRICE, SCORE)
PRICE_LEVELS = (
    ("mmlu-gpt-3", "MMLU", "GPT-3"),
    ("mmlu-gpt-3-5", "MMLU", "GPT-3.5"),
    ("mmlu-gpt-4", "MMLU", "GPT-4-0314"),
    ("mmlu-gpt-4-turbo", "MMLU", "GPT-4 Turbo"),
    ("gpqa-gpt-4", "GPQA Diamond", "GPT-4-0314"),
    ("gpqa-gpt-4-turbo", "GPQA Diamond", "GPT-4 Turbo"),
    ("math-500-gpt-3-5-turbo", "MATH-500", "GPT-3.5-Turbo-2023-06"),
    ("math-500-gpt-4-turbo", "MATH-500", "GPT-4 Turbo"),
    ("math-5-gpt-4", "MATH 5", "GPT-4-0613"),
    ("math-5-gpt-4-turbo", "MATH 5", "GPT-4 Turbo"),
    ("humaneval-gpt-4", "HumanEval", "GPT-4-0314"),
    ("humaneval-gpt-3-5-turbo", "HumanEval", "GPT-3.5-Turbo-2023-06"),
    ("arena-gpt-3-5-turbo", "LMSys Chatbot Arena ELO", "GPT-3.5 Turbo"),
    ("arena-gpt-4", "LMSys Chatbot Arena ELO", "GPT-4-0314"),
    ("arena-gpt-4-turbo", "LMSys Chatbot Arena ELO", "GPT-4 Turbo"),
)
_RANGE = re.compile(r"\[(?P<least>[\d.]+), (?P<most>[\d.]+)\]")
_FAR_BEYOND = {
    "result-far-beyond": "No model nearer the level was as cheap, and a price is of a whole model."
}
BLEND = "3 input : 1 output"
PUBLICATION = {
    "title": "LLM inference prices have fallen rapidly but unequally across tasks",
    "authors": ["Epoch AI"],
    "url": "https://epoch.ai/data-insights/llm-inference-price-trends",
}
_TABLE = {
    "title": "llm-benchmark-efficiency, lowest_price_models_data.csv",
    "authors": ["Epoch AI"],
    "url": "https://github.com/epoch-research/llm-benchmark-efficiency/blob/"
    "34b923314338360d1b1bbed6ec30d9299e54fdae/results/default/"
    "lowest_price_models_above_previous_frontier/lowest_price_models_data.csv",
}


def price_at(test: str, reference: str) -> ReadTable:
    """Return the importer of the prices of models that do as well on a test as a model of reference."""
    return partial(_import, test=test, reference=reference)


def _import(data: bytes, /, *, today: date, schemas: str, test: str, reference: str) -> Imported | Refusal:
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    harvest = Harvest(MODEL)
    others = [row for row in rows if (row.cell(TEST), row.cell(REFERENCE)) != (test, reference)]
    if others:
        harvest.skip(others[0], f"{len(others)} rows, this the first, are of other tests or levels")
    for row in rows:
        if row not in others:
            day = row.cell(DATE).strip()
            harvest.add(row, propose_name(f"{row.cell(MODEL)} {day}"), _submission(row, today))
    return harvest.files(schemas)


def _submission(row: TableRow, today: date) -> dict[str, Any] | Refusal:
    day, price, score = day_of(row, DATE, today), number_of(row, PRICE), number_of(row, SCORE)
    if isinstance(day, Refusal):
        return day
    if isinstance(price, Refusal):
        return price
    if isinstance(score, Refusal):
        return score
    where = f"{row.cell(TEST)}, {row.cell(REFERENCE)}, {clean_line(row.cell(MODEL)).text} of {day}"
    return {
        "model": clean_line(row.cell(MODEL), most=100).text,
        "date": day.isoformat(),
        "publication": PUBLICATION,
        "result": {"value": row.cell(SCORE)},
        "price": {
            "usd_per_million_tokens": row.cell(PRICE),
            "date": day.isoformat(),
            "blend": BLEND,
            "source": {**_TABLE, "where": where},
        },
        **({"answers": _FAR_BEYOND} if _is_far_beyond(row, score) else {}),
    }


def _is_far_beyond(row: TableRow, score: float) -> bool:
    """Return whether more than half of the errors that the level allows are gone."""
    found = _RANGE.fullmatch(row.cell(RANGE))
    if found is None:
        return False
    least, most = float(found["least"]), float(found["most"])
    return most - score < LEAST_OF_ERRORS * (most - least)
