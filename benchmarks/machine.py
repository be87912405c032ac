"""When and where something was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers import NODE_PEERS, PYTHON_PEERS, ROOT


def describe_machine() -> str:
    """Return the day, the machine, the versions and the commit in one paragraph."""
    command = ("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    commit = subprocess.run(  # noqa: S603  # our own repository
        command, capture_output=True, text=True, check=False
    ).stdout.strip()
    peers = ", ".join(peer.replace("==", " ").replace("@", " ") for peer in (*PYTHON_PEERS, *NODE_PEERS))
    busy = os.getloadavg()[0]
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} at commit {commit or 'unknown'}: {os.cpu_count()} cores of"
        f" {_processor()}, {platform.system()}, Python {platform.python_version()};"
        f" load at the end {busy:.1f}. Beside: {peers}."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "an unknown processor"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "an unknown processor"
