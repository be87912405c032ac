"""The address that opens the code host's page for a new file, filled in."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from effsota.limits import NAME_PATTERN

MOST_CHARACTERS = 6_000  # the host answers 414 somewhat above
_PATH = re.compile(rf"submissions/{NAME_PATTERN}/{NAME_PATTERN}\.yaml")


class NewFile(NamedTuple):
    """The address, and whether it carries the text."""

    url: str
    is_filled: bool


def new_file_link(repository: str, *, branch: str, path: str, text: str) -> NewFile:
    """Return the address of the page that makes `path` with `text` in a repository (an https address).

    Raises:
        ValueError: if the path is not that of a submission.
    """
    if not _PATH.fullmatch(path):
        raise ValueError("not the path of a submission")
    page = f"{repository.rstrip('/')}/new/{quote(branch, safe='')}?filename={quote(path, safe='')}"
    filled = f"{page}&value={quote(text, safe='', errors='replace')}"
    return NewFile(filled, True) if len(filled) <= MOST_CHARACTERS else NewFile(page, False)  # noqa: FBT003
