"""The least that a run can take: `python -m benchmarks.floor read|digest|events|write FOLDER [OUTPUT]`."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path


def read_files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()


def read(folder: Path) -> None:
    """Read the bytes."""
    for _ in read_files(folder):
        pass


def digest(folder: Path) -> None:
    """Read the bytes, and take the SHA-256 of each file."""
    for _, data in read_files(folder):
        hashlib.sha256(data).digest()


def events(folder: Path) -> None:
    """Read the bytes, and let libyaml parse each file once."""
    import yaml  # noqa: PLC0415  # the other floors are without it

    for path, data in read_files(folder):
        if path.suffix == ".yaml":
            for _ in yaml.parse(data, yaml.CSafeLoader):
                pass


def write(folder: Path, output: Path) -> None:
    """Write a built site once more: as many files of the same bytes."""
    made = set()
    for path, data in read_files(folder):
        target = output / path.relative_to(folder)
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)


def main() -> None:
    """Do what is asked."""
    what, *folders = sys.argv[1:]
    floors: dict[str, Callable[..., None]] = {
        "read": read,
        "digest": digest,
        "events": events,
        "write": write,
    }
    floors[what](*map(Path, folders))


if __name__ == "__main__":
    main()
