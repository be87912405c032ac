"""The clock: what day it is."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from effsota.limits import LAST_YEAR

_LAST_SECOND = datetime(LAST_YEAR, 12, 31, tzinfo=UTC).timestamp()


class ClockError(Exception):
    """SOURCE_DATE_EPOCH says no day; the message says what it may be."""


def read_today() -> date:
    """Return the day in UTC, or that of SOURCE_DATE_EPOCH where it is set.

    Raises:
        ClockError: if SOURCE_DATE_EPOCH holds no second from 1970 to the last year that is reckoned with.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).date()
    if not re.fullmatch("[0-9]{1,15}", epoch) or int(epoch) > _LAST_SECOND:
        from effsota.text import shorten  # noqa: PLC0415  # only where something is wrong

        raise ClockError(
            f"SOURCE_DATE_EPOCH={shorten(epoch)} is no day up to the year {LAST_YEAR};"
            " write seconds since 1970 in digits, such as 1795392000, or unset it."
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()
