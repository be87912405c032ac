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


class _Reading(NamedTuple):
    """How a class is made of its mapping: the field of each key with what makes its value (None: it stays).

    `absent` are the fields that are None where they do not stand there.
    """

    by_key: Mapping[str, tuple[str, Callable[[Any], Any] | None]]
    absent: Mapping[str, None]


def given_fields(cls: type[Keyed], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a value that stand in the data, each in its own type.

    One that may be None and has no default is None where it does not stand there.
    """
    if cls not in _READINGS:
        _READINGS[cls] = _find_reading(cls)
    by_key, absent = _READINGS[cls]
    found: dict[str, Any] = dict(absent)
    for key, value in data.items():
        if key in by_key:
            name, read = by_key[key]
            found[name] = value if read is None else read(value)
    return found


_READINGS: dict[type[Keyed], _Reading] = {}


def _find_reading(cls: type[Keyed]) -> _Reading:
    made = fields(cls)
    return _Reading(
        {cls.KEYS.get(each.name, each.name): (each.name, _reader(each.type)) for each in made},
        {each.name: None for each in made if each.required and NoneType in get_args(each.type)},
    )


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of the type, None where what the schema has typed already stays as it is."""
    origin, parts = get_origin(hint), [each for each in get_args(hint) if each is not NoneType]
    if origin in {Union, UnionType} and len(parts) == 1:
        return _reader(parts[0])
    if origin is tuple:
        read_item = _reader(parts[0])
        return tuple if read_item is None else lambda items: tuple(map(read_item, items))
    if origin is Mapping:
        read_value = _reader(parts[1])
        return (
            dict
            if read_value is None
            else lambda items: {key: read_value(item) for key, item in items.items()}
        )
    if isinstance(hint, type) and issubclass(hint, Given):
        return hint.from_data
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else None
