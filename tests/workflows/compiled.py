"""The program's modules as a checkout would compile them, made once: every job has a checkout of its own.

What is laid out names the digest of the source that it was compiled from, and Python itself holds it against
the file that it loads (PEP 552): a file of a checkout that is another is compiled anew.
"""

from __future__ import annotations

import marshal
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", ".github/scripts")
_CHECKED = (0b11).to_bytes(4, "little")  # named by a digest, which is looked at


@cache
def _compiled() -> dict[str, bytes]:
    """Return what Python keeps of each module, by the path of its source in the repository."""
    return {
        path.relative_to(ROOT).as_posix(): _compile(path)
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def _compile(path: Path) -> bytes:
    # Mostly it is there already: the tests have loaded the module themselves.
    code = SourceFileLoader("module", str(path)).get_code("module")
    return MAGIC_NUMBER + _CHECKED + source_hash(path.read_bytes()) + marshal.dumps(code)


def lay_out(checkout: Path) -> None:
    """Put beside each module of a checkout what it was compiled to."""
    for name, data in _compiled().items():
        source = checkout / name
        if source.is_file():
            kept = Path(cache_from_source(str(source)))
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(data)
