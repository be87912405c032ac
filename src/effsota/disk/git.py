"""Git asked for objects only: no checkout, no hook, no filter, no configuration but the repository's own."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

MOST_ENTRIES = 100_000
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_OPTIONS = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never")


class RevisionError(Exception):
    """A revision cannot be read; the message says why, for the person who named it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A git repository; `room` is the tracker's folder in it, empty or with a slash at its end.

    `contents` are the blobs that have been read, by id: two revisions share nearly all of theirs.
    """

    folder: Path
    room: str = ""
    contents: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)


class Listed(NamedTuple):
    """One entry of a revision's tree: mode, object id and size in bytes (0 where it has none)."""

    mode: str
    blob: str
    size: int


def find_repository(root: Path) -> Repository:
    """Return the repository that the tracker at `root` lies in.

    Raises:
        RevisionError: if there is none, or git is not installed.
    """
    folder = _ask(root, "rev-parse", "--show-prefix")
    if folder is None:
        raise RevisionError(f"{root} does not lie in a git repository.")
    return Repository(folder=root, room=os.fsdecode(folder.rstrip(b"\n")))


def find_commit(repository: Repository, revision: str) -> str:
    """Return the id of the commit that `revision` names.

    Raises:
        RevisionError: if it names none.
    """
    if not revision.isprintable() or not revision:
        raise RevisionError(f"{revision!a} is no git revision.")
    found = _ask(
        repository.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if found is None:
        raise RevisionError(
            f'"{revision}" is neither a folder with submissions/ nor a git revision known here. '
            "Give one such as main, origin/main or HEAD~1."
        )
    return found.decode("ascii").strip()


def read_commit(repository: Repository) -> str:
    """Return the id of the commit that is checked out.

    Raises:
        RevisionError: if there is none.
    """
    return find_commit(repository, "HEAD")


def read_branch(repository: Repository) -> str | None:
    """Return the branch that is checked out, also before its first commit; None where there is none."""
    return _line(repository, "symbolic-ref", "--short", "--quiet", "HEAD")


def read_remote(repository: Repository) -> str | None:
    """Return the address of the remote `origin`, None where there is none."""
    return _line(repository, "remote", "get-url", "origin")


def _line(repository: Repository, *arguments: str) -> str | None:
    found = _ask(repository.folder, *arguments)
    return None if found is None else os.fsdecode(found).strip()


def find_merge_base(repository: Repository, first: str, second: str) -> str | None:
    """Return the commit where two commits parted, None where they share no history."""
    found = _ask(repository.folder, "merge-base", first, second)
    return None if found is None else found.decode("ascii").strip()


def list_entries(repository: Repository, commit: str) -> dict[str, Listed]:
    """Return every entry of a commit's tree by its path in the repository; no name is too strange.

    Raises:
        RevisionError: if there are more than 100,000 of them.
    """
    listing = _demand(repository, "ls-tree", "-r", "-z", "-l", "--full-tree", commit)
    lines = listing.split(b"\0")[:-1]
    if len(lines) > MOST_ENTRIES:
        raise RevisionError(f"{commit} holds {len(lines):,} files, more than the {MOST_ENTRIES:,} allowed.")
    return dict(map(_read_line, lines))


def _read_line(line: bytes) -> tuple[str, Listed]:
    head, _, path = line.partition(b"\t")
    mode, _, blob, size = head.decode("ascii").split()
    entry = Listed(mode, blob, int(size) if size.isdecimal() else 0)
    return path.decode("utf-8", errors="surrogateescape"), entry


def read_blobs(repository: Repository, blobs: frozenset[str]) -> dict[str, bytes]:
    """Return the content of blobs by id."""
    wanted = sorted(blobs - repository.contents.keys())
    asked = "".join(f"{blob}\n" for blob in wanted).encode()
    output, at = _demand(repository, "cat-file", "--batch", data=asked) if wanted else b"", 0
    for blob in wanted:
        end = output.index(b"\n", at)
        size = int(output[at:end].split()[2])
        repository.contents[blob] = output[end + 1 : end + 1 + size]
        at = end + size + 2
    return {blob: repository.contents[blob] for blob in blobs}


def _demand(repository: Repository, *arguments: str, data: bytes = b"") -> bytes:
    output = _ask(repository.folder, *arguments, data=data)
    if output is None:
        raise RevisionError(f"git {arguments[0]} failed in {repository.folder}.")
    return output


def _ask(folder: Path, *arguments: str, data: bytes = b"") -> bytes | None:
    """Return what git prints, None where it fails."""
    try:
        answer = subprocess.run(  # noqa: S603  # fixed program and options; revisions come after their check
            ["git", "--no-replace-objects", "--literal-pathspecs", *_OPTIONS, *arguments],  # noqa: S607
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath), **_ENVIRONMENT},
            input=data,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise RevisionError("git is not installed; it is needed to read revisions.") from error
    return answer.stdout if answer.returncode == 0 else None
