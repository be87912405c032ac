"""One estimate on its own: checked as in a submission, priced, with its problems."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from effsota.disk import BENEATH
from effsota.judging.rules import ClaimContext, check_claim, check_price
from effsota.methods import BY_NAME, build_record
from effsota.model import Evidence, Priced, Submission
from effsota.pipeline.shapes import read_files
from effsota.pipeline.vocabularies import build_hardware
from effsota.problems import Refusal
from effsota.reading.document import parse_document
from effsota.reading.schema import check_shape, load_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from effsota.model import Hardware, Tree
    from effsota.problems import Problem
    from effsota.reading.document import Document

_AT = "/compute/0"
_ANY_DAY = date(2020, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A priced estimate, None where there are errors; `problems` by the key they concern."""

    priced: Priced | None
    errors: tuple[tuple[str, Refusal], ...] = ()
    warnings: tuple[tuple[str, Refusal], ...] = ()


def calculate(estimate: Mapping[str, Any], *, tree: Tree) -> Calculation:
    """Return the estimate (texts by YAML key) priced with the tree's chips, or what is wrong with it."""
    claim = {
        "model": "A model",
        "date": "2020-01-01",
        "publication": {"title": "A paper", "url": "https://example.org/paper"},
        "compute": [estimate],
    }
    document = parse_document(json.dumps(claim).encode()).document
    schema = load_schema(tree["schema/submission.schema.json"].data)
    if document is None or isinstance(schema, Refusal):
        raise TypeError(claim)
    checked = check_shape(document, schema)
    if checked.data is None:
        return Calculation(priced=None, errors=_by_key(checked.faults))
    return _price(Submission.from_data("track", "name", checked.data, BY_NAME), document, tree)


def read_hardware(tree: Tree) -> Hardware:
    """Return the chips of a tree; a file with faults adds none."""
    rooms = ("schema/", BENEATH)
    readings, _ = read_files({file: tree[file] for file in tree if file.startswith(rooms)}, without=())
    return build_hardware(readings)


def _price(submission: Submission, document: Document, tree: Tree) -> Calculation:
    hardware = read_hardware(tree)
    context = ClaimContext(submission=submission, track=None, hardware=hardware, today=_ANY_DAY)
    problems = [each for each in check_claim(context, document=document) if each.pointer.startswith(_AT)]
    if any(problem.is_error for problem in problems):
        return Calculation(priced=None, errors=_by_key(each for each in problems if each.is_error))
    record = build_record(submission, Evidence(hardware=hardware))
    problems += check_price(record, document=document)
    errors = _by_key(each for each in problems if each.is_error)
    return Calculation(
        priced=None if errors else record.headline,
        errors=errors,
        warnings=_by_key(each for each in problems if not each.is_error),
    )


def _by_key(problems: Iterable[Problem | Any]) -> tuple[tuple[str, Refusal], ...]:
    return tuple(
        (each.pointer.removeprefix(_AT).removeprefix("/"), Refusal(each.message, each.hint))
        for each in problems
    )
