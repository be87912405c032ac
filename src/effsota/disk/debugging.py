"""Whether a person wants to see where the program breaks."""

from __future__ import annotations

import os

VARIABLE = "EFFSOTA_DEBUG"


def is_debugging() -> bool:
    """Tell whether an exception of ours is to be shown whole instead of told."""
    return bool(os.environ.get(VARIABLE))
