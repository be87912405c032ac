"""JSON pointers: the way to a value through keys and places (RFC 6901)."""

from __future__ import annotations

from collections.abc import Iterable


def escape(key: str) -> str:
    """Return a key as a pointer has it."""
    return key.replace("~", "~0").replace("/", "~1")


def to_pointer(path: Iterable[str | int]) -> str:
    """Return the pointer of a path."""
    return "".join(f"/{escape(str(part))}" for part in path)


def parts_of(pointer: str) -> tuple[str, ...]:
    """Return the keys and places that a pointer leads through, as a file has them."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])
