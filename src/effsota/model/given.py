"""Types made of what a file gives: each field from the key of its name, in the type that the field has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, ClassVar, NamedTuple, Self, Union, get_args, get_origin

from msgspec.structs import fields

from effsota.frozen import Frozen


class Keyed(Frozen):
    """A value whose fields are keys of a mapping in a file.

    `KEYS` names the key of a field where it is a word of Python, such as `from`.
    """

    KEYS: ClassVar[Mapping[str, str]] = {}


class Given(Keyed):
    """One that is made of its mapping alone."""

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """Build from data that has passed its schema."""
        return cls(**given_fields(cls, data))


class _Reader(NamedTuple):
    name: str
    key: str
    read: Callable[[Any], Any]
    is_none_without: bool


def given_fields(cls: type[Keyed], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a value that stand in the data, each in its own type.

    One that may be None and has no default is None where it does not stand there.
    """
    found = {name: read(data[key]) for name, key, read, _ in _readers(cls) if key in data}
    return {**{name: None for name, _, _, is_none in _readers(cls) if is_none}, **found}


_READERS: dict[type[Keyed], tuple[_Reader, ...]] = {}


def _readers(cls: type[Keyed]) -> tuple[_Reader, ...]:
    if cls not in _READERS:
        _READERS[cls] = tuple(
            _Reader(
                each.name,
                cls.KEYS.get(each.name, each.name),
                _reader(each.type),
                each.required and NoneType in get_args(each.type),
            )
            for each in fields(cls)
        )
    return _READERS[cls]


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what makes a value of the type: what the schema has typed already stays as it is."""
    origin, parts = get_origin(hint), [each for each in get_args(hint) if each is not NoneType]
    if origin in {Union, UnionType} and len(parts) == 1:
        return _reader(parts[0])
    if origin is tuple:
        read = _reader(parts[0])
        return lambda items: tuple(map(read, items))
    if origin is Mapping:
        read = _reader(parts[1])
        return lambda items: {key: read(item) for key, item in items.items()}
    if isinstance(hint, type) and issubclass(hint, Given):
        return hint.from_data
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else _same


def _same(value: Any) -> Any:
    return value
