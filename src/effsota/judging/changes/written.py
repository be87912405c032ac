"""What is written otherwise in a file: key by key, items of a list by what they are called."""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from effsota.frozen import Frozen

# What names an item of a list, in the order in which it is looked for.
_NAMES = ("pull", "issue", "method", "name", "what", "rule", "reason", "by", "url", "title", "value")
UNREAD = "cannot be compared key by key: on one side the file cannot be read"
UNTOLD = "says what it said: only comments, the order of its keys or the way it is written differ"


class WrittenChange(Frozen):
    """One key whose value is not what it was, as it stands in the file; None where the key is not there.

    `key` is its path, such as metric.target or compute[operations].epochs. Where it is empty,
    `note` says of the whole file why it has no keys to tell.
    """

    file: str
    key: str
    before: str | None = None
    after: str | None = None
    note: str = ""


def compare_written(
    file: str, before: Any, after: Any, *, told_elsewhere: frozenset[str] = frozenset()
) -> tuple[WrittenChange, ...]:
    """Return every key that differs between two readings of a file, each nested data of texts.

    A file that is new or gone has {} there, one that cannot be read None; keys of the top level that are
    `told_elsewhere` are passed over.
    """
    if not isinstance(before, dict) or not isinstance(after, dict):
        return (WrittenChange(file=file, key="", note=UNREAD),)
    is_same = before == after
    found = tuple(
        WrittenChange(file=file, key=key, before=old, after=new)
        for key, old, new in _compare_mappings("", before, after, told_elsewhere)
    )
    return (WrittenChange(file=file, key="", note=UNTOLD),) if is_same else found


def compare_rows(file: str, before: str, after: str) -> tuple[WrittenChange, ...]:
    """Return how the rows of a table differ: how many there are, and the first that is not what it was."""
    old, new = before.splitlines(), after.splitlines()
    found = []
    if len(old) != len(new):
        found.append(WrittenChange(file=file, key="lines", before=f"{len(old):,}", after=f"{len(new):,}"))
    pairs = enumerate(zip_longest(old, new), start=1)
    first = next(((line, one, other) for line, (one, other) in pairs if one != other), None)
    if first is None:
        return (*found, WrittenChange(file=file, key="", note=UNTOLD))
    line, one, other = first
    return (*found, WrittenChange(file=file, key=f"line {line:,}", before=one, after=other))


_Told = tuple[str, str | None, str | None]


def _compare(path: str, old: Any, new: Any) -> Iterator[_Told]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _compare_mappings(path, old, new, frozenset())
    elif isinstance(old, list) and isinstance(new, list):
        yield from _compare_lists(path, old, new)
    else:
        yield path, to_line(old), to_line(new)


def _compare_mappings(
    path: str, old: Mapping[str, Any], new: Mapping[str, Any], left_out: frozenset[str]
) -> Iterator[_Told]:
    for key in (key for key in {**old, **new} if key not in left_out):
        below = f"{path}.{key}" if path else key
        if key not in old:
            yield below, None, to_line(new[key])
        elif key not in new:
            yield below, to_line(old[key]), None
        else:
            yield from _compare(below, old[key], new[key])


def _compare_lists(path: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[_Told]:
    """Yield the items that differ, paired by their names; then those of one side, and another order."""
    gone, come = _without(old, new), _without(new, old)
    waiting: dict[str, deque[Any]] = defaultdict(deque)
    for item in gone:
        waiting[_name(item)].append(item)
    pairs, added = [], []
    for item in come:
        if waiting[_name(item)]:
            pairs.append((waiting[_name(item)].popleft(), item))
        else:
            added.append(item)
    removed = [item for items in waiting.values() for item in items]
    if len(added) == len(removed) and all(isinstance(item, str) for item in (*added, *removed)):
        pairs, added, removed = [*pairs, *zip(removed, added, strict=True)], [], []
    for before, after in pairs:
        yield from _compare(_item_path(path, before), before, after)
    yield from ((_item_path(path, item), to_line(item), None) for item in removed)
    yield from ((_item_path(path, item), None, to_line(item)) for item in added)
    if not added and not removed and [*map(_name, old)] != [*map(_name, new)] and not pairs:
        yield f"{path}, in order", _order(old), _order(new)


def _without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Return the items that the others lack, each as often as it is missing."""
    left = Counter(map(_identity, others))
    missing = []
    for item in items:
        if left[_identity(item)]:
            left[_identity(item)] -= 1
        else:
            missing.append(item)
    return missing


def _identity(item: Any) -> str:
    return json.dumps(item, sort_keys=True)


def _name(item: Any) -> str:
    """Return what an item is called: by its first naming key, or a text by itself."""
    if isinstance(item, dict):
        return next((to_line(item[key]) for key in _NAMES if key in item), "")
    return to_line(item)


def _item_path(path: str, item: Any) -> str:
    return f"{path}[{_name(item)}]" if isinstance(item, dict) and _name(item) else path


def _order(items: Sequence[Any]) -> str:
    return ", ".join(map(_name, items))


def to_line(value: Any) -> str:
    """Return nested data of texts on one line: `key: value; key: value`, items between commas."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {to_line(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(f"{{{line}}}" if isinstance(each, dict) else line for each, line in _lines(value))
    return "" if value is None else str(value)


def _lines(items: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    return ((item, to_line(item)) for item in items)
