"""A git repository made for one test: files, links, submodules, modes and names as git stores them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "2026-11-22T12:00:00Z",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z",
}


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, and return what it prints."""
    call = ["git", *words]
    done = subprocess.run(call, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return done.stdout


@dataclass(frozen=True)
class Entry:
    """What a path becomes: `data` is the content, a link's target or, for a submodule, the commit's id."""

    data: bytes = b""
    mode: str = "100644"


@dataclass(frozen=True)
class Throwaway:
    """A repository without a work tree, written by git's plumbing alone."""

    folder: Path

    def git(self, *arguments: str, data: bytes = b"", index: Path | None = None) -> str:
        """Return what git prints."""
        environment = ENVIRONMENT | ({"GIT_INDEX_FILE": str(index)} if index else {})
        command = ["git", f"--git-dir={self.folder}", *arguments]
        output = subprocess.run(command, env=environment, input=data, capture_output=True, check=True)
        return output.stdout.decode().strip()

    def commit(
        self, changes: Mapping[str, Entry | None], *parents: str, base: str | None = None, message: str = "x"
    ) -> str:
        """Return a commit that applies changes (None takes a path out) to its first parent, or to `base`."""
        index = self.folder / "index-of-a-test"
        index.unlink(missing_ok=True)
        start = base or (parents[0] if parents else None)
        if start:
            self.git("read-tree", start, index=index)
        gone = b"".join(
            b"0 " + b"0" * 40 + b"\t" + os.fsencode(path) + b"\0"
            for path, entry in changes.items()
            if entry is None
        )
        there = b"".join(self._line(path, entry) for path, entry in changes.items() if entry is not None)
        self.git("update-index", "-z", "--index-info", data=gone + there, index=index)
        tree = self.git("write-tree", "--missing-ok", index=index)
        links = [word for parent in parents for word in ("-p", parent)]
        return self.git("commit-tree", tree, *links, "-m", message)

    def _line(self, path: str, entry: Entry) -> bytes:
        blob = entry.data.decode() if entry.mode == "160000" else self._write_blob(entry.data)
        return f"{entry.mode} {blob}\t".encode() + os.fsencode(path) + b"\0"

    def _write_blob(self, data: bytes) -> str:
        """Return the id of a blob, written as git itself would, without a process for each."""
        whole = b"blob %d\0" % len(data) + data
        name = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        file = self.folder / "objects" / name[:2] / name[2:]
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(zlib.compress(whole, 1))
        return name


def make_throwaway(folder: Path) -> Throwaway:
    """Return an empty repository in a folder."""
    command: Sequence[str] = ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(folder)]
    subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)
    return Throwaway(folder)
