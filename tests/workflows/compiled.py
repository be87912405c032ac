"""The program's modules as a checkout would compile them, made once: every job has a checkout of its own.

What is laid out names the digest of the source that it was compiled from, and Python itself holds it against
the file that it loads (PEP 552): a file of a checkout that is another is compiled anew.
"""

from __future__ import annotations

import marshal
import shutil
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", ".github/scripts")
_CHECKED = (0b11).to_bytes(4, "little")  # named by a digest, which is looked at
_MADE = TemporaryDirectory(prefix="compiled-")  # gone when the tests end


@cache
def _compiled() -> dict[str, Path]:
    """Return the file that Python keeps of each module, by the path of its source in the repository."""
    made: dict[str, Path] = {}
    for folder in FOLDERS:
        for source in sorted((ROOT / folder).rglob("*.py")):
            file = Path(_MADE.name, str(len(made)))
            file.write_bytes(_compile(source))
            made[source.relative_to(ROOT).as_posix()] = file
    return made


def _compile(path: Path) -> bytes:
    # Mostly it is there already: the tests have loaded the module themselves.
    code = SourceFileLoader("module", str(path)).get_code("module")
    return MAGIC_NUMBER + _CHECKED + source_hash(path.read_bytes()) + marshal.dumps(code)


def lay_out(checkout: Path) -> None:
    """Put beside each module of a checkout what it was compiled to.

    Python does not write into such a file, but puts another in its place: so one may lie in many folders.
    """
    for name, file in _compiled().items():
        source = checkout / name
        if source.is_file():
            kept = Path(cache_from_source(str(source)))
            kept.parent.mkdir(exist_ok=True)
            try:
                kept.hardlink_to(file)
            except OSError:  # on another disk
                shutil.copy(file, kept)
