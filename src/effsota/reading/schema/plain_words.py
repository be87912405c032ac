"""The validator's errors in plain words: mapping, list, text, key."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from effsota.problems import Fault
from effsota.reading.document.compose import name_place
from effsota.reading.pointer import parts_of, to_pointer
from effsota.reading.schema.branches import Node, alternatives, expand
from effsota.reading.schema.validator import UNTOLD, Violation
from effsota.reading.schema.values import MOST_MESSAGE_CHARACTERS, near, word_value
from effsota.reading.schema.written_out import described, mappings_of, write_choice, write_key
from effsota.text import shorten

_MOST_MEANT = 200


def word(found: Violation, root: Node) -> Iterator[tuple[str, Fault]]:
    """Return rule and fault that one violation is to a person; nothing where another says it better."""
    pointer = to_pointer(found.path)
    if found.keyword in {"additionalProperties", "unevaluatedProperties"}:
        yield from _word_unknown(found, pointer, root)
    elif found.keyword == UNTOLD:
        yield from _word_untold(found, pointer, root)
    elif found.keyword == "required":
        yield from _word_missing(found, pointer, root)
    else:
        rule, message, hint, fix = word_value(found, pointer, root)
        told = message[:MOST_MESSAGE_CHARACTERS], hint[:MOST_MESSAGE_CHARACTERS]
        yield rule, Fault(pointer, *told, fix=fix)


def _known_keys(found: Violation, root: Node) -> dict[str, Node]:
    known: dict[str, Node] = {}
    for part in expand(found.schema, found.value, root):
        known.update(part.get("properties", {}))
    return known


def _unknown(found: Violation, root: Node) -> list[str]:
    known = _known_keys(found, root)
    return [key for key in found.value if key not in known]


def _word_unknown(found: Violation, pointer: str, root: Node) -> Iterator[tuple[str, Fault]]:
    known = _known_keys(found, root)
    free = [each for each in known if each not in found.value]
    where = f" of {name_place(pointer)}" if pointer else ""
    unknown = _unknown(found, root)
    mappings = mappings_of(root) if unknown else []
    for at, key in enumerate(unknown):
        # Of very many only the first are looked at for what was meant: the others are told by their number.
        hint = _place_key(key, pointer, root, mappings) if at < _MOST_MEANT else None
        meant = (near(key, free) or near(key, known)) if hint is None and at < _MOST_MEANT else None
        hint = hint or (f"did you mean {meant}?" if meant else f"keys{where}: {', '.join(known)}")
        message = f"{shorten(key)} is not a known key{where}"
        yield "unknown-key", Fault(pointer + to_pointer([key]), message, hint[:MOST_MESSAGE_CHARACTERS])


def _place_key(key: str, pointer: str, root: Node, mappings: list[tuple[str, Node]]) -> str | None:
    """Return where a key belongs that another of the schema's `mappings` has; None where none has it."""
    if pointer and key in root.get("properties", {}):
        return f"{key} is a key of the file: write it without indentation, not under {name_place(pointer)}"
    owners = [name for name, keys in mappings if key in keys]
    if not owners:
        return None
    kinds = dict.fromkeys(_kinds_with(key, root))
    if kinds and owners[0] == _kind_of_place(pointer):
        return f"{key} goes with {' or '.join(kinds)}: write that, or take {key} out"
    return f"{key} is a key of {owners[0]}: move it there, and indent it"


def _kind_of_place(pointer: str) -> str:
    """Return what a mapping is one of, as its owner is called: an item of compute."""
    *_, parent, last = ["", "", *parts_of(pointer)]
    return f"an item of {parent}" if last.isdecimal() else last


def _kinds_with(key: str, root: Node) -> Iterator[str]:
    """Yield what is written in a mapping of a kind that has a key: method: hardware-time."""
    for node in root.get("$defs", {}).values():
        keys = node.get("properties", {})
        if key in keys:
            yield from (f"{name}: {each['const']}" for name, each in keys.items() if "const" in each)


def _word_missing(found: Violation, pointer: str, root: Node) -> Iterator[tuple[str, Fault]]:
    parent, key = pointer.rpartition("/")[0], str(found.path[-1])
    is_closed = found.schema.get("additionalProperties") is False
    known, unknown = _known_keys(found, root), _unknown(found, root)[:_MOST_MEANT]
    if is_closed and any(near(each, known) == key for each in unknown):
        return  # a misspelt key: the unknown key says what to write
    yield _tell_missing(found, parent, key, root)


def _word_untold(found: Violation, pointer: str, root: Node) -> Iterator[tuple[str, Fault]]:
    parent, key = pointer.rpartition("/")[0], str(found.path[-1])
    written = next((each for each in islice(found.value, _MOST_MEANT) if near(each, [key])), None)
    if written is None:
        yield _tell_missing(found, parent, key, root)
    else:
        message = f"{shorten(written)} is not a known key of {name_place(parent)}"
        yield "unknown-key", Fault(parent + to_pointer([written]), message, f"did you mean {key}?")


def _tell_missing(found: Violation, parent: str, key: str, root: Node) -> tuple[str, Fault]:
    where = f" in {name_place(parent)}" if parent else ""
    message = f"the key {shorten(key)} is missing{where}"
    return "missing-key", Fault(parent + to_pointer([key]), message, _write_missing(found, key, root))


def _write_missing(found: Violation, key: str, root: Node) -> str:
    if found.keyword == UNTOLD and len(found.expected) > 1:
        return write_choice(key, list(found.expected))
    # A condition of a schema asks for a key that is described beside it.
    node = _known_keys(found, root).get(key) or described(key, root)
    hint = write_key(key, node, root)
    others = dict(alternatives(root)).get(key, ()) if len(found.path) == 1 else ()
    if others:
        hint += f"; or what the track ranks by instead: {', '.join(others)}"
    return hint[:MOST_MESSAGE_CHARACTERS]
