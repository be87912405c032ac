"""A built site made ready to be published: plain files only, the commit it shows, and a sum of each."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from automation.host import SHA

SUMS, BUILD = "SHA256SUMS", "build.json"


class UnfitSiteError(Exception):
    """The site holds something that must not be published."""


def seal(site: Path, *, commit: str) -> int:
    """Write the commit into build.json, and SHA256SUMS anew; return how many files the sums cover.

    Raises:
        UnfitSiteError: if something in it is no plain file (publishing would follow a link), or it is empty.
    """
    if not SHA.fullmatch(commit):
        raise UnfitSiteError("the commit is not named by its full id")
    paths = sorted(site.rglob("*"))
    odd = [path for path in paths if path.is_symlink() or not (path.is_file() or path.is_dir())]
    if odd:
        raise UnfitSiteError(f"{odd[0].relative_to(site).as_posix()!a} is no plain file")
    if not (site / "index.html").is_file():
        raise UnfitSiteError("there is no index.html")
    build = site / BUILD
    known = json.loads(build.read_text("utf-8")) if build.is_file() else {}
    build.write_text(json.dumps({**known, "commit": commit}, indent=1) + "\n", "utf-8")
    files = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.name != SUMS
    )
    lines = [f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n" for name in files]
    (site / SUMS).write_text("".join(lines), "utf-8")
    return len(files)


def main() -> int:
    """Seal the folder of the first argument as built from the commit of the second."""
    count = seal(Path(sys.argv[1]), commit=sys.argv[2])
    print(f"{count:,} files, each with its sum in {SUMS}.")
    return 0
