"""One estimate on its own: checked as in a submission, priced, with its problems."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from effsota.frozen import Frozen
from effsota.judging.rules import ClaimContext, check_claim, check_price
from effsota.methods import BY_NAME, build_record
from effsota.model import Evidence, Hardware, Priced, Submission, Tree
from effsota.pipeline.vocabularies import read_hardware
from effsota.problems import Fault, Located, Problem, Refusal
from effsota.reading.document import Document, Parsed, ReadingLimits, parse_document
from effsota.reading.schema import Checked, check_shape, load_schema

_AT = "/compute/0"
# What is typed stands on one line, however long: the schema says of which key it is too long.
_TYPED = ReadingLimits(most_bytes=2**24, most_line_characters=2**24)
_ANY_DAY = date(2199, 12, 31)  # an estimate alone has no date: every chip is out by then


class Calculation(Frozen):
    """A priced estimate, None where there are errors; the pointers of faults lead from the estimate."""

    priced: Priced | None
    errors: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def calculate(estimate: Mapping[str, Any], *, tree: Tree, hardware: Hardware | None = None) -> Calculation:
    """Return the estimate (texts by YAML key) priced with the tree's chips, or what is wrong with it.

    `hardware` are these chips, where they have been read already.
    """
    read, checked = _read(estimate, tree)
    if read.document is None or checked.data is None:
        return Calculation(priced=None, errors=_below((*read.faults, *checked.faults)))
    return _price(
        Submission.from_data("track", "name", checked.data, BY_NAME),
        read.document,
        hardware or read_hardware(tree),
    )


def type_cost(cost: Mapping[str, Any], *, tree: Tree) -> Mapping[str, Any] | tuple[Fault, ...]:
    """Return the cost of one x of a curve (texts by YAML key) as its schema types it, or what is wrong."""
    curve = {"method": "learning-curve", "curve": "a.csv", "x": "step", "y": "y", "cost": cost}
    read, checked = _read(curve, tree)
    if checked.data is None:
        return _below((*read.faults, *checked.faults), at=f"{_AT}/cost")
    typed: Mapping[str, Any] = checked.data["compute"][0]["cost"]
    return typed


def check_stated(part: str, stated: Mapping[str, Any], *, tree: Tree) -> tuple[Fault, ...]:
    """Return what is wrong with what a claim states beside its estimates, such as a price: texts by YAML key.

    `part` is the key under which it stands; the pointers of faults lead from there.
    """
    read, checked = _read_claim({part: stated}, tree)
    return _below((*read.faults, *checked.faults), at=f"/{part}")


def _read(estimate: Mapping[str, Any], tree: Tree) -> tuple[Parsed, Checked]:
    return _read_claim({"compute": [estimate]}, tree)


def _read_claim(stated: Mapping[str, Any], tree: Tree) -> tuple[Parsed, Checked]:
    claim = {
        "model": "A model",
        "date": str(_ANY_DAY),
        "publication": {"title": "A paper", "url": "https://example.org/paper"},
        **stated,
    }
    read = parse_document(json.dumps(claim, indent=1).encode(), limits=_TYPED)
    schema = load_schema(tree["schema/submission.schema.json"].data)
    if isinstance(schema, Refusal):
        unusable = Located(1, 1, "schema-unusable", schema.message, schema.hint)
        return read, Checked(None, (unusable,))
    return read, Checked(None, ()) if read.document is None else check_shape(read.document, schema)


def _price(submission: Submission, document: Document, hardware: Hardware) -> Calculation:
    context = ClaimContext(submission=submission, track=None, hardware=hardware, today=_ANY_DAY)
    problems = [each for each in check_claim(context, document=document) if each.pointer.startswith(_AT)]
    if any(problem.is_error for problem in problems):
        return Calculation(priced=None, errors=_below(each for each in problems if each.is_error))
    record = build_record(submission, Evidence(hardware=hardware))
    problems += check_price(record, document=document)
    errors = _below(each for each in problems if each.is_error)
    return Calculation(
        priced=None if errors else record.headline,
        errors=errors,
        warnings=_below(each for each in problems if not each.is_error),
    )


def _below(found: Iterable[Problem | Located], at: str = _AT) -> tuple[Fault, ...]:
    return tuple(Fault(each.pointer.removeprefix(at), each.message, each.hint) for each in found)
