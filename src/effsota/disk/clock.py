"""The clock: what day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def read_today() -> date:
    """Return the day in UTC, or that of SOURCE_DATE_EPOCH where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return now.date()
