"""The call that is made all day, `effsota validate FILE`: run without the library of command lines.

Loading that takes a tenth of the call. It is for files that are there, in the tracker that one stands in,
without options; any other call is run by the library, and one with which anything is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

# By which a shell asks the program what may be typed next.
_COMPLETING = "_EFFSOTA_COMPLETE"


def run_quickly(words: Sequence[str]) -> int | None:
    """Run a call and return how it ends; None where it is to be run by the library, and nothing was said."""
    command, *files = words or [""]
    if command != "validate" or not all(map(_is_plain_file, files)) or _COMPLETING in os.environ:
        return None
    from effsota.cli.checking import check_files, tell_checked  # noqa: PLC0415  # what this call alone needs
    from effsota.cli.named_paths import find_named  # noqa: PLC0415
    from effsota.cli.nearest_root import find_nearest_root  # noqa: PLC0415
    from effsota.disk.cache import open_cache  # noqa: PLC0415
    from effsota.disk.clock import read_today  # noqa: PLC0415

    try:
        root = find_nearest_root()
        if root is None:
            return None
        named = find_named(root, [Path(file) for file in files])
        checked = check_files(root, named, today=read_today(), cache=open_cache(), quiet=False)
    except Exception:  # noqa: BLE001  # whatever it is, the same call by the library says it
        return None
    tell_checked(checked, format_="text", shows_answered=False, quiet=False)
    return int(checked.has_error)


def _is_plain_file(word: str) -> bool:
    return not word.startswith("-") and os.path.isfile(word)  # noqa: PTH113  # also what is no path
