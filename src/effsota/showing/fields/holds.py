"""What a published field may hold: how it is written, and how schemas and tables name its type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from effsota.figures import data_number
from effsota.frozen import Frozen
from effsota.limits import NAME_PATTERN

JsonSchema = dict[str, Any]


class Holds(Frozen):
    """A type: `write` gives a value as JSON holds it (dates stay dates), `schema` is the type's JSON Schema.

    What has no value is not written. One value alone can be a cell, and a list of texts: `column` is its type
    in a data package.
    """

    write: Callable[[Any], Any]
    schema: JsonSchema
    column: str | None = None
    is_nullable: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a cell is one of, none where it may be any."""
        one = self.schema["anyOf"][0] if self.is_nullable else self.schema
        return tuple(one.get("enum", ()))


def _text(pattern: str | None = None) -> Holds:
    schema = {"type": "string"} if pattern is None else {"type": "string", "pattern": pattern}
    return Holds(write=str, schema=schema, column="string")


def _plain(name: str, write: Callable[[Any], Any]) -> Holds:
    return Holds(write=write, schema={"type": name}, column=name)


TEXT = _text()
NAME = _text(f"^{NAME_PATTERN}$")
PATH = _text(r"^[a-z0-9-]+/[a-z0-9-]+$")
DAY = replace(_text(r"^\d{4}-\d{2}-\d{2}$"), write=lambda day: day, column="date")
# A number that we compute has six significant digits, one that a file gives has its own.
NUMBER, GIVEN = _plain("number", data_number), _plain("number", float)
INTEGER, BOOLEAN = _plain("integer", int), _plain("boolean", bool)


# A file's own data: what it may hold the schema of the file says.
DOCUMENT = Holds(write=lambda data: data, schema={"type": "object"})


def choice(values: Iterable[str]) -> Holds:
    """Return the type of a text that is one of a few."""
    return replace(TEXT, schema={"enum": list(map(str, values))})


def or_null(holds: Holds) -> Holds:
    """Return the type of what may be missing."""
    return replace(
        holds,
        schema={"anyOf": [holds.schema, {"type": "null"}]},
        is_nullable=True,
    )


def many(holds: Holds) -> Holds:
    """Return the type of a list."""
    return Holds(
        write=lambda values: [holds.write(value) for value in values],
        schema={"type": "array", "items": holds.schema},
    )


def listed(holds: Holds) -> Holds:
    """Return the type of a list that can be a cell of a table: JSON in CSV, a list of strings in Parquet."""
    return replace(many(holds), column="array")


def by_name(holds: Holds) -> Holds:
    """Return the type of a mapping whose keys are names from the data."""
    return Holds(
        write=lambda values: {name: holds.write(value) for name, value in values.items()},
        schema={"type": "object", "additionalProperties": holds.schema},
    )


# Where a record may say nothing.
NUMBER_OR_NONE, GIVEN_OR_NONE, INTEGER_OR_NONE = or_null(NUMBER), or_null(GIVEN), or_null(INTEGER)
TEXT_OR_NONE, DAY_OR_NONE = or_null(TEXT), or_null(DAY)
