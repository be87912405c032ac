"""A published field, and what follows from a tuple of them: data, JSON, JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import Any, Generic, TypeVar

from effsota.showing.fields.holds import Holds, JsonSchema
from effsota.showing.fields.json_text import to_json_text

Whole = TypeVar("Whole")
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class DataField(Generic[Whole]):
    """One published field of a whole: its name, what it holds, what that means, and how it is got.

    Without a getter it is the whole's attribute of its name. A field that `is_optional` is left out where it
    has no value. One that holds a single value is a column of the whole's tables, unless it is kept out.
    """

    name: str
    holds: Holds
    words: str
    get: Callable[[Whole], Any] | None = None
    is_optional: bool = field(default=False, kw_only=True)
    in_tables: bool = field(default=True, kw_only=True)

    value_of: Callable[[Whole], Any] = field(init=False, repr=False, compare=False)
    write: Callable[[Any], Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find how its value is got and written, once for all wholes."""
        object.__setattr__(self, "value_of", self.get or attrgetter(self.name))
        object.__setattr__(self, "write", self.holds.write)

    def written_of(self, whole: Whole) -> Any:
        """Return what the field holds of a whole as JSON holds it, None where nothing.

        Raises:
            TypeError: if it must have a value.
        """
        value = self.value_of(whole)
        if value is not None:
            return self.write(value)
        if self.is_required:
            raise TypeError(self.name)
        return None

    @property
    def is_column(self) -> bool:
        """Whether it is a column of tables."""
        return self.in_tables and self.holds.column is not None

    @property
    def is_required(self) -> bool:
        """Whether it has a value everywhere."""
        return not (self.is_optional or self.holds.is_nullable)


Fields = tuple[DataField[Whole], ...]


def inside(
    get: Callable[[Whole], Part | None],
    fields: Fields[Part],
    *,
    is_optional: bool = False,
    in_tables: bool = True,
) -> Fields[Whole]:
    """Return the fields of a part as fields of the whole; none of them has a value where there is no part."""

    def through(of_part: Callable[[Part], Any]) -> Callable[[Whole], Any]:
        return lambda whole: None if (part := get(whole)) is None else of_part(part)

    return tuple(
        DataField(
            each.name,
            each.holds,
            each.words,
            through(each.value_of),
            is_optional=is_optional or each.is_optional,
            in_tables=in_tables and each.in_tables,
        )
        for each in fields
    )


def nested(fields: Fields[Any]) -> Holds:
    """Return the type of a mapping with these fields and no other."""
    return Holds(write=partial(to_data, fields), schema=to_schema(fields))


def to_data(fields: Fields[Whole], whole: Whole) -> dict[str, Any]:
    """Return the fields of a whole by name.

    Raises:
        TypeError: if a field has no value that must have one.
    """
    data = {}
    for each in fields:
        value = each.value_of(whole)
        if value is not None:
            data[each.name] = each.write(value)
        elif each.holds.is_nullable:
            data[each.name] = None
        elif each.is_required:
            raise TypeError(each.name)
    return data


def to_schema(fields: Fields[Any]) -> JsonSchema:
    """Return what a JSON Schema says of a mapping with these fields and no other."""
    return {
        "type": "object",
        "properties": {each.name: {**each.holds.schema, "description": each.words} for each in fields},
        "required": [each.name for each in fields if not each.is_optional],
        "additionalProperties": False,
    }


def to_json(data: Any) -> bytes:
    """Return JSON bytes with a line feed at the end."""
    return f"{to_json_text(data)}\n".encode()
