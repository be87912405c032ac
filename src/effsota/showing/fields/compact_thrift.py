"""The compact form of Thrift, in which Parquet writes its headers: numbers, texts, lists and structs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_INT32, _INT64, _BINARY, _LIST, _STRUCT = 5, 6, 8, 9, 12
_LONG_LIST = 15


@dataclass(frozen=True, slots=True)
class Encoded:
    """A value with the type that stands before it."""

    kind: int
    data: bytes


def varint(number: int) -> bytes:
    """Return a number of no sign, seven bits a byte, the lowest first."""
    data = bytearray()
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)
    return bytes(data)


def int32(number: int) -> Encoded:
    """Return a whole number of 32 bits."""
    return Encoded(_INT32, varint(number << 1 ^ number >> 31))


def int64(number: int) -> Encoded:
    """Return a whole number of 64 bits."""
    return Encoded(_INT64, varint(number << 1 ^ number >> 63))


def text(words: str) -> Encoded:
    """Return a text."""
    data = words.encode()
    return Encoded(_BINARY, varint(len(data)) + data)


def items(values: Iterable[Encoded], *, kind: Encoded) -> Encoded:
    """Return a list of values that are all of the type of `kind`."""
    given = [value.data for value in values]
    count = len(given)
    head = bytes([min(count, _LONG_LIST) << 4 | kind.kind]) + (varint(count) if count >= _LONG_LIST else b"")
    return Encoded(_LIST, head + b"".join(given))


def struct(fields: dict[int, Encoded]) -> Encoded:
    """Return fields by their numbers, which rise by less than 16."""
    data, last = bytearray(), 0
    for number, value in sorted(fields.items()):
        data.append(number - last << 4 | value.kind)
        data += value.data
        last = number
    data.append(0)
    return Encoded(_STRUCT, bytes(data))


EMPTY = struct({})
