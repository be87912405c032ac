"""Tables of a few rows for the importers: a whole one, and others by what is different in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping


def csv_of(*rows: Mapping[str, str]) -> bytes:
    """Return rows with the same columns as CSV."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
