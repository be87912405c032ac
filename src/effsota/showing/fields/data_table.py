"""A published table: which fields are its columns, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from typing import Any, Generic

from effsota.frozen import Frozen, found_once
from effsota.problems import working_at
from effsota.showing.fields.data_field import DataField, Fields, Whole
from effsota.showing.fields.json_text import MARGIN, to_json_text


class DataTable(Frozen, Generic[Whole], dict=True):
    """A table with a row for each whole; `key` are the columns that tell its rows apart.

    Columns stand as their fields are declared, but for the `first`, which keep the place that they have had.
    """

    fields: Fields[Whole]
    key: tuple[str, ...]
    first: tuple[str, ...] = ()

    @found_once
    def columns(self) -> Fields[Whole]:
        """The fields of one value, in order."""
        return tuple(sorted((each for each in self.fields if each.is_column), key=self._place))

    def rows(
        self, wholes: Iterable[Whole], *, file_of: Callable[[Whole], str] | None = None
    ) -> list[tuple[Any, ...]]:
        """Return for each whole what its columns hold, in their order; None is what is missing.

        `file_of` names the file that a whole comes from.

        Raises:
            TypeError: if a column has no value that must have one.
            BrokenAtError: if the program breaks at a whole whose file is known.
        """
        columns, rows = self.columns, []
        for whole in wholes:
            with working_at(file_of(whole)) if file_of else nullcontext():
                rows.append(tuple([column.written_of(whole) for column in columns]))
        return rows

    def json_rows(self, rows: Iterable[tuple[Any, ...]]) -> list[str]:
        """Return rows as JSON text, each an item of a list: a mapping whose keys are the columns."""
        names = [column.name for column in self.columns]
        return [to_json_text(dict(zip(names, row, strict=True)), MARGIN) for row in rows]

    def _place(self, column: DataField[Whole]) -> int:
        return self.first.index(column.name) if column.name in self.first else len(self.first)
