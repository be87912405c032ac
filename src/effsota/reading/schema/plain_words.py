"""The validator's errors in plain words: mapping, list, text, key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from effsota.problems import Fault
from effsota.reading.document.compose import name_place
from effsota.reading.schema.branches import Node, expand, follow
from effsota.reading.schema.validator import UNTOLD, Violation
from effsota.reading.schema.values import MOST_MESSAGE_CHARACTERS, near, word_value
from effsota.text import shorten

_MOST_MEANT = 200


def to_pointer(path: Iterable[str | int]) -> str:
    """Return the JSON pointer of a path."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


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
        rule, message, hint, fix = word_value(found, name_place(pointer))
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
    for at, key in enumerate(_unknown(found, root)):
        # Of very many only the first are looked at for what was meant: the others are told by their number.
        meant = (near(key, free) or near(key, known)) if at < _MOST_MEANT else None
        hint = f"did you mean {meant}?" if meant else f"keys{where}: {', '.join(known)}"
        message = f"{shorten(key)} is not a known key{where}"
        yield "unknown-key", Fault(pointer + to_pointer([key]), message, hint[:MOST_MESSAGE_CHARACTERS])


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
    return "missing-key", Fault(parent + to_pointer([key]), message, _show_key(found, key, root))


def _show_key(found: Violation, key: str, root: Node) -> str:
    node = _known_keys(found, root).get(key, {})
    examples = [*node.get("examples", ()), *follow(node, root).get("examples", ()), node.get("const")]
    if examples and isinstance(examples[0], str | int | float):
        return f"write {key}: {examples[0]}"
    about = str(node.get("description") or follow(node, root).get("description", ""))
    return f"write {key}: {about}" if about else f"write the key {key}"
