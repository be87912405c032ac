"""What a git repository holds, read as objects: revisions, their history, trees and blobs; no checkout."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from effsota.disk.git_answers import (
    Answer,
    Repository,
    RevisionError,
    ask,
    ask_line,
    demand,
    is_damaged,
    reason_of,
    tell_damage,
    tell_lack,
)

MOST_ENTRIES = 100_000
_SHA1_DIGITS = 40  # of an id in a repository of that hash; in one of SHA-256 it has 64


class Listed(NamedTuple):
    """One entry of a revision's tree: mode, object id and size in bytes (0 where it has none)."""

    mode: str
    blob: str
    size: int


def find_repository(root: Path) -> Repository:
    """Return the repository that the tracker at `root` lies in.

    Raises:
        RevisionError: if there is none that can be read, or git is not installed.
    """
    repository = Repository(folder=root)
    answer = ask(repository, "rev-parse", "--show-prefix")
    if _is_of_another(answer):
        # The user's own settings are not read but for this: which folders of others are trusted.
        repository = Repository(folder=root, trusted=_read_trusted())
        answer = ask(repository, "rev-parse", "--show-prefix")
    if _is_of_another(answer):
        raise RevisionError(
            f"{root} lies in a git repository that belongs to another user. If you trust it:"
            f" {_command_in(answer, root)}"
        )
    if answer.returncode and b"not a git repository" in answer.stderr:
        raise RevisionError(f"{root} does not lie in a git repository.")
    if answer.returncode:
        raise RevisionError(f"git cannot read the repository of {root}: {reason_of(answer)}.")
    return replace(repository, room=os.fsdecode(answer.stdout.removesuffix(b"\n")))


def _is_of_another(answer: Answer) -> bool:
    return answer.returncode != 0 and b"dubious ownership" in answer.stderr


def _command_in(answer: Answer, root: Path) -> str:
    """Return the command by which one trusts a folder, as git itself writes it."""
    found = re.search(rb"\n\s*(git config --global --add safe\.directory [^\n]+)", answer.stderr)
    return (
        os.fsdecode(found[1])
        if found
        else f"git config --global --add safe.directory {shlex.quote(str(root))}"
    )


def _read_trusted() -> tuple[str, ...]:
    """Return what the user's and the system's settings say of safe.directory; no repository is asked."""
    found: list[str] = []
    for scope in ("--system", "--global"):
        call = ["git", "config", scope, "--null", "--get-all", "safe.directory"]
        answer = subprocess.run(call, cwd=os.sep, capture_output=True, check=False)  # noqa: S603  # fixed
        found += map(os.fsdecode, answer.stdout.split(b"\0")[:-1])
    return tuple(found)


def find_commit(repository: Repository, revision: str) -> str:
    """Return the id of the commit that `revision` names.

    Raises:
        RevisionError: if it names none.
    """
    if not revision.isprintable() or not revision:
        raise RevisionError(f"{revision!a} is no git revision.")
    found = ask(repository, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise RevisionError(_tell_unknown(repository, revision, found))
    return found.stdout.decode("ascii").strip()


def _tell_unknown(repository: Repository, revision: str, answer: Answer) -> str:
    """Return why a revision is no commit: it is damaged, or missing, or nothing is called so."""
    if is_damaged(answer):
        return tell_damage(repository, answer)
    named = ask_line(repository, "rev-parse", "--verify", "--end-of-options", revision)
    if named not in {None, revision} and ask(repository, "cat-file", "-e", str(named)).returncode:
        return tell_lack(repository, f"{named} is missing")
    cut_off = " Or its history is cut off: git fetch --unshallow" if _is_shallow(repository) else ""
    return (
        f'"{revision}" is neither a folder with submissions/ nor a git revision known here. '
        f"Give one such as main, origin/main or HEAD~1.{cut_off}"
    )


def read_commit(repository: Repository) -> str:
    """Return the id of the commit that is checked out.

    Raises:
        RevisionError: if there is none.
    """
    return find_commit(repository, "HEAD")


def read_branch(repository: Repository) -> str | None:
    """Return the branch that is checked out, also before its first commit; None where there is none."""
    return ask_line(repository, "symbolic-ref", "--short", "--quiet", "HEAD")


def read_remote(repository: Repository) -> str | None:
    """Return the address of the remote `origin`, None where there is none."""
    return ask_line(repository, "remote", "get-url", "origin")


def find_merge_base(repository: Repository, first: str, second: str) -> str | None:
    """Return the commit where two commits parted, None where they share no history.

    Raises:
        RevisionError: if the history that is here does not reach so far back, or cannot be read.
    """
    answer = ask(repository, "merge-base", first, second)
    if answer.returncode == 0:
        return answer.stdout.decode("ascii").strip()
    if _is_shallow(repository):
        raise RevisionError(
            "The history here is cut off (a shallow clone), before the two parted."
            " Fetch the rest: git fetch --unshallow"
        )
    if answer.stderr:
        raise RevisionError(tell_damage(repository, answer))
    return None


def _is_shallow(repository: Repository) -> bool:
    return ask_line(repository, "rev-parse", "--is-shallow-repository") == "true"


def list_entries(repository: Repository, commit: str) -> dict[str, Listed]:
    """Return every entry of a commit's tree by its path in the repository; no name is too strange.

    Raises:
        RevisionError: if there are more than 100,000 of them, two of one name, or they cannot be read.
    """
    listing = demand(repository, "ls-tree", "-r", "-z", "--full-tree", commit)
    lines = listing.split(b"\0")[:-1]
    if len(lines) > MOST_ENTRIES:
        raise RevisionError(f"{commit} holds {len(lines):,} files, more than the {MOST_ENTRIES:,} allowed.")
    entries = [_read_line(line) for line in lines]
    paths = {path for path, _ in entries}
    if len(paths) < len(entries) or paths & _folders_of(paths):
        raise RevisionError(f"{commit} holds two files of one name: git fsck tells which. No host takes it.")
    sizes = _find_sizes(repository, frozenset(blob for _, (_, kind, blob) in entries if kind == "blob"))
    return {path: Listed(mode, blob, sizes.get(blob, 0)) for path, (mode, _, blob) in entries}


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders in which files lie, and in which these lie."""
    found: set[str] = set()
    waiting = {path.rpartition("/")[0] for path in paths}
    while waiting:
        found |= waiting
        waiting = {folder.rpartition("/")[0] for folder in waiting} - found
    return found


def _read_line(line: bytes) -> tuple[str, tuple[str, str, str]]:
    """Return the path of an entry, and its mode, its kind, and the id of its object."""
    head, _, path = line.partition(b"\t")
    mode, kind, blob = head.decode("ascii").split()
    return path.decode("utf-8", errors="surrogateescape"), (mode, kind, blob)


def _find_sizes(repository: Repository, blobs: frozenset[str]) -> dict[str, int]:
    """Return the size of blobs in bytes by id; git, which looks into each for it, is asked once.

    Raises:
        RevisionError: if one is missing or damaged.
    """
    known = repository.known
    sizes = {blob: size for blob in blobs if (size := known.size_of(blob)) is not None}
    wanted = sorted(blobs - sizes.keys())
    asked = "".join(f"{blob}\n" for blob in wanted).encode()
    check = "--batch-check=%(objectname) %(objectsize)"
    answer = demand(repository, "cat-file", check, data=asked).decode("ascii") if wanted else ""
    for blob, line in zip(wanted, answer.splitlines(), strict=True):
        told = line.rpartition(" ")[2]
        if not told.isdecimal():
            raise RevisionError(tell_lack(repository, f"{blob} is missing"))
        sizes[blob] = int(told)
        if known:
            known.note(blob, sizes[blob])
    return sizes


def read_blobs(repository: Repository, blobs: frozenset[str]) -> dict[str, bytes]:
    """Return the content of blobs by id, which is held against it: git does so only when it fetches.

    Raises:
        RevisionError: if one is missing or damaged, or holds something else.
    """
    wanted = sorted(blobs - repository.contents.keys())
    asked = "".join(f"{blob}\n" for blob in wanted).encode()
    output, at = demand(repository, "cat-file", "--batch", data=asked) if wanted else b"", 0
    for blob in wanted:
        end = output.index(b"\n", at)
        head = output[at:end].split()
        if len(head) < 3:
            raise RevisionError(tell_lack(repository, f"{blob} is missing"))
        size = int(head[2])
        data = output[end + 1 : end + 1 + size]
        if _id_of(data, like=blob) != blob:
            raise RevisionError(tell_lack(repository, f"{blob} holds something else than its id says"))
        repository.contents[blob] = data
        at = end + size + 2
    return {blob: repository.contents[blob] for blob in blobs}


def _id_of(data: bytes, *, like: str) -> str:
    """Return the id of a blob that holds `data`, by the hash of which another id is."""
    named = hashlib.sha1(usedforsecurity=False) if len(like) == _SHA1_DIGITS else hashlib.sha256()
    named.update(b"blob %d\0" % len(data))
    named.update(data)
    return named.hexdigest()


def count_left_out(repository: Repository) -> int:
    """Return how many files below the tracker's folder a sparse checkout leaves out."""
    listing = demand(repository, "ls-files", "-t", "-z", "--", ".")
    return sum(line.startswith(b"S ") for line in listing.split(b"\0"))
