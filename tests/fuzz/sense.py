"""What may come of an input: problems that a person can find and mend, or numbers that are numbers."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from effsota.disk.folder import read_bundle
from effsota.disk.revision import State, read_folder_state
from effsota.judging.report import render_problems
from effsota.model import Tree, TreeFile
from effsota.pipeline.assessment import assess
from effsota.pipeline.building import build_site
from effsota.showing.website.narrowing import narrow
from effsota.showing.website.site_units import render_board

if TYPE_CHECKING:
    from collections.abc import Iterable

    from effsota.pipeline.assessment import Assessment
    from effsota.problems import Problem

TODAY = date(2026, 11, 22)
MOST_CHARACTERS = 1_300
_WORD = re.compile(rb"nan|inf", re.IGNORECASE)
_NO_NUMBER = re.compile(rb"(?<![\w\"'-])(?:-?NaN|-?nan|-?inf|-?Infinity)(?![\w-])")


class NonsenseError(Exception):
    """Something was accepted, or told, that makes no sense."""


def file_of(data: bytes) -> TreeFile:
    """Return bytes as a file."""
    return TreeFile(mode="100644", data=data, size=len(data))


@cache
def base() -> State:
    """Return the small board that comparisons are tested with."""
    return read_folder_state(Path(__file__).parents[1] / "changes/base")


@cache
def bundle() -> Tree:
    """Return the schemas and templates."""
    return read_bundle()


def demand_sense(tree: Tree, given: bytes) -> Assessment:
    """Return a tree assessed, whose problems are told, or whose boards and pages hold nothing but numbers.

    `given` is the part of it that is tried.
    """
    assessment = assess({**bundle(), **tree}, TODAY)
    demand_words(assessment.problems)
    if not assessment.errors and assessment.tracker is not None:
        site = build_site(assessment, {**bundle(), **tree})
        for narrowed in narrow(site):
            rendered = render_board(narrowed, tree={**bundle(), **tree}, draw=None)
            demand_numbers(rendered.files, given=given)
    return assessment


def demand_words(problems: Iterable[Problem]) -> None:
    """Refuse problems that nobody could find or mend, and those that are ours."""
    problems = list(problems)
    for problem in problems:
        is_located = problem.line >= 1 and problem.column >= 1 and bool(problem.file)
        is_short = 0 < len(problem.message) <= MOST_CHARACTERS and len(problem.hint) <= MOST_CHARACTERS
        if not is_located or not is_short or problem.rule == "internal-error":
            raise NonsenseError(f"told: {problem}")
    told = render_problems(problems)
    if not all(line.isprintable() for line in told.split("\n")):
        raise NonsenseError(f"raw: {told!r}")


def demand_numbers(files: Iterable[tuple[str, bytes]], *, given: bytes) -> None:
    """Refuse files in which what is no number stands for one; what was `given` may say so in words."""
    is_told = _WORD.search(given) is not None
    for path, data in files:
        if path.endswith(".json"):
            json.loads(data, parse_constant=_refuse_constant)
        found = None if is_told else _NO_NUMBER.search(data)
        if found is not None:
            around = data[max(0, found.start() - 60) : found.end() + 20]
            raise NonsenseError(f"{path} holds {around!r}")


def _refuse_constant(name: str) -> None:
    raise NonsenseError(f"JSON holds {name}")
