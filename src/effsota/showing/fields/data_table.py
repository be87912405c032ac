"""A published table: which fields are its columns, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic

from effsota.showing.fields.data_field import DataField, Fields, Whole, to_data
from effsota.showing.fields.json_text import MARGIN, to_json_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable(Generic[Whole]):
    """A table with a row for each whole; `key` are the columns that tell its rows apart.

    Columns stand as their fields are declared, but for the `first`, which keep the place that they have had.
    """

    fields: Fields[Whole]
    key: tuple[str, ...]
    first: tuple[str, ...] = ()

    @property
    def columns(self) -> Fields[Whole]:
        """The fields of one value, in order."""
        return tuple(sorted((each for each in self.fields if each.is_column), key=self._place))

    def rows(self, wholes: Iterable[Whole]) -> Iterator[dict[str, Any]]:
        """Yield for each whole what its columns hold, by name; None is what is missing."""
        columns = self.columns
        for whole in wholes:
            held = to_data(columns, whole)
            yield {column.name: held.get(column.name) for column in columns}

    def json_rows(self, wholes: Iterable[Whole]) -> list[str]:
        """Return the row of each whole as JSON text, an item of a list."""
        return [to_json_text(row, MARGIN) for row in self.rows(wholes)]

    def _place(self, column: DataField[Whole]) -> int:
        return self.first.index(column.name) if column.name in self.first else len(self.first)
