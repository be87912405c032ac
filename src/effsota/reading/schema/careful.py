"""What is wrong with a document, in plain words: the careful path, for a file in which something is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jsonschema import Draft202012Validator, SchemaError

from effsota.problems import Fault, Located
from effsota.reading.document import Document, keep_few
from effsota.reading.pointer import to_pointer
from effsota.reading.schema.branches import Node
from effsota.reading.schema.plain_words import word
from effsota.reading.schema.validator import find_violations, make_validator

_ORDER = (
    "wrong-kind",
    "not-a-number",
    "not-a-date",
    "bad-quantity",
    "out-of-range",
    "bad-link",
    "too-long",
    "bad-text",
)
# What stands where a violation has no words of its own: a file that is wrong is never taken for right.
_UNTOLD = "this is not what the schema asks"
_COMPARE = "compare it with a file on file, or with the schema"


def find_mistake(root: Any) -> Exception | None:
    """Return what makes a schema none of JSON Schema 2020-12."""
    try:
        Draft202012Validator.check_schema(root)
    except (SchemaError, RecursionError) as error:
        return error
    return None


def make_explainer(root: Node) -> Callable[[Document], list[Located]]:
    """Return what tells all that is wrong with a document's shape, but for what the reader has blamed."""
    validator = make_validator(root)

    def explain(document: Document) -> list[Located]:
        violations = [*find_violations(validator, document.data)]
        found = [each for violation in violations for each in word(violation, root)]
        if violations and not found:
            found = [("wrong-shape", Fault(to_pointer(violations[0].path), _UNTOLD, _COMPARE))]
        return keep_few(_keep_telling(found, document), _alike)

    return explain


def _keep_telling(found: Iterable[tuple[str, Fault]], document: Document) -> Iterator[Located]:
    """Keep one fault for each place, and none where the reader has spoken already."""
    told = set(document.faulty)
    for rule, fault in sorted(found, key=_rank):
        above = fault.pointer
        while above and above not in told:
            above = above.rpartition("/")[0]
        if not above and not (rule == "missing-key" and _is_dedented(fault.pointer, document)):
            at = document.key_position if rule in _AT_KEY else document.position
            yield fault.located(at(fault.pointer), rule)
            told.add(fault.pointer)


def _is_dedented(pointer: str, document: Document) -> bool:
    """Tell whether a list item stands where it does because it was to be the value of a key before it."""
    item, _, _ = pointer.rpartition("/")
    place, _, number = item.rpartition("/")
    if not number.isdecimal() or number == "0":
        return False
    before = f"{place}/{int(number) - 1}"
    return any(each.rpartition("/")[0] == before for each in document.faulty)


def _rank(found: tuple[str, Fault]) -> tuple[int, int]:
    rule, fault = found
    return fault.pointer.count("/"), _ORDER.index(rule) if rule in _ORDER else len(_ORDER)


def _alike(fault: Located) -> tuple[str, str]:
    return fault.rule, fault.pointer.rpartition("/")[0]


_AT_KEY = frozenset({"unknown-key", "missing-key", "bad-key", "too-few", "too-many", "wrong-kind"})
