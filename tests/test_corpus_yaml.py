"""Every hostile or broken YAML file of the corpus is judged as its manifest says."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_bundle
from effsota.judging.report import render_problems
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import check
from effsota.problems import Severity
from effsota.reading.document import parse_document
from effsota.reading.schema import Schema, check_shape, load_schema
from tests.corpus_mapping import CORPUS, UNMAPPED, Case, read_cases, to_files, to_submission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.problems import Problem

TODAY = date(2026, 11, 22)
CASES = [case for case in read_cases() if case.file not in UNMAPPED]
MOST_CALLS = 400_000  # of functions while one file is read: about a quarter of a second
BUNDLE = read_bundle()


@cache
def errors_of(case: Case) -> list[Problem]:
    """Return the errors of the whole check of a tracker that holds the file."""
    files = {path: TreeFile(mode=REGULAR, data=data, size=len(data)) for path, data in to_files(case).items()}
    problems = check({**BUNDLE, **files}, TODAY)
    return [problem for problem in problems if problem.severity is Severity.ERROR]


@contextmanager
def at_most(calls: int) -> Iterator[None]:
    """Fail once more than `calls` functions have been called."""
    count = 0

    def profile(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}
        assert count <= calls, f"more than {calls:,} calls"

    sys.setprofile(profile)
    try:
        yield
    finally:
        sys.setprofile(None)


def test_the_manifest_names_every_file() -> None:
    """No file of the corpus is forgotten, and every one that cannot be mapped is there."""
    stored = {path.relative_to(CORPUS / "yaml").as_posix() for path in (CORPUS / "yaml").rglob("*.yaml")}
    assert {case.file for case in read_cases()} == stored
    assert stored >= UNMAPPED.keys()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_file_of_the_corpus_is_judged(case: Case) -> None:
    """A file is accepted, or refused in words that name what is wrong."""
    errors = errors_of(case)
    assert ("reject" if errors else "accept") == case.expect, (case.why, errors)
    told = render_problems(errors).casefold()
    assert not case.words or any(word.casefold() in told for word in case.words), (case.words, told)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_file_of_the_corpus_is_told_briefly(case: Case) -> None:
    """A report on one file has at most 40 lines of printable text, none of them a workflow command."""
    told = render_problems(errors_of(case))
    lines = told.splitlines()
    assert len(lines) <= 40
    assert not [line for line in lines if not line.isprintable() or len(line) > 800]
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_file_of_the_corpus_is_read_in_few_steps(case: Case) -> None:
    """No file keeps the reader or the schema busy."""
    schema = load_schema(BUNDLE["schema/submission.schema.json"].data)
    assert isinstance(schema, Schema)
    data = to_submission(case.data)
    with at_most(MOST_CALLS):
        reading = parse_document(data)
        if reading.document:
            check_shape(reading.document, schema)
