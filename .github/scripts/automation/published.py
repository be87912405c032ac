"""Whether the site that readers get is the commit that was meant."""

from __future__ import annotations

import json
import sys
import time
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.request import urlopen

from automation.seal import BUILD

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES, PAUSE_SECONDS = 20, 15.0


def is_published(commit: str, *, read: Callable[[], bytes], wait: Callable[[], None]) -> bool:
    """Tell whether the published commit is the one given, asking again while an old copy is served."""
    for turn in range(TRIES):
        if turn:
            wait()
        try:
            found = json.loads(read())
        except (HTTPException, OSError, ValueError):
            continue
        if isinstance(found, dict) and found.get("commit") == commit:
            return True
    return False


def main() -> int:
    """Compare the site at the address of the first argument with the commit of the second."""
    address, commit = sys.argv[1], sys.argv[2]
    if not address.startswith("https://"):
        raise ValueError("the site is read over https only")

    def read() -> bytes:
        # The commit in the address keeps an old copy of a cache out.
        with urlopen(f"{address.rstrip('/')}/{BUILD}?{commit}", timeout=30) as answer:  # noqa: S310
            found: bytes = answer.read(1_000)
            return found

    if is_published(commit, read=read, wait=lambda: time.sleep(PAUSE_SECONDS)):
        print("The published commit is the one that was built.")
        return 0
    print("::error title=Not published::The site does not show the commit that was built.")
    return 1
