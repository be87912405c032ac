"""Tables as pandas holds them, and as Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import pandas as pd

from effsota.showing.fields.data_field import Whole, to_data
from effsota.showing.fields.data_table import DataTable


def to_frame(table: DataTable[Whole], wholes: Iterable[Whole]) -> pd.DataFrame:
    """Return a row for each whole.

    Columns are those of the table: text as string, numbers as float64 (six significant digits), counts as
    Int64, yes and no as boolean, dates as `datetime.date`; a missing value is missing in each.
    """
    columns = table.columns
    rows = [to_data(columns, whole) for whole in wholes]
    return pd.DataFrame(
        {
            column.name: pd.Series([row.get(column.name) for row in rows], dtype=column.holds.dtype)
            for column in columns
        }
    )


def to_parquet(frame: pd.DataFrame) -> bytes:
    """Return Parquet bytes.

    Raises:
        ImportError: where pandas has no engine for Parquet.
    """
    target = BytesIO()
    frame.to_parquet(target, index=False)
    return target.getvalue()
