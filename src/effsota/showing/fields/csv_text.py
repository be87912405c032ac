"""Tables as CSV, as every program reads it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from io import StringIO
from typing import Any

from effsota.problems import working_at
from effsota.showing.fields.data_field import Whole, to_data
from effsota.showing.fields.data_table import DataTable
from effsota.text import to_csv_cell


def to_csv(
    table: DataTable[Whole], wholes: Iterable[Whole], *, file_of: Callable[[Whole], str] | None = None
) -> bytes:
    """Return CSV bytes with a header row, and a row for each whole.

    Numbers have six significant digits, yes and no are TRUE and FALSE (what R asks for, and all
    others take), a list is JSON, what is missing is
    empty, and no text is one that a spreadsheet runs as a formula. `file_of` names the file that a whole
    comes from.

    Raises:
        BrokenAtError: if the program breaks at a whole whose file is known.
    """
    columns, text = table.columns, StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for whole in wholes:
        with working_at(file_of(whole)) if file_of else nullcontext():
            row = to_data(columns, whole)
            cells = [_cell(row.get(column.name)) for column in columns]
        writer.writerow(cells)
    return text.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return to_csv_cell(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value if not isinstance(value, bool) else "TRUE" if value else "FALSE"
