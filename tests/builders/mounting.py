"""Whether a test may mount a disk: root may, but in most containers."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache


@cache
def can_mount() -> bool:
    """Tell whether a small disk in memory can be mounted here."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=True, capture_output=True)
            subprocess.run(["umount", folder], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return False
    return True
