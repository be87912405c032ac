"""The program `effsota`, also `python -m effsota`: one that cannot start says nothing about the data."""

from __future__ import annotations

import sys
from typing import NoReturn

OUR_BUG = 70


def main() -> NoReturn:
    """Run the command line; where it cannot be loaded, say in one line why."""
    try:
        from effsota.cli import main as run  # noqa: PLC0415
    except ImportError as error:
        sys.stderr.write(f"effsota: the program is not installed whole: {error}\n")
        sys.exit(OUR_BUG)
    run()


if __name__ == "__main__":
    main()
